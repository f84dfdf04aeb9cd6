"""Follows a download's link as S3 would."""

from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from chalicelib.kernel.aws import files
from chalicelib.kernel.settings import settings


def fetch(download: dict[str, Any]) -> bytes:
    """The bytes behind a link, which has to be signed, short-lived, and an attachment with the name told."""
    parts = urlsplit(download["url"])
    query = {name: values[0] for name, values in parse_qs(parts.query).items()}
    assert query["X-Amz-Signature"]
    assert int(query["X-Amz-Expires"]) == files.DOWNLOAD_SECONDS
    assert query["response-content-disposition"] == files.content_disposition(download["filename"])
    key = unquote(parts.path).lstrip("/").removeprefix(f"{settings().files_bucket}/")
    content = files.get_file(key)
    assert content is not None
    return content
