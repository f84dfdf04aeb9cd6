"""The demo: what a newcomer may rely on."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from moto import mock_aws

from chalicelib.contracts import records
from chalicelib.customers.logins import find_logins
from chalicelib.kernel.aws import secrets, site
from infra.local.demo import papers, people
from infra.local.demo.papers import make_papers
from infra.local.demo.tenants import seed
from infra.local.hosts import Places
from infra.local.provision import Resources, client, provision
from infra.local.snapshot import Snapshot, find_snapshot
from infra.site import site_objects
from tests.support.api_client import ApiClient
from tests.support.clock import SettableClock

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """Where the first test that seeds keeps it for the others, as one machine does between two starts."""
    return Snapshot(tmp_path_factory.mktemp("demo") / "demo.pickle")


@pytest.fixture
def demo(aws: Resources, now: SettableClock, kept: Snapshot) -> dict[str, Any]:
    loaded = kept.load(aws)
    if loaded is not None:
        secrets.pepper.cache_clear()
        return loaded
    for item in site_objects("http://files.localhost:8000"):
        site.publish(item.key, item.body, item.content_type, cache_control=item.cache_control, metadata={})
    made = seed(Places(8000))
    kept.save(aws, made)
    return made


def test_what_was_kept_is_there_again(tmp_path: Path) -> None:
    snapshot = Snapshot(tmp_path / "kept.pickle")
    row = {"pk": {"S": "TENANT#a"}, "sk": {"S": "x"}}
    with mock_aws():
        before = provision()
        assert snapshot.load(before) is None
        client("dynamodb", before.region, None).put_item(TableName=before.name("VentanillaTable"), Item=row)
        client("s3", before.region, None).put_object(
            Bucket=before.name("VentanillaSiteBucket"), Key="k", Body=b"kept"
        )
        pepper = pepper_of(before)
        snapshot.save(before, {"tenants": []})

    with mock_aws():
        after = provision()
        assert pepper_of(after) != pepper
        assert snapshot.load(after) == {"tenants": []}
        items = client("dynamodb", after.region, None).scan(TableName=after.name("VentanillaTable"))["Items"]
        found = client("s3", after.region, None).get_object(
            Bucket=after.name("VentanillaSiteBucket"), Key="k"
        )
        assert items == [row]
        assert found["Body"].read() == b"kept"
        assert pepper_of(after) == pepper


def pepper_of(resources: Resources) -> str:
    secret = client("secretsmanager", resources.region, None).get_secret_value(
        SecretId=resources.name("VentanillaPepper")
    )
    return str(secret["SecretString"])


def test_a_snapshot_that_was_cut_short_is_made_anew(aws: Resources, tmp_path: Path) -> None:
    path = tmp_path / "cut.pickle"
    path.write_bytes(b"\x80\x05\x95")

    assert Snapshot(path).load(aws) is None


def test_another_port_wants_another_snapshot() -> None:
    assert find_snapshot(8000) == find_snapshot(8000)
    assert find_snapshot(8000) != find_snapshot(8001)


def test_a_newcomer_gets_in_and_finds_something_of_everything(
    demo: dict[str, Any], api_client: ApiClient
) -> None:
    tenant = demo["tenants"][0]
    first = tenant["customers"][0]
    browser = api_client.browser("demo")

    assert tenant["slug"] == "demo"
    assert all(first[name] for name in ("name", "identifier", "email", "phone"))
    signed_in = browser.sign_in(
        method="identifier", identifier=first["identifier"], channel="email", contact=first["email"]
    )
    assert signed_in.status == 200
    states = {row["state"] for row in browser.get("/invoices?limit=100").json["items"]}
    assert states == {"paid", "partly_paid", "overdue"}
    account = browser.get("/dashboard").json["accounts"][0]
    assert account["currency"] == "ARS"
    assert float(account["overdue"]["amount"]) > 0
    assert date.fromisoformat(account["next_due"]["date"]) > TODAY


def test_two_tenants_differ_in_what_matters(demo: dict[str, Any]) -> None:
    pages = {
        tenant["slug"]: (site.read(f"{tenant['slug']}/index.html") or b"").decode()
        for tenant in demo["tenants"]
    }
    configs = {
        slug: json.loads(page.split('id="tenant">')[1].split("</script>")[0]) for slug, page in pages.items()
    }

    assert configs["demo"]["signin"]["methods"] == ["identifier"]
    assert configs["solaria"]["signin"]["methods"] == ["email"]
    assert (configs["demo"]["language"], configs["solaria"]["language"]) == ("es", "pt")
    assert configs["demo"]["modules"] == [
        "statement",
        "invoice_downloads",
        "tickets",
        "messages",
        "contracts",
    ]
    assert configs["solaria"]["modules"] == ["statement", "messages", "contracts"]
    assert configs["demo"]["show_total"] is True
    assert configs["solaria"]["show_total"] is False
    assert "--brand:#0b6e4f" in pages["demo"]
    assert "--brand:#b3261e" in pages["solaria"]


def test_pages_name_only_pictures_that_are_there(demo: dict[str, Any]) -> None:
    for tenant in demo["tenants"]:
        page = (site.read(f"{tenant['slug']}/index.html") or b"").decode()
        config = json.loads(page.split('id="tenant">')[1].split("</script>")[0])
        for url in (config["logo_url"], config["favicon_url"]):
            assert (site.read(url.removeprefix("/")) or b"").startswith(b"\x89PNG")


def test_a_placeholder_is_nobodys_login(demo: dict[str, Any]) -> None:
    assert any(person.document == "9999999" for person in people.FIBRA_SUR)
    assert find_logins("demo", "document", "9999999") == []


def test_a_document_with_two_accounts_opens_both(demo: dict[str, Any]) -> None:
    assert len(find_logins("demo", "document", "24118907")) == 2


def test_who_is_no_portal_user_gets_no_code(demo: dict[str, Any], api_client: ApiClient) -> None:
    browser = api_client.browser("demo")

    asked = browser.ask_code(
        method="identifier", identifier="11222333", channel="email", contact="raul.ibanez@correo.example"
    )
    api_client.deliver()

    assert asked.status == 202
    assert [one for one in api_client.messages() if one["to"] == "raul.ibanez@correo.example"] == []


@pytest.mark.parametrize(
    ("catalogue", "customers"), [(papers.FIBRA_SUR, people.FIBRA_SUR), (papers.SOLARIA, people.SOLARIA)]
)
def test_the_papers_are_the_same_each_time(
    catalogue: papers.Catalogue, customers: tuple[people.Person, ...]
) -> None:
    assert make_papers(catalogue, customers, TODAY) == make_papers(catalogue, customers, TODAY)


def test_there_are_a_few_hundred_papers() -> None:
    made = make_papers(papers.FIBRA_SUR, people.FIBRA_SUR, TODAY)

    assert 300 < len(made.invoices) + len(made.payments) + len(made.credit_notes) < 900


@pytest.mark.parametrize(("slug", "name"), [("demo", "FS-2026-0311"), ("solaria", "SOLAR-2026-0117")])
def test_a_contract_waits_for_the_first_customers_signature(
    demo: dict[str, Any], slug: str, name: str
) -> None:
    contract = records.find(slug, *records.owner_of(slug, records.own_name(name)))
    assert (contract.state, int(contract.pages_drawn)) == ("sent", len(contract.pages))
    assert {mark["kind"] for mark in contract.marks} == {"signature", "date", "checkbox"}


def test_there_are_tickets_in_each_state_and_messages_on_both_sides(
    demo: dict[str, Any], api_client: ApiClient
) -> None:
    first = demo["tenants"][0]["customers"][0]
    browser = api_client.browser("demo")
    office = api_client.staff("demo", "manager", email="otra@fibrasur.example")

    browser.sign_in(
        method="identifier", identifier=first["identifier"], channel="email", contact=first["email"]
    )

    [own] = browser.get("/tickets").json["items"]
    assert own["open"] is True
    said = browser.get(f"/tickets/{own['ticket_id']}").json["entries"]
    assert {line["author"] for line in said} == {"customer", "staff"}
    assert [line["own"] for line in browser.get("/messages").json["items"]] == [False]
    assert len(office.get("/tickets?view=open").json["items"]) == 3
    assert len(office.get("/tickets?view=closed").json["items"]) == 1
    assert [one["customer_name"] for one in office.get("/conversations").json["items"]] == ["Valentín Ocampo"]
