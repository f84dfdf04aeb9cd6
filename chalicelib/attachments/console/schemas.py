"""Request schemas of attachments in the console."""

from typing import Annotated

from pydantic import Field

from chalicelib.attachments.schemas import AttachmentIn
from chalicelib.kernel.http.schemas import StrictIn


class ConsoleAttachmentIn(AttachmentIn):
    """A file to upload for a customer's thread."""

    customer_id: Annotated[str, Field(max_length=40)]


class ExaminedIn(StrictIn):
    """The customer whose thread the file was uploaded for."""

    customer_id: Annotated[str, Field(max_length=40)]
