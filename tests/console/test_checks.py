"""The linter of a tenant's configuration: what will not work is said, until it is mended."""

from typing import Any

import pytest

from chalicelib.console.checks import Check, CheckContext, check_configuration
from chalicelib.contracts.object_keys import CHAIN
from chalicelib.kernel.aws import files
from chalicelib.kernel.settings import settings
from chalicelib.seals.authority import Authority, signing_request
from chalicelib.tenants.settings import Module, TenantSettings
from tests.seals.papers import Office
from tests.support.api_client import ApiClient, StaffBrowser, System
from tests.support.builders import customer
from tests.support.front_end import deploy_front_end

SOUND: dict[str, Any] = {
    "name": "Fibra",
    "allowed_sites": ["https://fibra.example"],
    "support": {"email": "a@fibra.example", "phone": "+54 11 5555 0000"},
}
NOTHING = CheckContext(counts={}, most=1000, sender_verified=True, publish_error=None, failing_templates=[])


def checks(
    found: CheckContext = NOTHING, contracted: set[Module] | None = None, **changes: Any
) -> list[Check]:
    settings = TenantSettings.model_validate(SOUND | changes)
    if contracted is not None:
        settings = settings.limited_to(frozenset(contracted))
    return check_configuration(settings, found)


def codes(*args: Any, **changes: Any) -> list[str]:
    return [check.code for check in checks(*args, **changes)]


def counted(**counts: int) -> CheckContext:
    return CheckContext(counts, 1000, sender_verified=True, publish_error=None, failing_templates=[])


def test_a_sound_configuration_has_nothing_to_say() -> None:
    assert checks() == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"active": False}, "portal_inactive"),
        ({"allowed_sites": []}, "no_allowed_site"),
        ({"advisers": {"routing": True}}, "advisers_without_fallback"),
        ({"support": None}, "support_missing"),
        ({"branding": {"colour": "#ffe14d"}}, "low_contrast"),
        ({"support": None, "actions": [{"kind": "support"}]}, "action_hidden"),
    ],
)
def test_what_is_set_so_that_it_cannot_work_is_said(changes: dict[str, Any], code: str) -> None:
    assert code in codes(**changes)


def test_a_pale_brand_is_told_its_nearest_legible_shade() -> None:
    [check] = checks(branding={"colour": "#ffe14d"})

    assert checks(branding={"colour": check.params["nearest"]}) == []
    assert check.params["ratio"] < 4.5


BY_NUMBER: dict[str, Any] = {"signin": {"methods": ["identifier"], "identifier_field": "number"}}


@pytest.mark.parametrize(
    ("counts", "settings", "code"),
    [
        ({"placeholder_document": 3}, {"signin": {"methods": ["identifier"]}}, "placeholder_identifiers"),
        ({"placeholder_number": 3}, BY_NUMBER, "placeholder_identifiers"),
        ({"no_document": 3}, {"signin": {"methods": ["password"]}}, "identifier_missing"),
        ({"no_number": 3}, BY_NUMBER, "identifier_missing"),
        ({"no_contact": 3}, {"signin": {"channels": ["email", "sms"]}}, "contact_missing"),
        ({"no_email": 3}, {"signin": {"methods": ["email"]}}, "contact_missing"),
        ({"no_phone": 3}, {"signin": {"channels": ["sms"]}}, "contact_missing"),
        ({"company_no_email": 3}, {"signin": {"customers_are_companies": True}}, "company_without_email"),
        ({"dates_missing": 3}, {"access_needs_dates": True}, "access_dates_missing"),
        ({"ends": 3}, {}, "access_ended"),
    ],
)
def test_customers_who_cannot_enter_are_counted(
    counts: dict[str, int], settings: dict[str, Any], code: str
) -> None:
    [check] = checks(counted(**counts), **settings)

    assert (check.code, check.params["count"], check.params["more"]) == (code, 3, False)


@pytest.mark.parametrize(
    ("counts", "settings"),
    [
        ({"placeholder_document": 3, "no_number": 1}, {"signin": {"methods": ["email"]}}),
        ({"placeholder_number": 3, "no_number": 1}, {"signin": {"methods": ["identifier"]}}),
        ({"placeholder_document": 3, "no_document": 1}, BY_NUMBER),
        ({"no_email": 3, "no_phone": 3, "no_contact": 3}, {"signin": {"methods": ["password"]}}),
        ({"no_phone": 3}, {"signin": {"channels": ["email"]}}),
        ({"no_phone": 3, "no_email": 2}, {"signin": {"channels": ["email", "sms"]}}),
        ({"company_no_email": 3, "dates_missing": 9}, {}),
    ],
)
def test_what_does_not_matter_as_it_is_set_is_not_said(
    counts: dict[str, int], settings: dict[str, Any]
) -> None:
    assert checks(counted(**counts), **settings) == []


def test_who_has_another_way_in_is_no_error() -> None:
    by_both: dict[str, Any] = {"signin": {"methods": ["email", "identifier"]}}

    [check] = checks(counted(no_document=3), **by_both)

    assert check.severity.value == "warning"


def test_downloads_without_the_statement_are_said() -> None:
    both = [check.code for check in checks(contracted={Module.INVOICE_DOWNLOADS})]

    assert both == ["downloads_without_statement", "module_not_contracted"]


def test_errors_come_before_warnings() -> None:
    found = CheckContext({}, 1000, sender_verified=False, publish_error="x", failing_templates=[("m", "es")])

    severities = [check.severity.value for check in checks(found, active=False, allowed_sites=[])]

    assert severities == ["error", "error", "error", "warning", "warning"]


