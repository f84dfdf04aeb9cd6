"""Who may use the portal on a day. Pure."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class AccessState(StrEnum):
    """Why a customer may enter, or may not."""

    OPEN = "open"
    NOT_PORTAL_USER = "not_portal_user"
    INCOMPLETE = "incomplete"
    NOT_STARTED = "not_started"
    ENDED = "ended"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class AccessWindow:
    """[Usuario de Portal], [Fecha Inicio Soporte], [Fecha Fin de Portal].

    Access begins on the first day ("hoy o anterior a hoy") and ends with the second: the last day counts.
    """

    portal_user: bool
    support_from: date | None
    portal_until: date | None


def access_state(
    window: AccessWindow, today: date, *, deleted: bool, allow_deleted: bool, needs_dates: bool
) -> AccessState:
    """Whether the portal is open to a customer on `today`, the tenant's calendar day.

    `needs_dates`: the tenant works with dates, and none may be blank. `allow_deleted`: former customers keep
    the access that they had.
    """
    if deleted and not allow_deleted:
        return AccessState.DELETED
    if not window.portal_user:
        return AccessState.NOT_PORTAL_USER
    if needs_dates and (window.support_from is None or window.portal_until is None):
        return AccessState.INCOMPLETE
    if window.support_from is not None and today < window.support_from:
        return AccessState.NOT_STARTED
    if window.portal_until is not None and today > window.portal_until:
        return AccessState.ENDED
    return AccessState.OPEN
