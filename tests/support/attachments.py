"""Hands files in as a browser does."""

from chalicelib.kernel.aws import files
from tests.support.api_client import Page, Reply
from tests.support.images import png


def hand_in(
    page: Page,
    content: bytes,
    filename: str = "foto.png",
    content_type: str = "image/png",
    customer_id: str = "",
) -> str:
    """Ask for a form and do what S3 does when it is posted; answers the file's id. Staff name the customer."""
    asked = page.post(
        "/attachments",
        {"filename": filename, "content_type": content_type, "size": len(content)}
        | ({"customer_id": customer_id} if customer_id else {}),
    )
    assert asked.status == 201, asked.text
    files.put_file(asked.json["fields"]["key"], content, content_type)
    attachment_id: str = asked.json["attachment_id"]
    return attachment_id


def examine(page: Page, attachment_id: str, customer_id: str = "") -> Reply:
    """Have a file examined."""
    body = {"customer_id": customer_id} if customer_id else {}
    return page.post(f"/attachments/{attachment_id}/examined", body)


def attach(
    page: Page, content: bytes | None = None, filename: str = "foto.png", customer_id: str = ""
) -> str:
    """Hand a picture in and have it examined; answers its id, which a text may bring along."""
    attachment_id = hand_in(page, content or png(), filename, customer_id=customer_id)
    reply = examine(page, attachment_id, customer_id)
    assert reply.status == 200, reply.text
    return attachment_id
