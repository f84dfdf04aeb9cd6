"""Pictures for people: `python -m tests.browser.screenshots` writes them to build/screenshots, `… readme` the README's.

Each shows the portal inside its tenant's own web site, as a customer sees it: 360, 768 and 1440 pixels wide, light
and dark, Spanish and Portuguese.
"""

import io
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image, ImageDraw
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

from tests.browser.chromium import Cookies, launch, watch
from tests.browser.people import Person, demo_person, new_person
from tests.browser.portal import Portal
from tests.browser.system import ROOT, System, use_system
from tests.browser.tenants import LONG_NAME

OUT = ROOT / "build" / "screenshots"
README_PICTURE = ROOT / "docs" / "images" / "portal.png"
_SIZES = {360: 780, 768: 1024, 1440: 900}
_LOOKS = [
    (width, scheme, language) for width in _SIZES for scheme in ("light", "dark") for language in ("es", "pt")
]
_FILLS = """(body) => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() =>
    done(body.getBoundingClientRect().height <= innerHeight + 1 || innerHeight >= 600))))"""


@contextmanager
def _running() -> Iterator[tuple[System, Browser]]:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        system, hold = use_system(Path(folder) / "system")
        with hold, launch(playwright, Cookies.BLOCKED, Path(folder)) as context:
            assert context.browser is not None
            yield system, context.browser


