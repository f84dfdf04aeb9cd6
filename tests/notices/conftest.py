"""The people of the tickets' tests."""

from tests.tickets.conftest import agent, ana, bruno, system

__all__ = ["agent", "ana", "bruno", "system"]
