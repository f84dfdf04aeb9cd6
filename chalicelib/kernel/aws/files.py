"""Files in S3: put, presigned upload and download, and objects written part by part."""

from collections.abc import Generator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import TracebackType
from typing import Any, Self
from urllib.parse import quote, urlsplit

from botocore.exceptions import ClientError

from chalicelib.kernel import clock
from chalicelib.kernel.aws.clients import client
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.settings import settings

DOWNLOAD_SECONDS = 120
UPLOAD_SECONDS = 600
READ_BYTES = 256 * 1024
"""How much of a file is in memory while it is read piece by piece."""
PART_BYTES = 5 * 1024 * 1024
"""S3's smallest multipart part."""


@dataclass(frozen=True, slots=True)
class Download:
    """Where a browser may fetch a file, for two minutes."""

    url: str
    filename: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class UploadForm:
    """A form that a browser posts a file with, straight to S3. The file goes last, as `file`."""

    url: str
    fields: dict[str, str]
    expires_at: datetime


def upload_form(key: str, content_type: str, *, max_bytes: int) -> UploadForm:
    """A form good for one key, one content type and a bounded size, for ten minutes.

    What arrives is a claim, not a fact: it has to be examined before it counts.
    """
    s3 = client("s3", settings().files_origin) if settings().files_origin else client("s3")
    made = s3.generate_presigned_post(
        settings().files_bucket,
        key,
        Fields={"Content-Type": content_type},
        Conditions=[{"Content-Type": content_type}, ["content-length-range", 1, max_bytes]],
        ExpiresIn=UPLOAD_SECONDS,
    )
    return UploadForm(made["url"], made["fields"], clock.now() + timedelta(seconds=UPLOAD_SECONDS))


def browser_origin() -> str:
    """The origin that forms and links lead browsers to: a page that uses them has to allow it."""
    if settings().files_origin:
        return settings().files_origin
    url = client("s3").generate_presigned_url(
        "get_object", Params={"Bucket": settings().files_bucket, "Key": "any"}
    )
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def file_size(key: str) -> int | None:
    """How many bytes a file has, or None when there is none."""
    try:
        answer = client("s3").head_object(Bucket=settings().files_bucket, Key=key)
    except ClientError as error:
        if error.response["ResponseMetadata"]["HTTPStatusCode"] == 404:
            return None
        raise
    size: int = answer["ContentLength"]
    return size


def remove_file(key: str) -> None:
    """Take a file away."""
    client("s3").delete_object(Bucket=settings().files_bucket, Key=key)


def put_file(key: str, body: bytes, content_type: str) -> None:
    """Keep a file in the files bucket."""
    client("s3").put_object(Bucket=settings().files_bucket, Key=key, Body=body, ContentType=content_type)


def put_sealed(key: str, body: bytes, content_type: str) -> bytes:
    """Keep a file for good in the bucket of what is sealed; answers the one that is kept.

    There is only ever one: the first one stored is returned (S3's `If-None-Match`).
    """
    try:
        client("s3").put_object(
            Bucket=settings().sealed_bucket, Key=key, Body=body, ContentType=content_type, IfNoneMatch="*"
        )
    except ClientError as error:
        if error.response["ResponseMetadata"]["HTTPStatusCode"] not in (409, 412):
            raise
        kept = get_file(key, sealed=True)
        if kept is None:  # somebody else's is on its way: whoever called tries again
            raise
        return kept
    return body


def get_file(key: str, *, sealed: bool = False) -> bytes | None:
    """A file's bytes, or None when there is none; `sealed` looks in the bucket of what is sealed."""
    bucket = settings().sealed_bucket if sealed else settings().files_bucket
    try:
        answer = client("s3").get_object(Bucket=bucket, Key=key)
    except ClientError as error:
        if error.response["Error"]["Code"] in ("NoSuchKey", "404"):
            return None
        raise
    content: bytes = answer["Body"].read()
    return content


@dataclass(frozen=True, slots=True)
class SealedHistory:
    """All that was ever done to a key in the bucket of what is sealed."""

    key: str
    versions: tuple[str, ...]
    """Their ids, the oldest first: one, where nobody wrote it again."""
    hidden: bool
    """Whether somebody tried to take it away: a mark over it, since the versions stay."""


