"""Which events customers are told of, of which kind they are, and where each leads in the portal."""

from collections.abc import Callable, Mapping
from typing import Any

from chalicelib.contracts.models import ContractState
from chalicelib.tenants.settings_communication import NoticeKind

EVENTS: dict[str, NoticeKind] = {
    "ticket_opened": NoticeKind.TICKET_OPENED,
    "ticket_answered": NoticeKind.TICKET_ANSWERED,
    "ticket_changed": NoticeKind.TICKET_CHANGED,
    "ticket_closed": NoticeKind.TICKET_CLOSED,
    "message_answered": NoticeKind.MESSAGE,
    "invoices_new": NoticeKind.INVOICE_NEW,
    "invoice_due": NoticeKind.INVOICE_DUE,
    "invoice_overdue": NoticeKind.INVOICE_OVERDUE,
    "payment_booked": NoticeKind.PAYMENT_BOOKED,
    "access_changed": NoticeKind.ACCESS_CHANGED,
    "contract_to_sign": NoticeKind.CONTRACT_SENT,
    "contract_due": NoticeKind.CONTRACT_SENT,
    "contract_taken_back": NoticeKind.CONTRACT_SENT,
    "contract_complete": NoticeKind.CONTRACT_SIGNED,
}
BESIDE = {"password_changed": NoticeKind.ACCESS_CHANGED, "portal_access": NoticeKind.ACCESS_CHANGED}
"""Events with a message of their own that stand under the bell as well."""
TRANSACTIONAL = frozenset(
    {
        NoticeKind.TICKET_OPENED,
        NoticeKind.TICKET_ANSWERED,
        NoticeKind.MESSAGE,
        NoticeKind.CONTRACT_SENT,
        NoticeKind.CONTRACT_SIGNED,
    }
)
"""Answers to what the customer asked: they are no list that one could leave."""
CONTRACT_WITHDRAWN = "contract_withdrawn"
"""The message that nothing is to be signed after all. It goes to whoever wants to be told of what is to be signed."""
Payload = Mapping[str, Any]


def _ticket(payload: Payload) -> str:
    return f"tickets?ticket={payload['ticket_id']}"


def _invoice(payload: Payload) -> str:
    return f"cuenta?factura={payload['invoice_id']}" if payload.get("invoice_id") else "cuenta"


def _contract(payload: Payload) -> str:
    return f"contratos?contrato={payload['contract_id']}"


_PLACES: dict[NoticeKind, Callable[[Payload], str]] = {
    NoticeKind.TICKET_OPENED: _ticket,
    NoticeKind.TICKET_ANSWERED: _ticket,
    NoticeKind.TICKET_CHANGED: _ticket,
    NoticeKind.TICKET_CLOSED: _ticket,
    NoticeKind.MESSAGE: lambda _: "mensajes",
    NoticeKind.INVOICE_NEW: _invoice,
    NoticeKind.INVOICE_DUE: _invoice,
    NoticeKind.INVOICE_OVERDUE: _invoice,
    NoticeKind.PAYMENT_BOOKED: lambda _: "cuenta",
    NoticeKind.ACCESS_CHANGED: lambda _: "accesos",
    NoticeKind.CONTRACT_SENT: _contract,
    NoticeKind.CONTRACT_SIGNED: _contract,
}
_FACTS = (
    "ticket_id",
    "number",
    "subject",
    "state",
    "staff_name",
    "invoice_id",
    "total",
    "due_on",
    "count",
    "amount",
    "day",
    "contract_id",
    "title",
    "reason",
)
"""What of an event a notice keeps: what its sentence needs, and never what is internal or sealed."""


def place_of(kind: NoticeKind, payload: Payload) -> str:
    """Where a notice leads, below the portal."""
    return _PLACES[kind](payload)


def facts_of(payload: Payload) -> dict[str, Any]:
    """What a notice says."""
    return {name: payload[name] for name in _FACTS if payload.get(name) is not None}


def message_of(kind: NoticeKind, facts: Payload) -> str:
    """By which message somebody is told: its kind's, but for a contract that is not to be signed any more."""
    if kind is NoticeKind.CONTRACT_SENT and facts.get("state") == ContractState.WITHDRAWN:
        return CONTRACT_WITHDRAWN
    return kind.value
