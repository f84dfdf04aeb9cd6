"""The portal as a customer uses it: by what is written on it."""

import re
from dataclasses import dataclass

from playwright.sync_api import FrameLocator, Locator, Page, expect

from tests.browser.chromium import Tab
from tests.browser.people import Person
from tests.browser.system import System


@dataclass(slots=True)
class Portal:
    """A portal on screen, inside a stranger's page or by itself."""

    system: System
    tab: Tab
    inside: FrameLocator | Page

    @property
    def page(self) -> Page:
        """The tab's page, which is the stranger's where the portal is framed."""
        return self.tab.page

    def button(self, name: str | re.Pattern[str]) -> Locator:
        """A button by its words."""
        return self.inside.get_by_role("button", name=name, exact=isinstance(name, str))

    def button_containing(self, words: str) -> Locator:
        """A button that says this among else."""
        return self.inside.get_by_role("button").filter(has_text=words)

    def link(self, name: str) -> Locator:
        """A link by its words."""
        return self.inside.get_by_role("link", name=name, exact=True)

    def heading(self, name: str | re.Pattern[str]) -> Locator:
        """A heading by its words."""
        return self.inside.get_by_role("heading", name=name)

    @property
    def dialog(self) -> Locator:
        """The dialog that is open."""
        return self.inside.get_by_role("dialog")

    def ask_code(self, person: Person, *, by: str = "email") -> None:
        """Type who one is, and ask for the code; waits for the code's own form."""
        identifier = self.inside.locator("#identifier")
        expect(self.inside.locator("form button[type=submit]")).to_be_visible()
        if identifier.count():
            identifier.fill(person.identifier)
            if self.inside.locator("input[name=channel]").count():
                self.inside.locator(f"input[name=channel][value={by}]").check()
        if by == "sms":
            self.inside.locator("#phone").fill(person.phone)
        else:
            self.inside.locator("#email").fill(person.email)
        self.inside.locator("form button[type=submit]").click()
        expect(self.inside.locator("#code")).to_be_focused()

    def type_code(self, code: str) -> None:
        """Type the code, and send it."""
        self.inside.locator("#code").fill(code)
        self.inside.locator("form:has(#code) button[type=submit]").click()

    def sign_in(self, person: Person, *, by: str = "email") -> None:
        """All the way from the form to the code's acceptance."""
        before = len(self.system.messages_to(*person.addresses))
        self.ask_code(person, by=by)
        self.type_code(self.system.await_code(person.addresses, before))
        expect(self.inside.locator("#code")).to_have_count(0)

    def see_home(self) -> None:
        """Wait until the dashboard has its figures."""
        expect(self.inside.locator(".total .hero, .empty, .total .soft").first).to_be_visible()

    def open_section(self, name: str) -> None:
        """Go to a section by the bar."""
        self.inside.get_by_role("navigation").get_by_role("link", name=name, exact=True).click()
