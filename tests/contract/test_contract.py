"""schemathesis against the running API and its own document: no 500, and nothing that the document does not say.

Bounded: a few examples an operation, always the same ones. Links between operations are not followed: a batch
whose rows were refused is answered 200 row by row, which the stateful phase takes for a created resource.
"""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

import app as application
from chalicelib.customers.models import Customer
from chalicelib.kernel import clock
from chalicelib.kernel.access import sealed_values
from chalicelib.kernel.http.openapi import document
from chalicelib.kernel.settings import settings
from chalicelib.kernel.store import keys
from chalicelib.kernel.store.transactions import Transaction
from chalicelib.notices.unsubscribing import Subscription, token_of
from chalicelib.signin.links import make_entry
from chalicelib.tenants.service import tenant_settings
from chalicelib.tenants.settings_communication import NoticeKind
from chalicelib.tickets import ratings
from chalicelib.tickets.models import Ticket
from infra.local.gateway import ApiGateway
from infra.local.web import Server
from infra.templates import read_template
from tests.isolation.test_every_route import filled
from tests.support import deep
from tests.support.api_client import ApiClient, System
from tests.support.builders import credit_note, customer, invoice, payment
from tests.support.calls import CALLS
from tests.support.front_end import deploy_front_end
from tests.support.scenario import Scenario
from tests.tickets.test_portal_tickets import settle

pytestmark = pytest.mark.fuzz
SECONDS = 1200 * deep.FACTOR
"""A guard against a run that hangs, not a measure."""
ASKED_APART = "session|dashboard|statement|invoices|signin"
"""The portal's routes that a tenant with nothing but an account has."""


@pytest.fixture
def system(api_client: ApiClient) -> System:
    """A tenant with one of everything."""
    # The requests come from another process, in real time; nobody measures how long an answer takes.
    clock.set_source(None, lambda _: None)
    tenant = api_client.tenant(signin={"methods": ["identifier", "email"], "channels": ["email", "sms"]})
    tenant.send("customers", customer("c1"))
    tenant.send("invoices", invoice("f1"), invoice("f2"))
    tenant.send("payments", payment("p1"))
    tenant.send("credit-notes", credit_note("n1"))
    return tenant


@pytest.fixture
def url(api_client: ApiClient) -> Iterator[str]:
    """Where the API listens, behind API Gateway's part."""
    responses = read_template()["Resources"]["RestAPI"]["Properties"]["GatewayResponses"]
    server = Server(ApiGateway(application.app, responses))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/api"
    server.shutdown()
    thread.join()
    server.server_close()


def real_ids(ids: Mapping[str, str], folder: Path, bodies: Mapping[str, Any] | None = None) -> Path:
    """The document, with ids that exist in place of any text: else everything would be 404.

    An id may be for one kind of path only (`invoices.external_id`), or for one last part (`decline.contract_id`).
    `bodies` are examples of what is sent to a route.
    """
    whole = document(application.ROUTES)
    for path, operations in whole["paths"].items():
        for method, operation in operations.items():
            # One way to show who is asking: with two, an invalid one beside a valid one is taken for a hole.
            # The console has its cookie only, which `--header` gives.
            cookies = ("portalCookie", "consoleCookie")
            operation["security"] = [
                way for way in operation["security"] if not any(name in way for name in cookies)
            ]
            for parameter in operation["parameters"]:
                if parameter["in"] == "path":
                    own = parameter["name"]
                    places = (f"{path.rsplit('/', 1)[1]}.{own}", f"{path.split('/')[3]}.{own}", own)
                    name = next((ids[place] for place in places if place in ids), None)
                    if name is not None:
                        parameter["schema"] = {"anyOf": [{"const": name}, parameter["schema"]]}
                        parameter["example"] = name
            if body := (bodies or {}).get(f"{method.upper()} {path}"):
                operation["requestBody"]["content"]["application/json"]["example"] = body
    target = folder / "openapi.json"
    target.write_text(json.dumps(whole))
    return target


