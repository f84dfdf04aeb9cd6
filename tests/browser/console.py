"""The console as staff use it: by what is written on it. Each test makes its own business."""

import json
import re
import secrets
import urllib.request
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.chromium import Tab
from tests.browser.system import MESSAGE_SECONDS, System, await_value

_LINK = re.compile(r"http://[^\s\"<>]+/console/[^\s\"<>]+/invite#[^\s\"<>]+")
_CALL = """([method, path, body]) => fetch(path, {
    method,
    headers: {"X-Ventanilla": "1", "Content-Type": "application/json"},
    body: body === null ? undefined : JSON.stringify(body),
}).then(async (answer) => ({status: answer.status, body: await answer.json().catch(() => null)}))"""
_GO = """(path) => {
    history.pushState(null, "", path);
    dispatchEvent(new PopStateEvent("popstate"));
}"""


@dataclass(frozen=True, slots=True)
class Staff:
    """Somebody of a business's team."""

    name: str
    email: str
    role: str = "owner"


@dataclass(frozen=True, slots=True)
class Business:
    """A tenant that only one test uses."""

    slug: str
    name: str
    owner: Staff


def _send(system: System, method: str, path: str, body: Any, headers: dict[str, str]) -> Any:
    """What the API answers to something that changes state."""
    request = urllib.request.Request(
        f"http://127.0.0.1:{system.port}{path}",
        json.dumps(body).encode(),
        {**headers, "Host": f"portal.localhost:{system.port}", "Content-Type": "application/json"},
        method=method,
    )
    with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 - our own address
        return json.loads(answer.read())


def _headers(system: System) -> dict[str, str]:
    """What our own page sends along."""
    return {"Origin": system.origin("portal"), "X-Ventanilla": "1"}


def make_business(
    system: System, *, name: str = "Aguas del Valle", language: str = "es", **more: Any
) -> Business:
    """A new tenant, as the operator makes one. Its owner's invitation is in the inbox."""
    mark = secrets.token_hex(4)
    owner = Staff("Elena Ríos", f"elena-{mark}@aguas.example")
    key = system.call("inbox", "/demo")["operator"]["key"]
    body = {"name": name, "language": language, "owner": {"name": owner.name, "email": owner.email}, **more}
    _send(system, "PUT", f"/api/operator/tenants/valle-{mark}", body, {"Authorization": f"Bearer {key}"})
    return Business(f"valle-{mark}", name, owner)


def await_invitation(system: System, email: str, before: int = 0) -> str:
    """The link in the newest invitation to an address, once there are more messages than `before`."""

    def newest() -> str | None:
        messages = system.messages_to(email)
        found = _LINK.search(messages[0]["text"]) if len(messages) > before else None
        return found[0] if found else None

    return await_value(newest, MESSAGE_SECONDS, f"nobody invited {email}")


def accept_invitation(system: System, slug: str, staff: Staff) -> None:
    """Join the team without a browser."""
    token = await_invitation(system, staff.email).partition("#")[2]
    body = {"token": token, "name": staff.name}
    _send(system, "POST", f"/api/console/{slug}/invites/accept", body, _headers(system))


def _begin_session(system: System, slug: str, staff: Staff) -> str:
    """What a session's cookie holds, had by a code from the inbox as the door does."""
    start, headers = f"/api/console/{slug}/signin/challenges", _headers(system)
    before = len(system.messages_to(staff.email))
    asked = system.call("portal", start, {"email": staff.email}, headers)
    code = system.await_code((staff.email,), before)
    proof = json.dumps({"code": code, "binding": asked["binding"]}).encode()
    _, answered = system.fetch(
        "portal",
        f"{start}/{asked['challenge_id']}/code",
        proof,
        {**headers, "Content-Type": "application/json"},
    )
    found = re.search(rf"__Host-console-{slug}=([^;]+)", " ".join(answered.get_all("Set-Cookie", [])))
    assert found is not None
    return found[1]


