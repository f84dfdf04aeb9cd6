"""Schemas of attachments, shared by both surfaces and by the schemas of threads."""

from datetime import datetime
from typing import Annotated

from pydantic import Field, StrictInt, StringConstraints

from chalicelib.kernel.http.schemas import Schema, StrictIn

MAX_FILES = 10
"""Files per message."""
AttachmentId = Annotated[str, StringConstraints(pattern=r"^att_[0-9A-HJKMNP-TV-Z]{26}$")]
AttachmentIds = Annotated[list[AttachmentId], Field(max_length=MAX_FILES)]
"""Files attached to a message, uploaded and validated before."""


class AttachmentIn(StrictIn):
    """A file to upload."""

    filename: Annotated[str, Field(min_length=1, max_length=500)]
    content_type: Annotated[str, Field(max_length=100)]
    size: Annotated[StrictInt, Field(ge=1)]
    """Bytes, at most 10 MB."""


class AttachmentUploadOut(Schema):
    """Form to upload the file with: post the fields in order, then `file`."""

    attachment_id: str
    url: str
    fields: dict[str, str]
    expires_at: datetime


class AttachmentOut(Schema):
    """A validated file."""

    attachment_id: str
    filename: str
    content_type: str
    size: int
    """Bytes, as stored."""
    width: int | None
    """Pixels, for images."""
    height: int | None
    thumbnail_url: str | None
    """URL of an image's small JPEG, valid for two minutes."""
