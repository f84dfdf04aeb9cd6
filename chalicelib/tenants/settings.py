"""What a tenant sets of its portal: parsed once at the edge, trusted inside."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, PrivateAttr, StrictBool, StrictInt, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from chalicelib.tenants.settings_communication import (
    AdviserSettings,
    ContractSettings,
    NoticeSettings,
    TicketSettings,
)
from chalicelib.tenants.settings_fields import (
    STORED,
    Colour,
    Country,
    Currency,
    Email,
    HttpsUrl,
    Line,
    Name,
    Once,
    Paragraph,
    Part,
    Phone,
    ShortLine,
    Site,
    SitePath,
    TimeZone,
    is_stored,
)


class Module(StrEnum):
    """A section of the portal that a tenant can contract, and switch on."""

    STATEMENT = "statement"
    """[cuenta corriente]"""
    INVOICE_DOWNLOADS = "invoice_downloads"
    """Download of past invoices; it needs the statement, where they are listed."""
    TICKETS = "tickets"
    MESSAGES = "messages"
    """The conversation with the business."""
    CONTRACTS = "contracts"
    """Contracts to read and to sign."""


BY_CONTACT = frozenset({Module.TICKETS, Module.MESSAGES, Module.CONTRACTS})
"""Of which modules each thing is somebody's: they can be visible to that contact only (C1)."""


class SigninMethod(StrEnum):
    """How a customer shows who they are."""

    IDENTIFIER = "identifier"
    """An identifier and a contact datum, then a code."""
    EMAIL = "email"
    """An e-mail address, then a code."""
    PASSWORD = "password"  # pragma: allowlist secret # noqa: S105 - the method's name
    """The identifier as user, and the portal password."""


class Channel(StrEnum):
    """By which a code travels."""

    EMAIL = "email"
    SMS = "sms"


class IdentifierField(StrEnum):
    """Which identifier a customer types [Validación para el ingreso]."""

    DOCUMENT = "document"
    NUMBER = "number"


class ActionKind(StrEnum):
    """What a call-to-action button does."""

    STATEMENT = "statement"
    LAST_INVOICE = "last_invoice"
    """Opens the newest invoice, with its download."""
    NEW_TICKET = "new_ticket"
    MESSAGE = "message"
    """Opens the conversation with the business."""
    SIGN = "sign"
    """Opens the contracts, those that wait for a signature first."""
    SUPPORT = "support"
    LINK = "link"
    """An address of the tenant's own."""


_OF_MODULES = {
    ActionKind.STATEMENT: Module.STATEMENT,
    ActionKind.NEW_TICKET: Module.TICKETS,
    ActionKind.MESSAGE: Module.MESSAGES,
    ActionKind.SIGN: Module.CONTRACTS,
}
"""Of which module the page is that a button leads to."""
MOST_OF_SITES = 1300
"""Characters of all allowed sites: they stand in the page's policy, and S3 keeps 2 KB beside an object."""

Language = Literal["es", "en", "pt"]
Typeface = Literal[
    "system",
    "humanist",
    "serif",
    "rounded",
    "inter",
    "source-sans",
    "nunito",
    "montserrat",
    "lora",
    "atkinson",
]
"""The first four are the device's own; the others are brought along."""


class SigninSettings(Part):
    """How customers sign in."""

    methods: Annotated[tuple[SigninMethod, ...], Once] = Field(
        default=(SigninMethod.IDENTIFIER,), min_length=1, max_length=9
    )
    channels: Annotated[tuple[Channel, ...], Once] = Field(
        default=(Channel.EMAIL,), min_length=1, max_length=9
    )
    identifier_field: IdentifierField = IdentifierField.DOCUMENT
    identifier_label: Line = ""
    user_hint: Line = ""
    password_hint: Line = ""
    customers_are_companies: StrictBool = False
    sms_countries: Annotated[tuple[Country, ...], Once] = Field(default=(), max_length=250)

    @model_validator(mode="after")
    def _companies_keep_email(self) -> Self:
        if self.customers_are_companies and Channel.EMAIL not in self.channels:
            raise PydanticCustomError(
                "email_required_for_companies",
                "for company customers the e-mail method cannot be switched off",
            )
        if self.customers_are_companies and self.methods == (SigninMethod.PASSWORD,):
            raise PydanticCustomError(
                "email_method_required_for_companies",
                "for company customers there has to be a method by e-mail beside the password",
            )
        return self