def _open(system: System, browser: Browser, width: int, scheme: str, language: str) -> Portal:
    """The demo's portal in its shop, in a language that was chosen there."""
    context: BrowserContext = browser.new_context(
        viewport={"width": width, "height": _SIZES[width]},
        locale={"es": "es-AR", "pt": "pt-BR"}[language],
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    tab = watch(context, system.folder, system.now())
    tab.page.goto(system.origin("shop") + "/#cuenta")
    portal = Portal(system, tab, tab.page.frame_locator("iframe"))
    name = {"es": "Español", "pt": "Português"}[language]
    portal.button(name).click()
    expect(portal.inside.locator("html")).to_have_attribute("lang", language)
    return portal


def _scenes(portal: Portal, person: Person) -> Iterator[str]:
    """Bring one thing after another onto the screen; yields its name when it can be seen."""
    inside = portal.inside
    expect(inside.locator("form button[type=submit]")).to_be_visible()
    yield "1-sign-in"
    portal.ask_code(person)
    yield "2-code"
    portal.type_code(portal.system.await_code(person.addresses, 0))
    expect(inside.locator("ul.door-choice")).to_be_visible()
    yield "2b-choice"
    inside.locator(".door-choice").get_by_role("button").filter(has_text=person.name).click()
    portal.see_home()
    yield "3-dashboard"
    inside.locator(".sections a").nth(1).click()
    expect(inside.locator(".entries-cards, .entries")).to_be_visible()
    yield "4-statement"
    boxes = inside.locator(".entries-cards, .entries tbody").locator("input[type=checkbox]")
    boxes.nth(0).check()
    boxes.nth(1).check()
    portal.tab.await_download(inside.locator(".page-actions button").first.click)
    expect(inside.locator(".tray a")).to_be_visible()
    yield "5-selection"
    inside.locator(".tray button").click()
    inside.locator(".entries-cards, .entries").locator("button.link").first.click()
    expect(portal.dialog.locator(".sums")).to_be_visible()
    yield "6-invoice"
    portal.page.keyboard.press("Escape")
    yield from _asked_and_told(portal)
    inside.locator(".sections a").last.click()
    expect(inside.locator("input[name=theme]").first).to_be_attached()
    yield "7-more"
    inside.locator(".topbar button").click()
    inside.locator("dialog button").filter(has_text=LONG_NAME).click()
    expect(portal.dialog).to_have_count(0)
    inside.locator(".sections a").nth(1).click()
    expect(inside.locator(".empty")).to_be_visible()
    yield "8-empty"
    portal.page.context.clear_cookies(name="__Host-portal-demo")
    inside.locator(".page-actions .icon-only").click()
    expect(portal.dialog.locator("form")).to_be_visible()
    yield "9-session-ended"


def _asked_and_told(portal: Portal) -> Iterator[str]:
    """Tickets, messages and notices: written, listed, opened."""
    inside = portal.inside
    inside.locator("a[href$='/tickets']").first.click()
    inside.locator(".page-head .primary").click()
    inside.locator("#ticket-text").fill("El módem no enciende\nProbé en otro enchufe y sigue igual.")
    yield "6b-new-ticket"
    inside.locator("form:has(#ticket-text) button[type=submit]").click()
    expect(inside.locator("#ticket-text")).to_have_count(0)
    yield "6c-ticket-sent"
    portal.dialog.locator(".primary").click()
    expect(portal.dialog.locator(".history")).to_be_visible()
    yield "6d-ticket"
    portal.page.keyboard.press("Escape")
    expect(inside.locator(".ticket-row")).to_be_visible()
    yield "6e-tickets"
    inside.locator("a[href$='/mensajes']").first.click()
    inside.locator("main textarea").fill("Buenas, ¿atienden el sábado?")
    inside.locator("form:has(textarea) button[type=submit]").click()
    expect(inside.locator("main textarea")).to_have_value("")
    yield "6f-messages"
    inside.locator("a[href$='/avisos']").first.click()
    expect(inside.locator("main ul.list, main .empty").first).to_be_visible()
    yield "6g-notices"


def take_all() -> None:
    """Every scene in every look."""
    OUT.mkdir(parents=True, exist_ok=True)
    with _running() as (system, browser):
        for width, scheme, language in _LOOKS:
            person = new_person(system, name="Úrsula Ñáñez Güiraldes", accounts=(LONG_NAME,), invoices=30)
            portal = _open(system, browser, width, scheme, language)
            for scene in _scenes(portal, person):
                portal.page.locator("#cuenta").evaluate("(section) => section.scrollIntoView()")
                portal.page.screenshot(path=OUT / f"{scene}-{width}-{scheme}-{language}.png")
            portal.page.context.close()
    print(f"{len(list(OUT.glob('*.png')))} pictures in {OUT.relative_to(ROOT)}")  # noqa: T201 - a command


def _shoot_demo(
    system: System, browser: Browser, size: tuple[int, int], by: str, scale: float
) -> Image.Image:
    """The first demo customer's dashboard in the shop's own page for it."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, device_scale_factor=scale, color_scheme="light"
    )
    tab = watch(context, system.folder, system.now())
    tab.page.goto(system.origin("shop") + "/mi-cuenta/")
    portal = Portal(system, tab, tab.page.frame_locator("iframe"))
    portal.sign_in(demo_person(system, "demo", "Lucía Fernández Quiroga"), by=by)
    portal.see_home()
    frame = portal.page.locator("iframe")
    if by == "sms":
        frame.evaluate("(frame) => frame.scrollIntoView()")
    tab.await_true(lambda: portal.inside.locator("body").evaluate(_FILLS), "the frame's height")
    picture = Image.open(io.BytesIO(portal.page.screenshot(animations="disabled")))
    context.close()
    return picture.convert("RGB")


def _framed(picture: Image.Image, radius: int, border: int, colour: str) -> Image.Image:
    """The picture with round corners inside a border."""
    size = (picture.width + 2 * border, picture.height + 2 * border)
    # Drawn four times as large, for smooth corners.
    outer = Image.new("L", (size[0] * 4, size[1] * 4))
    ImageDraw.Draw(outer).rounded_rectangle((0, 0, *outer.size), (radius + border) * 4, fill=255)
    inner = Image.new("L", (picture.width * 4, picture.height * 4))
    ImageDraw.Draw(inner).rounded_rectangle((0, 0, *inner.size), radius * 4, fill=255)
    framed = Image.new("RGBA", size, colour)
    framed.paste(picture, (border, border), inner.resize(picture.size, Image.Resampling.LANCZOS))
    framed.putalpha(outer.resize(size, Image.Resampling.LANCZOS))
    return framed


def take_for_readme() -> None:
    """The dashboard on a desktop, and before it on a phone."""
    with _running() as (system, browser):
        desktop = _shoot_demo(system, browser, (1280, 860), "email", 1)
        phone = _shoot_demo(system, browser, (375, 720), "sms", 0.8)
    behind = _framed(desktop, 12, 1, "#c9d0d9")
    before = _framed(phone, 22, 7, "#17202a")
    # The phone stands beside the amounts, not over them.
    left = behind.width - 120
    canvas = Image.new("RGBA", (left + before.width, behind.height + 30), "#ffffff")
    canvas.alpha_composite(behind)
    canvas.alpha_composite(before, (left, canvas.height - before.height))
    README_PICTURE.parent.mkdir(parents=True, exist_ok=True)
    canvas.convert("RGB").save(README_PICTURE, optimize=True)
    print(f"{README_PICTURE.relative_to(ROOT)}: {README_PICTURE.stat().st_size // 1024} KB")  # noqa: T201 - a command


if __name__ == "__main__":
    tasks: dict[str, Callable[[], None]] = {"all": take_all, "readme": take_for_readme}
    tasks[sys.argv[1] if len(sys.argv) > 1 else "all"]()
