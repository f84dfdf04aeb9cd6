"""Tells staff of a new ticket that has no assignee: a message each."""

from typing import Any

from chalicelib.customers.advisers import is_available
from chalicelib.kernel import clock
from chalicelib.notifications.events import Event
from chalicelib.staff.models import StaffMember, StaffState
from chalicelib.staff.permissions import Permission
from chalicelib.staff.service import list_team
from chalicelib.tickets.model import load_model


def fan_out(event: Event) -> list[dict[str, Any]]:
    """A queue message for each recipient. Its id comes from the event's, so a repeated event sends nothing twice."""
    now = clock.rfc3339(clock.now())
    return [
        {
            "event_id": f"{event.event_id}:{member.staff_id}",
            "tenant": event.tenant,
            "name": "ticket_for_staff",
            "payload": {**event.payload, "staff_id": member.staff_id},
            "happened_at": now,
        }
        for member in _recipients(event)
    ]


def _recipients(event: Event) -> list[StaffMember]:
    """The area's members, else everyone who may answer tickets; of them who wants to be told and is not away.

    Whoever is away is told only where everyone is.
    """
    members, _ = list_team(event.tenant)
    able = [
        member
        for member in members
        if member.state == StaffState.ACTIVE and Permission.TICKETS in member.permissions
    ]
    area = load_model(event.tenant).area(event.payload["area_id"])
    in_area = [member for member in able if area is not None and member.staff_id in area.member_ids]
    wanting = [
        member
        for member in in_area or able
        if member.new_ticket_emails and member.staff_id != event.payload["by"]
    ]
    return [member for member in wanting if is_available(member, event.settings)] or wanting
