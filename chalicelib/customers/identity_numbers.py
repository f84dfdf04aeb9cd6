"""Identity numbers: checked by python-stdnum, compared without their punctuation. Pure.

A number is checked where the tenant says so. For sign-in it is only ever compared: `login_value` makes
"20-12345678-6", "20.12345678.6" and "20 12345678 6" the same, and `login_values` tells under which values
a customer can be found, since people type the short form of a long number.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import Any, NamedTuple

from chalicelib.customers.names import fold
from chalicelib.kernel.errors import InvalidError

OTHER = "other"
SEVEN_NINES = "9999999"
_REPEATED = re.compile(r"(\w)\1{6,}[a-z]?")
"""One character seven times or more, and perhaps a check letter (00000000T): what systems write into a field
that may not stay empty."""
_EVERYBODYS = frozenset({SEVEN_NINES, "xaxx010101000", "xexx010101000"})
"""AFIP's seven 9s, and SAT's RFCs of the general public and of foreigners."""


class Kind(NamedTuple):
    """A kind of number: who checks it, and how one looks (0 a digit, A a letter, X either)."""

    checker: str | re.Pattern[str]
    """A module of stdnum; or, where stdnum has none, the form of a normalised number."""
    form: str


# In the order in which a number without a kind is tried.
_KINDS: dict[str, dict[str, Kind]] = {
    "AR": {
        "cuit": Kind("ar.cuit", "00-00000000-0"),
        "cuil": Kind("ar.cuit", "00-00000000-0"),
        "dni": Kind("ar.dni", "00.000.000"),
    },
    "BO": {"ci": Kind(re.compile(r"\d{5,8}[a-z0-9]{0,2}[a-z]{0,2}"), "0000000 AA")},
    "BR": {"cpf": Kind("br.cpf", "000.000.000-00"), "cnpj": Kind("br.cnpj", "XX.XXX.XXX/XXXX-00")},
    "CL": {"rut": Kind("cl.rut", "00.000.000-X")},
    "CO": {
        "nit": Kind("co.nit", "000.000.000-0"),
        # Eight digits until 2003, since then ten from 1.000.000.000 (NUIP): a company's NIT is neither.
        "cc": Kind(re.compile(r"\d{5,8}|1\d{9}"), "0.000.000.000"),
    },
    "CR": {
        "cpf": Kind("cr.cpf", "00-0000-0000"),
        "cpj": Kind("cr.cpj", "0-000-000000"),
        "dimex": Kind("cr.cr", "000000000000"),
    },
    "DO": {"cedula": Kind("do.cedula", "000-0000000-0"), "rnc": Kind("do.rnc", "0-00-00000-0")},
    "EC": {"ruc": Kind("ec.ruc", "0000000000-000"), "ci": Kind("ec.ci", "000000000-0")},
    "ES": {
        "nif": Kind("es.nif", "X0000000X"),
        "dni": Kind("es.dni", "00000000A"),
        "nie": Kind("es.nie", "A0000000A"),
        "cif": Kind("es.cif", "A0000000X"),
    },
    "GT": {"nit": Kind("gt.nit", "000000-X"), "cui": Kind(re.compile(r"\d{13}"), "0000 00000 0000")},
    "MX": {"rfc": Kind("mx.rfc", "AAAA 000000 XXX"), "curp": Kind("mx.curp", "AAAA000000AAAAAAX0")},
    "PE": {"ruc": Kind("pe.ruc", "00000000000"), "dni": Kind("pe.cui", "00000000-X")},
    "PT": {"nif": Kind("pt.nif", "000 000 000")},
    "PY": {"ruc": Kind("py.ruc", "00000000-0"), "ci": Kind(re.compile(r"\d{5,7}"), "0.000.000")},
    "SV": {
        "nit": Kind("sv.nit", "0000-000000-000-0"),
        "dui": Kind(re.compile(r"\d{9}"), "00000000-0"),
    },
    "UY": {
        "rut": Kind("uy.rut", "00-000000-000-0"),
        "ci": Kind(re.compile(r"\d{7,8}"), "0.000.000-0"),
    },
    "VE": {"rif": Kind("ve.rif", "A-00000000-0"), "ci": Kind(re.compile(r"[ve]?\d{5,8}"), "A-00.000.000")},
}
# The number of a person that stands inside a longer one of theirs; leading zeros are written or not.
_INNER: dict[tuple[str, str], re.Pattern[str]] = {
    ("AR", "cuit"): re.compile(r"2[0-7](\d{8})\d"),
    ("AR", "cuil"): re.compile(r"2[0-7](\d{8})\d"),
    ("CO", "nit"): re.compile(r"(\d{7,15})\d"),
    ("CR", "cpf"): re.compile(r"(\d{10})"),
    ("EC", "ruc"): re.compile(r"(\d{2}[0-5]\d{7})\d{3}"),
    ("PE", "dni"): re.compile(r"(\d{8})\w"),
    ("PE", "ruc"): re.compile(r"10(\d{8})\d"),
    ("PY", "ruc"): re.compile(r"([1-7]\d{4,6})\d"),
    ("VE", "rif"): re.compile(r"[ve](\d{8})\d"),
}
# Countries whose tax number is printed on invoices with the country before it (VIES).
_PREFIXED = frozenset({("ES", "nif"), ("PT", "nif")})


class IdentityNumberError(InvalidError, ValueError):
    """A number that cannot be one of its kind; `extra` tells `country`, `kind` and `form`, what was expected.

    Its code is `identity_number_` and `wrong_length`, `wrong_checksum`, `wrong_format`, `wrong_part` (a date
    or a place in it that is none) or `unknown_kind`, where `extra["kinds"]` are those that are known.
    """

    code = "identity_number_wrong_format"


@dataclass(frozen=True, slots=True)
class IdentityNumber:
    """A checked number: `normalised` is for comparing, `formatted` as the country writes it."""

    country: str
    kind: str
    normalised: str
    formatted: str


def check_identity_number(country: str, kind: str | None, text: str) -> IdentityNumber:
    """Check a number; without `kind` it is told from its form. Raises IdentityNumberError.

    A country whose numbers we do not know, and the kind `other`, are taken as they are. A Mexican RFC's check
    digit is not insisted on: SAT has issued others (the note in stdnum.mx.rfc).
    """
    known = _KINDS.get(country, {})
    wanted = kind.lower() if kind else None
    if wanted == OTHER or not known:
        return IdentityNumber(country, wanted or OTHER, login_value(text), text.strip())
    if wanted is None:
        return _told_from_its_form(country, text)
    if wanted not in known:
        raise IdentityNumberError(
            f"{country} knows {', '.join(known)}",
            code="identity_number_unknown_kind",
            extra={"country": country, "kinds": list(known)},
        )
    return _checked(country, wanted, text)


def _told_from_its_form(country: str, text: str) -> IdentityNumber:
    # Of several refusals, the one that got furthest says most: a wrong digit rather than a wrong length.
    nearest: IdentityNumberError | None = None
    for kind in _KINDS[country]:
        try:
            return _checked(country, kind, text)
        except IdentityNumberError as error:
            if nearest is None or (_is_wrong_digit(error) and not _is_wrong_digit(nearest)):
                nearest = error
    raise nearest or IdentityNumberError("no number of a known kind")


def _is_wrong_digit(error: IdentityNumberError) -> bool:
    return error.code == "identity_number_wrong_checksum"


def _checked(country: str, kind: str, text: str) -> IdentityNumber:
    checker = _KINDS[country][kind].checker
    if isinstance(checker, re.Pattern):
        return _by_form(country, kind, checker, text)
    try:
        return _by_stdnum(country, kind, checker, _ascii(text))
    except IdentityNumberError:
        # stdnum knows the separators of the books only: people write a CUIT with dots, too.
        return _by_stdnum(country, kind, checker, login_value(text).upper())


def _by_stdnum(country: str, kind: str, checker: str, text: str) -> IdentityNumber:
    from stdnum.exceptions import InvalidChecksum, InvalidComponent, InvalidLength, ValidationError

    module: Any = import_module(f"stdnum.{checker}")
    try:
        number = module.validate(text)
    except InvalidChecksum as error:
        raise _refusal(country, kind, "a digit is wrong", "wrong_checksum") from error
    except InvalidLength as error:
        raise _refusal(country, kind, "too long or too short", "wrong_length") from error
    except InvalidComponent as error:
        raise _refusal(country, kind, "a part of it cannot be", "wrong_part") from error
    except ValidationError as error:
        raise _refusal(country, kind, "not its form", "wrong_format") from error
    formatted = module.format(number) if hasattr(module, "format") else number
    return IdentityNumber(country, kind, login_value(number), str(formatted))


def _by_form(country: str, kind: str, form: re.Pattern[str], text: str) -> IdentityNumber:
    plain = login_value(text)
    if not form.fullmatch(plain):
        raise _refusal(country, kind, "not its form", "wrong_format")
    if (country, kind) == ("UY", "ci") and not _is_uruguayan_ci(plain):
        raise _refusal(country, kind, "a digit is wrong", "wrong_checksum")
    return IdentityNumber(country, kind, plain, plain.upper())


def _is_uruguayan_ci(number: str) -> bool:
    """Weights 2987634 over seven digits, and a last one that makes their sum a multiple of ten (DNIC)."""
    weighted = zip((2, 9, 8, 7, 6, 3, 4, 1), number.zfill(8), strict=True)
    return sum(weight * int(digit) for weight, digit in weighted) % 10 == 0


def _refusal(country: str, kind: str, why: str, code: str) -> IdentityNumberError:
    form = _KINDS[country][kind].form
    return IdentityNumberError(
        f"not a {kind.upper()} ({form}): {why}",
        code=f"identity_number_{code}",
        extra={"country": country, "kind": kind, "form": form},
    )


def _ascii(text: str) -> str:
    """Digits of any script and full-width letters as ASCII ones."""
    folded = unicodedata.normalize("NFKC", text)
    return "".join(_digit(letter) for letter in folded).strip()


def _digit(letter: str) -> str:
    return str(unicodedata.digit(letter)) if letter.isdigit() else letter


def login_value(text: str) -> str:
    """What of an identifier is compared: its letters and digits, without accents, case or punctuation.

    Idempotent; empty when nothing is left, and then it is nobody's.
    """
    folded = fold(text)
    return unicodedata.normalize("NFC", "".join(_digit(letter) for letter in folded if letter.isalnum()))


def login_values(country: str, kind: str, text: str) -> tuple[str, ...]:
    """Under what a customer with this number is found: the number, and the shorter one that it contains.

    Somebody whose CUIT is on file types their DNI; a Peruvian leaves the check digit away. Placeholders among
    them are left out. None of these opens anything without the contact datum and a code.
    """
    number = login_value(text)
    values = [number]
    if (country, kind) in _PREFIXED:
        values.append(country.lower() + number)
    inner = _INNER.get((country, kind))
    match = inner.fullmatch(number) if inner else None
    if match:
        part = match[1]
        values += [part, part.lstrip("0")]
    if (country, kind) == ("CR", "cpf") and match:
        # 1-613-584 on the card is 01-0613-0584 in full.
        values.append("".join(group.lstrip("0") for group in (number[:2], number[2:6], number[6:])))
    return tuple(dict.fromkeys(value for value in values if value and not is_placeholder(value)))


def is_placeholder(text: str, *, extra: Iterable[str] = ()) -> bool:
    """Whether a number stands for "none": seven 9s, any one character seven times or more, or one of `extra`.

    Tax rules make Argentine systems store seven 9s for a blank; such a number would be everybody's.
    """
    plain = login_value(text)
    return (
        plain in _EVERYBODYS
        or _REPEATED.fullmatch(plain) is not None
        or (bool(plain) and plain in {login_value(one) for one in extra})
    )
