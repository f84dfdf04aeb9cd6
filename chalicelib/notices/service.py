"""What a signed-in customer was told, and how they want to be told. Two round trips at most to read."""

from chalicelib.conversations import service as conversations
from chalicelib.customers.access import SignedIn
from chalicelib.customers.contact_data import is_mobile_possible
from chalicelib.kernel.errors import ConflictError
from chalicelib.kernel.store import keys, reads
from chalicelib.notices.fanout import quiet_of
from chalicelib.notices.models import Notice, Preferences
from chalicelib.notices.rules import chosen_ways
from chalicelib.notices.schemas import (
    NewsOut,
    NoticeOut,
    NoticePage,
    NoticesQuery,
    PreferencesIn,
    PreferencesOut,
    WaysOut,
)
from chalicelib.tenants.settings import Module
from chalicelib.tenants.settings_communication import NoticeKind

_LOOKED_AT = 30
_READ_AT_ONCE = 100
_OF_MODULE = {
    NoticeKind.TICKET_OPENED: Module.TICKETS,
    NoticeKind.TICKET_ANSWERED: Module.TICKETS,
    NoticeKind.TICKET_CHANGED: Module.TICKETS,
    NoticeKind.TICKET_CLOSED: Module.TICKETS,
    NoticeKind.MESSAGE: Module.MESSAGES,
    NoticeKind.CONTRACT_SENT: Module.CONTRACTS,
    NoticeKind.CONTRACT_SIGNED: Module.CONTRACTS,
}


def list_notices(caller: SignedIn, query: NoticesQuery) -> NoticePage:
    """A page of what the caller was told, newest first."""
    cursors = caller.cursors("notices")
    rows = reads.query(
        keys.customer_partition(caller.tenant, caller.customer_id),
        prefix=keys.notices_prefix(caller.contact.contact_id),
        newest_first=True,
        limit=query.limit,
        after=cursors.read(query.cursor)["key"] if query.cursor else None,
    )
    notices = [Notice.from_wire(row) for row in rows.items]
    return NoticePage(
        items=[
            NoticeOut(
                notice_id=one.notice_id,
                kind=NoticeKind(one.notice_kind),
                facts=one.facts,
                path=one.path,
                read=one.read,
                happened_at=one.happened_at,
            )
            for one in notices
        ],
        next=cursors.write({"key": rows.last_key}) if rows.last_key else None,
    )


def show_news(caller: SignedIn) -> NewsOut:
    """How much is new: asked for every few seconds, so one query of a few small attributes beside the conversation."""
    rows = reads.query(
        keys.customer_partition(caller.tenant, caller.customer_id),
        prefix=keys.notices_prefix(caller.contact.contact_id),
        newest_first=True,
        limit=_LOOKED_AT,
        attributes=("notice_id", "read"),
    )
    unread = [row for row in rows.items if not row["read"]["BOOL"]]
    newest = rows.items[0]["notice_id"]["S"] if rows.items else ""
    talks = caller.settings.has(Module.MESSAGES)
    head = conversations.head_of(caller)
    return NewsOut(
        unread=len(unread),
        messages_unread=head.unread_by(caller.contact.contact_id) if talks else 0,
        latest=" ".join(
            filter(None, (newest, head.last_message_id, head.staff_seen_id) if talks else (newest,))
        ),
    )


def mark_read(caller: SignedIn, up_to: str) -> None:
    """Note that everything up to a notice was read: of the newest hundred, those that were not."""
    prefix = keys.notices_prefix(caller.contact.contact_id)
    rows = reads.query(
        keys.customer_partition(caller.tenant, caller.customer_id),
        low=prefix,
        high=prefix + up_to,
        newest_first=True,
        limit=_READ_AT_ONCE,
        only={"read": {"BOOL": False}},
    )
    for row in rows.items:
        Notice.from_wire(row).change([Notice.read.set(True)], Notice.pk.exists())


def _preferences(caller: SignedIn) -> Preferences:
    place = keys.preferences(caller.tenant, caller.customer_id, caller.contact.contact_id)
    return Preferences.find(place, consistent=True) or Preferences(place.pk, place.sk)


def show_preferences(caller: SignedIn) -> PreferencesOut:
    """How the caller is told, kind by kind, of what the tenant has."""
    return _out(caller, _preferences(caller))


def _out(caller: SignedIn, preferences: Preferences) -> PreferencesOut:
    settings = caller.settings
    quiet = quiet_of(settings, preferences)
    kinds = [kind for kind in NoticeKind if kind not in _OF_MODULE or settings.has(_OF_MODULE[kind])]
    return PreferencesOut(
        ways=[
            WaysOut(
                kind=kind,
                choice=settings.notices.channels(kind).choice,
                left=kind.value in preferences.left,
                **chosen_ways(kind, settings.notices, preferences.choices or {}, preferences.left),
            )
            for kind in kinds
        ],
        quiet_from=quiet.begin,
        quiet_until=quiet.end,
        time_zone=quiet.time_zone,
        has_email=bool(caller.contact.emails),
        has_mobile=any(is_mobile_possible(phone) for phone in caller.contact.phones),
    )


def change_preferences(caller: SignedIn, body: PreferencesIn) -> PreferencesOut:
    """Keep how the caller wants to be told; what the tenant does not let them choose stays as it is.

    Who left a kind of mail by the way out in one takes that back here, whether they may choose or not.
    """
    preferences = _preferences(caller)
    choosable = [way for way in body.ways if caller.settings.notices.channels(way.kind).choice]
    preferences.choices = dict(preferences.choices or {}) | {
        way.kind.value: {"email": way.email, "sms": way.sms} for way in choosable
    }
    wanted = {way.kind.value for way in body.ways if way.email}
    preferences.left = [kind for kind in preferences.left if kind not in wanted]
    preferences.quiet_from, preferences.quiet_until = body.quiet_from, body.quiet_until
    preferences.time_zone = body.time_zone
    try:
        preferences.store()
    except ConflictError as error:
        raise ConflictError("changed at the same moment elsewhere", code="preferences_moved") from error
    return _out(caller, preferences)
