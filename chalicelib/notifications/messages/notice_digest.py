"""Several notices of one hour in one message, instead of a flood."""

from chalicelib.kernel.store import keys, reads
from chalicelib.notices.fanout import TOGETHER, may_be_told
from chalicelib.notices.kinds import TRANSACTIONAL, message_of
from chalicelib.notices.models import Notice
from chalicelib.notices.unsubscribing import left_kinds
from chalicelib.notifications.events import Address, Event, Outgoing
from chalicelib.notifications.messages.notice import (
    address_of,
    has_passed,
    leaving_page,
    leaving_token,
    way_out,
)
from chalicelib.notifications.people import find_person
from chalicelib.notifications.suppressions import is_stopped
from chalicelib.notifications.values import business_values, person_values
from chalicelib.notifications.words import notice_title
from chalicelib.signin.links import make_entry, place_link
from chalicelib.tenants.settings_communication import NoticeKind

_LOOKED_AT = 200
_NAMED = 20


def compose(event: Event) -> Outgoing | None:
    """To the contact: what waited for this moment and neither was read nor passed; None where nothing is left."""
    payload, settings = event.payload, event.settings
    person = find_person(event.tenant, payload["customer_id"], payload["contact_id"])
    to = address_of(person, payload["way"]) if person is not None else None
    if person is None or to is None or not may_be_told(person.customer, settings):
        return None
    rows = reads.query(
        keys.customer_partition(event.tenant, payload["customer_id"]),
        prefix=keys.notices_prefix(payload["contact_id"]),
        newest_first=True,
        limit=_LOOKED_AT,
        only={"due": {"S": payload["due"]}, "read": {"BOOL": False}},
    )
    waiting = [Notice.from_wire(row) for row in rows.items]
    together = [one for one in waiting if one.ways.get(payload["way"]) == TOGETHER]
    mine = [one for one in _welcome(event, to, together) if not has_passed(event, one)]
    if not mine:
        return None
    language = person.customer.language or settings.language
    lines = [_line(one, language) for one in mine[:_NAMED]]
    entry = make_entry(event.tenant, settings, person.customer, person.contact.contact_id, "avisos")
    values = {
        **business_values(event.tenant, settings),
        **person_values(person.customer, person.contact),
        "avisos": {"cantidad": len(mine), "lista": "\n".join(lines)},
        "enlace": entry.url if entry else place_link(event.tenant, settings, "avisos"),
        "codigo": entry.code if entry else "",
    }
    kinds = {NoticeKind(one.notice_kind) for one in mine}
    leaving = leaving_token(event.tenant, person, kinds) if to.channel == "email" else ""
    return Outgoing(
        "notice_digest",
        language,
        to,
        values,
        headers=way_out(event.tenant, leaving),
        leave=leaving_page(event.tenant, leaving),
    )


def _welcome(event: Event, to: Address, notices: list[Notice]) -> list[Notice]:
    """Those that may go to an address: what its reader could leave, only if they did not, and did not complain."""
    if to.channel != "email" or not notices:
        return notices
    if is_stopped(event.tenant, to.address, optional=True):
        unwelcome = frozenset(NoticeKind) - TRANSACTIONAL
    else:
        unwelcome = left_kinds(event.tenant, event.payload["customer_id"], event.payload["contact_id"])
    return [one for one in notices if NoticeKind(one.notice_kind) not in unwelcome]


def _line(notice: Notice, language: str) -> str:
    """One notice in a few words."""
    facts = notice.facts
    what = notice_title(message_of(NoticeKind(notice.notice_kind), facts), language)
    about = f"#{facts['number']} {facts.get('subject', '')}".strip() if facts.get("number") else ""
    about = about or facts.get("title", "")
    return f"· {what}: {about}" if about else f"· {what}"
