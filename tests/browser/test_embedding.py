"""Who may embed a portal, what the browser makes of cookies there, and pages that are no portal."""

import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import expect

from tests.browser.chromium import Cookies
from tests.browser.conftest import OpenPortal, OpenTab
from tests.browser.people import new_person
from tests.browser.system import System

pytestmark = pytest.mark.browser


class _TwoSites(BaseHTTPRequestHandler):
    """`outer.localhost` frames `inner.localhost`, which sets two cookies and shows those that came."""

    def do_GET(self) -> None:
        port = self.headers["Host"].rpartition(":")[2]
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        text = f'<link rel="icon" href="data:,"><iframe src="http://inner.localhost:{port}/"></iframe>'
        if self.headers["Host"].startswith("inner."):
            self.send_header("Set-Cookie", "plain=1; Secure; SameSite=None; Path=/")
            self.send_header("Set-Cookie", "apart=1; Secure; SameSite=None; Path=/; Partitioned")
            text = f"<p>{self.headers.get('Cookie', 'none')}</p>"
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name for it
        """Say nothing."""


@pytest.fixture(scope="module")
def two_sites() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _TwoSites)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://outer.localhost:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("cookies", "came"),
    [(Cookies.BLOCKED, "apart=1"), (Cookies.ALLOWED, "plain=1; apart=1"), (Cookies.NONE, "none")],
)
def test_the_cookie_settings_of_these_tests_are_what_they_say(
    two_sites: str, open_tab: OpenTab, cookies: Cookies, came: str
) -> None:
    page = open_tab(cookies).page
    page.goto(two_sites)
    expect(page.frame_locator("iframe").locator("p")).to_have_text("none")
    page.reload()
    expect(page.frame_locator("iframe").locator("p")).to_have_text(came)


def test_the_browser_refuses_the_portal_to_a_site_that_is_not_allowed(
    system: System, open_tab: OpenTab
) -> None:
    tab = open_tab()
    tab.expect("frame-ancestors")
    tab.page.goto(system.origin("evil"))
    tab.await_true(
        lambda: any("frame-ancestors" in line for line in tab.complaints), "the browser's complaint"
    )
    frame = tab.page.frames[1]
    # Not an empty frame of ours: the browser's own page about the refusal.
    tab.await_true(lambda: frame.url.startswith("chrome-error:"), "the browser's error page")
    assert "Fibra Sur" not in frame.content()


def test_the_script_lets_the_frame_grow_with_what_it_shows(system: System, shop: OpenPortal) -> None:
    portal = shop(path="/mi-cuenta/", viewport={"width": 1440, "height": 1200})
    frame = portal.page.locator("iframe")
    expect(frame).to_have_attribute("title", re.compile("."))
    portal.sign_in(new_person(system, invoices=8))
    portal.open_section("Cuenta")
    expect(portal.inside.get_by_role("row")).to_have_count(9)
    inner = portal.inside.locator("body")
    portal.tab.await_true(
        lambda: (
            abs(
                frame.evaluate("(frame) => frame.clientHeight")
                - inner.evaluate("(body) => Math.ceil(body.getBoundingClientRect().height)")
            )
            <= 1
        ),
        "the frame's new height",
    )


@pytest.mark.parametrize(
    ("slug", "words"),
    [
        ("closed-es", "El portal no está disponible por el momento."),
        ("closed-en", "The portal is not available at the moment."),
        ("closed-pt", "O portal não está disponível no momento."),
    ],
)
def test_an_inactive_portal_says_so_in_the_tenants_name(alone: OpenPortal, slug: str, words: str) -> None:
    portal = alone(slug)
    expect(portal.heading(words)).to_be_visible()
    expect(portal.inside.get_by_text("Fibra Norte")).to_be_visible()
    expect(portal.inside.locator("input, script")).to_have_count(0)


@pytest.mark.parametrize("slug", ["nobody", "no-such-tenant", "%3Cscript%3E"])
def test_an_unknown_address_is_a_page_that_helps(system: System, open_tab: OpenTab, slug: str) -> None:
    tab = open_tab()
    tab.expect("404")
    answer = tab.page.goto(f"{system.origin('portal')}/{slug}/")
    assert answer is not None
    assert answer.status == 404
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    expect(tab.page.get_by_role("heading", level=1)).to_be_visible()


def test_a_section_that_is_off_is_not_there(system: System, alone: OpenPortal) -> None:
    portal = alone("plain")
    portal.link("My account").click()
    portal.sign_in(new_person(system, "plain", currency="GBP"))
    portal.see_home()
    expect(portal.inside.get_by_role("navigation").get_by_role("link")).to_have_text(["Home", "More"])
    portal.page.goto(portal.page.url.rstrip("/") + "/cuenta")
    expect(portal.heading("The statement is not available").last).to_be_visible()
