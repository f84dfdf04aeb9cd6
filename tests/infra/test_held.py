"""Which messages the local inbox shows as held, and until when."""

from datetime import UTC, datetime

from moto.dynamodb.models import dynamodb_backends

from infra.local.held import HeldMessage, held_messages
from infra.local.provision import ACCOUNT
from tests.support.window import System, Window
from tests.tickets.conftest import entered, system
from tests.tickets.test_portal_tickets import written

__all__ = ["system"]


def listed(window: Window) -> list[HeldMessage]:
    backend = dynamodb_backends[ACCOUNT][window.resources.region]
    return held_messages(backend.tables[window.resources.name("VentanillaTable")].all_items())


def test_nothing_is_held_by_day(window: Window, system: System) -> None:
    written(entered(window, "ana@example.com"), "Sin señal")
    window.deliver()
    assert listed(window) == []


def test_a_message_of_the_night_waits_until_the_morning(window: Window, system: System) -> None:
    window.now.moment = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)  # midnight in Buenos Aires
    ticket = written(entered(window, "ana@example.com"), "Sin señal")
    window.deliver()
    assert listed(window) == [
        HeldMessage(
            channel="email",
            to="ana@example.com",
            about=f"Recibimos el ticket #{ticket['number']}: Sin señal",
            held_until="2026-11-24T11:00:00.000Z",
        )
    ]
