"""A customer of a tenant with tickets and messages."""

import pytest

from chalicelib.kernel.access import sessions
from tests.support.api_client import ApiClient, Browser, StaffBrowser
from tests.support.builders import customer


@pytest.fixture
def browser(api_client: ApiClient) -> Browser:
    """A browser in which `c1` is signed in."""
    system = api_client.tenant(signin={"methods": ["email"]}, modules=["statement", "tickets"])
    system.send("customers", customer("c1"), customer("c2"))
    browser = api_client.browser()
    assert browser.sign_in(method="email", email="c1@example.com").status == 200
    return browser


@pytest.fixture
def agent(api_client: ApiClient, browser: Browser) -> StaffBrowser:
    """A staff member of the same tenant."""
    return api_client.staff("demo", "agent")


@pytest.fixture
def customer_id(browser: Browser) -> str:
    """The id of `c1`."""
    return sessions.read_session_token(browser.cookies["__Host-portal-demo"]).customer_id
