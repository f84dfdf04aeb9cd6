"""What a tenant's page costs a phone, as it comes over the wire: encoded bodies and headers."""

from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import OpenPortal
from tests.browser.people import demo_person, new_person
from tests.browser.system import System

pytestmark = pytest.mark.browser
KB = 1024


@dataclass
class Wire:
    """Every request of a page and how many bytes answered it."""

    urls: dict[str, str] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)

    def sent(self, event: dict[str, Any]) -> None:
        """Note a request."""
        if not event["request"]["url"].startswith("data:"):
            self.urls[event["requestId"]] = event["request"]["url"]

    def finished(self, event: dict[str, Any]) -> None:
        """Note how long its answer was."""
        if event["requestId"] in self.urls:
            self.sizes[event["requestId"]] = int(event["encodedDataLength"])

    @property
    def api_calls(self) -> list[str]:
        """The requests that cost a function."""
        return [url for url in self.urls.values() if "/api/" in url]

    @property
    def total(self) -> int:
        """Bytes of all answers."""
        assert self.sizes.keys() == self.urls.keys()
        return sum(self.sizes.values())

    def table(self) -> str:
        """Request by request, for a failure's text."""
        return "\n".join(f"{self.sizes.get(key, 0):7} {url}" for key, url in self.urls.items())


def _listen(page: Page) -> Wire:
    wire = Wire()
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    # Each measured load is somebody's first: nothing is in the cache.
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    session.on("Network.requestWillBeSent", wire.sent)
    session.on("Network.loadingFinished", wire.finished)
    return wire


@pytest.mark.parametrize("slug", ["demo", "solaria", "large", "plain"])
def test_the_door_costs_no_function_and_little_else(system: System, alone: OpenPortal, slug: str) -> None:
    portal = alone("closed-es")
    wire = _listen(portal.page)
    portal.page.goto(portal.page.url.replace("closed-es", slug), wait_until="networkidle")
    expect(portal.inside.locator("form button[type=submit], a.primary").first).to_be_visible()
    assert wire.api_calls == []
    assert len(wire.urls) <= 6, wire.table()
    assert wire.total <= 30 * KB, wire.table()


@pytest.mark.parametrize(
    "name", ["Agustina Pérez", "María del Carmen Sánchez de la Fuente y Álvarez-Quiñones"]
)
def test_signed_in_to_the_dashboard(system: System, alone: OpenPortal, name: str) -> None:
    portal = alone()
    portal.sign_in(demo_person(system, "demo", name))
    portal.see_home()
    wire = _listen(portal.page)
    portal.page.reload(wait_until="networkidle")
    portal.see_home()
    assert len(wire.api_calls) <= 2, wire.table()
    assert wire.total <= 45 * KB, wire.table()


def test_the_form_is_there_and_takes_words_before_any_script(system: System, alone: OpenPortal) -> None:
    portal = alone("closed-es")
    person = new_person(system)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    portal.page.route("**/assets/*.js", hold)
    portal.page.goto(system.origin("portal") + "/demo/", wait_until="commit")
    portal.inside.locator("#identifier").fill(person.identifier)
    before = portal.inside.locator("main").bounding_box()
    portal.tab.await_true(lambda: bool(held), "the script's request")
    held[0].continue_()
    portal.page.unroute("**/assets/*.js")
    expect(portal.inside.locator("form button[type=submit]")).to_be_visible()
    expect(portal.inside.locator("#identifier")).to_have_value(person.identifier)
    assert portal.inside.locator("main").bounding_box() == before
    portal.sign_in(person)
    portal.see_home()
