"""What is said and taken about attachments, and the pieces that threads' schemas are made of."""

from datetime import datetime
from typing import Annotated

from pydantic import Field, StrictInt, StringConstraints

from chalicelib.kernel.http.schemas import Schema, StrictIn

MAX_FILES = 10
"""Files of one text."""
AttachmentId = Annotated[str, StringConstraints(pattern=r"^att_[0-9A-HJKMNP-TV-Z]{26}$")]
AttachmentIds = Annotated[list[AttachmentId], Field(max_length=MAX_FILES)]
"""What a text brings along: files that were handed in and examined."""


class AttachmentIn(StrictIn):
    """A file that is to be handed in."""

    filename: Annotated[str, Field(min_length=1, max_length=500)]
    content_type: Annotated[str, Field(max_length=100)]
    size: Annotated[StrictInt, Field(ge=1)]
    """Bytes; 10 MB at most."""


class ConsoleAttachmentIn(AttachmentIn):
    """A file that staff hand in for one of a customer's threads."""

    customer_id: Annotated[str, Field(max_length=40)]


class ExaminedIn(StrictIn):
    """For which customer's thread staff handed the file in."""

    customer_id: Annotated[str, Field(max_length=40)]


class AttachmentUploadOut(Schema):
    """A form to post the file with: the fields in their order, then `file`."""

    attachment_id: str
    url: str
    fields: dict[str, str]
    expires_at: datetime


class AttachmentOut(Schema):
    """A file that was examined."""

    attachment_id: str
    filename: str
    content_type: str
    size: int
    """Bytes, as kept."""
    width: int | None
    """Pixels, of pictures."""
    height: int | None
    thumbnail_url: str | None
    """A small JPEG of a picture, for two minutes."""
