"""A customer's sign-in code."""

from dataclasses import replace

from chalicelib.kernel.access.challenges import Challenge
from chalicelib.kernel.store import keys
from chalicelib.notifications.events import Address, Event, Outgoing
from chalicelib.notifications.messages.code import read_code
from chalicelib.notifications.people import Person, find_person
from chalicelib.notifications.values import business_values, no_person_values, person_values
from chalicelib.tenants.settings import Channel


def compose(event: Event) -> Outgoing | None:
    """To the address that the sign-in chose."""
    found = read_code(event)
    if found is None:
        return None
    person = _person(event.tenant, event.payload["challenge_id"])
    values = {
        **business_values(event.tenant, event.settings),
        **_identity_values(person),
        "codigo": found.code,
        "minutos": found.minutes,
    }
    return Outgoing("signin_code", event.language(), _to(found.to, person, event), values)


def _person(tenant: str, challenge_id: str) -> Person | None:
    """Return the person whose account the code opens; None if an address is shared by several accounts."""
    challenge = Challenge.find(keys.challenge(tenant, challenge_id))
    targets = challenge.targets if challenge else []
    return find_person(tenant, *targets[0]) if len(targets) == 1 else None


def _identity_values(person: Person | None) -> dict[str, dict[str, str]]:
    return person_values(person.customer, person.contact) if person else no_person_values()


def _to(to: Address, person: Person | None, event: Event) -> Address:
    """Add the person's phone as fallback for a suppressed e-mail address, if the tenant allows SMS."""
    if to.channel == "email" and person is not None and Channel.SMS in event.settings.signin.channels:
        return replace(to, fallback=person.mobile)
    return to
