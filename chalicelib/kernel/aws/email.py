"""E-mail by SES, as raw MIME: text and HTML side by side."""

from dataclasses import dataclass, field
from email.message import EmailMessage
from email.utils import formataddr, formatdate, make_msgid
from html import escape

from chalicelib.kernel.aws.clients import client
from chalicelib.kernel.settings import settings


@dataclass(frozen=True, slots=True)
class Email:
    """One message to one address. `text` is required; the HTML is made from it when absent."""

    sender: str
    sender_name: str
    to: str
    subject: str
    text: str
    html: str = ""
    headers: dict[str, str] = field(default_factory=dict)


def send_email(email: Email) -> str:
    """Hand a message to SES; answers SES's id. botocore's ClientError when SES refuses it."""
    message = EmailMessage()
    message["From"] = formataddr((email.sender_name, email.sender))
    message["To"] = email.to
    message["Subject"] = email.subject.replace("\n", " ").replace("\r", " ")
    message["Date"] = formatdate(localtime=False)
    message["Message-ID"] = make_msgid(domain=email.sender.rpartition("@")[2])
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: robots need not answer
    for name, value in email.headers.items():
        del message[name]  # a message may say better than we what it is
        message[name] = value
    message.set_content(email.text)
    message.add_alternative(email.html or f"<pre>{escape(email.text)}</pre>", subtype="html")
    answer = client("ses").send_raw_email(
        Source=email.sender, Destinations=[email.to], RawMessage={"Data": message.as_bytes()}
    )
    return str(answer["MessageId"])


def is_sender_verified() -> bool:
    """Whether SES lets us send from the deployment's address: its domain or the address itself is verified."""
    address = settings().email_sender
    identities = [address, address.rpartition("@")[2]]
    answer = client("ses").get_identity_verification_attributes(Identities=identities)
    states = answer["VerificationAttributes"].values()
    return any(state["VerificationStatus"] == "Success" for state in states)
