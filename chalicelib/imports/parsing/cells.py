"""Parses the cells of a row according to the column mapping, and collects errors. Pure."""

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from chalicelib.imports.parsing.dates import DayOrder, parse_day
from chalicelib.imports.parsing.mapping import Mapping
from chalicelib.imports.parsing.numbers import DecimalSign, parse_number
from chalicelib.kernel.errors import FieldError
from chalicelib.kernel.ids import is_external_id

_NEUTRALISED = re.compile(r"'(?=\s*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r\n\x00])")


def _word_set(text: str) -> frozenset[str]:
    return frozenset(text.split())


_YES = _word_set("1 si s sim yes y true verdadero verdadeiro x activo ativo active on")
_NO = _word_set("0 no n nao false falso inactivo inativo inactive off")
_COMPANY = _word_set(
    "empresa company juridica persona_juridica pessoa_juridica pj sociedad organization organisation business negocio"
)
_PERSON = _word_set(
    "persona person fisica persona_fisica pessoa_fisica pf pessoa individual individuo particular humana "
    "persona_humana natural persona_natural contact contacto"
)
_LANGUAGES = {
    name: code
    for code, names in {
        "es": "es spa espanol castellano spanish espanhol",
        "en": "en eng ingles english",
        "pt": "pt por portugues portuguese",
    }.items()
    for name in names.split()
}


def clean_cell(text: str) -> str:
    """Strip spaces, and the apostrophe that our CSV exports put before a formula character."""
    return _NEUTRALISED.sub("", text.replace("\u00a0", " ").strip(), count=1)


def normalize_word(text: str) -> str:
    """Normalize case, accents and punctuation, for lookups."""
    plain = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", text.casefold())
        if not unicodedata.combining(letter)
    )
    return "_".join(re.findall(r"[a-z0-9]+", plain))


def to_external_id(text: str) -> str:
    """Derive a stable external id from any text.

    Letters, digits and `. _ : @ -` are kept; other text becomes a readable prefix and a hash.
    """
    import hashlib

    plain = " ".join(text.split())
    if is_external_id(plain):
        return plain
    readable = re.sub(r"[^A-Za-z0-9]+", "-", unicodedata.normalize("NFKD", plain)).strip("-")[:60] or "id"
    return f"{readable}-{hashlib.sha256(plain.encode()).hexdigest()[:12]}"


@dataclass(slots=True)
class RecordData:
    """The parsed values of one record."""

    fields: dict[str, Any] = field(default_factory=dict)
    defaults: dict[str, Any] = field(default_factory=dict)
    """Values for a new record where the file has none."""


@dataclass(slots=True)
class RowCells:
    """One row's cells by field. Unreadable cells are collected in `errors`."""

    mapping: Mapping
    cells: list[str]
    errors: list[FieldError] = field(default_factory=list)

    def texts(self, name: str) -> list[str]:
        """Return the cells of all columns mapped to a field, including empty ones."""
        return [
            clean_cell(self.cells[column.index]) if column.index < len(self.cells) else ""
            for column in self.mapping.columns
            if column.field == name
        ]

    def text(self, name: str) -> str | None:
        """Return a field's cell; None when no column is mapped to it."""
        found = self.texts(name)
        return found[0] if found else None

    def number(self, name: str) -> Decimal | None:
        """Return a field's number; None when it is empty or unreadable."""
        text = self.text(name)
        if not text:
            return None
        sign = next(column.decimal_sign for column in self.mapping.columns if column.field == name)
        number = parse_number(text, DecimalSign(sign))
        if number is None:
            self.errors.append(
                FieldError(name, "number_unreadable", "not a number in this format", {"sign": sign})
            )
        return number

    def day(self, name: str) -> date | None:
        """Return a field's date; None when it is empty or unreadable."""
        text = self.text(name)
        if not text:
            return None
        order = next(column.day_order for column in self.mapping.columns if column.field == name)
        day = parse_day(text, DayOrder(order))
        if day is None:
            self.errors.append(FieldError(name, "day_unreadable", "not a date", {"order": order}))
        return day

    def yes_no(self, name: str) -> bool | None:
        """Return a field's boolean; None when it is empty or unreadable."""
        word = normalize_word(self.text(name) or "")
        if word in _YES or word in _NO:
            return word in _YES
        if word:
            self.errors.append(FieldError(name, "yes_no_unreadable", "neither yes nor no"))
        return None

    def person_kind(self, name: str) -> str | None:
        """Return `person` or `company`, also for an "is a company" column with yes and no; None when empty."""
        word = normalize_word(self.text(name) or "")
        if word in _COMPANY or word in _YES:
            return "company"
        if word in _PERSON or word in _NO:
            return "person"
        if word:
            self.errors.append(FieldError(name, "kind_unreadable", "neither a person nor a company"))
        return None

    def language(self, name: str) -> str | None:
        """Return `es`, `en` or `pt`; None when it is empty or unknown."""
        word = normalize_word(self.text(name) or "").partition("_")[0]
        if word and word not in _LANGUAGES:
            self.errors.append(FieldError(name, "language_unreadable", "not a language of the portal"))
        return _LANGUAGES.get(word)
