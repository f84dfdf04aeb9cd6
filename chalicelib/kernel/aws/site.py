"""The site bucket: published pages and the built front end."""

from collections.abc import Iterator, Mapping

from botocore.exceptions import ClientError

from chalicelib.kernel.aws.clients import client
from chalicelib.kernel.ids import RESERVED_SLUGS, SLUG
from chalicelib.kernel.settings import settings


def publish(
    key: str, body: bytes, content_type: str, *, cache_control: str, metadata: Mapping[str, str]
) -> None:
    """Put one object in place of the one before: S3 shows either the old or the new, never a mixture."""
    client("s3").put_object(
        Bucket=settings().site_bucket,
        Key=key,
        Body=body,
        ContentType=content_type,
        CacheControl=cache_control,
        Metadata=dict(metadata),
    )


def read(key: str) -> bytes | None:
    """An object of the site, or None when there is none."""
    try:
        answer = client("s3").get_object(Bucket=settings().site_bucket, Key=key)
    except ClientError as error:
        if error.response["Error"]["Code"] in ("NoSuchKey", "404"):
            return None
        raise
    content: bytes = answer["Body"].read()
    return content


def tenants() -> Iterator[str]:
    """The tenants that have a published page: the folders of the site that are not our own."""
    pages = client("s3").get_paginator("list_objects_v2")
    for page in pages.paginate(Bucket=settings().site_bucket, Delimiter="/"):
        for prefix in page.get("CommonPrefixes", ()):
            name = prefix["Prefix"].rstrip("/")
            if SLUG.fullmatch(name) and name not in RESERVED_SLUGS:
                yield name
