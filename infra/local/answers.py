"""Answers to mails of the inbox, as SES would put them into its bucket: its verdicts on top, quoting as people do."""

import base64
from collections.abc import Mapping
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid, parseaddr
from typing import Any

from chalicelib.kernel import clock


def write_answer(asked: Mapping[str, Any]) -> bytes:
    """A mail from `from` to `to`. ValueError or KeyError for what is no answer.

    `asked` is `{"from", "to", "subject", "text", "quoted", "files": [{"name", "type", "data"}]}`, files in base64.
    """
    sender, to = parseaddr(str(asked["from"]))[1], parseaddr(str(asked["to"]))[1]
    if "@" not in sender or "@" not in to:
        raise ValueError("an answer goes from one address to another")
    now = clock.now()
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = sender, to, _subject(str(asked.get("subject") or ""))
    mail["Date"], mail["Message-ID"] = format_datetime(now), make_msgid(domain=sender.rpartition("@")[2])
    quoted = "".join(f"> {line}\n" for line in str(asked.get("quoted") or "").splitlines())
    said = f"\n\nEl {now:%d/%m/%Y} a las {now:%H:%M}, {to} escribió:\n\n{quoted}" if quoted else ""
    mail.set_content(str(asked["text"]) + said)
    for file in asked.get("files") or ():
        kind, _, subtype = str(file["type"] or "application/octet-stream").partition("/")
        mail.add_attachment(
            base64.b64decode(file["data"]),
            maintype=kind,
            subtype=subtype or "octet-stream",
            filename=file["name"],
        )
    return _by_ses(sender, to, now) + mail.as_bytes()


def _subject(text: str) -> str:
    plain = " ".join(text.split())
    return plain if plain.lower().startswith("re:") else f"Re: {plain}"


def _by_ses(sender: str, to: str, now: datetime) -> bytes:
    domain = sender.rpartition("@")[2]
    results = (
        f"amazonses.com; spf=pass client-ip=127.0.0.1; envelope-from={sender}; helo=mail.{domain};"
        f" dkim=pass header.i=@{domain}; dmarc=pass header.from={domain};"
    )
    lines = (
        f"Return-Path: <{sender}>",
        f"Received: from mail.{domain} by inbound-smtp.local.amazonaws.com for {to}; {format_datetime(now)}",
        "X-SES-Spam-Verdict: PASS",
        "X-SES-Virus-Verdict: PASS",
        f"Authentication-Results: {results}",
        f"Received: by mail.{domain}; {format_datetime(now)}",
    )
    return "".join(f"{line}\r\n" for line in lines).encode()
