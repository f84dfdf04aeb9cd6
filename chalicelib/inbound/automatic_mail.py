"""Tells mail that a machine sent from mail that a person did (RFC 3834). Pure.

What a machine sent is neither joined nor answered: two machines that answer each other never end.
"""

import re
from collections.abc import Iterator

from chalicelib.inbound.parsing.message import Mail

_BULK = frozenset(("bulk", "junk", "list", "auto_reply"))
_MARKS = (
    "list-id", "list-post", "x-auto-response-suppress", "x-autoreply", "x-autorespond", "x-autoresponder",
    "x-mailer-daemon", "x-failed-recipients", "x-loop", "x-autoreply-from",
)  # fmt: skip
_ROBOTS = re.compile(
    r"(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|noresponder|no-responder|nao-?responda|bounces?"
    r"|auto-?reply|listserv|majordomo)(?:[+.=-].*)?@"
)
_SUBJECTS = re.compile(
    r"\s*(?:auto(?:matic)? ?(?:reply|response)|out of (?:the )?office|respuesta autom[aá]tica|fuera de (?:la )?oficina"
    r"|resposta autom[aá]tica|ausente do escrit[oó]rio|fora do escrit[oó]rio|autorespuesta|undelivered mail"
    r"|delivery status notification|mail delivery)\b",
    re.IGNORECASE,
)


def why_automatic(mail: Mail, own_addresses: frozenset[str], own_domain: str) -> str:
    """By which sign a machine sent it; nothing for mail of a person.

    `own_addresses` are those that we send from, `own_domain` is in the ids that we give to messages.
    """
    return next((sign for sign, holds in _signs(mail, own_addresses, own_domain) if holds), "")


def _signs(mail: Mail, own_addresses: frozenset[str], own_domain: str) -> Iterator[tuple[str, bool]]:
    submitted = (mail.header("auto-submitted") or "no").split(";")[0].split("(")[0].strip().lower()
    yield "auto-submitted", submitted not in ("", "no")
    yield "precedence", any(value.strip().lower() in _BULK for value in mail.all("precedence"))
    yield from ((name, mail.header(name) is not None) for name in _MARKS)
    # An empty way back: whoever sends so does not want to hear of it (RFC 5321 4.5.5).
    yield "return-path", mail.header("return-path") is not None and not _way_back(mail)
    yield "report", mail.content_type in ("multipart/report", "message/delivery-status")
    yield "ours", mail.sender in own_addresses or mail.message_id.rstrip(">").endswith(f"@{own_domain}")
    yield "robot", _ROBOTS.match(mail.sender) is not None
    yield "subject", _SUBJECTS.match(mail.subject) is not None


def _way_back(mail: Mail) -> str:
    return (mail.header("return-path") or "").strip("<> ")
