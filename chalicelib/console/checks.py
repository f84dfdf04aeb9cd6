"""The linter of a tenant's configuration: what will not work as it stands, and where each is mended. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from chalicelib.customers.findings import FindingKind
from chalicelib.tenants.colours import AA_TEXT, contrast, light_surfaces, nearest_passing, passes
from chalicelib.tenants.settings import Channel, IdentifierField, Module, SigninMethod, TenantSettings


class Severity(StrEnum):
    """How bad it is."""

    ERROR = "error"
    """Somebody cannot do what they came for."""
    WARNING = "warning"
    """It works, but probably not as it is meant to."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that wants attention. `area` and `path` say where in the console it is mended."""

    code: str
    severity: Severity
    area: str
    path: str
    params: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CheckContext:
    """What the settings are held against."""

    counts: Mapping[str, int]
    """Customers by data issue; counted up to `most`."""
    most: int
    sender_verified: bool
    publish_error: str | None
    failing_templates: Iterable[tuple[str, str]]
    """Message and language."""
    dead_letters: int = 0
    """Messages that could not be sent, counted up to `dead_letters_most`."""
    dead_letters_most: int = 1
    own_sender_usable: bool = True
    """Whether SES vouches for the chosen sender's domain."""
    seal: str = ""
    """What is amiss with the certificate that seals contracts: `missing`, `unfit`, `expired`, `expires`, or nothing."""
    seal_days: int = 0
    """How many days are left of it."""


def check_configuration(settings: TenantSettings, found: CheckContext) -> list[Check]:
    """Everything that will not work as it stands, the worst first."""
    checks = [
        *_of_publishing(settings, found),
        *_of_signing_in(settings, found),
        *_of_sections(settings),
        *_of_the_look(settings),
        *_of_messages(settings, found),
        *_of_contracts(settings, found),
    ]
    return sorted(checks, key=lambda check: check.severity is not Severity.ERROR)


def _of_publishing(settings: TenantSettings, found: CheckContext) -> Iterator[Check]:
    if found.publish_error:
        yield Check("publish_failed", Severity.ERROR, "portal", "status", {"error": found.publish_error})
    if not settings.active:
        yield Check("portal_inactive", Severity.WARNING, "portal", "active")
    if not settings.allowed_sites:
        yield Check("no_allowed_site", Severity.WARNING, "portal", "allowed_sites")


def _of_signing_in(settings: TenantSettings, found: CheckContext) -> Iterator[Check]:
    for kind, code, severity, params in _about_customers(settings):
        count = found.counts.get(kind.value, 0)
        if count:
            counted = {"count": count, "more": count >= found.most, **params}
            yield Check(code, severity, "customers", kind.value, counted)


def kinds_that_matter(settings: TenantSettings) -> frozenset[FindingKind]:
    """What of customers' data can keep somebody out as the settings stand, or cannot be sent."""
    return frozenset(kind for kind, *_ in _about_customers(settings)) | {FindingKind.BOUNCED}


def _about_customers(
    settings: TenantSettings,
) -> Iterator[tuple[FindingKind, str, Severity, dict[str, str]]]:
    """Which data of customers are needed. Who lacks one enters by another way, if there is any: that is no error."""
    signin = settings.signin
    methods = set(signin.methods)
    if methods & {SigninMethod.IDENTIFIER, SigninMethod.PASSWORD}:
        by_number = signin.identifier_field is IdentifierField.NUMBER
        severity = Severity.WARNING if SigninMethod.EMAIL in methods else Severity.ERROR
        yield (
            FindingKind.PLACEHOLDER_NUMBER if by_number else FindingKind.PLACEHOLDER_DOCUMENT,
            "placeholder_identifiers",
            severity,
            {},
        )
        yield (
            FindingKind.NO_NUMBER if by_number else FindingKind.NO_DOCUMENT,
            "identifier_missing",
            severity,
            {},
        )
    if SigninMethod.PASSWORD not in methods:
        has_mail_only = signin.channels == (Channel.EMAIL,) or methods == {SigninMethod.EMAIL}
        has_sms_only = Channel.EMAIL not in signin.channels and SigninMethod.EMAIL not in methods
        kind, datum = (
            (FindingKind.NO_EMAIL, "email")
            if has_mail_only
            else (FindingKind.NO_PHONE, "phone")
            if has_sms_only
            else (FindingKind.NO_CONTACT, "any")
        )
        yield kind, "contact_missing", Severity.ERROR, {"datum": datum}
    if signin.customers_are_companies:
        yield FindingKind.COMPANY_NO_EMAIL, "company_without_email", Severity.ERROR, {}
    if settings.access_needs_dates:
        yield FindingKind.DATES_MISSING, "access_dates_missing", Severity.ERROR, {}
    yield FindingKind.ENDS, "access_ended", Severity.WARNING, {}


