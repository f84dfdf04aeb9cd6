"""The cells of a row as values: each read as its column was mapped, and what cannot be read said. Pure."""

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from chalicelib.imports.parsing.dates import DayOrder, read_day
from chalicelib.imports.parsing.mapping import Mapping
from chalicelib.imports.parsing.numbers import DecimalSign, read_number
from chalicelib.kernel.errors import FieldError
from chalicelib.kernel.ids import is_external_id

_NEUTRALISED = re.compile(r"'(?=\s*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r\n\x00])")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_YES = _words("1 si s sim yes y true verdadero verdadeiro x activo ativo active on")
_NO = _words("0 no n nao false falso inactivo inativo inactive off")
_COMPANY = _words(
    "empresa company juridica persona_juridica pessoa_juridica pj sociedad organization organisation business negocio"
)
_PERSON = _words(
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


def plain_cell(text: str) -> str:
    """A cell without spaces around it, and without the apostrophe that our exports put before a formula's sign."""
    return _NEUTRALISED.sub("", text.replace("\u00a0", " ").strip(), count=1)


def folded(text: str) -> str:
    """A word without case, accents and spaces, to be looked up."""
    plain = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", text.casefold())
        if not unicodedata.combining(letter)
    )
    return "_".join(re.findall(r"[a-z0-9]+", plain))


def external_id_of(text: str) -> str:
    """The id under which we keep what a business calls so: the same text always gives the same.

    What is of letters, digits and `. _ : @ -` is kept as it is; of other text enough to be recognised, and a digest.
    """
    import hashlib

    plain = " ".join(text.split())
    if is_external_id(plain):
        return plain
    readable = re.sub(r"[^A-Za-z0-9]+", "-", unicodedata.normalize("NFKD", plain)).strip("-")[:60] or "id"
    return f"{readable}-{hashlib.sha256(plain.encode()).hexdigest()[:12]}"


@dataclass(slots=True)
class Told:
    """What a file tells of one thing."""

    fields: dict[str, Any] = field(default_factory=dict)
    if_new: dict[str, Any] = field(default_factory=dict)
    """What it gets where the file is silent and nothing is stored yet."""


@dataclass(slots=True)
class Cells:
    """One row's cells by field. What cannot be read is gathered in `faults`."""

    mapping: Mapping
    cells: list[str]
    faults: list[FieldError] = field(default_factory=list)

    def texts(self, name: str) -> list[str]:
        """What the columns of a field hold, in their order, empty ones too; none where no column is it."""
        return [
            plain_cell(self.cells[column.index]) if column.index < len(self.cells) else ""
            for column in self.mapping.columns
            if column.field == name
        ]

    def text(self, name: str) -> str | None:
        """What the field's column holds; None where no column is it."""
        found = self.texts(name)
        return found[0] if found else None

    def number(self, name: str) -> Decimal | None:
        """The number in the field's column; None where there is none, or it cannot be read."""
        text = self.text(name)
        if not text:
            return None
        sign = next(column.decimal_sign for column in self.mapping.columns if column.field == name)
        number = read_number(text, DecimalSign(sign))
        if number is None:
            self.faults.append(
                FieldError(name, "number_unreadable", "not a number so written", {"sign": sign})
            )
        return number

    def day(self, name: str) -> date | None:
        """The day in the field's column; None where there is none, or it cannot be read."""
        text = self.text(name)
        if not text:
            return None
        order = next(column.day_order for column in self.mapping.columns if column.field == name)
        day = read_day(text, DayOrder(order))
        if day is None:
            self.faults.append(FieldError(name, "day_unreadable", "not a day", {"order": order}))
        return day

    def yes_no(self, name: str) -> bool | None:
        """Whether the field's column says yes; None where it says nothing."""
        word = folded(self.text(name) or "")
        if word in _YES or word in _NO:
            return word in _YES
        if word:
            self.faults.append(FieldError(name, "yes_no_unreadable", "neither yes nor no"))
        return None

    def person_kind(self, name: str) -> str | None:
        """`person` or `company`; None where the column says nothing. "Is a company" may be answered by yes or no."""
        word = folded(self.text(name) or "")
        if word in _COMPANY or word in _YES:
            return "company"
        if word in _PERSON or word in _NO:
            return "person"
        if word:
            self.faults.append(FieldError(name, "kind_unreadable", "neither a person nor a company"))
        return None

    def language(self, name: str) -> str | None:
        """`es`, `en` or `pt`; None where the column says nothing."""
        word = folded(self.text(name) or "").partition("_")[0]
        if word and word not in _LANGUAGES:
            self.faults.append(FieldError(name, "language_unreadable", "not one of the portal's languages"))
        return _LANGUAGES.get(word)
