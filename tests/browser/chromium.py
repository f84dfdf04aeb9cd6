"""Chromium with the cookie settings that people have, and what it complained of."""

import json
import os
import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Playwright, Response

from infra.setup import find_chromium, find_headless_shell

PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1440, "height": 900}
WAIT_MS = 30_000
_ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class Cookies(StrEnum):
    """What a person's browser does with cookies inside another site's page."""

    BLOCKED = "third-party cookies blocked"
    """Only partitioned ones are kept. What Debian's Chromium does unasked."""
    ALLOWED = "third-party cookies allowed"
    NONE = "no cookies at all"
    UNSET = "the page embeds no other site, so the setting does not matter"
    """Run by Chromium's headless shell where there is one: it takes less than half the processor time."""


_PREFERENCES: dict[Cookies, dict[str, Any]] = {
    Cookies.BLOCKED: {"cookie_controls_mode": 1, "block_third_party_cookies": True},
    Cookies.ALLOWED: {"cookie_controls_mode": 0, "block_third_party_cookies": False},
    Cookies.NONE: {"default_content_setting_values": {"cookies": 2}},
    Cookies.UNSET: {},
}


@contextmanager
def launch(playwright: Playwright, cookies: Cookies, folder: Path) -> Iterator[BrowserContext]:
    """A Chromium whose profile has that setting. Contexts made by its `browser` have it too."""
    profile = folder / cookies.name.lower()
    (profile / "Default").mkdir(parents=True)
    (profile / "Default" / "Preferences").write_text(json.dumps({"profile": _PREFERENCES[cookies]}))
    # The headless shell does not know the preferences that the other settings need.
    browser = (find_headless_shell() if cookies is Cookies.UNSET else None) or find_chromium()
    context = playwright.chromium.launch_persistent_context(
        profile, executable_path=browser, args=_ARGUMENTS, env=_environment()
    )
    yield context
    context.close()


def _environment() -> dict[str, str | float | bool]:
    """The tests' own, without the library that moves the clock of `tests.dates`: Chromium does not start with it."""
    return {name: value for name, value in os.environ.items() if name != "LD_PRELOAD"}


@dataclass(frozen=True, slots=True)
class File:
    """What the browser has downloaded."""

    name: str
    content: bytes


@dataclass(slots=True)
class Tab:
    """A tab in a context of its own, what went wrong in it, and what it downloaded."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    expected: list[re.Pattern[str]] = field(default_factory=list)
    downloads: list[File] = field(default_factory=list)

    def expect(self, pattern: str) -> None:
        """Name a complaint that belongs to what is tested."""
        self.expected.append(re.compile(pattern))

    def unexpected(self) -> list[str]:
        """The complaints that nobody expected."""
        return [line for line in self.complaints if not any(one.search(line) for one in self.expected)]

    def await_true(self, condition: Callable[[], bool], what: str) -> None:
        """Let the browser go on until the condition holds."""
        for _ in range(WAIT_MS // 25):
            if condition():
                return
            self.page.wait_for_timeout(25)
        raise AssertionError(f"{what} did not come")

    def await_download(self, act: Callable[[], None]) -> File:
        """What `act` makes the browser download."""
        before = len(self.downloads)
        act()
        self.await_true(lambda: len(self.downloads) > before, "a download")
        return self.downloads[-1]


_SHIFT_DATE = """(() => {
    const Machine = Date;
    globalThis.Date = class Date extends Machine {
        constructor(...given) { given.length ? super(...given) : super(Machine.now() + OFFSET); }
        static now() { return Machine.now() + OFFSET; }
    };
})()"""


def shift_clock(page: Page, now: datetime) -> None:
    """Make what a page's context loads from now on see a clock that reads `now`. The page has to be blank."""
    milliseconds = round(now.timestamp() * 1000 - page.evaluate("Date.now()"))
    page.context.add_init_script(_SHIFT_DATE.replace("OFFSET", str(milliseconds)))


def watch(context: BrowserContext, folder: Path, now: datetime) -> Tab:
    """A tab in `context`; every error of console, script or network in it and its pop-ups is noted.

    What is downloaded goes through `folder`. The pages' clock reads `now` and goes on from there.
    """
    tab = Tab(context.new_page())
    shift_clock(tab.page, now)
    _take_downloads(tab, folder)

    def on_console(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            tab.complaints.append(
                f"console {message.type}: {message.text} ({message.location.get('url', '')})"
            )

    def on_response(response: Response) -> None:
        if response.status >= 400:
            tab.complaints.append(f"HTTP {response.status}: {response.request.method} {response.url}")

    context.on("console", on_console)
    context.on("weberror", lambda error: tab.complaints.append(f"script: {error.error}"))
    context.on("response", on_response)
    context.set_default_timeout(WAIT_MS)
    return tab


def _take_downloads(tab: Tab, folder: Path) -> None:
    """Note what is downloaded, by the browser's own word.

    Playwright tells of downloads by page, and of none where the pop-up has turned into one before it was known.
    """
    context = tab.page.context
    assert context.browser is not None
    about = context.new_cdp_session(tab.page).send("Target.getTargetInfo")["targetInfo"]
    session = context.browser.new_browser_cdp_session()
    own = Path(tempfile.mkdtemp(dir=folder))
    names: dict[str, str] = {}

    def on_begin(event: dict[str, Any]) -> None:
        names[event["guid"]] = event["suggestedFilename"]

    def on_progress(event: dict[str, Any]) -> None:
        path = own / str(event["guid"])
        # The browser tells of other contexts' too; theirs lie elsewhere.
        if event["state"] == "completed" and path.exists():
            tab.downloads.append(File(names[event["guid"]], path.read_bytes()))

    session.on("Browser.downloadWillBegin", on_begin)
    session.on("Browser.downloadProgress", on_progress)
    session.send(
        "Browser.setDownloadBehavior",
        {
            "behavior": "allowAndName",
            "browserContextId": about["browserContextId"],
            "downloadPath": str(own),
            "eventsEnabled": True,
        },
    )
