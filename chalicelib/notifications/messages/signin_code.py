"""The code by which a customer signs in."""

from chalicelib.kernel.access.challenges import Challenge
from chalicelib.kernel.store import keys
from chalicelib.notifications.events import Event, Outgoing
from chalicelib.notifications.messages.code import read_code
from chalicelib.notifications.people import find_person
from chalicelib.notifications.values import business_values, no_person_values, person_values


def compose(event: Event) -> Outgoing | None:
    """To whoever was found, by the channel that the sign-in chose."""
    found = read_code(event)
    if found is None:
        return None
    values = {
        **business_values(event.tenant, event.settings),
        **_who(event.tenant, event.payload["challenge_id"]),
        "codigo": found.code,
        "minutos": found.minutes,
    }
    return Outgoing("signin_code", event.language(), found.to, values)


def _who(tenant: str, challenge_id: str) -> dict[str, dict[str, str]]:
    """Whose account the code opens; nobody's where it opens several, which one address may share."""
    challenge = Challenge.find(keys.challenge(tenant, challenge_id))
    targets = challenge.targets if challenge else []
    if len(targets) != 1:
        return no_person_values()
    person = find_person(tenant, *targets[0])
    return person_values(person.customer, person.contact) if person else no_person_values()
