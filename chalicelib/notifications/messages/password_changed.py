"""Notifies a contact that the portal password was changed (ASVS 6.3.7)."""

from chalicelib.notifications.events import Address, Event, Outgoing
from chalicelib.notifications.people import find_person
from chalicelib.notifications.values import business_values, person_values


def compose(event: Event) -> Outgoing | None:
    """To the contact's main e-mail address, else by SMS."""
    payload, settings = event.payload, event.settings
    person = find_person(event.tenant, payload["customer_id"], payload["contact_id"])
    if person is None or not (person.email or person.mobile):
        return None
    to = Address("email", person.email) if person.email else Address("sms", person.mobile)
    values = {
        **business_values(event.tenant, settings),
        **person_values(person.customer, person.contact),
    }
    return Outgoing("password_changed", person.customer.language or settings.language, to, values)