def _of_sections(settings: TenantSettings) -> Iterator[Check]:
    if settings.has(Module.INVOICE_DOWNLOADS) and not settings.has(Module.STATEMENT):
        yield Check("downloads_without_statement", Severity.ERROR, "portal", "modules")
    for module in settings.modules:
        if not settings.has(module):
            yield Check(
                "module_not_contracted", Severity.WARNING, "portal", "modules", {"module": module.value}
            )
    if settings.shown_support is None:
        yield Check("support_missing", Severity.WARNING, "portal", "support")
    if settings.advisers.routing and not settings.advisers.fallback:
        yield Check("advisers_without_fallback", Severity.WARNING, "portal", "advisers.fallback")
    shown = settings.shown_actions
    for action in settings.actions:
        if action not in shown:
            yield Check("action_hidden", Severity.WARNING, "portal", "actions", {"kind": action.kind.value})


def _of_the_look(settings: TenantSettings) -> Iterator[Check]:
    colour = settings.branding.colour
    surfaces = light_surfaces(settings.branding.page_background)
    if not passes(colour, surfaces):
        params = {
            "colour": colour,
            "ratio": round(min(contrast(colour, surface) for surface in surfaces), 2),
            "needed": AA_TEXT,
            "nearest": nearest_passing(colour, surfaces),
        }
        yield Check("low_contrast", Severity.WARNING, "portal", "branding.colour", params)


def _of_messages(settings: TenantSettings, found: CheckContext) -> Iterator[Check]:
    if not found.sender_verified:
        yield Check("sender_not_verified", Severity.ERROR, "messages", "")
    if settings.sender_email and not found.own_sender_usable:
        params = {"email": settings.sender_email}
        yield Check("own_sender_not_verified", Severity.WARNING, "deliveries", "sender", params)
    if found.dead_letters:
        params_of = {"count": found.dead_letters, "more": found.dead_letters >= found.dead_letters_most}
        yield Check("messages_not_sent", Severity.ERROR, "deliveries", "", params_of)
    bounced = found.counts.get(FindingKind.BOUNCED.value, 0)
    if bounced:
        counted = {"count": bounced, "more": bounced >= found.most}
        yield Check("addresses_bounce", Severity.WARNING, "customers", FindingKind.BOUNCED.value, counted)
    for message, language in found.failing_templates:
        params = {"message": message, "language": language}
        yield Check("template_failing", Severity.ERROR, "messages", f"{message}/{language}", params)


def _of_contracts(settings: TenantSettings, found: CheckContext) -> Iterator[Check]:
    # Nothing at the console mends it: the deployment's operator does.
    if not settings.has(Module.CONTRACTS) or not found.seal:
        return
    if found.seal == "expires":
        yield Check("seal_certificate_expires", Severity.WARNING, "", "", {"count": found.seal_days})
    elif found.seal == "expired":
        yield Check("seal_certificate_expired", Severity.ERROR, "", "")
    elif found.seal == "unfit":
        yield Check("seal_certificate_unfit", Severity.ERROR, "", "")
    else:
        yield Check("seal_certificate_missing", Severity.ERROR, "", "")
