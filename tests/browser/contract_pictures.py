"""Pictures of a signature, step by step: `python -m tests.browser.contract_pictures` writes them to build/screenshots.

From the notice to the sealed document, whose pages are drawn by poppler: on a phone and on a desktop, light and dark.
"""

import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import BrowserContext, expect, sync_playwright

from tests.browser.chromium import DESKTOP, PHONE, Cookies, Tab, launch, watch
from tests.browser.console import Console, accept_invitation, make_business
from tests.browser.people import Person
from tests.browser.portal import Portal
from tests.browser.system import ROOT, System, use_system
from tests.browser.test_contract_signing import place
from tests.browser.test_contracts import draw, newest_code, sent
from tests.support.contracts import document

OUT = ROOT / "build" / "screenshots"
_LOOKS = {"phone-light": PHONE, "desktop-dark": DESKTOP}
_MARKS = [
    place("signature", 600),
    place("initials", 700, width=56),
    place("date", 650),
    place("text", 500, label="Domicilio"),
    place("checkbox", 550, width=14, height=14, label="Acepto el débito"),
]


def _steps(portal: Portal, person: Person) -> Iterator[str]:
    """Bring one step after another onto the screen; yields its name when it can be seen."""
    inside = portal.inside
    portal.sign_in(person)
    expect(inside.locator("a.notice.waiting")).to_be_visible()
    yield "1-notice"
    inside.locator("a.notice.waiting").click()
    expect(inside.locator("button.row").first).to_be_visible()
    yield "2-list"
    inside.locator("button.row").first.click()
    expect(inside.locator(".contract-pages img")).to_have_count(2)
    yield "3-contract"
    inside.locator(".place").first.scroll_into_view_if_needed()
    yield "4-places"
    inside.locator(".contract-end").scroll_into_view_if_needed()
    inside.locator("input[name=consent]").check()
    yield "5-consent"
    inside.locator(".contract-sign .button.primary").click()
    portal.dialog.locator("button[type=submit]").click()
    expect(portal.dialog.locator("#code")).to_be_visible()
    yield "6-code"
    portal.dialog.locator("#code").fill(newest_code(portal, person.email))
    portal.dialog.locator("button[type=submit]").click()
    draw(portal)
    yield "7-drawn"
    portal.dialog.get_by_label("Domicilio").fill("Calle Falsa 123")
    portal.dialog.get_by_label("Acepto el débito").check()
    portal.dialog.locator("button[type=submit]").scroll_into_view_if_needed()
    yield "8-filled-in"
    portal.dialog.locator("button[type=submit]").click()
    expect(portal.dialog.get_by_role("status")).to_be_visible()
    yield "9-registered"
    portal.page.keyboard.press("Escape")
    expect(inside.locator("p.contract-code")).to_be_visible(timeout=60_000)
    yield "10-signed"


def _take(system: System, context: BrowserContext, tab: Tab, name: str) -> None:
    business = make_business(system)
    accept_invitation(system, business.slug, business.owner)
    console = Console(system, tab, business.slug)
    console.visit()
    console.sign_in(business.owner)
    console.see_shell()
    made = console.call("POST", "/customers/test", {})
    person = Person(made["name"], made["number"] or "", made["contacts"][0]["emails"][0])
    sent(console, person, document(2), _MARKS)
    tab.page.goto(f"{system.origin('portal')}/{business.slug}/")
    portal = Portal(system, tab, tab.page)
    for step in _steps(portal, person):
        tab.page.screenshot(path=OUT / f"contract-{step}-{name}.png", animations="disabled")
    download = portal.inside.locator(".contract-files button").first
    sealed = tab.await_download(download.click)
    (OUT / f"contract-{name}.pdf").write_bytes(sealed.content)
    command = ("pdftoppm", "-r", "80", "-png", OUT / f"contract-{name}.pdf", OUT / f"contract-sealed-{name}")
    subprocess.run(command, check=True)
    context.close()


def take() -> None:
    """Every step in every look."""
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        system, hold = use_system(Path(folder) / "system")
        with hold, launch(playwright, Cookies.BLOCKED, Path(folder)) as first:
            assert first.browser is not None
            for name, size in _LOOKS.items():
                context = first.browser.new_context(
                    viewport={"width": size["width"], "height": size["height"]},
                    locale="es-AR",
                    color_scheme="dark" if "dark" in name else "light",
                    reduced_motion="reduce",
                )
                _take(system, context, watch(context, Path(folder), system.now()), name)
    print(f"{len(list(OUT.glob('contract-*.png')))} pictures in {OUT.relative_to(ROOT)}")  # noqa: T201 - a command


if __name__ == "__main__":
    take()