class Branding(Part):
    """How the portal looks."""

    colour: Colour = "#2457c5"
    page_background: Colour = "#f6f7f9"
    typeface: Typeface = "system"
    logo_path: SitePath = ""
    logo_width: StrictInt = Field(default=0, ge=0, le=4000)
    logo_height: StrictInt = Field(default=0, ge=0, le=4000)
    favicon_path: SitePath = ""
    background_path: SitePath = ""
    """A picture behind the sign-in form."""


class Issuer(Part):
    """Who issues the documents, as printed on them."""

    address: tuple[Line, ...] = Field(default=(), max_length=4)
    tax_id: Line = ""


class Support(Part):
    """Whom customers turn to [módulo de ayuda]: both data once it is shown."""

    shown: StrictBool = True
    """[Mostrar información]"""
    email: Email = ""
    phone: Phone = ""

    @model_validator(mode="after")
    def _both_when_shown(self, info: ValidationInfo) -> Self:
        if not is_stored(info) and self.shown and not (self.email and self.phone):
            raise PydanticCustomError(
                "support_needs_both", "to show the help both an e-mail address and a telephone are needed"
            )
        return self


class CallToAction(Part):
    """One of the buttons that the tenant chose to put beside every page."""

    kind: ActionKind
    label: ShortLine = ""
    """[Nombre para mostrar]; empty is the button's usual name, in the customer's language."""
    url: HttpsUrl = ""

    @model_validator(mode="after")
    def _links_lead_somewhere(self) -> Self:
        if self.kind is ActionKind.LINK and not (self.url and self.label):
            raise PydanticCustomError("link_incomplete", "a link needs a name and an address")
        if self.kind is not ActionKind.LINK and self.url:
            raise PydanticCustomError("url_not_wanted", "only a link leads to an address")
        return self


