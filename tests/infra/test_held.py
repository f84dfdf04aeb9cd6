"""Which messages the local inbox shows as held, and until when."""

from datetime import UTC, datetime

from moto.dynamodb.models import dynamodb_backends

from infra.local.held import HeldMessage, held_messages
from infra.local.provision import ACCOUNT
from tests.support.api_client import ApiClient, System
from tests.tickets.conftest import entered, system
from tests.tickets.test_portal_tickets import written

__all__ = ["system"]


def listed(api_client: ApiClient) -> list[HeldMessage]:
    backend = dynamodb_backends[ACCOUNT][api_client.resources.region]
    return held_messages(backend.tables[api_client.resources.name("VentanillaTable")].all_items())


def test_nothing_is_held_by_day(api_client: ApiClient, system: System) -> None:
    written(entered(api_client, "ana@example.com"), "Sin señal")
    api_client.deliver()
    assert listed(api_client) == []


def test_a_message_of_the_night_waits_until_the_morning(api_client: ApiClient, system: System) -> None:
    api_client.now.moment = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)  # midnight in Buenos Aires
    ticket = written(entered(api_client, "ana@example.com"), "Sin señal")
    api_client.deliver()
    assert listed(api_client) == [
        HeldMessage(
            channel="email",
            to="ana@example.com",
            about=f"Recibimos el ticket #{ticket['number']}: Sin señal",
            held_until="2026-11-24T11:00:00.000Z",
        )
    ]
