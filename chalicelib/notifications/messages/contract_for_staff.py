"""Notifies a staff member of a contract that needs their signature or was completed."""

from chalicelib.contracts import records, rules
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.store import keys
from chalicelib.notifications.events import Address, Event, Outgoing
from chalicelib.notifications.values import business_values, console_link
from chalicelib.notifications.words import word
from chalicelib.staff.models import StaffMember, StaffState


def compose(event: Event) -> Outgoing | None:
    """To the author or signer, if still active; None if the signature is not needed any more."""
    payload = event.payload
    member = StaffMember.find(keys.staff_member(event.tenant, payload["staff_id"]))
    if member is None or member.state != StaffState.ACTIVE:
        return None
    try:
        contract = records.find(event.tenant, payload["customer_id"], payload["contract_id"])
    except NotFoundError:
        return None
    if payload["what"] == "sign" and not rules.is_turn_of(contract, member.staff_id, event.settings):
        return None
    values = {
        **business_values(event.tenant, event.settings),
        "persona": {"nombre": member.name},
        "que": word("contract_for_staff", payload["what"], member.language),
        "contrato": {"titulo": contract.title, "cliente": contract.customer_name},
        "enlace": console_link(event.tenant, f"contracts/{contract.contract_id}"),
    }
    return Outgoing("contract_for_staff", member.language, Address("email", member.email), values)
