"""A tenant with messages, a customer with two contacts, and staff: as for tickets."""

from tests.tickets.conftest import agent, ana, bruno, system

__all__ = ["agent", "ana", "bruno", "system"]
