"""E-mail by SES, as raw MIME: text and HTML side by side."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.utils import formataddr, formatdate, make_msgid
from html import escape

from chalicelib.kernel.aws.clients import client
from chalicelib.kernel.settings import settings

TENANT_TAG = "tenant"
"""Of each message: SES repeats it when it says that a mail bounced, so that we know whose it was."""


@dataclass(frozen=True, slots=True)
class Email:
    """One message to one address. `text` is required; the HTML is made from it when absent."""

    sender: str
    sender_name: str
    to: str
    subject: str
    text: str
    html: str = ""
    tenant: str = ""
    reply_to: str = ""
    message_id: str = ""
    """The same for the same delivery (`message_id_of`); SES puts its own in its place, other servers keep it."""
    headers: Mapping[str, str] = field(default_factory=dict)


def send_email(email: Email) -> str:
    """Hand a message to SES; answers SES's id. botocore's ClientError when SES refuses it.

    It is tried once: the client would try again after a time-out too, and the mail would come twice.
    """
    message = EmailMessage()
    for name, value in (_headers(email) | dict(email.headers)).items():
        message[name] = value
    message.set_content(email.text)
    message.add_alternative(email.html or f"<pre>{escape(email.text)}</pre>", subtype="html")
    answer = client("ses").send_raw_email(
        Source=email.sender, Destinations=[email.to], RawMessage={"Data": message.as_bytes()}
    )
    return str(answer["MessageId"])


def _headers(email: Email) -> dict[str, str]:
    """What every mail of ours says of itself."""
    headers = {
        "From": formataddr((email.sender_name, email.sender)),
        "To": email.to,
        "Subject": email.subject.replace("\n", " ").replace("\r", " "),
        "Date": formatdate(localtime=False),
        "Message-ID": email.message_id or make_msgid(domain=email.sender.rpartition("@")[2]),
        "Auto-Submitted": "auto-generated",  # RFC 3834: robots need not answer
        "X-SES-CONFIGURATION-SET": settings().email_configuration_set,
    }
    if email.tenant:
        headers["X-SES-MESSAGE-TAGS"] = f"{TENANT_TAG}={email.tenant}"
    if email.reply_to:
        headers["Reply-To"] = email.reply_to
    return headers


def message_id_of(*parts: str) -> str:
    """A Message-ID (RFC 5322) that is the same for the same parts, such as a tenant and a delivery's id."""
    digest = hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]
    return f"<{digest}@{settings().email_sender.rpartition('@')[2]}>"


def is_sender_verified() -> bool:
    """Whether SES lets us send from the deployment's address: its domain or the address itself is verified."""
    address = settings().email_sender
    identities = [address, address.rpartition("@")[2]]
    answer = client("ses").get_identity_verification_attributes(Identities=identities)
    states = answer["VerificationAttributes"].values()
    return any(state["VerificationStatus"] == "Success" for state in states)
