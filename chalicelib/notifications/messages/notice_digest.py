"""Several notices of one hour in one message, instead of a flood."""

from chalicelib.kernel.store import keys, reads
from chalicelib.notices.fanout import TOGETHER, may_be_told
from chalicelib.notices.kinds import TRANSACTIONAL, message_of
from chalicelib.notices.models import Notice
from chalicelib.notices.unsubscribing import left_kinds
from chalicelib.notifications.events import Address, Event, Outgoing
from chalicelib.notifications.messages.notice import (
    address_of,
    is_obsolete,
    unsubscribe_headers,
    unsubscribe_page,
    unsubscribe_token,
)
from chalicelib.notifications.people import find_person
from chalicelib.notifications.suppressions import is_suppressed
from chalicelib.notifications.values import business_values, person_values
from chalicelib.notifications.words import notice_title
from chalicelib.signin.links import make_entry, place_link
from chalicelib.tenants.settings_communication import NoticeKind

_LOOKED_AT = 200
_NAMED = 20


def compose(event: Event) -> Outgoing | None:
    """To the contact: the pending notices that are unread and not obsolete; None if there are none."""
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
    mine = [one for one in _without_unsubscribed(event, to, together) if not is_obsolete(event, one)]
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
    token = unsubscribe_token(event.tenant, person, kinds) if to.channel == "email" else ""
    return Outgoing(
        "notice_digest",
        language,
        to,
        values,
        headers=unsubscribe_headers(event.tenant, token),
        unsubscribe_url=unsubscribe_page(event.tenant, token),
    )


def _without_unsubscribed(event: Event, to: Address, notices: list[Notice]) -> list[Notice]:
    """Remove optional notices that the reader unsubscribed from, or all of them after a complaint."""
    if to.channel != "email" or not notices:
        return notices
    if is_suppressed(event.tenant, to.address, optional=True):
        unwanted = frozenset(NoticeKind) - TRANSACTIONAL
    else:
        unwanted = left_kinds(event.tenant, event.payload["customer_id"], event.payload["contact_id"])
    return [one for one in notices if NoticeKind(one.notice_kind) not in unwanted]


def _line(notice: Notice, language: str) -> str:
    """Describe a notice in one line."""
    facts = notice.facts
    what = notice_title(message_of(NoticeKind(notice.notice_kind), facts), language)
    about = f"#{facts['number']} {facts.get('subject', '')}".strip() if facts.get("number") else ""
    about = about or facts.get("title", "")
    return f"· {what}: {about}" if about else f"· {what}"
