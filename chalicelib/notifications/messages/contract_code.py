"""The code that authorises a signature."""

from chalicelib.contracts import records
from chalicelib.kernel.access.challenges import Challenge
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.store import keys
from chalicelib.notifications.events import Event, Outgoing
from chalicelib.notifications.messages.code import read_code
from chalicelib.notifications.values import business_values


def compose(event: Event) -> Outgoing | None:
    """To the signer, by the chosen channel; names the document."""
    found = read_code(event)
    challenge = Challenge.find(keys.challenge(event.tenant, event.payload["challenge_id"]))
    if found is None or challenge is None:
        return None
    customer_id, _, contract_id, _ = challenge.targets[0]
    try:
        contract = records.find(event.tenant, customer_id, contract_id)
    except NotFoundError:
        return None
    values = {
        **business_values(event.tenant, event.settings),
        "contrato": {"titulo": contract.title},
        "codigo": found.code,
        "minutos": found.minutes,
    }
    return Outgoing("contract_code", event.language(), found.to, values)
