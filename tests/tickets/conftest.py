"""A tenant with tickets, a customer with two contacts, and staff."""

import pytest

from tests.support.api_client import ApiClient, Browser, StaffBrowser, System
from tests.support.builders import customer

SETTINGS = {
    "signin": {"methods": ["email"]},
    "modules": ["statement", "tickets", "messages"],
    "tickets": {"reopen_days": 7},
}


@pytest.fixture
def system(api_client: ApiClient) -> System:
    """A tenant's system; Ana and Bruno act for one customer."""
    system = api_client.tenant("demo", **SETTINGS)
    contacts = [
        {"name": "Ana", "emails": ["ana@example.com"]},
        {"name": "Bruno", "emails": ["bruno@example.com"]},
    ]
    [made] = system.send("customers", {**customer("c1", name="Taller Sur"), "contacts": contacts})
    assert made["status"] == "created", made
    return system


@pytest.fixture
def ana(api_client: ApiClient, system: System) -> Browser:
    """Ana, signed in."""
    return entered(api_client, "ana@example.com")


@pytest.fixture
def bruno(api_client: ApiClient, system: System) -> Browser:
    """Bruno, signed in for the same customer."""
    return entered(api_client, "bruno@example.com")


@pytest.fixture
def agent(api_client: ApiClient, system: System) -> StaffBrowser:
    """An agent of the tenant's, signed in."""
    return api_client.staff("demo", "agent", "Lucía Ferro", "lucia@demo.example")


def entered(api_client: ApiClient, email: str) -> Browser:
    """A browser in which somebody signed in by e-mail."""
    browser = api_client.browser()
    assert browser.sign_in(method="email", email=email).status == 200
    return browser
