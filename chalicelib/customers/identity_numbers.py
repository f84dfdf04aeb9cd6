"""Identity numbers: checked by python-stdnum, compared without their punctuation. Pure.

A number is checked where the tenant says so. For sign-in it is only ever compared: `login_value` makes
"20-12345678-6", "20.12345678.6" and "20 12345678 6" the same.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from chalicelib.kernel.errors import InvalidError

OTHER = "other"
SEVEN_NINES = "9999999"
_REPEATED = re.compile(r"(\w)\1{6,}")
"""One character seven times or more: what systems write into a field that may not stay empty."""

# Kinds by country, in the order in which a number without a kind is tried; the value is the stdnum module.
_KINDS: dict[str, dict[str, str]] = {
    "AR": {"cuit": "ar.cuit", "dni": "ar.dni"},
    "BO": {},
    "BR": {"cpf": "br.cpf", "cnpj": "br.cnpj"},
    "CL": {"rut": "cl.rut"},
    "CO": {"nit": "co.nit"},
    "CR": {"cpf": "cr.cpf", "cpj": "cr.cpj", "dimex": "cr.cr"},
    "DO": {"cedula": "do.cedula", "rnc": "do.rnc"},
    "EC": {"ruc": "ec.ruc", "ci": "ec.ci"},
    "ES": {"nif": "es.nif"},
    "GT": {"nit": "gt.nit"},
    "MX": {"rfc": "mx.rfc", "curp": "mx.curp"},
    "PE": {"ruc": "pe.ruc", "dni": "pe.cui"},
    "PT": {"nif": "pt.nif"},
    "PY": {"ruc": "py.ruc"},
    "SV": {"nit": "sv.nit"},
    "UY": {"rut": "uy.rut"},
    "VE": {"rif": "ve.rif"},
}
# Other names for the same number: an Argentine worker's CUIL has a CUIT's form and check digit.
_SYNONYMS = {("AR", "cuil"): "cuit", ("ES", "dni"): "nif", ("ES", "nie"): "nif", ("ES", "cif"): "nif"}
# A number that has no check digit, known only by its form.
_FORMS = {("CO", "cc"): re.compile(r"\d{5,10}"), ("BO", "ci"): re.compile(r"\d{5,8}[A-Z]{0,2}")}


class IdentityNumberError(InvalidError, ValueError):
    """A number that cannot be one of its kind.

    Its code is `identity_number_` and `wrong_length`, `wrong_checksum`, `wrong_format` or `unknown_kind`.
    """

    code = "identity_number_wrong_format"


@dataclass(frozen=True, slots=True)
class IdentityNumber:
    """A checked number: `normalised` is for comparing, `formatted` as the country writes it."""

    country: str
    kind: str
    normalised: str
    formatted: str


def kinds_of(country: str) -> tuple[str, ...]:
    """The kinds that are checked for a country."""
    return (*_KINDS.get(country, {}), *(kind for place, kind in _FORMS if place == country))


def check_identity_number(country: str, kind: str | None, text: str) -> IdentityNumber:
    """Check a number; without `kind` it is told from its form. Raises IdentityNumberError.

    A country whose numbers we do not know, and the kind `other`, are taken as they are.
    """
    known = _KINDS.get(country, {})
    wanted = kind.lower() if kind else None
    wanted = _SYNONYMS.get((country, wanted), wanted) if wanted else None
    if wanted == OTHER or not (known or any(place == country for place, _ in _FORMS)):
        return IdentityNumber(country, wanted or OTHER, login_value(text), text.strip())
    if wanted is not None:
        if (country, wanted) in _FORMS:
            return _by_form(country, wanted, text)
        if wanted not in known:
            raise IdentityNumberError(
                f"{country} knows " + ", ".join(kinds_of(country)), code="identity_number_unknown_kind"
            )
        return _checked(country, wanted, known[wanted], text)
    return _told_from_its_form(country, known, text)


def _told_from_its_form(country: str, known: dict[str, str], text: str) -> IdentityNumber:
    # Of several refusals, the one that got furthest says most: a wrong digit rather than a wrong length.
    nearest: IdentityNumberError | None = None
    for kind, module in known.items():
        try:
            return _checked(country, kind, module, text)
        except IdentityNumberError as error:
            if nearest is None or error.code == "identity_number_wrong_checksum":
                nearest = error
    for (place, kind), form in _FORMS.items():
        if place == country and form.fullmatch(login_value(text).upper()):
            return _by_form(country, kind, text)
    raise nearest or IdentityNumberError("no number of a known kind")


def _checked(country: str, kind: str, module_name: str, text: str) -> IdentityNumber:
    from stdnum.exceptions import InvalidChecksum, InvalidLength, ValidationError

    module: Any = import_module(f"stdnum.{module_name}")
    plain = _ascii(text)
    try:
        number = module.validate(plain)
    except InvalidChecksum as error:
        raise IdentityNumberError(
            f"not a {kind}: a digit is wrong", code="identity_number_wrong_checksum"
        ) from error
    except InvalidLength as error:
        raise IdentityNumberError(
            f"not a {kind}: too long or too short", code="identity_number_wrong_length"
        ) from error
    except ValidationError as error:
        raise IdentityNumberError(f"not a {kind}") from error
    formatted = module.format(number) if hasattr(module, "format") else number
    return IdentityNumber(country, kind, login_value(number), str(formatted))


def _by_form(country: str, kind: str, text: str) -> IdentityNumber:
    plain = login_value(text).upper()
    if not _FORMS[country, kind].fullmatch(plain):
        raise IdentityNumberError(f"not a {kind}")
    return IdentityNumber(country, kind, plain.lower(), plain)


def _ascii(text: str) -> str:
    """Digits of any script and full-width letters as ASCII ones."""
    folded = unicodedata.normalize("NFKC", text)
    return "".join(
        str(unicodedata.digit(letter)) if letter.isdigit() else letter for letter in folded
    ).strip()


def login_value(text: str) -> str:
    """What of an identifier is compared: its letters and digits, without accents, case or punctuation.

    Idempotent; empty when nothing is left, and then it is nobody's.
    """
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    plain = (str(unicodedata.digit(letter)) if letter.isdigit() else letter for letter in folded)
    return unicodedata.normalize("NFC", "".join(letter for letter in plain if letter.isalnum()))


def is_placeholder(text: str, *, extra: Iterable[str] = ()) -> bool:
    """Whether a number stands for "none": seven 9s, any one character seven times or more, or one of `extra`.

    Tax rules make Argentine systems store seven 9s for a blank; such a number would be everybody's.
    """
    plain = login_value(text)
    return (
        plain == SEVEN_NINES
        or _REPEATED.fullmatch(plain) is not None
        or plain in {login_value(one) for one in extra}
    )
