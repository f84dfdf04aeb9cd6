"""Reads a mail: bounded in size, in parts and in depth, and never trusting a word of it. No I/O.

SES takes mails of up to 40 MB. The standard library's parser is given the old policy on purpose: the newer one parses
each header into objects, and stumbles over headers that people invent.
"""

import email
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import policy
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses

from chalicelib.inbound.parsing.html_text import text_of_html
from chalicelib.kernel.addresses import ContactDataError, normalise_email

MAX_BYTES = 40 * 1024 * 1024
MAX_PARTS = 100
MAX_DEPTH = 20
MAX_HEAD_BYTES = 256 * 1024
MAX_TEXT = 200_000
"""Letters of a text that are looked at, with all that it quotes."""
_BOUNDARY = re.compile(rb"\bboundary\s*=", re.IGNORECASE)
_LINE_END = re.compile(r"\r\n|\r|\n")
# Signatures, invitations and business cards: files that people do not know they send.
_NOISE = (
    "application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature", "text/calendar",
    "text/vcard", "text/x-vcard", "application/ms-tnef", "message/delivery-status",
)  # fmt: skip
_LOGO_BYTES = 20_000
"""A picture inside the text that is smaller is part of a signature."""


class UnreadableMailError(ValueError):
    """A mail that cannot be taken apart, or only at too high a price."""


@dataclass(frozen=True, slots=True)
class MailFile:
    """A file that came with a mail, as its sender describes it."""

    filename: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Mail:
    """What of a mail is of use."""

    headers: tuple[tuple[str, str], ...]
    """From the top down, names in lower case, unfolded and otherwise raw."""
    sender: str
    """The one address in From, as it is compared; nothing where there is none, or are several."""
    message_id: str
    subject: str
    content_type: str
    text: str
    """With all that it quotes."""
    files: tuple[MailFile, ...]

    def header(self, name: str) -> str | None:
        """The topmost header of a name (in lower case)."""
        return next((value for known, value in self.headers if known == name), None)

    def all(self, *names: str) -> Iterator[str]:
        """The values of all headers of these names."""
        return (value for known, value in self.headers if known in names)


def parse_mail(raw: bytes) -> Mail:
    """The mail. UnreadableMailError for what is none, or is made to be hard to read."""
    # The parser compares each line with the boundary of each part around it, and follows parts inside parts.
    if len(raw) > MAX_BYTES:
        raise UnreadableMailError("more than SES takes")
    if len(_BOUNDARY.findall(raw)) > MAX_PARTS or not 0 < _head_length(raw) <= MAX_HEAD_BYTES:
        raise UnreadableMailError("too many parts, or a head without end")
    try:
        return _read(email.message_from_bytes(raw, policy=policy.compat32))
    except UnreadableMailError:
        raise
    # On invented input the standard library raises whatever it stumbles upon.
    except Exception as error:
        raise UnreadableMailError(type(error).__name__) from error


def _head_length(raw: bytes) -> int:
    """Bytes before the first empty line."""
    ends = [found for end in (b"\r\n\r\n", b"\n\n") if (found := raw.find(end, 0, MAX_HEAD_BYTES + 4)) >= 0]
    return min(ends) if ends else min(len(raw), MAX_HEAD_BYTES + 1)


def _read(message: Message) -> Mail:
    headers = tuple((name.lower(), _unfolded(str(value))) for name, value in message.items())
    parts = list(_leaves(message, 0))
    if len(parts) > MAX_PARTS:
        raise UnreadableMailError("too many parts")
    texts = [part for part in parts if _is_text(part)]
    return Mail(
        headers=headers,
        sender=_sender([value for name, value in headers if name == "from"]),
        message_id=next((value.strip() for name, value in headers if name == "message-id"), ""),
        subject=_decoded(next((value for name, value in headers if name == "subject"), "")),
        content_type=message.get_content_type(),
        text=_text(texts),
        files=tuple(file for part in parts if part not in texts and (file := _file(part)) is not None),
    )


def _unfolded(value: str) -> str:
    return " ".join(_LINE_END.sub(" ", value).split())


def _leaves(message: Message, depth: int) -> Iterator[Message]:
    """The parts that hold something. What is forwarded as an attachment is not looked into."""
    if depth > MAX_DEPTH:
        raise UnreadableMailError("too deep")
    payload = message.get_payload()
    if message.get_content_maintype() == "message" or not isinstance(payload, list):
        yield message
        return
    for part in payload:
        if isinstance(part, Message):
            yield from _leaves(part, depth + 1)


def _sender(values: list[str]) -> str:
    """The address in From: of several nobody could say whose the mail is (RFC 5322 allows more than one)."""
    if len(values) != 1:
        return ""
    found = [address for _, address in getaddresses([_decoded(values[0])]) if address]
    try:
        return normalise_email(found[0]) if len(found) == 1 else ""
    except ContactDataError:
        return ""


def _decoded(value: str) -> str:
    """A header in plain text (RFC 2047)."""
    try:
        pieces = decode_header(value)
    except (HeaderParseError, ValueError):
        return value
    return "".join(
        piece if isinstance(piece, str) else _as_text(piece, charset or "ascii") for piece, charset in pieces
    )


def _is_text(part: Message) -> bool:
    return (
        part.get_content_type() in ("text/plain", "text/html")
        and part.get_content_disposition() != "attachment"
        and not part.get_filename()
    )


def _text(parts: list[Message]) -> str:
    """The text as it was typed: the plain one where there is one, else what the HTML says."""
    plain = [part for part in parts if part.get_content_type() == "text/plain"]
    pieces = [piece for part in plain if (piece := _plain(part)).strip()]
    if not pieces:
        pieces = [text_of_html(_content(part)) for part in parts]
    return "\n".join(pieces)[:MAX_TEXT]


def _content(part: Message) -> str:
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    charset = part.get_param("charset") or "utf-8"
    return _as_text(content[: MAX_TEXT * 4], charset if isinstance(charset, str) else "utf-8")


def _as_text(content: bytes, charset: str) -> str:
    for candidate in (charset, "utf-8", "cp1252"):
        try:
            return content.decode(candidate)
        except (LookupError, ValueError):
            continue
    return content.decode("utf-8", "replace")


def _plain(part: Message) -> str:
    text = _LINE_END.sub("\n", _content(part))
    return _unwrapped(text, part) if str(part.get_param("format")).lower() == "flowed" else text


def _unwrapped(text: str, part: Message) -> str:
    """Paragraphs whose lines were broken for sending (RFC 3676); what is quoted stays as it is."""
    joins = "" if str(part.get_param("delsp")).lower() == "yes" else " "
    lines: list[str] = []
    open_end = False
    for line in text.split("\n"):
        stuffed = line.removeprefix(" ")
        flows = stuffed.endswith(" ") and not stuffed.startswith(">") and stuffed != "-- "
        if open_end and not stuffed.startswith(">"):
            lines[-1] += joins + stuffed.rstrip(" ")
        else:
            lines.append(stuffed.rstrip(" ") if flows else stuffed)
        open_end = flows
    return "\n".join(lines)


def _file(part: Message) -> MailFile | None:
    content_type = part.get_content_type()
    if content_type in _NOISE or content_type.startswith("message/"):
        return None
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    is_inside = part.get_content_disposition() == "inline" or part.get("Content-ID") is not None
    if not content or (content_type.startswith("image/") and is_inside and len(content) < _LOGO_BYTES):
        return None
    return MailFile(_decoded(str(part.get_filename() or "")), content)