def sealed_history(prefix: str) -> list[SealedHistory]:
    """What is kept under keys that begin so, hidden or not, by the key. Only operators may list it."""
    versions: dict[str, list[str]] = {}
    hidden: set[str] = set()
    pages = client("s3").get_paginator("list_object_versions")
    for page in pages.paginate(Bucket=settings().sealed_bucket, Prefix=prefix):
        for entry in page.get("Versions", ()):  # the newest of a key first
            versions.setdefault(entry["Key"], []).insert(0, entry["VersionId"])
        hidden |= {entry["Key"] for entry in page.get("DeleteMarkers", ())}
    return [
        SealedHistory(key, tuple(versions.get(key, ())), key in hidden)
        for key in sorted({*versions, *hidden})
    ]


def sealed_version(key: str, version: str) -> bytes:
    """What was kept under a key in the bucket of what is sealed, as one of its versions."""
    answer = client("s3").get_object(Bucket=settings().sealed_bucket, Key=key, VersionId=version)
    content: bytes = answer["Body"].read()
    return content


def read_file(key: str, start: int = 0) -> Generator[bytes, None, None]:
    """A file's bytes from a place on, piece by piece. NotFoundError when it is gone. Close the iterator when done."""
    extent = {"Range": f"bytes={start}-"} if start else {}
    try:
        answer = client("s3").get_object(Bucket=settings().files_bucket, Key=key, **extent)
    except ClientError as error:
        if error.response["Error"]["Code"] in ("NoSuchKey", "404"):
            raise NotFoundError("the file is gone", code="file_gone") from error
        raise
    with closing(answer["Body"]) as body:
        yield from body.iter_chunks(READ_BYTES)


def has_file(key: str) -> bool:
    """Whether a file is there."""
    return file_size(key) is not None


def content_disposition(filename: str) -> str:
    """`attachment` with a name in any script (RFC 6266, RFC 8187)."""
    ascii_name = (
        filename.encode("ascii", "replace").decode().replace("?", "_").replace('"', "_").replace("\\", "_")
    )
    return f"attachment; filename=\"{ascii_name}\"; filename*=UTF-8''{quote(filename, safe='')}"


def picture_url(key: str, content_type: str) -> str:
    """A presigned GET of two minutes, for a picture on a page."""
    s3 = client("s3", settings().files_origin) if settings().files_origin else client("s3")
    url = s3.generate_presigned_url(
        "get_object",
        Params={"Bucket": settings().files_bucket, "Key": key, "ResponseContentType": content_type},
        ExpiresIn=DOWNLOAD_SECONDS,
    )
    return str(url)


def download(key: str, filename: str, content_type: str, *, sealed: bool = False) -> Download:
    """A presigned GET of two minutes, served as an attachment; `sealed` from the bucket of what is sealed."""
    s3 = client("s3", settings().files_origin) if settings().files_origin else client("s3")
    url = s3.generate_presigned_url(
        "get_object",
        Params={
            "Bucket": settings().sealed_bucket if sealed else settings().files_bucket,
            "Key": key,
            "ResponseContentDisposition": content_disposition(filename),
            "ResponseContentType": content_type,
        },
        ExpiresIn=DOWNLOAD_SECONDS,
    )
    return Download(str(url), filename, clock.now() + timedelta(seconds=DOWNLOAD_SECONDS))


class MultipartFile:
    """A file written in order and never whole in memory. Leaving the block by an error keeps nothing."""

    def __init__(self, key: str, content_type: str) -> None:
        self._key = key
        self._content_type = content_type
        self._parts: list[Mapping[str, Any]] = []
        self._buffer = bytearray()

    def __enter__(self) -> Self:
        answer = client("s3").create_multipart_upload(
            Bucket=settings().files_bucket, Key=self._key, ContentType=self._content_type
        )
        self._upload = {"Bucket": settings().files_bucket, "Key": self._key, "UploadId": answer["UploadId"]}
        return self

    def write(self, data: bytes) -> None:
        """Add bytes at the end; a part is sent whenever 5 MiB have gathered."""
        self._buffer += data
        if len(self._buffer) >= PART_BYTES:
            self._flush()

    def _flush(self) -> None:
        number = len(self._parts) + 1
        answer = client("s3").upload_part(**self._upload, PartNumber=number, Body=bytes(self._buffer))
        self._parts.append({"PartNumber": number, "ETag": answer["ETag"]})
        self._buffer.clear()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:
            client("s3").abort_multipart_upload(**self._upload)
            return
        if self._buffer or not self._parts:
            self._flush()
        client("s3").complete_multipart_upload(**self._upload, MultipartUpload={"Parts": self._parts})
