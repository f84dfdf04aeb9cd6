"""Mails as they arrived, down to their headers."""

import email
import email.policy
from email.message import EmailMessage

from moto.core.models import DEFAULT_ACCOUNT_ID
from moto.ses.models import ses_backends

from tests.support.api_client import ApiClient


def mails(api_client: ApiClient) -> list[EmailMessage]:
    """Every mail, oldest first; what is still queued is sent first."""
    api_client.deliver()
    sent = ses_backends[DEFAULT_ACCOUNT_ID][api_client.resources.region].sent_messages
    return [email.message_from_bytes(raw.raw_data.encode(), policy=email.policy.default) for raw in sent]


def html_of(mail: EmailMessage) -> str:
    """The HTML side of a mail."""
    body = mail.get_body(("html",))
    assert body is not None
    content: str = body.get_content()
    return content


def text_of(mail: EmailMessage) -> str:
    """The plain side of a mail."""
    body = mail.get_body(("plain",))
    assert body is not None
    content: str = body.get_content()
    return content
