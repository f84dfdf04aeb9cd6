"""A tenant with tickets, a customer with two contacts, and staff."""

import pytest

from tests.support.builders import customer
from tests.support.window import Browser, StaffBrowser, System, Window

SETTINGS = {
    "signin": {"methods": ["email"]},
    "modules": ["statement", "tickets", "messages"],
    "tickets": {"reopen_days": 7},
}


@pytest.fixture
def system(window: Window) -> System:
    """A tenant's system; Ana and Bruno act for one customer."""
    system = window.tenant("demo", **SETTINGS)
    contacts = [
        {"name": "Ana", "emails": ["ana@example.com"]},
        {"name": "Bruno", "emails": ["bruno@example.com"]},
    ]
    [made] = system.send("customers", {**customer("c1", name="Taller Sur"), "contacts": contacts})
    assert made["status"] == "created", made
    return system


@pytest.fixture
def ana(window: Window, system: System) -> Browser:
    """Ana, signed in."""
    return entered(window, "ana@example.com")


@pytest.fixture
def bruno(window: Window, system: System) -> Browser:
    """Bruno, signed in for the same customer."""
    return entered(window, "bruno@example.com")


@pytest.fixture
def agent(window: Window, system: System) -> StaffBrowser:
    """An agent of the tenant's, signed in."""
    return window.staff("demo", "agent", "Lucía Ferro", "lucia@demo.example")


def entered(window: Window, email: str) -> Browser:
    """A browser in which somebody signed in by e-mail."""
    browser = window.browser()
    assert browser.sign_in(method="email", email=email).status == 200
    return browser
