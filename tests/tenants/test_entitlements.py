"""What a tenant has contracted, and asking for more."""

from datetime import timedelta

import pytest

from chalicelib.staff.service import Operator
from chalicelib.tenants import entitlements, service
from chalicelib.tenants.models import Tenant
from chalicelib.tenants.settings import Module
from infra.operate import main
from tests.support.api_client import ApiClient, StaffBrowser
from tests.support.builders import customer, invoice
from tests.tenants.test_saving import acts


def stand(owner: StaffBrowser) -> dict[str, tuple[bool, bool]]:
    """Each module: contracted, and on."""
    return {one["module"]: (one["contracted"], one["on"]) for one in owner.get("/modules").json["items"]}


def test_a_tenant_begins_with_what_there_was_from_the_beginning(owner: StaffBrowser) -> None:
    assert stand(owner) == {
        "statement": (True, True),
        "invoice_downloads": (True, True),
        "tickets": (True, False),
        "messages": (True, False),
        "contracts": (True, False),
    }


def test_a_tenant_stored_before_there_were_contracts_has_the_same(api_client: ApiClient) -> None:
    api_client.tenant("demo")
    tenant = service.load_tenant("demo")
    tenant.change([Tenant.contracted.remove()])

    assert service.load_tenant("demo").settings.has(Module.INVOICE_DOWNLOADS)


def test_what_is_not_contracted_is_closed_to_customers_though_it_is_switched_on(
    api_client: ApiClient,
) -> None:
    system = api_client.tenant("demo", signin={"methods": ["email"]})
    system.send("customers", customer("ana"))
    system.send("invoices", invoice("f1", "ana"))
    browser = api_client.browser()
    assert browser.sign_in(method="email", email="ana@example.com").status == 200
    assert browser.get("/statement").status == 200

    assert main_modules("demo", "none")

    assert browser.get("/statement").code == "module_off"
    assert browser.get("/session").json["modules"] == []


def main_modules(*arguments: str) -> bool:
    """Run the operator's command; publishing needs a front end."""
    from tests.support.front_end import deploy_front_end

    deploy_front_end()
    return main(["modules", *arguments]) == 0


def test_the_operators_command_shows_and_sets(
    owner: StaffBrowser, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["modules", "demo", "statement"]) == 0

    assert stand(owner) == {
        "statement": (True, True),
        "invoice_downloads": (False, False),
        "tickets": (False, False),
        "messages": (False, False),
        "contracts": (False, False),
    }
    assert "invoice_downloads    -          off" in capsys.readouterr().out
    assert acts()[-1] == (
        "portal.modules_contracted",
        {
            "before": ["contracts", "invoice_downloads", "messages", "statement", "tickets"],
            "after": ["statement"],
        },
    )
    with pytest.raises(SystemExit):
        main(["modules", "demo", "licences"])


def test_asking_for_a_module_tells_the_operator_once_a_day(
    api_client: ApiClient, owner: StaffBrowser
) -> None:
    entitlements.set_contracted(Operator("demo"), [Module.STATEMENT])

    asked = owner.post("/modules/invoice_downloads/request")
    api_client.deliver()

    assert asked.status == 200
    assert asked.json["requested_at"].startswith("2026-11-23T12:00")
    [mail] = api_client.messages()
    assert "invoice_downloads" in mail["text"] or "factur" in mail["text"].lower()
    again = owner.post("/modules/invoice_downloads/request")
    api_client.deliver()
    assert (again.json, len(api_client.messages())) == (asked.json, 1)
    found = [one for one in owner.get("/modules").json["items"] if one["module"] == "invoice_downloads"]
    assert found[0]["requested_at"] == asked.json["requested_at"]


def test_a_day_later_it_can_be_asked_for_again(api_client: ApiClient, owner: StaffBrowser) -> None:
    entitlements.set_contracted(Operator("demo"), [])
    first = entitlements.request_module(Operator("demo"), "statement")
    api_client.now.forward(hours=25)

    assert entitlements.request_module(Operator("demo"), "statement") - first >= timedelta(hours=25)


def test_what_one_has_or_what_there_is_not_cannot_be_asked_for(owner: StaffBrowser) -> None:
    assert owner.post("/modules/statement/request").code == "module_contracted"
    assert owner.post("/modules/licences/request").status == 404
