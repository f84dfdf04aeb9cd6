"""The operator's commands."""

import json
from pathlib import Path
from typing import Any

import pytest

from chalicelib.billing.models import Summary
from chalicelib.console import operator
from chalicelib.kernel.aws import site
from chalicelib.kernel.errors import UnavailableError
from chalicelib.kernel.settings import settings
from chalicelib.kernel.store import client, keys
from chalicelib.tenants.publishing import MANIFEST_KEY, TEMPLATE_KEY
from infra.operate import main
from tests.support.api_client import ApiClient, System
from tests.support.builders import customer
from tests.test_first_slice import ANA, INVOICE


@pytest.fixture
def front_end(api_client: ApiClient) -> None:
    """The smallest front end that a page can be published over."""
    manifest = {"portal.ts": {"file": "assets/portal-1.js", "isEntry": True, "name": "portal", "css": []}}
    for key, body in (
        (MANIFEST_KEY, json.dumps(manifest)),
        (TEMPLATE_KEY, "<title>{{ config.name }}</title>"),
    ):
        site.publish(key, body.encode(), "text/plain", cache_control="no-store", metadata={})


def test_a_tenant_is_made_and_published(api_client: ApiClient, front_end: None, tmp_path: Path) -> None:
    settings = tmp_path / "settings.json"
    settings.write_text(json.dumps({"name": "Acme & Hijos"}))

    assert main(["create-tenant", "acme", str(settings)]) == 0

    assert site.read("acme/index.html") == b"<title>Acme &amp; Hijos</title>"


def test_making_a_tenant_goes_on_where_it_was_cut_off(
    api_client: ApiClient, front_end: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = tmp_path / "settings.json"
    settings.write_text(json.dumps({"name": "Acme"}))
    command = ["create-tenant", "acme", str(settings), "--owner", "Ana Paz", "ana@acme.example"]
    with monkeypatch.context() as outage:
        outage.setattr(operator, "publish_portal", fails)
        assert main(command) == 2

    assert main(command) == 0
    assert main(command) == 0

    api_client.deliver()
    assert [one["to"] for one in api_client.messages()] == ["ana@acme.example"]
    assert main([*command[:-2], "Otro", "otro@example.com"]) == 2


def fails(*_: object) -> None:
    raise UnavailableError("the bucket is away")


def test_wrong_settings_are_told_field_by_field(
    api_client: ApiClient, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = tmp_path / "settings.json"
    settings.write_text(json.dumps({"name": "Acme", "branding": {"colour": "red; }"}}))

    assert main(["create-tenant", "acme", str(settings)]) == 2

    assert "branding.colour" in capsys.readouterr().err


def test_a_key_works_until_it_is_revoked(api_client: ApiClient, capsys: pytest.CaptureFixture[str]) -> None:
    api_client.tenant("acme")
    assert main(["issue-key", "acme", "ERP"]) == 0
    system = System(api_client, capsys.readouterr().out.strip())
    assert system.call("GET", "/customers").status == 200

    assert main(["revoke-key", "acme", system.key.split("_")[2]]) == 0

    assert system.call("GET", "/customers").code == "api_key_revoked"
    main(["keys", "acme"])
    assert "revoked" in capsys.readouterr().out


def test_a_summary_that_does_not_fit_its_documents_is_found(
    api_client: ApiClient, capsys: pytest.CaptureFixture[str]
) -> None:
    system = api_client.tenant("acme")
    customer_id = system.send("customers", ANA)[0]["id"]
    system.send("invoices", INVOICE)
    assert main(["check-summaries", "acme"]) == 0
    summary = Summary.load(keys.summary("acme", customer_id))
    summary.accounts["ARS"]["balance"] = "1.00"
    summary.store()

    assert main(["check-summaries", "acme"]) == 1

    assert customer_id in capsys.readouterr().err


def test_an_account_that_holds_nothing_any_more_is_right(api_client: ApiClient) -> None:
    system = api_client.tenant("acme")
    system.send("customers", ANA)
    system.send("invoices", INVOICE)
    assert system.call("DELETE", f"/invoices/{INVOICE['external_id']}").status == 200
    assert main(["check-summaries", "acme"]) == 0


def test_customers_stored_before_are_found_after_they_are_written_anew(api_client: ApiClient) -> None:
    api_client.tenant().send("customers", customer("ana", name="Ana Ñandú", contacts=[]))
    owner = api_client.staff()
    stored: list[Any] = client.dynamodb().scan(TableName=settings().table_name)["Items"]
    for item in stored:
        if item["kind"]["S"] in ("search_term", "finding"):
            key = {"pk": item["pk"], "sk": item["sk"]}
            client.dynamodb().delete_item(TableName=settings().table_name, Key=key)
    assert owner.get("/customers?q=nandu").json["items"] == []

    assert main(["rewrite-customers", "demo"]) == 0

    assert [row["name"] for row in owner.get("/customers?q=nandu").json["items"]] == ["Ana Ñandú"]
    assert owner.get("/checks/no_email/customers").json["items"] != []
