"""schemathesis against the running API and its own document: no 500, and nothing that the document does not say.

Bounded: a few examples an operation, always the same ones. Links between operations are not followed: a batch
whose rows were refused is answered 200 row by row, which the stateful phase takes for a created resource.
"""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

import app as application
from chalicelib.kernel import clock
from chalicelib.kernel.http.openapi import document
from chalicelib.kernel.settings import settings
from infra.local.gateway import ApiGateway
from infra.local.web import Server
from infra.templates import read_template
from tests.support.builders import credit_note, customer, invoice, payment
from tests.support.front_end import deploy_front_end
from tests.support.window import System, Window

SECONDS = 300


@pytest.fixture
def system(window: Window) -> System:
    """A tenant with one of everything."""
    clock.set_source(None)  # the requests come from another process, in real time
    tenant = window.tenant(signin={"methods": ["identifier", "email"], "channels": ["email", "sms"]})
    tenant.send("customers", customer("c1"))
    tenant.send("invoices", invoice("f1"), invoice("f2"))
    tenant.send("payments", payment("p1"))
    tenant.send("credit-notes", credit_note("n1"))
    return tenant


@pytest.fixture
def url(window: Window) -> Iterator[str]:
    """Where the API listens, behind API Gateway's part."""
    responses = read_template()["Resources"]["RestAPI"]["Properties"]["GatewayResponses"]
    server = Server(ApiGateway(application.app, responses))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/api"
    server.shutdown()
    thread.join()
    server.server_close()


def real_ids(ids: dict[str, str], folder: Path) -> Path:
    """The document, with ids that exist in place of any text: else everything would be 404."""
    whole = document(application.ROUTES)
    for path, operations in whole["paths"].items():
        for operation in operations.values():
            # One way to show who is asking: with two, an invalid one beside a valid one is taken for a hole.
            # The console has its cookie only, which `--header` gives.
            cookies = ("portalCookie", "consoleCookie")
            operation["security"] = [
                way for way in operation["security"] if not any(name in way for name in cookies)
            ]
            for parameter in operation["parameters"]:
                if parameter["in"] == "path":
                    kind = path.split("/")[3] if path.startswith("/data/") else ""
                    name = ids.get(f"{kind}.{parameter['name']}") or ids.get(parameter["name"])
                    if name is not None:
                        parameter["schema"] = {"anyOf": [{"const": name}, parameter["schema"]]}
    target = folder / "openapi.json"
    target.write_text(json.dumps(whole))
    return target


def run(schema: Path, url: str, paths: str, *headers: str) -> None:
    """Run schemathesis in a process of its own; it prints what it found, and fails for anything."""
    config = Path(__file__).with_name("schemathesis.toml")
    command = [sys.executable, "-m", "schemathesis.cli", "--config-file", str(config)]
    command += ["run", str(schema), "--url", url]
    command += ["--include-path-regex", paths, "--phases", "examples,coverage,fuzzing", "--max-examples", "8"]
    command += ["--seed", "20261123", "--generation-database", "none", "--no-color", "--warnings", "off"]
    for header in headers:
        command += ["--header", header]
    done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]


def test_the_data_api_keeps_to_its_document(system: System, url: str, tmp_path: Path) -> None:
    ids = {"customers.external_id": "c1", "invoices.external_id": "f1"}
    ids |= {"payments.external_id": "p1", "credit-notes.external_id": "n1"}
    run(real_ids(ids, tmp_path), url, "^/data/", f"Authorization: Bearer {system.key}")


def test_the_portal_keeps_to_its_document(system: System, window: Window, url: str, tmp_path: Path) -> None:
    browser = window.browser()
    assert browser.sign_in(method="email", email="c1@example.com").status == 200
    invoice_id = browser.get("/invoices").json["items"][0]["id"]
    bearer = browser.cookies["__Host-portal-demo"]
    headers = [f"Origin: {settings().public_origin}", f"Authorization: Bearer {bearer}"]
    schema = real_ids({"tenant": "demo", "invoice_id": invoice_id}, tmp_path)
    # What ends or replaces the session would leave the others without one.
    run(schema, url, r"^/portal/.*/(session|dashboard|statement.*|invoices.*)$", *headers)
    run(schema, url, r"^/portal/.*/(session/(switch|end|bearer)|signin/.*)$", *headers)


def test_the_console_keeps_to_its_document(system: System, window: Window, url: str, tmp_path: Path) -> None:
    deploy_front_end()
    owner = window.staff()
    customer_id = system.call("GET", "/customers/c1").json["id"]
    headers = [f"Origin: {settings().public_origin}"]
    headers += ["Cookie: " + "; ".join(f"{name}={value}" for name, value in owner.cookies.items())]
    template = {"message": "signin_code", "language": "en"}
    schema = real_ids({"tenant": "demo", "customer_id": customer_id, **template}, tmp_path)
    # What ends or replaces the session, or sends mail by the hundred, is asked by itself.
    apart = "session|second-factor|signin|invites"
    run(schema, url, rf"^/console/(?!.*/({apart})).*$", *headers)
    run(schema, url, rf"^/console/.*/({apart})", *headers)
