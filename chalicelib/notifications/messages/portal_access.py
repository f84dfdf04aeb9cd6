"""Portal access: the address, the user name, and an initial password if there is one."""

from chalicelib.kernel.access import sealed_values
from chalicelib.notifications.events import Address, Event, Outgoing
from chalicelib.notifications.people import find_person
from chalicelib.notifications.values import access_values, account_values, business_values, person_values


def compose(event: Event) -> Outgoing | None:
    """To the contact's main e-mail address."""
    payload, settings = event.payload, event.settings
    person = find_person(event.tenant, payload["customer_id"], payload["contact_id"])
    if person is None or not person.email:
        return None
    sealed = payload["sealed_password"]
    password = sealed_values.unseal(sealed, payload["sealed_by"]) if sealed else ""
    values = {
        **business_values(event.tenant, settings),
        **person_values(person.customer, person.contact),
        **account_values(person.summary, settings),
        "acceso": access_values(person, settings, password),
    }
    language = person.customer.language or settings.language
    return Outgoing("portal_access", language, Address("email", person.email), values)
