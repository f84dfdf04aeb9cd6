"""A tenant with tickets, a customer with two contacts, and a ticket that can be answered by mail."""

from dataclasses import dataclass
from typing import Any

import pytest

from chalicelib.kernel.access import sessions
from chalicelib.notifications.reply_addresses import ReplyThread, reply_address
from tests.support.api_client import ApiClient, Browser, StaffBrowser
from tests.support.builders import customer

SETTINGS = {
    "signin": {"methods": ["email"]},
    "modules": ["statement", "tickets", "messages"],
    "tickets": {"reopen_days": 7},
}


@dataclass(frozen=True, slots=True)
class Ticketing:
    """Ana, her ticket, and its reply address."""

    api_client: ApiClient
    ana: Browser
    ticket_id: str
    address: str
    customer_id: str

    def entries(self) -> list[dict[str, Any]]:
        """The ticket's public history."""
        answer: list[dict[str, Any]] = self.ana.get(f"/tickets/{self.ticket_id}").json["entries"]
        return answer

    def texts(self) -> list[str]:
        """The texts of its public entries."""
        return [one["text"] for one in self.entries() if one["text"]]

    def mails_to(self, address: str) -> list[dict[str, str]]:
        """The notices sent to an address, without sign-in codes."""
        return [
            one
            for one in self.api_client.messages()
            if one["to"] == address and not one["text"].split()[0].isdecimal() and "automático" in one["text"]
        ]


@pytest.fixture
def ticketing(api_client: ApiClient) -> Ticketing:
    """Ana has a ticket."""
    system = api_client.tenant("demo", **SETTINGS)
    contacts = [
        {"name": "Ana", "emails": ["ana@example.com", "ana@trabajo.example"]},
        {"name": "Bruno", "emails": ["bruno@example.com"]},
    ]
    system.send("customers", {**customer("c1", name="Taller Sur"), "contacts": contacts})
    ana = api_client.browser()
    assert ana.sign_in(method="email", email="ana@example.com").status == 200
    made = ana.post("/tickets", {"text": "No tengo servicio."})
    assert made.status == 201, made.text
    api_client.deliver()
    session = sessions.read_session_token(ana.cookies["__Host-portal-demo"])
    thread = ReplyThread("ticket", session.customer_id, made.json["ticket_id"], session.contact_id)
    return Ticketing(
        api_client, ana, made.json["ticket_id"], reply_address("demo", thread), session.customer_id
    )


@pytest.fixture
def agent(ticketing: Ticketing) -> StaffBrowser:
    """An agent of the tenant's."""
    return ticketing.api_client.staff("demo", "agent", "Lucía Ferro", "lucia@demo.example")
