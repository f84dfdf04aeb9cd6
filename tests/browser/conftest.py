"""A running system, Chromium with each cookie setting, and the portal in it."""

import os
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Playwright, expect, sync_playwright

from tests.browser.chromium import DESKTOP, PHONE, WAIT_MS, Cookies, Tab, launch, watch
from tests.browser.console import Business, Console, accept_invitation, make_business
from tests.browser.people import Person
from tests.browser.portal import Portal
from tests.browser.strangers import Stranger, stranger_site
from tests.browser.system import System, use_system

_SYSTEM = pytest.StashKey[System]()

_TO_THE_TOP = """(frame) => {
    frame.scrollIntoView();
    return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}"""

OpenTab = Callable[..., Tab]
OpenPortal = Callable[..., Portal]
OpenConsole = Callable[..., Console]
Pair = Callable[..., tuple[Portal, Console, Person]]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Show the system's logs beside a failure."""
    report = yield
    system = item.session.config.stash.get(_SYSTEM, None)
    if report.failed and system is not None:
        report.sections.append(("the system's logs", system.last_words()))
    return report


@pytest.fixture(scope="session")
def system(tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> Iterator[System]:
    """The one system of this test run."""
    base = tmp_path_factory.getbasetemp()
    folder = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    system, hold = use_system(folder / "system")
    with hold:
        pytestconfig.stash[_SYSTEM] = system
        yield system


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    # How long something takes on a busy machine is no test's question.
    expect.set_options(timeout=WAIT_MS)
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def chromium(
    playwright: Playwright, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[Cookies], Browser]]:
    """A Chromium with a cookie setting, started when it is first asked for."""
    folder = tmp_path_factory.mktemp("profiles")
    running: dict[Cookies, Browser] = {}
    with ExitStack() as stack:

        def get(cookies: Cookies) -> Browser:
            if cookies not in running:
                browser = stack.enter_context(launch(playwright, cookies, folder)).browser
                assert browser is not None
                running[cookies] = browser
            return running[cookies]

        yield get


@pytest.fixture
def open_tab(system: System, chromium: Callable[[Cookies], Browser], tmp_path: Path) -> Iterator[OpenTab]:
    """Opens tabs with nothing in their past. At the end nothing may have gone wrong in them unexpectedly."""
    tabs = []
    with ExitStack() as stack:

        def new(cookies: Cookies = Cookies.BLOCKED, **options: Any) -> Tab:
            given = {"viewport": PHONE, "reduced_motion": "reduce", **options}
            context = chromium(cookies).new_context(**given)
            stack.callback(context.close)
            tabs.append(watch(context, tmp_path, system.now()))
            return tabs[-1]

        yield new
        for tab in tabs:
            assert tab.unexpected() == []


@pytest.fixture
def shop(system: System, open_tab: OpenTab) -> OpenPortal:
    """The portal inside its tenant's own web site, which is another site than the portal."""

    def visit(host: str = "shop", path: str = "/", **options: Any) -> Portal:
        tab = open_tab(**options)
        tab.page.goto(system.origin(host) + path)
        # As a person would. Then the outer page need not scroll again, after which Chromium for a moment takes
        # clicks to where the frame was.
        tab.page.locator("iframe").evaluate(_TO_THE_TOP)
        return Portal(system, tab, tab.page.frame_locator("iframe"))

    return visit


@pytest.fixture
def stranger() -> Iterator[Stranger]:
    """A site that is none of ours nor of the demo's."""
    with stranger_site() as site:
        yield site


@pytest.fixture
def alone(system: System, open_tab: OpenTab) -> OpenPortal:
    """A tenant's portal in a tab by itself."""

    def visit(slug: str = "demo", path: str = "", **options: Any) -> Portal:
        tab = open_tab(**{"cookies": Cookies.UNSET, **options})
        tab.page.goto(f"{system.origin('portal')}/{slug}/{path}")
        return Portal(system, tab, tab.page)

    return visit


@pytest.fixture
def business(system: System) -> Business:
    """A new business whose owner has joined."""
    made = make_business(system)
    accept_invitation(system, made.slug, made.owner)
    return made


@pytest.fixture
def console(system: System, open_tab: OpenTab) -> OpenConsole:
    """A business's console in a tab; its owner is signed in, or whom `staff` names, or nobody (`staff=None`)."""

    def visit(business: Business, path: str = "", **options: Any) -> Console:
        staff = options.pop("staff", business.owner)
        tab = open_tab(**{"cookies": Cookies.UNSET, "viewport": DESKTOP, "locale": "es-AR", **options})
        # The page asks who is signed in before it shows the door.
        tab.expect("401")
        opened = Console(system, tab, business.slug)
        if staff is not None:
            opened.enter(staff)
        opened.visit(path)
        if staff is not None:
            opened.see_shell()
        return opened

    return visit


@pytest.fixture
def pair(alone: OpenPortal, business: Business, console: OpenConsole) -> Pair:
    """A business of its own, with somebody in its portal: `(portal, console, person)`, both looking alike."""

    def enter(path: str, **options: Any) -> tuple[Portal, Console, Person]:
        tab = console(business, path, **options)
        shown = tab.call("GET", "/settings")
        settings = {**shown["settings"], "modules": ["statement", "tickets", "messages"]}
        tab.call("PUT", "/settings", {"settings": settings, "version": shown["version"]})
        made = tab.call("POST", "/customers/test", {})
        person = Person(made["name"], made["number"] or "", made["contacts"][0]["emails"][0])
        return alone(business.slug, **options), tab, person

    return enter