class TenantSettings(Part):
    """All of a tenant's settings."""

    name: Name
    active: StrictBool = True
    title: Line = ""
    subtitle: Line = ""
    prompt: Line = ""
    landing: Paragraph = ""
    terms: Paragraph = ""
    requirements: Paragraph = ""
    language: Language = "es"
    """What the portal speaks at first."""
    languages: Annotated[tuple[Language, ...], Once] = Field(
        default=("es", "en", "pt"), min_length=1, max_length=9
    )
    """What customers can choose from."""
    time_zone: TimeZone = "America/Argentina/Buenos_Aires"
    country: Country = "AR"
    currencies: Annotated[tuple[Currency, ...], Once] = Field(default=("ARS",), min_length=1, max_length=5)
    """The first is the one shown first."""
    check_identity_numbers: StrictBool = False
    signin: SigninSettings = SigninSettings()
    modules: Annotated[tuple[Module, ...], Once] = Field(
        default=(Module.STATEMENT, Module.INVOICE_DOWNLOADS), max_length=50
    )
    """Those switched on; `shown_modules` are those that were contracted too."""
    show_total: StrictBool = True
    show_product: StrictBool = True
    show_description: StrictBool = True
    access_needs_dates: StrictBool = False
    """Whether a customer enters only with the three access fields filled in."""
    deleted_keep_access: StrictBool = False
    """[clientes borrados]"""
    entry_links: StrictBool = False
    """Whether messages carry a link that enters without signing in [automatización]."""
    extra_placeholders: tuple[Line, ...] = Field(default=(), max_length=50)
    allowed_sites: Annotated[tuple[Site, ...], Once] = Field(default=(), max_length=20)
    support: Support | None = None
    actions: tuple[CallToAction, ...] = Field(default=(), max_length=6)
    by_contact: Annotated[tuple[Module, ...], Once] = Field(default=(), max_length=50)
    """Modules in which each contact sees their own things only; the others are the whole customer's."""
    tickets: TicketSettings = TicketSettings()
    notices: NoticeSettings = NoticeSettings()
    advisers: AdviserSettings = AdviserSettings()
    contracts: ContractSettings = ContractSettings()
    embedding_page: HttpsUrl = ""
    """The page of the tenant's own site that embeds the portal by our script: links in messages lead there."""
    sender_email: Email = ""
    """From which address of its own the tenant's messages come, once its domain is verified."""
    payment_heading: Line = ""
    """Stands above the payment buttons ["Pagá con:"]."""
    payment_custom_names: StrictBool = False
    """Whether a payment button bears its own [Nombre para mostrar] instead of its provider's."""
    branding: Branding = Branding()
    issuer: Issuer = Issuer()

    _contracted: frozenset[Module] | None = PrivateAttr(default=None)

    @model_validator(mode="after")
    def _downloads_need_the_statement(self) -> Self:
        if Module.INVOICE_DOWNLOADS in self.modules and Module.STATEMENT not in self.modules:
            raise PydanticCustomError(
                "downloads_need_statement", "past invoices are listed in the statement: switch it on too"
            )
        return self

    @model_validator(mode="after")
    def _only_what_is_somebodys_is_by_contact(self, info: ValidationInfo) -> Self:
        if not is_stored(info) and not BY_CONTACT.issuperset(self.by_contact):
            raise PydanticCustomError("by_contact_unknown", "this section is the whole customer's")
        return self

    @model_validator(mode="after")
    def _sites_fit_beside_the_page(self, info: ValidationInfo) -> Self:
        if not is_stored(info) and len(" ".join(self.allowed_sites)) > MOST_OF_SITES:
            raise PydanticCustomError(
                "sites_too_long", "all sites together are too long for one page's policy"
            )
        return self

    @model_validator(mode="after")
    def _embedded_where_it_may_be(self, info: ValidationInfo) -> Self:
        parts = urlsplit(self.embedding_page)
        if (
            not is_stored(info)
            and self.embedding_page
            and f"{parts.scheme}://{parts.netloc}" not in self.allowed_sites
        ):
            raise PydanticCustomError(
                "embedding_page_not_allowed", "the page is not on one of the sites that may embed the portal"
            )
        return self

    @model_validator(mode="after")
    def _speaks_what_it_offers(self) -> Self:
        if self.language not in self.languages:
            raise PydanticCustomError("language_not_offered", "the first language is not among those offered")
        return self

    @model_validator(mode="after")
    def _each_action_once(self) -> Self:
        kinds = [action.kind for action in self.actions if action.kind is not ActionKind.LINK]
        if len(set(kinds)) < len(kinds):
            raise PydanticCustomError("action_twice", "each button can be chosen once")
        return self

    @classmethod
    def stored(cls, document: Mapping[str, Any]) -> Self:
        """The settings of a document that was stored once, though it might not be taken today."""
        return cls.model_validate(document, context=STORED)

    def limited_to(self, contracted: frozenset[Module]) -> Self:
        """The same settings, of a tenant that contracted only these modules."""
        limited = self.model_copy()
        limited._contracted = contracted  # noqa: SLF001 - its own
        return limited

    def is_by_contact(self, module: Module) -> bool:
        """Whether each contact sees only their own things of a module."""
        return module in self.by_contact

    def limiting(self, draft: Self) -> Self:
        """Other settings of the same tenant, within what it has contracted."""
        return draft if self._contracted is None else draft.limited_to(self._contracted)

    def has(self, module: Module) -> bool:
        """Whether a module is on, and contracted."""
        return module in self.modules and self.has_contracted(module)

    def has_contracted(self, module: Module) -> bool:
        """Whether a module is contracted, be it on or off."""
        return self._contracted is None or module in self._contracted

    @property
    def shown_modules(self) -> tuple[Module, ...]:
        """The modules that customers find."""
        return tuple(module for module in self.modules if self.has(module))

    @property
    def shown_support(self) -> Support | None:
        """Whom customers are told to turn to."""
        return self.support if self.support is not None and self.support.shown else None

    @property
    def shown_actions(self) -> tuple[CallToAction, ...]:
        """The buttons that lead somewhere as the settings stand."""
        missing = {kind for kind, module in _OF_MODULES.items() if not self.has(module)}
        if not self.tickets.create:
            missing.add(ActionKind.NEW_TICKET)
        if self.shown_support is None:
            missing.add(ActionKind.SUPPORT)
        return tuple(action for action in self.actions if action.kind not in missing)
