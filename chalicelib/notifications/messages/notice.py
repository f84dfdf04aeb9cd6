"""A notice to one contact by one channel; each kind has its own message and links to its subject in the portal."""

from collections.abc import Collection, Mapping
from typing import Any

from chalicelib.contracts.waiting import waits_for
from chalicelib.kernel.access import sealed_values
from chalicelib.kernel.settings import settings as deployment
from chalicelib.kernel.store import keys, reads
from chalicelib.kernel.store.keys import Key
from chalicelib.notices.fanout import LATER, may_be_told
from chalicelib.notices.kinds import TRANSACTIONAL, message_of, place_of
from chalicelib.notices.models import Notice
from chalicelib.notices.unsubscribing import Subscription, left_kinds, token_of
from chalicelib.notifications.events import Address, Event, Outgoing
from chalicelib.notifications.people import Person, find_person
from chalicelib.notifications.values import account_values, business_values, notice_values, person_values
from chalicelib.signin.links import make_entry, place_link
from chalicelib.tenants.settings import Channel, TenantSettings
from chalicelib.tenants.settings_communication import NoticeKind
from chalicelib.tickets.models import TicketEntry

MAX_QUOTED = 3000
"""The most characters of a reply quoted in a mail."""
_OF_TICKETS = frozenset(kind for kind in NoticeKind if kind.value.startswith("ticket_"))


def compose(event: Event) -> Outgoing | None:
    """To the contact's current address; None if the contact or the notice was deleted.

    None also for a delayed notice that was read in the portal meanwhile or is obsolete.
    """
    payload, settings = event.payload, event.settings
    customer_id, contact_id = payload["customer_id"], payload["contact_id"]
    person = find_person(event.tenant, customer_id, contact_id)
    key = keys.notice(event.tenant, customer_id, contact_id, payload["notice_id"])
    notice = Notice.find(key)
    if person is None or notice is None or not may_be_told(person.customer, settings):
        return None
    if is_obsolete(event, notice) or (notice.read and notice.ways.get(payload["way"]) == LATER):
        return None
    may_send_sms = Channel.SMS in settings.signin.channels and "sms" not in notice.ways
    to = address_of(person, payload["way"], allow_sms=may_send_sms)
    if to is None:
        return None
    kind = NoticeKind(notice.notice_kind)
    token = unsubscribe_token(event.tenant, person, [kind]) if to.channel == "email" else ""
    if token and kind in left_kinds(event.tenant, customer_id, contact_id):
        return None
    language = person.customer.language or settings.language
    return Outgoing(
        message_of(kind, notice.facts),
        language,
        to,
        values_of(event, person, kind, notice.facts, language),
        headers=unsubscribe_headers(event.tenant, token),
        unsubscribe_url=unsubscribe_page(event.tenant, token),
        reply_thread=_thread(payload, kind),
    )


def address_of(person: Person, channel: str, *, allow_sms: bool = False) -> Address | None:
    """Return a person's address for a channel, if they have one.

    `allow_sms` adds the phone as fallback, used if the e-mail address is suppressed.
    """
    if channel == "sms":
        return Address("sms", person.mobile) if person.mobile else None
    return Address("email", person.email, person.mobile if allow_sms else "") if person.email else None


def is_obsolete(event: Event, notice: Notice) -> bool:
    """Whether a notice asks for a signature that was given, withdrawn or has expired."""
    if message_of(NoticeKind(notice.notice_kind), notice.facts) != NoticeKind.CONTRACT_SENT:
        return False
    contract_id = notice.facts["contract_id"]
    return not waits_for(event.tenant, event.settings, notice.customer_id, contract_id, notice.contact_id)


def values_of(
    event: Event, person: Person, kind: NoticeKind, facts: Mapping[str, Any], language: str
) -> dict[str, Any]:
    """Return the tag values of a kind of notice."""
    settings = event.settings
    return {
        **business_values(event.tenant, settings),
        **person_values(person.customer, person.contact),
        **account_values(person.summary, settings),
        **notice_values(facts, settings, _reply_text(event, kind), language),
        **_access_link(event, settings, person, kind),
    }


def _access_link(event: Event, settings: TenantSettings, person: Person, kind: NoticeKind) -> dict[str, Any]:
    """Return the link to the notice's subject, its access code, and the rating link of a closed ticket."""
    path = place_of(kind, event.payload["event"])
    entry = make_entry(event.tenant, settings, person.customer, person.contact.contact_id, path)
    sealed = event.payload["event"].get("sealed_rating")
    token = sealed_values.unseal(sealed, event.payload["event_id"]) if sealed else ""
    rating = f"{deployment().public_origin}/{event.tenant}/#calificar={token}" if token else ""
    return {
        "enlace": entry.url if entry else place_link(event.tenant, settings, path),
        "codigo": entry.code if entry else "",
        "encuesta": {"enlace": rating},
    }


def _reply_text(event: Event, kind: NoticeKind) -> str:
    """Return the reply's text for a notice of a reply in a ticket."""
    source = event.payload["event"]
    if kind is not NoticeKind.TICKET_ANSWERED:
        return ""
    key: Key = keys.ticket_entry(
        event.tenant, event.payload["customer_id"], source["ticket_id"], source["entry_id"]
    )
    wire = reads.get_together([key]).get(key)
    return TicketEntry.from_wire(wire).text[:MAX_QUOTED] if wire else ""


def unsubscribe_token(tenant: str, person: Person, kinds: Collection[NoticeKind]) -> str:
    """Return a token to unsubscribe a person from the optional ones of these kinds; empty if all are mandatory."""
    optional_kinds = tuple(kind for kind in NoticeKind if kind in kinds and kind not in TRANSACTIONAL)
    if not optional_kinds:
        return ""
    return token_of(
        tenant, Subscription(person.customer.customer_id, person.contact.contact_id, optional_kinds)
    )


def unsubscribe_page(tenant: str, token: str) -> str:
    """Return the address of the unsubscribe page; empty without a token."""
    return f"{deployment().public_origin}/{tenant}/#baja={token}" if token else ""


def unsubscribe_headers(tenant: str, token: str) -> dict[str, str]:
    """Return the headers for one-click unsubscribing (RFC 2369, RFC 8058)."""
    if not token:
        return {}
    url = f"{deployment().public_origin}/api/portal/{tenant}/notices/unsubscribe/{token}"
    return {"List-Unsubscribe": f"<{url}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}


def _thread(payload: Mapping[str, Any], kind: NoticeKind) -> tuple[str, str, str, str] | None:
    """What an answer to the mail belongs to."""
    source, contact_id = payload["event"], payload["contact_id"]
    if kind in _OF_TICKETS:
        return "ticket", payload["customer_id"], source["ticket_id"], contact_id
    if kind is NoticeKind.MESSAGE:
        return "talk", payload["customer_id"], source["party"], contact_id
    return None
