"""Mails as SES puts them into its bucket."""

from email.message import EmailMessage
from email.utils import make_msgid
from typing import Any

from chalicelib.kernel import ids
from chalicelib.kernel.aws import clients
from chalicelib.kernel.settings import settings
from tests.support.api_client import ApiClient


def ses_headers(
    sender: str, to: str, *, dmarc: str = "pass", spf: str = "pass", virus: str = "PASS", spam: str = "PASS"
) -> bytes:
    """What SES writes on top of a mail."""
    domain = sender.rpartition("@")[2]
    return (
        f"Return-Path: <{sender}>\r\n"
        f"Received: from mail.{domain} (mail.{domain} [203.0.113.5])\r\n"
        f" by inbound-smtp.sa-east-1.amazonaws.com with SMTP id abc123\r\n"
        f" for {to};\r\n Mon, 23 Nov 2026 12:00:00 +0000 (UTC)\r\n"
        f"X-SES-Spam-Verdict: {spam}\r\n"
        f"X-SES-Virus-Verdict: {virus}\r\n"
        f"Received-SPF: {spf} (spfCheck: domain of {domain} designates 203.0.113.5 as permitted sender)\r\n"
        f"Authentication-Results: amazonses.com;\r\n"
        f" spf={spf} (spfCheck: domain of {domain} designates 203.0.113.5 as permitted sender)"
        f" client-ip=203.0.113.5; envelope-from={sender}; helo=mail.{domain};\r\n"
        f" dkim={dmarc} header.i=@{domain};\r\n"
        f" dmarc={dmarc} header.from={domain};\r\n"
        f"X-SES-RECEIPT: AEFBQUFB\r\n"
        f"X-SES-DKIM-SIGNATURE: a=rsa-sha256; q=dns/txt\r\n"
        f"Received: by mail.{domain} with ESMTPSA id 77; Mon, 23 Nov 2026 11:59:58 +0000\r\n"
    ).encode()


def answer(
    sender: str,
    to: str,
    text: str = "Gracias, ya anda.",
    *,
    headers: dict[str, str] | None = None,
    files: list[tuple[str, str, bytes]] | None = None,
    **verdicts: Any,
) -> bytes:
    """A mail of somebody, as SES stores it. `files` are (name, type, content)."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = f"Ana <{sender}>", to, "Re: Ticket 1"
    mail["Message-ID"] = make_msgid(domain=sender.rpartition("@")[2])
    mail["Date"] = "Mon, 23 Nov 2026 12:00:00 +0000"
    for name, value in (headers or {}).items():
        del mail[name]
        mail[name] = value
    mail.set_content(text)
    for name, kind, content in files or []:
        main, _, sub = kind.partition("/")
        mail.add_attachment(content, maintype=main, subtype=sub, filename=name)
    return ses_headers(sender, to, **verdicts) + mail.as_bytes()


def arrive(api_client: ApiClient, raw: bytes, key: str = "") -> str:
    """Put a mail into the bucket as SES does, and run what that sets off; answers its key."""
    api_client.now.forward(seconds=1)
    key = key or f"received/{ids.new_id('mail')}"
    clients.client("s3").put_object(Bucket=settings().mail_bucket, Key=key, Body=raw)
    api_client.deliver()
    return key