@pytest.fixture
def owner(api_client: ApiClient) -> tuple[System, StaffBrowser]:
    """A tenant with three customers, two of them with something amiss; and its owner."""
    system = api_client.tenant(**{name: value for name, value in SOUND.items() if name != "name"})
    system.send(
        "customers",
        customer("nueves", document={"number": "9999999"}),
        customer("sin-nada", name="Sin Nada", contacts=[]),
        customer("bien", document={"number": "30123456"}),
    )
    return system, api_client.staff()


def said(browser: StaffBrowser) -> dict[str, dict[str, Any]]:
    """The checks by code."""
    return {item["code"]: item["params"] for item in browser.get("/checks").json["items"]}


def affected(browser: StaffBrowser, kind: str) -> list[str]:
    """Who has something amiss."""
    return [item["name"] for item in browser.get(f"/checks/{kind}/customers").json["items"]]


def test_staff_are_told_which_customers_hold_a_placeholder(owner: tuple[System, StaffBrowser]) -> None:
    _, browser = owner

    found = said(browser)

    assert found["placeholder_identifiers"] == {"count": 1, "more": False}
    assert affected(browser, "placeholder_document") == ["Persona nueves"]
    assert found["contact_missing"]["count"] == 1
    assert affected(browser, "no_email") == ["Sin Nada"]


def test_what_was_mended_is_no_longer_said(owner: tuple[System, StaffBrowser], api_client: ApiClient) -> None:
    system, browser = owner
    assert "placeholder_identifiers" in said(browser)
    system.send("customers", customer("nueves", document={"number": "30999888"}))
    system.call("DELETE", "/customers/sin-nada")

    api_client.now.forward(minutes=2)

    assert "placeholder_identifiers" not in said(browser)
    assert "contact_missing" not in said(browser)
    assert affected(browser, "no_email") == []


def test_a_number_that_becomes_a_placeholder_or_none_again_is_so_for_who_holds_it(
    api_client: ApiClient,
) -> None:
    system = api_client.tenant(signin={"methods": ["identifier"]})
    system.send("customers", customer("ana", document={"number": "20202020"}))
    deploy_front_end()
    browser = api_client.staff()

    def enters() -> bool:
        before = len(api_client.messages())
        api_client.browser().ask_code(
            method="identifier", identifier="20202020", channel="email", contact="ana@example.com"
        )
        api_client.deliver()
        return len(api_client.messages()) > before

    def set_placeholders(*texts: str) -> None:
        shown = browser.get("/settings").json
        body = {
            "settings": {**shown["settings"], "extra_placeholders": texts},
            "version": shown["version"],
        }
        assert browser.put("/settings", body).status == 200
        api_client.deliver()
        api_client.now.forward(minutes=2)

    assert enters()
    set_placeholders("20.202.020")
    assert not enters()
    assert said(browser)["placeholder_identifiers"]["count"] == 1
    set_placeholders()
    assert enters()
    assert "placeholder_identifiers" not in said(browser)


def test_access_that_ends_is_said_from_the_day_after(api_client: ApiClient) -> None:
    system, browser = api_client.tenant(), api_client.staff()
    access = {"portal_user": True, "support_from": "2026-01-01", "portal_until": "2026-11-23"}
    system.send("customers", customer("c1", access=access))
    assert "access_ended" not in said(browser)

    api_client.now.forward(hours=16)  # past midnight in Buenos Aires

    again = api_client.staff(email="otra@demo.example")
    assert said(again)["access_ended"] == {"count": 1, "more": False}
    assert affected(again, "ends") == ["Persona c1"]


def test_what_is_no_finding_is_not_found(owner: tuple[System, StaffBrowser]) -> None:
    assert owner[1].get("/checks/nothing/customers").status == 404


def _seal_checks(boss: StaffBrowser) -> list[tuple[str, dict[str, Any]]]:
    found = boss.get("/checks").json["items"]
    return [(one["code"], one["params"]) for one in found if one["code"].startswith("seal_")]


@pytest.mark.parametrize(("days", "expected"), [(825, []), (61, []), (59, ["seal_certificate_expires"])])
def test_the_seals_certificate_is_called_to_mind_before_it_expires(
    api_client: ApiClient, days: int, expected: list[str]
) -> None:
    api_client.tenant("demo", modules=["statement", "contracts"])
    issued = Authority("Prueba", api_client.now()).issue(
        signing_request(settings().seal_key_id, "Demo", "AR"), days=days
    )
    files.put_file(CHAIN, issued, "text/plain")
    boss = api_client.staff("demo", "owner", "Ana", "ana@demo.example")
    assert [code for code, _ in _seal_checks(boss)] == expected
    api_client.now.forward(days=days, minutes=5)
    boss = api_client.staff("demo", "owner", "Eva", "eva@demo.example")
    assert [code for code, _ in _seal_checks(boss)] == ["seal_certificate_expired"]


def test_a_certificate_that_is_missing_or_another_keys_is_told_where_contracts_are_used(
    api_client: ApiClient,
) -> None:
    api_client.tenant("demo", modules=["statement", "contracts"])
    api_client.tenant("otro", modules=["statement"])
    boss = api_client.staff("demo", "owner", "Ana", "ana@demo.example")
    assert _seal_checks(boss) == [("seal_certificate_missing", {})]
    files.put_file(CHAIN, Office().key.certificate_chain_pem, "text/plain")
    api_client.now.forward(minutes=2)
    assert _seal_checks(boss) == [("seal_certificate_unfit", {})]
    files.put_file(CHAIN, b"nothing of the kind", "text/plain")
    api_client.now.forward(minutes=2)
    assert _seal_checks(boss) == [("seal_certificate_unfit", {})]
    assert _seal_checks(api_client.staff("otro", "owner", "Bea", "bea@otro.example")) == []
