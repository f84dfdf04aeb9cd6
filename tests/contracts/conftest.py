"""A tenant with contracts, a customer with two contacts, staff, and a seal's key with its certificates."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from chalicelib.contracts.object_keys import CHAIN
from chalicelib.kernel import clock
from chalicelib.kernel.aws import files
from chalicelib.kernel.settings import settings
from chalicelib.seals.authority import Authority, signing_request
from tests.support.api_client import ApiClient, Browser, StaffBrowser, System
from tests.support.builders import customer
from tests.support.contracts import document, drafted
from tests.support.fixture_cache import keep
from tests.tickets.conftest import entered

SETTINGS = {"signin": {"methods": ["email"]}, "modules": ["statement", "contracts"]}
STROKES = [[[0.1, 0.5, 0, 0.5], [0.3, 0.2, 40, 0.6], [0.5, 0.7, 80, 0.7], [0.9, 0.4, 120, 0.4]]]
_CODE = re.compile(r"^(\d{8}) ")


def certify() -> bytes:
    """Put certificates beside the seal's key; answers their root as PEM."""
    authority = Authority("Pruebas", clock.now())
    files.put_file(
        CHAIN, authority.issue(signing_request(settings().seal_key_id, "Demo", "AR")), "text/plain"
    )
    return authority.root_pem


@dataclass(frozen=True, slots=True)
class Office:
    """Who is there in most tests of contracts."""

    root: bytes
    system: System
    ana: Browser
    bruno: Browser
    agent: StaffBrowser


def _open(api_client: ApiClient) -> Office:
    root, system = certify(), api_client.tenant("demo", **SETTINGS)
    contacts = [
        {"name": "Ana Ñandú", "emails": ["ana@example.com"]},
        {"name": "Bruno Díaz", "emails": ["bruno@example.com"]},
    ]
    [made] = system.send("customers", {**customer("c1", name="Taller Sur"), "contacts": contacts})
    assert made["status"] == "created", made
    return Office(
        root,
        system,
        entered(api_client, "ana@example.com"),
        entered(api_client, "bruno@example.com"),
        api_client.staff("demo", "agent", "Lucía Ferro", "lucia@demo.example"),
    )


@pytest.fixture
def office(api_client: ApiClient) -> Office:
    """A tenant with a customer for whom two act, and an agent: everybody signed in."""
    return keep("contracts", api_client, lambda: _open(api_client))


KeepOffice = Callable[[str, Callable[[], str]], str]


@pytest.fixture
def keep_office(api_client: ApiClient, office: Office) -> KeepOffice:
    """Keeps what becomes of the office under a name, with who is signed in by then, and what its maker answers."""
    people = (office.ana, office.bruno, office.agent)

    def kept(name: str, make: Callable[[], str]) -> str:
        found, cookies = keep(name, api_client, lambda: (make(), [one.cookies for one in people]))
        for one, held in zip(people, cookies, strict=True):
            one.cookies = held
        return found

    return kept


@pytest.fixture
def root(office: Office) -> bytes:
    """The root of the certificates of the seal's key, as PEM."""
    return office.root


@pytest.fixture
def system(office: Office) -> System:
    """The tenant's system; Ana and Bruno act for one customer."""
    return office.system


@pytest.fixture
def ana(office: Office) -> Browser:
    """Ana, signed in."""
    return office.ana


@pytest.fixture
def bruno(office: Office) -> Browser:
    """Bruno, signed in for the same customer."""
    return office.bruno


@pytest.fixture
def agent(office: Office) -> StaffBrowser:
    """An agent of the tenant's, signed in."""
    return office.agent


def customer_of(browser: Browser) -> str:
    """Whose account a browser is in."""
    found: str = browser.get("/session").json["customer"]["customer_id"]
    return found


Send = Callable[..., str]


@pytest.fixture
def send(api_client: ApiClient, agent: StaffBrowser) -> Send:
    """Sends a contract to contacts, by their names; answers its id."""

    def make(browser: Browser, *names: str, **changes: Any) -> str:
        made = drafted(agent, customer_of(browser), document(3), "Contrato de servicio")
        assert made.status == 201, made.text
        api_client.deliver()
        contract_id: str = made.json["contract_id"]
        known = {one["name"]: one["id"] for one in made.json["contacts"]}
        body = {
            "title": made.json["title"],
            "signers": [
                {"contact_id": known[name], "order": number} for number, name in enumerate(names, start=1)
            ],
            **changes,
        }
        changed = agent.put(f"/contracts/{contract_id}", body)
        assert changed.status == 200, changed.text
        sent = agent.post(f"/contracts/{contract_id}/send", {})
        assert sent.status == 200, sent.text
        api_client.deliver()
        return contract_id

    return make


def code_for(api_client: ApiClient, browser: Browser, contract_id: str, to: str) -> dict[str, str]:
    """Ask for a code, and read it in the mail."""
    asked = browser.post(f"/contracts/{contract_id}/codes", {"channel": "email"})
    assert asked.status == 200, asked.text
    api_client.deliver()
    [mail] = [one for one in api_client.messages() if one["to"] == to and _CODE.match(one["subject"])][-1:]
    found = _CODE.match(mail["subject"])
    assert found
    return {"challenge_id": asked.json["challenge_id"], "binding": asked.json["binding"], "code": found[1]}


def signature(browser: Browser, contract_id: str, code: dict[str, str], **changes: Any) -> dict[str, Any]:
    """What a page sends that signs, once the document is read to its end."""
    shown = browser.get(f"/contracts/{contract_id}").json
    read = browser.post(f"/contracts/{contract_id}/read", {"document_sha256": shown["document_sha256"]})
    assert read.status == 200, read.text
    return {
        **code,
        "document_sha256": shown["document_sha256"],
        "consent": True,
        "method": "drawn",
        "strokes": STROKES,
        **changes,
    }


def sign(api_client: ApiClient, browser: Browser, contract_id: str, to: str, **changes: Any) -> Any:
    """Sign a contract by the whole way."""
    code = code_for(api_client, browser, contract_id, to)
    reply = browser.post(
        f"/contracts/{contract_id}/signature", signature(browser, contract_id, code, **changes)
    )
    api_client.deliver()
    return reply
