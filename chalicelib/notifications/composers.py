"""The composer of each event's message: one module per message, whose `compose` returns recipient and values.

`compose` reads current data, which may have changed since the event; it returns None if there is no recipient left.
"""

from collections.abc import Callable

from chalicelib.notifications.events import Event, Outgoing
from chalicelib.notifications.messages import (
    address_suppressed,
    contact_changed,
    contract_code,
    contract_for_staff,
    message_for_staff,
    module_requested,
    notice,
    notice_digest,
    password_changed,
    portal_access,
    reply_refused,
    signin_code,
    staff_changed,
    staff_code,
    staff_invited,
    template_failed,
    template_test,
    ticket_for_staff,
)

Composer = Callable[[Event], Outgoing | None]

COMPOSERS: dict[str, Composer] = {
    "address_suppressed": address_suppressed.compose,
    "contact_changed": contact_changed.compose,
    "contract_code": contract_code.compose,
    "contract_for_staff": contract_for_staff.compose,
    "message_for_staff": message_for_staff.compose,
    "module_requested": module_requested.compose,
    "password_changed": password_changed.compose,
    "portal_access": portal_access.compose,
    "reply_refused": reply_refused.compose,
    "signin_code": signin_code.compose,
    "staff_changed": staff_changed.compose,
    "staff_code": staff_code.compose,
    "staff_invited": staff_invited.compose,
    "notice": notice.compose,
    "notice_digest": notice_digest.compose,
    "template_failed": template_failed.compose,
    "template_test": template_test.compose,
    "ticket_for_staff": ticket_for_staff.compose,
}
