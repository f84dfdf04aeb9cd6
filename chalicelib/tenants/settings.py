"""What a tenant sets of its portal: parsed once at the edge, trusted inside."""

import re
from enum import StrEnum
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from chalicelib.kernel.money import CURRENCIES


class Module(StrEnum):
    """A section of the portal that a tenant can switch on."""

    STATEMENT = "statement"
    """[cuenta corriente]"""
    INVOICE_DOWNLOADS = "invoice_downloads"
    """Download of past invoices; it needs the statement, where they are listed."""


class SigninMethod(StrEnum):
    """How a customer shows who they are."""

    IDENTIFIER = "identifier"
    """An identifier and a contact datum, then a code."""
    EMAIL = "email"
    """An e-mail address, then a code."""


class Channel(StrEnum):
    """By which a code travels."""

    EMAIL = "email"
    SMS = "sms"


class IdentifierField(StrEnum):
    """Which identifier a customer types [Validación para el ingreso]."""

    DOCUMENT = "document"
    NUMBER = "number"


Language = Literal["es", "en", "pt"]
SLUG = re.compile(r"[a-z0-9][a-z0-9-]{1,38}[a-z0-9]")
RESERVED_SLUGS = frozenset({"api", "assets", "console", "verify", "www"})
"""Addresses beside the tenants' that are, or may become, our own."""

_COLOUR = r"^#[0-9a-fA-F]{6}$"
Colour = Annotated[str, StringConstraints(pattern=_COLOUR, to_lower=True)]
Line = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=160, pattern=r"^[^\x00-\x1f\x7f]*$")
]
Paragraph = Annotated[str, StringConstraints(strip_whitespace=True, max_length=4000)]


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
    parts = urlsplit(origin)
    plain = f"{parts.scheme}://{parts.netloc}"
    local = parts.hostname is not None and (
        parts.hostname == "localhost" or parts.hostname.endswith(".localhost")
    )
    if (
        origin.rstrip("/") != plain
        or not re.fullmatch(r"[a-z0-9.-]+(:\d{1,5})?", parts.netloc)
        or parts.scheme not in ("https", "http")
        or (parts.scheme == "http" and not local)
    ):
        raise PydanticCustomError(
            "site_invalid", "write the site as https://name.example, without path or wildcard"
        )
    return plain


Currency = Annotated[str, AfterValidator(_currency)]
TimeZone = Annotated[str, AfterValidator(_time_zone)]
Site = Annotated[str, AfterValidator(_site)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class SigninSettings(_Part):
    """How customers sign in."""

    methods: tuple[SigninMethod, ...] = Field(default=(SigninMethod.IDENTIFIER,), min_length=1)
    channels: tuple[Channel, ...] = Field(default=(Channel.EMAIL,), min_length=1)
    identifier_field: IdentifierField = IdentifierField.DOCUMENT
    identifier_label: Line = ""
    user_hint: Line = ""
    password_hint: Line = ""
    customers_are_companies: bool = False
    sms_countries: tuple[Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")], ...] = ()

    @model_validator(mode="after")
    def _companies_keep_email(self) -> Self:
        if self.customers_are_companies and Channel.EMAIL not in self.channels:
            raise PydanticCustomError(
                "email_required_for_companies",
                "for company customers the e-mail method cannot be switched off",
            )
        return self


class Branding(_Part):
    """How the portal looks."""

    colour: Colour = "#2457c5"
    page_background: Colour = "#f6f7f9"
    typeface: Literal["system", "humanist", "serif", "rounded"] = "system"
    logo_path: str = ""
    logo_width: int = Field(default=0, ge=0, le=4000)
    logo_height: int = Field(default=0, ge=0, le=4000)
    favicon_path: str = ""


class Issuer(_Part):
    """Who issues the documents, as printed on them."""

    address: tuple[Line, ...] = Field(default=(), max_length=4)
    tax_id: Line = ""


class Support(_Part):
    """Whom customers turn to; both or nothing."""

    email: Line
    phone: Line


class TenantSettings(_Part):
    """All of a tenant's settings."""

    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]
    active: bool = True
    title: Line = ""
    subtitle: Line = ""
    prompt: Line = ""
    landing: Paragraph = ""
    terms: Paragraph = ""
    requirements: Paragraph = ""
    language: Language = "es"
    time_zone: TimeZone = "America/Argentina/Buenos_Aires"
    country: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")] = "AR"
    currencies: tuple[Currency, ...] = Field(default=("ARS",), min_length=1, max_length=5)
    """The first is the one shown first."""
    check_identity_numbers: bool = False
    signin: SigninSettings = SigninSettings()
    modules: tuple[Module, ...] = (Module.STATEMENT, Module.INVOICE_DOWNLOADS)
    show_total: bool = True
    show_product: bool = True
    show_description: bool = True
    access_needs_dates: bool = False
    """Whether a customer enters only with the three access fields filled in."""
    deleted_keep_access: bool = False
    """[clientes borrados]"""
    extra_placeholders: tuple[Line, ...] = Field(default=(), max_length=50)
    allowed_sites: tuple[Site, ...] = Field(default=(), max_length=20)
    support: Support | None = None
    branding: Branding = Branding()
    issuer: Issuer = Issuer()

    @model_validator(mode="after")
    def _downloads_need_the_statement(self) -> Self:
        if Module.INVOICE_DOWNLOADS in self.modules and Module.STATEMENT not in self.modules:
            raise PydanticCustomError(
                "downloads_need_statement", "past invoices are listed in the statement: switch it on too"
            )
        return self

    def has(self, module: Module) -> bool:
        """Whether a module is on."""
        return module in self.modules
