"""Parses untrusted mail with bounds on size, parts and depth. No I/O.

SES accepts mail of up to 40 MB. The `compat32` policy is deliberate: the newer policy parses each header into objects
and fails on malformed ones.
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

from chalicelib.inbound.parsing.html_text import html_to_text
from chalicelib.kernel.addresses import ContactDataError, normalise_email

MAX_BYTES = 40 * 1024 * 1024
MAX_PARTS = 100
MAX_DEPTH = 20
MAX_HEAD_BYTES = 256 * 1024
MAX_TEXT = 200_000
"""Characters of text that are read, including quotations."""
_BOUNDARY = re.compile(rb"\bboundary\s*=", re.IGNORECASE)
_LINE_END = re.compile(r"\r\n|\r|\n")
# Signatures, invitations and business cards, which mail programs attach by themselves.
_IGNORED_TYPES = (
    "application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature", "text/calendar",
    "text/vcard", "text/x-vcard", "application/ms-tnef", "message/delivery-status",
)  # fmt: skip
_MAX_SIGNATURE_IMAGE_BYTES = 20_000
"""A smaller inline image is taken for part of a signature."""


class UnreadableMailError(ValueError):
    """A mail that cannot be parsed within the bounds."""


@dataclass(frozen=True, slots=True)
class MailFile:
    """An attached file, as described by the sender."""

    filename: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Mail:
    """A parsed mail."""

    headers: tuple[tuple[str, str], ...]
    """From top to bottom, names in lower case, values unfolded and otherwise raw."""
    sender: str
    """The normalised address in From; empty unless there is exactly one."""
    message_id: str
    subject: str
    content_type: str
    text: str
    """Including quotations."""
    files: tuple[MailFile, ...]

    def header(self, name: str) -> str | None:
        """Return the topmost header of a lower-case name, or None."""
        return next((value for known, value in self.headers if known == name), None)

    def all(self, *names: str) -> Iterator[str]:
        """Yield the values of all headers with these lower-case names."""
        return (value for known, value in self.headers if known in names)


def parse_mail(raw: bytes) -> Mail:
    """Parse a mail. UnreadableMailError when it is malformed or exceeds the bounds."""
    # The parser compares each line with every enclosing part's boundary, so parts are bounded before parsing.
    if len(raw) > MAX_BYTES:
        raise UnreadableMailError("larger than SES accepts")
    if len(_BOUNDARY.findall(raw)) > MAX_PARTS or not 0 < _head_length(raw) <= MAX_HEAD_BYTES:
        raise UnreadableMailError("too many parts or too long a header")
    try:
        return _read(email.message_from_bytes(raw, policy=policy.compat32))
    except UnreadableMailError:
        raise
    # On malformed input the standard library raises arbitrary exceptions.
    except Exception as error:
        raise UnreadableMailError(type(error).__name__) from error


def _head_length(raw: bytes) -> int:
    """Return the number of bytes before the first empty line."""
    ends = [found for end in (b"\r\n\r\n", b"\n\n") if (found := raw.find(end, 0, MAX_HEAD_BYTES + 4)) >= 0]
    return min(ends) if ends else min(len(raw), MAX_HEAD_BYTES + 1)


def _read(message: Message) -> Mail:
    headers = tuple((name.lower(), _unfolded(str(value))) for name, value in message.items())
    parts = list(_walk_parts(message, 0))
    if len(parts) > MAX_PARTS:
        raise UnreadableMailError("too many parts")
    texts = [part for part in parts if _is_text(part)]
    return Mail(
        headers=headers,
        sender=_sender([value for name, value in headers if name == "from"]),
        message_id=next((value.strip() for name, value in headers if name == "message-id"), ""),
        subject=_decode_header(next((value for name, value in headers if name == "subject"), "")),
        content_type=message.get_content_type(),
        text=_text(texts),
        files=tuple(file for part in parts if part not in texts and (file := _file(part)) is not None),
    )


def _unfolded(value: str) -> str:
    return " ".join(_LINE_END.sub(" ", value).split())


def _walk_parts(message: Message, depth: int) -> Iterator[Message]:
    """Yield the leaf parts, without descending into forwarded messages."""
    if depth > MAX_DEPTH:
        raise UnreadableMailError("parts are nested too deeply")
    payload = message.get_payload()
    if message.get_content_maintype() == "message" or not isinstance(payload, list):
        yield message
        return
    for part in payload:
        if isinstance(part, Message):
            yield from _walk_parts(part, depth + 1)


def _sender(values: list[str]) -> str:
    """Return the address in From; empty for several, which RFC 5322 allows, because the sender is ambiguous."""
    if len(values) != 1:
        return ""
    found = [address for _, address in getaddresses([_decode_header(values[0])]) if address]
    try:
        return normalise_email(found[0]) if len(found) == 1 else ""
    except ContactDataError:
        return ""


def _decode_header(value: str) -> str:
    """Decode an encoded header (RFC 2047)."""
    try:
        pieces = decode_header(value)
    except (HeaderParseError, ValueError):
        return value
    return "".join(
        piece if isinstance(piece, str) else _decode(piece, charset or "ascii") for piece, charset in pieces
    )


def _is_text(part: Message) -> bool:
    return (
        part.get_content_type() in ("text/plain", "text/html")
        and part.get_content_disposition() != "attachment"
        and not part.get_filename()
    )


def _text(parts: list[Message]) -> str:
    """Return the plain text, or else the text of the HTML."""
    plain = [part for part in parts if part.get_content_type() == "text/plain"]
    pieces = [piece for part in plain if (piece := _plain_text(part)).strip()]
    if not pieces:
        pieces = [html_to_text(_content(part)) for part in parts]
    return "\n".join(pieces)[:MAX_TEXT]


def _content(part: Message) -> str:
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    charset = part.get_param("charset") or "utf-8"
    return _decode(content[: MAX_TEXT * 4], charset if isinstance(charset, str) else "utf-8")


def _decode(content: bytes, charset: str) -> str:
    for candidate in (charset, "utf-8", "cp1252"):
        try:
            return content.decode(candidate)
        except (LookupError, ValueError):
            continue
    return content.decode("utf-8", "replace")


def _plain_text(part: Message) -> str:
    text = _LINE_END.sub("\n", _content(part))
    return _unwrap_flowed(text, part) if str(part.get_param("format")).lower() == "flowed" else text


def _unwrap_flowed(text: str, part: Message) -> str:
    """Rejoin the lines of `format=flowed` text (RFC 3676), except quoted ones."""
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
    if content_type in _IGNORED_TYPES or content_type.startswith("message/"):
        return None
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    is_inline = part.get_content_disposition() == "inline" or part.get("Content-ID") is not None
    if not content or (
        content_type.startswith("image/") and is_inline and len(content) < _MAX_SIGNATURE_IMAGE_BYTES
    ):
        return None
    return MailFile(_decode_header(str(part.get_filename() or "")), content)
