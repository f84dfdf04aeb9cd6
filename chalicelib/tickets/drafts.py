"""What people write into tickets, made safe to show: plain text without tricks, within bounds. Pure."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from chalicelib.customers.names import search_key
from chalicelib.kernel.errors import FieldError, InvalidError
from chalicelib.tickets.model import Category, CustomField
from chalicelib.tickets.models import Origin

MAX_TEXT = 10_000
"""Characters of one text."""
MAX_SUBJECT = 120
MAX_FIELD = 500
_PREVIEW = 140
_WORDS_BYTES = 30_000
LONGEST_TERM = 40
_TERMS, _SHORTEST = 40, 3
_EDGES = ".,;:()[]{}<>¿?¡!'\"-#/"
_NO_TEXT = re.compile(r"[\s\u200b-\u200d\u2060\ufeff]*")
# Characters that change the direction of what stands around them (Unicode TR 9), or that show nothing at all.
_TRICKS = re.compile(
    "[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u2060\ufff9-\ufffb\U000e0000-\U000e007f]"
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A ticket as somebody wrote it."""

    text: str
    origin: Origin = Origin.GENERAL
    subject: str = ""
    category_id: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    attachment_ids: tuple[str, ...] = ()
    invoice_id: str | None = None


def clean_text(text: str, name: str = "text", most: int = MAX_TEXT) -> str:
    """Text in NFC with line breaks and no other control character, nor any that reorders what is shown.

    InvalidError `text_empty` for what shows nothing, `text_too_long` beyond `most` characters.
    """
    # NFC may lengthen a text threefold at most: what is far too long is not worth normalising.
    if len(text) > most * 2:
        raise _too_long(name, most)
    unified = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    kept = "".join(
        letter for letter in unified if letter in "\n\t" or unicodedata.category(letter) not in ("Cc", "Cs")
    )
    cleaned = _TRICKS.sub("", kept).strip()
    if _NO_TEXT.fullmatch(cleaned):
        raise InvalidError(fields=[FieldError(name, "text_empty", "nothing was written")])
    if len(cleaned) > most:
        raise _too_long(name, most)
    return cleaned


def _too_long(name: str, most: int) -> InvalidError:
    return InvalidError(
        fields=[FieldError(name, "text_too_long", f"more than {most} characters", {"most": most})]
    )


def clean_line(text: str, most: int, name: str) -> str:
    """One line of it. InvalidError `text_too_long`; nothing is fine."""
    if _NO_TEXT.fullmatch(text):
        return ""
    line = " ".join(clean_text(text, name).split())
    if len(line) > most:
        raise _too_long(name, most)
    return line


def subject_of(draft: Draft, text: str, category: Category | None) -> str:
    """The subject as typed, else the category's name or the first words of the (cleaned) text."""
    typed = clean_line(draft.subject, MAX_SUBJECT, "subject")
    first = " ".join(text.split("\n", 1)[0].split())
    return typed or _cut(first, MAX_SUBJECT) or (category.name if category else "")


def preview_of(text: str) -> str:
    """The first words of a (cleaned) text, for lists."""
    return _cut(" ".join(text.split()), _PREVIEW)


def _cut(line: str, most: int) -> str:
    """A line of at most so many characters, cut between words where that leaves something."""
    if len(line) <= most:
        return line
    head = line[: most - 1]
    return (head.rpartition(" ")[0] if " " in head[most // 2 :] else head) + "…"


def words_of(*texts: str, before: str = "") -> str:
    """The folded words of texts, each once, after those that were there; as many as fit an item."""
    words = dict.fromkeys(before.split())
    for text in texts:
        words.update(dict.fromkeys(search_key(text).split()))
    kept: list[str] = []
    left = _WORDS_BYTES
    for word in words:
        left -= len(word.encode()) + 1
        if left < 0:
            break
        kept.append(word)
    return " ".join(kept)


def terms_of(text: str, before: str = "") -> list[str]:
    """The words of a text by which staff may look for it and that were not there `before`, the first ones."""
    known = frozenset(before.split())
    words = (word.strip(_EDGES) for word in search_key(text).split())
    fresh = dict.fromkeys(
        word[:LONGEST_TERM] for word in words if len(word) >= _SHORTEST and word not in known
    )
    return list(fresh)[:_TERMS]


def clean_fields(
    fields: Iterable[CustomField], given: Mapping[str, str], *, may_lack: bool = False
) -> dict[str, str]:
    """A category's own fields as given. InvalidError field by field: missing, unknown, or not of their kind.

    `may_lack`: who writes does so for somebody else, and need not know what only they can say.
    """
    known = {one.id: one for one in fields if not one.archived}
    errors = [
        FieldError(f"fields.{name}", "field_unknown", "the category has no such field")
        for name in given
        if name not in known
    ]
    kept: dict[str, str] = {}
    for one in known.values():
        try:
            value = clean_line(given.get(one.id, ""), MAX_FIELD, f"fields.{one.id}")
        except InvalidError as error:
            errors += error.fields
            continue
        if code := _wrong(one, value, may_lack=may_lack):
            errors.append(FieldError(f"fields.{one.id}", code, "not what the field asks for"))
        elif value:
            kept[one.id] = value
    if errors:
        raise InvalidError("some fields are wrong", fields=errors)
    return kept


def _wrong(one: CustomField, value: str, *, may_lack: bool) -> str:
    if not value:
        return "missing" if one.required and not may_lack else ""
    match one.kind:
        case "number":
            return "" if re.fullmatch(r"-?\d{1,15}([.,]\d{1,6})?", value) else "field_number"
        case "date":
            return "" if _is_day(value) else "field_date"
        case "choice":
            return "" if value in one.options else "field_choice"
        case _:
            return ""


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) is not None
