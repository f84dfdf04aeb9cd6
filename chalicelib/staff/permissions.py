"""What staff may do: roles made of permissions. Pure."""

from collections.abc import Iterable
from enum import StrEnum


class Permission(StrEnum):
    """One thing that a staff member may do."""

    PORTAL_READ = "portal_read"
    PORTAL_SETTINGS = "portal_settings"
    """[Guardar información de la empresa]"""
    TEMPLATES = "templates"
    CUSTOMERS_READ = "customers_read"
    CUSTOMERS_WRITE = "customers_write"
    CUSTOMERS_ACCESS = "customers_access"
    """Portal passwords, and sending access."""
    VIEW_AS = "view_as"
    TICKETS_READ = "tickets_read"
    """Tickets and conversations, with what is internal of them."""
    TICKETS = "tickets"
    """Answering, assigning, closing, merging."""
    TICKET_MODEL = "ticket_model"
    """Areas, categories, states, hours, targets and canned answers."""
    DELIVERIES = "deliveries"
    """Messages that could not be sent, addresses that bounce, and the own sender."""
    CONTRACTS_READ = "contracts_read"
    CONTRACTS = "contracts"
    """Making, sending, withdrawing and countersigning contracts, and the texts of which they are made."""
    IMPORTS = "imports"
    TEAM = "team"
    AUDIT = "audit"


class Role(StrEnum):
    """What somebody is in the business."""

    OWNER = "owner"
    MANAGER = "manager"
    AGENT = "agent"
    READONLY = "readonly"


_READONLY = frozenset(
    {
        Permission.PORTAL_READ,
        Permission.CUSTOMERS_READ,
        Permission.TICKETS_READ,
        Permission.CONTRACTS_READ,
    }
)
_AGENT = _READONLY | {
    Permission.CUSTOMERS_WRITE,
    Permission.CUSTOMERS_ACCESS,
    Permission.VIEW_AS,
    Permission.TICKETS,
    Permission.CONTRACTS,
}
_OWNER = frozenset(Permission)
OF_ROLE: dict[Role, frozenset[Permission]] = {
    Role.OWNER: _OWNER,
    Role.MANAGER: _OWNER - {Permission.TEAM},
    Role.AGENT: _AGENT,
    Role.READONLY: _READONLY,
}

NEVER_EXTRA = frozenset({Permission.TEAM})
"""Who runs the team can make themselves anything: that is what an owner is."""


def permissions_of(role: Role, extra: Iterable[Permission]) -> frozenset[Permission]:
    """All that a role may, and what was allowed one by one."""
    return OF_ROLE[role] | (frozenset(extra) - NEVER_EXTRA)
