"""What the values of settings may look like: each type parses, and refuses with a stable code."""

import re
from collections.abc import Callable
from typing import Annotated
from urllib.parse import urlsplit, urlunsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, ValidationInfo
from pydantic_core import PydanticCustomError

from chalicelib.kernel.money import CURRENCIES

_COLOUR = r"^#[0-9a-fA-F]{6}$"
_EMAIL = re.compile(r"[^\s@<>()\[\]\\,;:\"']+@[^\s@<>()\[\]\\,;:\"'.]+(\.[^\s@<>()\[\]\\,;:\"'.]+)+")
_PHONE = re.compile(r"\+?[0-9][0-9 ()./-]{2,29}")
_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+(:\d{1,5})?")
_SITE_PATH = re.compile(r"[a-z0-9-]+(/[A-Za-z0-9_-]+)*/[A-Za-z0-9_-]+\.(png|jpg)")
_MAX_URL = 500
_ONE_LINE = r"^[^\x00-\x1f\x7f]*$"
_PRINTABLE = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$"

Colour = Annotated[str, StringConstraints(pattern=_COLOUR, to_lower=True)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=160, pattern=_ONE_LINE)]
ShortLine = Annotated[str, StringConstraints(strip_whitespace=True, max_length=40, pattern=_ONE_LINE)]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]


STORED = "stored"
"""The context in which a document is read that was stored once: what is asked of new ones came later."""


def is_stored(info: ValidationInfo) -> bool:
    """Whether what is validated was stored once, and has to be read as it is."""
    return info.context == STORED


def _of_new(check: Callable[[str], str]) -> AfterValidator:
    """A check that only what is sent has to pass."""

    def validate(value: str, info: ValidationInfo) -> str:
        return value if is_stored(info) else check(value)

    return AfterValidator(validate)


def _one_line(text: str) -> str:
    if not re.fullmatch(_ONE_LINE, text):
        raise PydanticCustomError("string_pattern_mismatch", "control characters are not allowed")
    return text


def _printable(text: str) -> str:
    if not re.fullmatch(_PRINTABLE, text):
        raise PydanticCustomError("string_pattern_mismatch", "control characters are not allowed")
    return text


def _currency(code: str) -> str:
    if code not in CURRENCIES:
        raise PydanticCustomError("currency_unknown", "not an ISO 4217 currency")
    return code


def _time_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise PydanticCustomError("time_zone_unknown", "not an IANA time zone") from None
    return name


def _site(origin: str) -> str:
    """An origin that may frame the portal: scheme and host, nothing else, no wildcard."""
    try:
        origin = _in_ascii(origin)
        parts = urlsplit(origin)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise _bad_site() from None
    plain = f"{parts.scheme}://{parts.netloc}"
    local = host is not None and (host == "localhost" or host.endswith(".localhost"))
    if (
        origin.rstrip("/") != plain
        or not re.fullmatch(r"[a-z0-9.-]+(:\d{1,5})?", parts.netloc)
        or parts.scheme not in ("https", "http")
        or (parts.scheme == "http" and not local)
    ):
        raise _bad_site()
    return plain


def _in_ascii(url: str) -> str:
    """An address with its host as the network has it: `peñarol.example` is `xn--pearol-xwa.example`. ValueError."""
    parts = urlsplit(url)
    if url.isascii() or parts.netloc.isascii():
        return url
    host, _, port = parts.netloc.partition(":")
    return urlunsplit(parts._replace(netloc=host.encode("idna").decode() + (f":{port}" if port else "")))


def _bad_site() -> PydanticCustomError:
    return PydanticCustomError(
        "site_invalid", "write the site as https://name.example, without path or wildcard"
    )


def _https_url(url: str) -> str:
    """An address of the tenant's own that a button may lead to. Only https: nothing that runs, no credentials."""
    refused = PydanticCustomError("url_invalid", "write the address as https://name.example/page")
    if len(url) > _MAX_URL or re.search(r"[\s\x00-\x1f\x7f<>\"'`\\^{|}]", url):
        raise refused
    try:
        url = _in_ascii(url)
        parts = urlsplit(url)
    except ValueError:
        raise refused from None
    if parts.scheme != "https" or not _HOST.fullmatch(parts.netloc.lower()):
        raise refused
    return url


def _email(address: str) -> str:
    if address and not _EMAIL.fullmatch(address):
        raise PydanticCustomError("email_invalid", "not an e-mail address")
    return address


def _phone(number: str) -> str:
    if number and not _PHONE.fullmatch(number):
        raise PydanticCustomError("phone_invalid", "not a telephone number")
    return number


def _site_path(path: str) -> str:
    """Where a picture is in the site bucket. It stands in markup and in CSS, so its form is narrow."""
    if path and not _SITE_PATH.fullmatch(path):
        raise PydanticCustomError("image_unknown", "not a picture that was uploaded here")
    return path


def _once(values: tuple[object, ...]) -> tuple[object, ...]:
    """Each value once, in the order given."""
    return tuple(dict.fromkeys(values))


def _no_url_or_https(url: str) -> str:
    return _https_url(url) if url else url


Once = AfterValidator(_once)
"""Drops what a list says twice."""
Currency = Annotated[str, AfterValidator(_currency)]
TimeZone = Annotated[str, AfterValidator(_time_zone)]
Site = Annotated[str, AfterValidator(_site)]
SitePath = Annotated[str, _of_new(_site_path)]
HttpsUrl = Annotated[str, AfterValidator(_no_url_or_https)]
"""An https address, or nothing."""
Email = Annotated[Line, _of_new(_email)]
Phone = Annotated[Line, _of_new(_phone)]
Name = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=120),
    _of_new(_one_line),
    Field(json_schema_extra={"pattern": _ONE_LINE}),
]
Paragraph = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=4000),
    _of_new(_printable),
    Field(json_schema_extra={"pattern": _PRINTABLE}),
]


class Part(BaseModel):
    """A part of the settings: what it does not know it refuses, and nothing changes it."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)