def with_everything(scenario: Scenario) -> tuple[dict[str, str], dict[str, Any]]:
    """The victim's ids, and examples of what they send; what ends a thing has a thing of its own."""
    victim, owner, ids = scenario.victim, scenario.staff["owner"], scenario.ids
    assert owner.post(f"/contracts/{ids['contract_ready_id']}/send", {}).status == 200
    assert owner.get(f"/customers/{ids['customer_id']}").status == 200  # which the access log tells
    ticket = Ticket.load(keys.ticket("demo", ids["customer_id"], ids["other_ticket_id"]), consistent=True)
    ended = ids["other_ticket_id"]
    own = {
        "tickets.attachment_id": ids["ticket_file_id"],
        "messages.attachment_id": ids["message_file_id"],
        **{f"{end}.ticket_id": ended for end in ("close", "reopen", "rating")},
        "decline.contract_id": ids["contract_ready_id"],
        "contracts.challenge_id": ids["contract_challenge_id"],
    }
    transaction = Transaction()
    sealed = ratings.offer(transaction, ticket, "evt")
    transaction.commit()
    rated = {"token": sealed_values.unseal(sealed, "evt"), "score": 5}
    reader = Subscription(ids["customer_id"], ticket.contact_id, (NoticeKind.MESSAGE,))
    own["token"] = token_of("demo", reader)
    settle(entry_links=True)
    victims = Customer.load(keys.customer("demo", ids["customer_id"]))
    entry = make_entry("demo", tenant_settings("demo"), victims, ticket.contact_id, "invoices")
    assert entry is not None
    link = {"token": entry.url.partition("#entrar=")[2].partition(".")[0], "code": entry.code}
    scenario.api_client.deliver()
    shown = victim.get(f"/contracts/{ids['contract_id']}").json["document_sha256"]
    bodies = {
        "ratings/shown": {"token": rated["token"]},
        "ratings": rated,
        "notices/unsubscribe": {"token": own["token"]},
        "notices/subscribe": {"token": own["token"]},
        "notices/read": {"up_to": victim.get("/notices").json["items"][0]["notice_id"]},
        "links/open": {"token": link["token"]},
        "links/code": link,
        "contracts/{contract_id}/read": {"document_sha256": shown},
    }
    given = {name: filled(call.body, ids) for name, call in CALLS.items() if call.body}
    own_bodies = {f"POST /portal/{{tenant}}/{path}": body for path, body in bodies.items()}
    return ids | own, given | own_bodies


def run(
    schema: Path,
    url: str,
    paths: str,
    *headers: str,
    examples: int = 4,
    phases: str = "examples,coverage,fuzzing",
) -> None:
    """Run schemathesis in a process of its own; it prints what it found, and fails for anything."""
    config = Path(__file__).with_name("schemathesis.toml")
    command = [sys.executable, "-m", "schemathesis.cli", "--config-file", str(config)]
    command += ["run", str(schema), "--url", url]
    command += ["--include-path-regex", paths, "--phases", phases]
    command += ["--max-examples", str(deep.examples(examples))]
    command += ["--seed", "20261123", "--generation-database", "none", "--no-color", "--warnings", "off"]
    for header in headers:
        command += ["--header", header]
    done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]


def test_the_data_api_keeps_to_its_document(system: System, url: str, tmp_path: Path) -> None:
    ids = {"customers.external_id": "c1", "invoices.external_id": "f1"}
    ids |= {"payments.external_id": "p1", "credit-notes.external_id": "n1"}
    run(real_ids(ids, tmp_path), url, "^/data/", f"Authorization: Bearer {system.key}")


def test_the_portal_keeps_to_its_document(
    system: System, api_client: ApiClient, url: str, tmp_path: Path
) -> None:
    browser = api_client.browser()
    assert browser.sign_in(method="email", email="c1@example.com").status == 200
    invoice_id = browser.get("/invoices").json["items"][0]["id"]
    bearer = browser.cookies["__Host-portal-demo"]
    headers = [f"Origin: {settings().public_origin}", f"Authorization: Bearer {bearer}"]
    schema = real_ids({"tenant": "demo", "invoice_id": invoice_id}, tmp_path)
    # What ends or replaces the session would leave the others without one.
    run(schema, url, r"^/portal/.*/(session|dashboard|statement.*|invoices.*)$", *headers)
    run(schema, url, r"^/portal/.*/(session/(switch|end|bearer)|signin/.*)$", *headers)


def test_the_threads_and_contracts_of_the_portal_keep_to_their_document(
    scenario: Scenario, url: str, tmp_path: Path
) -> None:
    ids, bodies = with_everything(scenario)
    bearer = scenario.victim.cookies["__Host-portal-demo"]
    headers = [f"Origin: {settings().public_origin}", f"Authorization: Bearer {bearer}"]
    schema = real_ids(ids, tmp_path, bodies)
    run(schema, url, rf"^/portal/[^/]+/(?!{ASKED_APART})", *headers, examples=2)


def test_the_console_keeps_to_its_document(
    system: System, api_client: ApiClient, url: str, tmp_path: Path
) -> None:
    deploy_front_end()
    owner = api_client.staff()
    customer_id = system.call("GET", "/customers/c1").json["id"]
    headers = [f"Origin: {settings().public_origin}"]
    headers += ["Cookie: " + "; ".join(f"{name}={value}" for name, value in owner.cookies.items())]
    template = {"message": "signin_code", "language": "en"}
    schema = real_ids({"tenant": "demo", "customer_id": customer_id, **template}, tmp_path)
    # What ends or replaces the session, or sends mail by the hundred, is asked by itself.
    apart = "session|second-factor|signin|invites"
    # Every boundary of each of its hundred operations takes minutes: that is for `make test-deep`.
    phases = "examples,coverage,fuzzing" if deep.FACTOR > 1 else "examples,fuzzing"
    run(schema, url, rf"^/console/(?!.*/({apart})).*$", *headers, phases=phases)
    run(schema, url, rf"^/console/.*/({apart})", *headers, phases=phases)
