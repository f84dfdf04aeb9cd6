"""Preview a message with a customer's data or with examples."""

from dataclasses import dataclass
from typing import Any

from chalicelib.customers.models import Customer
from chalicelib.documents.templating.sandbox import TemplateError
from chalicelib.kernel import ids
from chalicelib.kernel.errors import FieldError, NotFoundError
from chalicelib.kernel.store import keys
from chalicelib.notifications import mail_html
from chalicelib.notifications.branding import branding_for
from chalicelib.notifications.catalogue import Message
from chalicelib.notifications.people import find_person
from chalicelib.notifications.rendering import Rendered, Source, in_layout
from chalicelib.notifications.template_rules import faults
from chalicelib.notifications.values import access_values, account_values, business_values, person_values
from chalicelib.notifications.writing import render_source
from chalicelib.tenants.service import tenant_settings

_UNSAFE_TO_RENDER = frozenset(
    {"template_not_allowed", "filter_unknown", "template_too_deep", "template_syntax", "tag_unknown"}
)
"""Faults that forbid rendering, which might take unbounded time and memory."""


@dataclass(frozen=True, slots=True)
class Preview:
    """A rendered template and its faults; both may be present."""

    rendered: Rendered | None
    faults: list[FieldError]
    dropped: list[tuple[str, int]]
    """HTML that sanitising removes, with its line."""


def preview(tenant: str, message: Message, language: str, source: Source, customer_id: str | None) -> Preview:
    """Render a template; codes are examples. NotFoundError for an unknown customer."""
    values = preview_values(tenant, message, language, customer_id)
    found = faults(message, language, source)
    if any(fault.code in _UNSAFE_TO_RENDER for fault in found):
        return Preview(None, found, mail_html.dropped(source.html))
    settings = tenant_settings(tenant)
    branding = branding_for(tenant, settings, language, to_staff=False)
    try:
        rendered = in_layout(render_source(message, language, source, values, complete=False), branding)
    except TemplateError as error:
        rendered = None
        found = found or [FieldError(error.part or "text", error.code, str(error), error.params)]
    return Preview(rendered, found, mail_html.dropped(source.html))


def preview_values(tenant: str, message: Message, language: str, customer_id: str | None) -> dict[str, Any]:
    """Return example values, the business's own data, and those of a customer if one is given."""
    settings = tenant_settings(tenant)
    values = message.examples(language) | business_values(tenant, settings)
    if customer_id is None:
        return values
    person = _person(tenant, customer_id)
    values |= person_values(person.customer, person.contact)
    if "acceso" in values:
        values["acceso"] = access_values(person, settings, values["acceso"]["contrasena"])
    if "cuenta" in values:
        values |= account_values(person.summary, settings)
    return values


def _person(tenant: str, customer_id: str) -> Any:
    customer = Customer.find(keys.customer(tenant, customer_id)) if ids.is_id(customer_id, "cus") else None
    contacts = list(customer.contact_ids.values()) if customer else []
    person = find_person(tenant, customer_id, contacts[0]) if contacts else None
    if person is None:
        raise NotFoundError("no such customer, or it has no contact", code="customer_unknown")
    return person
