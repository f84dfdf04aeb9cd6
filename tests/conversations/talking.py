"""Says things on both sides of a conversation."""

from itertools import count
from typing import Any

from chalicelib.kernel.store import keys
from chalicelib.tenants import service as tenants
from tests.support.api_client import ApiClient, Browser, Page, StaffBrowser

_numbers = count(1)


def client_id() -> str:
    """A name that no message had before."""
    return f"client-{next(_numbers):08d}"


def said(page: Page, text: str = "Hola", path: str = "/messages", **more: Any) -> dict[str, Any]:
    """A message that was sent."""
    reply = page.post(path, {"text": text, "client_id": client_id(), **more})
    assert reply.status == 201, reply.text
    message: dict[str, Any] = reply.json
    return message


def talk(browser: Browser, query: str = "") -> dict[str, Any]:
    """The conversation as the customer sees it."""
    reply = browser.get(f"/messages{query}")
    assert reply.status == 200, reply.text
    page: dict[str, Any] = reply.json
    return page


def texts(page: dict[str, Any]) -> list[str]:
    """What a page says, oldest first."""
    return [one["text"] for one in page["items"]][::-1]


def customer_of(browser: Browser) -> str:
    """The id of the customer for whom somebody acts."""
    found: str = browser.get("/session").json["customer"]["customer_id"]
    return found


def contact_of(browser: Browser) -> str:
    """The contact's id, which stands in the session's cookie."""
    return browser.cookies["__Host-portal-demo"].split(".")[1]


def at(browser: Browser, party: str = "ALL") -> str:
    """The conversation's path at the console."""
    return f"/conversations/{customer_of(browser)}/{party}"


def opened(agent: StaffBrowser, path: str) -> dict[str, Any]:
    """The conversation as staff see it."""
    reply = agent.get(path)
    assert reply.status == 200, reply.text
    page: dict[str, Any] = reply.json
    return page


def listed(agent: StaffBrowser, query: str = "") -> list[dict[str, Any]]:
    """The rows of a list."""
    reply = agent.get(f"/conversations{query}")
    assert reply.status == 200, reply.text
    rows: list[dict[str, Any]] = reply.json["items"]
    return rows


def settle(**changes: Any) -> None:
    """Change settings of the tenant's, as publishing would."""
    tenant = tenants.load_tenant("demo")
    tenant.document = {**tenant.document, **changes}
    tenant.store()
    tenants.forget()


def events(api_client: ApiClient, name: str) -> list[dict[str, Any]]:
    """The payloads of the events of a name that were recorded since this was asked last."""
    import json

    found = []
    for record in api_client.stream_records():
        image = record["dynamodb"].get("NewImage", {})
        if image.get("kind", {}).get("S") == "event" and image["name"]["S"] == name:
            found.append(json.loads(image["payload"]["S"]))
    return found


def head_key(browser: Browser, party: str = "ALL") -> keys.Key:
    """Where the head is kept."""
    return keys.conversation("demo", customer_of(browser), party)