@dataclass(slots=True)
class Console:
    """A business's console in a tab."""

    system: System
    tab: Tab
    slug: str

    @property
    def page(self) -> Page:
        """The tab's page."""
        return self.tab.page

    def visit(self, path: str = "") -> None:
        """Open an address below the business's console, loading the page anew."""
        self.page.goto(f"{self.system.origin('portal')}/console/{self.slug}/{path}")

    def go(self, path: str) -> None:
        """Go to an address below the business's console as a link of ours does; the page there has another heading."""
        heading = self.page.locator("#content h1").first
        before = heading.inner_text()
        self.page.evaluate(_GO, f"/console/{self.slug}/{path}")
        expect(heading).not_to_have_text(before)

    def button(self, name: str | re.Pattern[str]) -> Locator:
        """A button by its words."""
        return self.page.get_by_role("button", name=name, exact=isinstance(name, str))

    def link(self, name: str) -> Locator:
        """A link by its words."""
        return self.page.get_by_role("link", name=name, exact=True)

    def heading(self, name: str | re.Pattern[str]) -> Locator:
        """A heading by its words."""
        return self.page.get_by_role("heading", name=name)

    @property
    def dialog(self) -> Locator:
        """The dialog that is open."""
        return self.page.get_by_role("dialog")

    def press_to(self, wanted: Locator, key: str = "Tab", most: int = 200) -> None:
        """Move the focus by the keyboard until it is there."""
        for _ in range(most):
            if wanted.evaluate("(element) => element === document.activeElement"):
                return
            self.page.keyboard.press(key)
        raise AssertionError("the keyboard does not get there")

    def see(self, text: str) -> None:
        """Wait until this is written somewhere."""
        expect(self.page.get_by_text(text).first).to_be_visible()

    def ask_code(self, email: str) -> int:
        """Type one's address; answers how many messages had come before. Waits for the code's form."""
        before = len(self.system.messages_to(email))
        self.page.locator("#email").fill(email)
        self.page.locator("form:has(#email) button[type=submit]").click()
        expect(self.page.locator("#code")).to_be_focused()
        return before

    def type_code(self, code: str) -> None:
        """Type a code, and send it."""
        self.page.locator("#code").fill(code)
        self.page.locator("form:has(#code) button[type=submit]").click()

    def enter(self, staff: Staff) -> None:
        """Be signed in without the door, which has tests of its own."""
        self.page.context.add_cookies(
            [
                {
                    "name": f"__Host-console-{self.slug}",
                    "value": _begin_session(self.system, self.slug, staff),
                    # As if it had come by https: Chromium else takes no cookie of this kind but from a page.
                    "url": "https://portal.localhost",
                    "secure": True,
                    "httpOnly": True,
                    "sameSite": "Strict",
                }
            ]
        )

    def sign_in(self, staff: Staff) -> None:
        """From the form for the address to the menu; who has a second factor is asked for it then."""
        self._give_code(staff)
        expect(self.page.locator("#code")).to_have_count(0)

    def sign_in_to_second_step(self, staff: Staff) -> None:
        """As far as the code by e-mail takes somebody whose second factor is owed."""
        self._give_code(staff)
        expect(self.heading(re.compile("segundo paso", re.IGNORECASE))).to_be_visible()

    def _give_code(self, staff: Staff) -> None:
        # The page asks who is signed in before it shows the door.
        self.tab.expect("401")
        before = self.ask_code(staff.email)
        self.type_code(self.system.await_code((staff.email,), before))

    def see_shell(self) -> None:
        """Wait until the menu is there."""
        expect(self.page.locator("#menu")).to_be_attached()
        expect(self.page.locator("#content h1")).to_be_visible()

    def open_area(self, name: str) -> None:
        """Go to an area by the menu."""
        toggle = self.page.locator(".topbar button")
        if toggle.is_visible():
            toggle.click()
        self.page.locator("#menu").get_by_role("link", name=re.compile(f"^{name}")).click()
        expect(self.page.locator("#content h1")).to_contain_text(name)

    def call(self, method: str, path: str, body: Any = None) -> Any:
        """The body that the API answers to whoever is signed in in this tab; errors fail the test."""
        answer = self.page.evaluate(_CALL, [method, f"/api/console/{self.slug}{path}", body])
        assert answer["status"] < 400, answer
        return answer["body"]

    def add_staff(self, role: str, name: str = "Bruno Díaz") -> Staff:
        """Somebody who joins the team, invited by whoever is signed in here."""
        staff = Staff(name, f"{role}-{secrets.token_hex(4)}@aguas.example", role)
        self.call("POST", "/team", {"name": name, "email": staff.email, "role": role, "language": "es"})
        accept_invitation(self.system, self.slug, staff)
        return staff
