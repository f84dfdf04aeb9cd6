"""A message as it would look: with a real customer's data, or with examples."""

from dataclasses import dataclass
from typing import Any

from chalicelib.customers.models import Customer
from chalicelib.documents.sandbox import TemplateError
from chalicelib.kernel import ids
from chalicelib.kernel.errors import FieldError, NotFoundError
from chalicelib.kernel.store import keys
from chalicelib.notifications import mail_html
from chalicelib.notifications.catalogue import Message
from chalicelib.notifications.looks import look_of
from chalicelib.notifications.people import find_person
from chalicelib.notifications.rendering import Rendered, Source, in_layout
from chalicelib.notifications.template_rules import faults
from chalicelib.notifications.values import access_values, account_values, business_values, person_values
from chalicelib.notifications.writing import render_source
from chalicelib.tenants.service import tenant_settings

_NOT_TO_BE_RUN = frozenset(
    {"template_not_allowed", "filter_unknown", "template_too_deep", "template_syntax", "tag_unknown"}
)
"""What the rules refuse before anything is rendered: it might take all time and memory there is."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What it looks like, and what is wrong with it. A template may have faults and still be shown."""

    rendered: Rendered | None
    faults: list[FieldError]
    dropped: list[tuple[str, int]]
    """What of the HTML will not arrive, and its line."""


def preview(tenant: str, message: Message, language: str, source: Source, customer_id: str | None) -> Preview:
    """Render a template. NotFoundError when there is no such customer; a code is never a real one."""
    values = preview_values(tenant, message, language, customer_id)
    found = faults(message, language, source)
    if any(fault.code in _NOT_TO_BE_RUN for fault in found):
        return Preview(None, found, mail_html.dropped(source.html))
    settings = tenant_settings(tenant)
    look = look_of(tenant, settings, language, to_staff=False)
    try:
        rendered = in_layout(render_source(message, language, source, values, complete=False), look)
    except TemplateError as error:
        rendered = None
        found = found or [FieldError(error.part or "text", error.code, str(error), error.params)]
    return Preview(rendered, found, mail_html.dropped(source.html))


def preview_values(tenant: str, message: Message, language: str, customer_id: str | None) -> dict[str, Any]:
    """Examples, the business's own data, and a customer's where one is given."""
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
