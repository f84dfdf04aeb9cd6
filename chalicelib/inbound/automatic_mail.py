"""Detects mail that was sent automatically (RFC 3834). Pure.

Automatic mail is neither added to a thread nor answered, to prevent mail loops.
"""

import re
from collections.abc import Iterator

from chalicelib.inbound.parsing.message import Mail

_BULK_PRECEDENCES = frozenset(("bulk", "junk", "list", "auto_reply"))
_AUTOMATIC_HEADERS = (
    "list-id", "list-post", "x-auto-response-suppress", "x-autoreply", "x-autorespond", "x-autoresponder",
    "x-mailer-daemon", "x-failed-recipients", "x-loop", "x-autoreply-from",
)  # fmt: skip
_ROBOT_SENDERS = re.compile(
    r"(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|noresponder|no-responder|nao-?responda|bounces?"
    r"|auto-?reply|listserv|majordomo)(?:[+.=-].*)?@"
)
_AUTOMATIC_SUBJECTS = re.compile(
    r"\s*(?:auto(?:matic)? ?(?:reply|response)|out of (?:the )?office|respuesta autom[aá]tica|fuera de (?:la )?oficina"
    r"|resposta autom[aá]tica|ausente do escrit[oó]rio|fora do escrit[oó]rio|autorespuesta|undelivered mail"
    r"|delivery status notification|mail delivery)\b",
    re.IGNORECASE,
)


def find_automatic_sign(mail: Mail, own_addresses: frozenset[str], own_domain: str) -> str:
    """Return the sign by which a mail is automatic; empty for mail from a person.

    `own_addresses` are our sender addresses, `own_domain` is the domain of our message ids.
    """
    return next((sign for sign, holds in _signs(mail, own_addresses, own_domain) if holds), "")


def _signs(mail: Mail, own_addresses: frozenset[str], own_domain: str) -> Iterator[tuple[str, bool]]:
    submitted = (mail.header("auto-submitted") or "no").split(";")[0].split("(")[0].strip().lower()
    yield "auto-submitted", submitted not in ("", "no")
    yield "precedence", any(value.strip().lower() in _BULK_PRECEDENCES for value in mail.all("precedence"))
    yield from ((name, mail.header(name) is not None) for name in _AUTOMATIC_HEADERS)
    # An empty return path means that no reply is wanted (RFC 5321 4.5.5).
    yield "return-path", mail.header("return-path") is not None and not _return_path(mail)
    yield "report", mail.content_type in ("multipart/report", "message/delivery-status")
    yield "ours", mail.sender in own_addresses or mail.message_id.rstrip(">").endswith(f"@{own_domain}")
    yield "robot", _ROBOT_SENDERS.match(mail.sender) is not None
    yield "subject", _AUTOMATIC_SUBJECTS.match(mail.subject) is not None


def _return_path(mail: Mail) -> str:
    return (mail.header("return-path") or "").strip("<> ")
