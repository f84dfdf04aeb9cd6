"""Customers at the console: found, made, changed, let in, looked at."""

import re
from datetime import date
from typing import Any

import pytest

from chalicelib.audit import service as audit
from chalicelib.audit.service import Filters, list_entries
from chalicelib.kernel.errors import UnavailableError
from tests.support.api_client import ApiClient, Browser, Reply, StaffBrowser, System
from tests.support.builders import customer, invoice
from tests.support.dynamodb import cost_of

ANA = customer(
    "ana",
    name="Ana María Ñandú Pérez",
    number="C-1001",
    document={"number": "30.123.456"},
    contact={"name": "Ana Pérez", "emails": ["Ana.Perez@Example.com"], "phones": ["2262 15-520142"]},
)


@pytest.fixture
def system(api_client: ApiClient) -> System:
    """A tenant with three customers."""
    system = api_client.tenant(signin={"methods": ["email", "identifier", "password"]})
    system.send("customers", ANA, customer("bruno", name="Bruno Díaz"), customer("c3", name="Perla Anaya"))
    return system


@pytest.fixture
def owner(system: System, api_client: ApiClient) -> StaffBrowser:
    """The tenant's owner."""
    return api_client.staff(name="Olga")


def found(owner: StaffBrowser, text: str) -> list[str]:
    """Whom a search finds."""
    reply = owner.get("/customers?q=" + text.replace(" ", "%20").replace("+", "%2B"))
    assert reply.status == 200, reply.text
    return [item["name"] for item in reply.json["items"]]


def one(owner: StaffBrowser, name: str = "Ana") -> dict[str, Any]:
    """A customer's page."""
    [row] = [row for row in owner.get(f"/customers?q={name}").json["items"] if row["name"].startswith(name)]
    return dict(owner.get(f"/customers/{row['id']}").json)


def change(owner: StaffBrowser, shown: dict[str, Any], **changes: Any) -> Reply:
    """Save the form of a customer as it was shown, with changes."""
    body = {name: shown[name] for name in ("name", "kind", "number", "address", "language", "version")}
    document = shown["document"]
    body["document"] = {name: document[name] for name in ("country", "kind", "number")} if document else None
    body["contacts"] = [{n: c[n] for n in ("id", "name", "emails", "phones")} for c in shown["contacts"]]
    return owner.put(f"/customers/{shown['id']}", body | changes)


def set_access(owner: StaffBrowser, shown: dict[str, Any], **fields: Any) -> Reply:
    """Set the three fields."""
    return owner.put(f"/customers/{shown['id']}/access", {"version": shown["version"], **fields})


# Found


@pytest.mark.parametrize(
    "text",
    [
        *(
            "ana mar",
            "nandu",
            "ÑANDÚ",
            "pérez ana",
            "perez",
            "30123456",
            "30.123",
            "30-123-456",
            "c-1001",
            "ana",
        ),
        *("ana.perez@ex", "ANA.PEREZ@EXAMPLE.COM", "520142", "15-520142", "2262 520142", "+54 9 2262 520142"),
        *("2262 15-520142", "02262 15-52-0142", "2262 15 52 0142", "per ana", "perez nandu mar"),
    ],
)
def test_a_customer_is_found_as_staff_type(owner: StaffBrowser, text: str) -> None:
    assert "Ana María Ñandú Pérez" in found(owner, text)


@pytest.mark.parametrize(
    "text", ["12.345.678-K", "12345678-k", "12345678K", "z-87654321", "Z87654321", "FS-77"]
)
def test_an_identifier_with_letters_is_found_however_it_is_separated(
    api_client: ApiClient, text: str
) -> None:
    chile = api_client.tenant("chile", country="CL")
    document = {"kind": "rut", "number": "12.345.678-K"}
    chile.send("customers", customer("FS-77", name="Rosa", document=document, number="Z-87654321"))
    chile.send("customers", customer("otra", name="Otra", document={"number": "22333444"}))

    assert found(api_client.staff("chile"), text) == ["Rosa"]


def test_a_full_name_is_found_where_hundreds_share_each_of_its_words(api_client: ApiClient) -> None:
    system, owner = api_client.tenant(), api_client.staff()
    others = [customer(f"p{n}", name=f"Aldo{n:03d} Pérez", contact={"name": "X"}) for n in range(250)]
    others += [customer(f"j{n}", name=f"Juan Abad{n:03d}", contact={"name": "X"}) for n in range(250)]
    for start in range(0, len(others), 100):
        system.send("customers", *others[start : start + 100])
    system.send("customers", customer("zz", name="Juan Carlos Pérez", contact={"name": "X"}))

    for text in ("Juan Pérez", "perez juan", "juan carlos per", "PÉREZ, Juan"):
        assert found(owner, text) == ["Juan Carlos Pérez"], text


@pytest.mark.parametrize("text", ["zzz", "ana bruno", "99999", "aria", "@example"])
def test_nobody_is_found_by_what_nobody_has(owner: StaffBrowser, text: str) -> None:
    assert found(owner, text) == []


@pytest.mark.parametrize("text", ["", "a", " ", ".", "ñ"])
def test_too_little_to_search_by_lists_everybody(owner: StaffBrowser, text: str) -> None:
    assert len(found(owner, text)) == 3


def test_what_changed_is_found_by_its_new_words_only(owner: StaffBrowser, system: System) -> None:
    system.send("customers", {**ANA, "name": "Zulema Quiroga"})

    assert found(owner, "zulema") == ["Zulema Quiroga"]
    assert found(owner, "nandu") == []
    assert found(owner, "30123456") == ["Zulema Quiroga"]


def test_a_deleted_customer_is_found_as_such(owner: StaffBrowser, system: System) -> None:
    system.call("DELETE", "/customers/ana")

    [row] = owner.get("/customers?q=nandu").json["items"]
    assert row["access"] == "deleted"


def test_a_search_costs_the_same_however_many_customers_there_are(api_client: ApiClient) -> None:
    costs = []
    for slug, number in (("pocos", 60), ("muchos", 180)):
        system, owner = api_client.tenant(slug), api_client.staff(slug)
        system.send("customers", *(customer(f"k{n}", name=f"Cliente{n:05d} Gómez") for n in range(number)))
        owner.get("/customers?q=cliente0002")
        with cost_of() as cost:
            assert len(found(owner, "gomez")) >= 25
        costs.append(cost)

    assert costs[0].calls == costs[1].calls
    assert costs[0].read_units == costs[1].read_units


def test_the_list_is_read_page_by_page(owner: StaffBrowser) -> None:
    seen: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        page = owner.get("/customers?limit=2" + (f"&cursor={cursor}" if cursor else "")).json
        seen += [row["name"] for row in page["items"]]
        cursor = page["next"]

    assert sorted(seen) == ["Ana María Ñandú Pérez", "Bruno Díaz", "Perla Anaya"]


# Made and changed


def test_a_test_customer_enters_at_once(owner: StaffBrowser, api_client: ApiClient) -> None:
    made = owner.post("/customers/test")

    assert (made.status, made.json["is_test"], made.json["access"]["state"]) == (201, True, "open")
    assert api_client.browser().sign_in(method="email", email=owner.member.email).status == 200


def test_a_customer_made_by_hand_is_found_and_enters(owner: StaffBrowser, api_client: ApiClient) -> None:
    contacts = [{"name": "Nora", "emails": ["nora@example.com"], "phones": []}]
    made = owner.post(
        "/customers", {"name": "Nora Sosa", "document": {"number": "22333444"}, "contacts": contacts}
    )

    assert made.status == 201, made.text
    assert found(owner, "sosa") == ["Nora Sosa"]
    assert api_client.browser().sign_in(method="email", email="nora@example.com").status == 200


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "\u200b"}, "name"),
        ({"contacts": [{"name": "N", "emails": ["nora@"]}]}, "contacts.0.emails.0"),
        ({"contacts": [{"name": "N"}] * 9}, "contacts"),
        ({"kind": "robot"}, "kind"),
    ],
)
def test_what_is_wrong_with_a_new_customer_is_named(
    owner: StaffBrowser, changes: dict[str, Any], field: str
) -> None:
    reply = owner.post("/customers", {"name": "Nora", **changes})

    assert (reply.status, [one["field"] for one in reply.json["fields"]]) == (422, [field])


def test_staffs_change_stays_when_the_system_sends_the_same_again(
    owner: StaffBrowser, system: System
) -> None:
    shown = one(owner)
    contact = {**shown["contacts"][0], "emails": ["nueva@example.com"]}
    contact.pop("unusable_phones")
    assert change(owner, shown, contacts=[contact]).status == 200

    assert system.send("customers", ANA)[0]["status"] == "unchanged"

    assert one(owner)["contacts"][0]["emails"] == ["nueva@example.com"]


def test_a_contact_keeps_its_id_when_another_is_added_before_it(owner: StaffBrowser) -> None:
    shown = one(owner)
    old = {name: shown["contacts"][0][name] for name in ("id", "name", "emails", "phones")}

    changed = change(owner, shown, contacts=[{"name": "Nueva", "emails": [], "phones": []}, old]).json

    assert [contact["name"] for contact in changed["contacts"]] == ["Nueva", "Ana Pérez"]
    assert changed["contacts"][1]["id"] == shown["contacts"][0]["id"]


def test_the_address_that_is_given_up_is_told(owner: StaffBrowser, api_client: ApiClient) -> None:
    """Row 25: ASVS 6.3.7."""
    shown = one(owner)
    contact = {**shown["contacts"][0], "emails": ["nueva@example.com"]}
    contact.pop("unusable_phones")
    change(owner, shown, contacts=[contact])
    api_client.deliver()

    assert [message["to"] for message in api_client.messages()] == ["Ana.Perez@Example.com"]


def test_of_two_who_change_a_customer_the_second_gets_both(owner: StaffBrowser) -> None:
    shown = one(owner)
    assert change(owner, shown, name="Ana Primera").status == 200

    second = change(owner, shown, name="Ana Segunda")

    assert (second.status, second.code) == (409, "customer_changed")
    assert second.json["current"]["name"] == "Ana Primera"


# Let in


def test_the_three_fields_are_needed_together_where_the_tenant_works_with_dates(
    api_client: ApiClient,
) -> None:
    api_client.tenant("fechas", access_needs_dates=True).send("customers", customer("ana", name="Ana"))
    owner = api_client.staff("fechas")
    shown = one(owner)

    missing = set_access(owner, shown, portal_user=True)
    late = set_access(owner, shown, portal_user=True, support_from="2026-11-24", portal_until="2026-12-01")
    crossed = set_access(owner, shown, portal_user=True, support_from="2026-11-02", portal_until="2026-11-01")

    def faults(reply: Reply) -> list[tuple[str, str]]:
        return [(one["field"], one["code"]) for one in reply.json["fields"]]

    assert faults(missing) == [
        ("support_from", "access_date_missing"),
        ("portal_until", "access_date_missing"),
    ]
    assert faults(late) == [("support_from", "access_starts_later")]
    assert faults(crossed) == [("portal_until", "access_ends_before_start")]


def test_the_mail_goes_out_by_itself_once_the_access_is_right(api_client: ApiClient) -> None:
    api_client.tenant("fechas", access_needs_dates=True).send("customers", customer("ana", **DNI))
    owner = api_client.staff("fechas")
    dates = {"portal_user": True, "support_from": "2026-11-01", "portal_until": "2026-12-01"}

    first = set_access(owner, one(owner), **dates)
    again = set_access(owner, one(owner), **{**dates, "portal_until": "2027-01-01"})
    api_client.deliver()

    assert (first.json["sent"], again.json["sent"]) == (True, False)
    assert first.json["customer"]["access"]["state"] == "open"
    assert [message["to"] for message in api_client.messages()] == ["ana@example.com"]
    assert "/fechas/" in api_client.messages()[0]["text"]


RIGHT = {"portal_user": True, "support_from": "2026-11-01", "portal_until": "2026-12-01"}
BY_PASSWORD: dict[str, Any] = {"access_needs_dates": True, "signin": {"methods": ["password"]}}
DNI = {"name": "Ana", "document": {"kind": "dni", "number": "30123456"}}


def enters_by(api_client: ApiClient, mail: dict[str, Any], slug: str) -> bool:
    """Whether what a mail says lets its reader in."""
    user = re.search(r"30\.?123\.?456", mail["text"])
    password = re.search(r": ([a-z]+\.[a-z]+)$", mail["text"], re.MULTILINE)
    assert user is not None
    assert password is not None
    sign_in = {"user": user[0], "password": password[1]}
    return bool(api_client.browser(slug).post("/signin/password", sign_in).json["choose"])


def test_the_mail_that_goes_out_by_itself_lets_its_reader_in(api_client: ApiClient) -> None:
    api_client.tenant("fechas", **BY_PASSWORD).send("customers", customer("ana", **DNI))
    owner = api_client.staff("fechas")

    assert set_access(owner, one(owner), **RIGHT).json["sent"]
    api_client.deliver()

    [mail] = api_client.messages()
    assert enters_by(api_client, mail, "fechas")
    assert [entry["act"] for entry in one(owner)["access_log"]].count("password_set") == 1


def test_a_password_of_ones_own_stays_when_the_access_is_opened(api_client: ApiClient) -> None:
    from tests.signin.test_passwords import OWN, give

    api_client.tenant("fechas", **BY_PASSWORD).send("customers", customer("ana", **DNI))
    owner = api_client.staff("fechas")
    give(one(owner)["id"], OWN, issued=False, tenant="fechas")

    assert set_access(owner, one(owner), **RIGHT).json["sent"]
    assert one(owner)["password"]["state"] == "own"


def test_why_nothing_is_sent_of_a_portal_that_is_switched_off_is_said(api_client: ApiClient) -> None:
    api_client.tenant("cerrado", active=False, signin={"methods": ["email"]}).send(
        "customers", customer("ana")
    )
    owner = api_client.staff("cerrado")
    [row] = owner.get("/customers").json["items"]

    sent = owner.post(f"/customers/{row['id']}/send-access", {"batch": "un-envio-de-hoy"}).json

    assert (sent["status"], sent["reason"]) == ("skipped", "portal_inactive")
    assert owner.get("/session").json["tenant"]["by_password"] is False


def test_nothing_is_sent_to_who_could_not_enter_by_it(api_client: ApiClient) -> None:
    placeholder = {"kind": "cuit", "number": "99999999999"}
    api_client.tenant("fechas", **BY_PASSWORD).send(
        "customers", customer("ana", **{**DNI, "document": placeholder})
    )
    owner = api_client.staff("fechas")
    shown = one(owner)

    assert not set_access(owner, shown, **RIGHT).json["sent"]
    sent = owner.post(f"/customers/{shown['id']}/send-access", {"batch": "un-envio-de-hoy"}).json

    assert (sent["status"], sent["reason"]) == ("skipped", "no_identifier")
    [entry] = list_entries("fechas", Filters(act="customers.access_changed"), limit=10, before=None)[0]
    assert entry.details["skipped"] == "no_identifier"
    api_client.deliver()
    assert api_client.messages() == []


@pytest.mark.parametrize("before", [None, {"portal_user": False}])
def test_it_goes_out_however_the_three_fields_became_right(
    api_client: ApiClient, before: dict[str, Any] | None
) -> None:
    system = api_client.tenant("fechas", **BY_PASSWORD)
    if before is not None:
        system.send("customers", customer("ana", **DNI, access=before))
    for _ in range(2):
        system.send("customers", customer("ana", **DNI, access=RIGHT))
    system.send("customers", customer("ana", **DNI, access={**RIGHT, "portal_until": "2027-01-01"}))
    api_client.deliver()

    [mail] = api_client.messages()
    assert enters_by(api_client, mail, "fechas")


def test_a_test_customer_is_told_how_to_enter(api_client: ApiClient) -> None:
    api_client.tenant("fechas", **BY_PASSWORD)
    owner = api_client.staff("fechas")

    assert owner.post("/customers/test").status == 201
    api_client.deliver()

    assert [message["to"] for message in api_client.messages()] == [owner.member.email]


def test_without_the_three_fields_nothing_goes_out_by_itself(api_client: ApiClient) -> None:
    api_client.tenant("fechas", signin={"methods": ["password"]}).send("customers", customer("ana", **DNI))
    api_client.deliver()

    assert api_client.messages() == []


def test_closing_the_access_ends_the_customers_session(owner: StaffBrowser, api_client: ApiClient) -> None:
    browser = api_client.browser()
    browser.sign_in(method="email", email="ana.perez@example.com")

    set_access(owner, one(owner), portal_user=False)

    assert browser.get("/dashboard").code == "session_expired"


def test_a_password_of_two_words_is_shown_once_sent_and_used(
    owner: StaffBrowser, api_client: ApiClient
) -> None:
    shown = one(owner)
    issued = owner.post(f"/customers/{shown['id']}/password", {"send": True})
    api_client.deliver()
    [mail] = api_client.messages()

    assert re.fullmatch(r"[a-z]+\.[a-z]+", issued.json["password"])
    assert issued.json["password"] in mail["text"]
    assert issued.json["password"] not in api_client.everything_stored()
    assert one(owner)["password"]["state"] == "issued"
    sign_in = {"user": "30123456", "password": issued.json["password"]}
    assert api_client.browser().post("/signin/password", sign_in).json["choose"]
    assert one(owner)["password"]["state"] == "used"


def test_a_password_typed_by_hand_is_held_to_the_rules(owner: StaffBrowser) -> None:
    path = f"/customers/{one(owner)['id']}/password"

    assert owner.post(path, {"password": "corta"}).json["fields"][0]["field"] == "password"
    assert owner.post(path, {"password": "oficina del sur"}).json["password"] == "oficina del sur"


def test_suggestions_differ(owner: StaffBrowser) -> None:
    assert len({owner.get("/password-suggestion").json["password"] for _ in range(5)}) > 1


def test_access_is_sent_to_a_selection_once_a_batch(
    owner: StaffBrowser, system: System, api_client: ApiClient
) -> None:
    system.send("customers", customer("sin", name="Sin Correo", contact={"name": "S", "emails": []}),
                customer("no", name="No Entra", access={"portal_user": False}))  # fmt: skip
    ids = {row["name"]: row["id"] for row in owner.get("/customers?limit=100").json["items"]}
    body = {"customer_ids": list(ids.values()), "batch": "un-envio-de-hoy"}

    first = {item["customer_id"]: item for item in owner.post("/customers/send-access", body).json["items"]}
    again = owner.post("/customers/send-access", body)
    api_client.deliver()

    assert first[ids["Sin Correo"]]["reason"] == "no_email"
    assert first[ids["No Entra"]]["reason"] == "access_not_open"
    assert again.status == 200
    assert sorted(message["to"] for message in api_client.messages()) == [
        "Ana.Perez@Example.com",
        "bruno@example.com",
        "c3@example.com",
    ]


def test_a_password_of_ones_own_is_not_taken_away_by_a_mail_to_many(
    owner: StaffBrowser, api_client: ApiClient
) -> None:
    from tests.signin.test_passwords import OWN, give

    shown = one(owner)
    give(shown["id"], OWN, issued=False)
    body = {"customer_ids": [shown["id"]], "batch": "con-clave-para-todos", "with_password": True}
    assert owner.post("/customers/send-access", body).json["items"][0]["status"] == "sent"

    assert one(owner)["password"]["state"] == "own"


# Looked at


def start_view(owner: StaffBrowser, api_client: ApiClient) -> Browser:
    """A portal's page in which staff look as Ana."""
    url = owner.post(f"/customers/{one(owner)['id']}/view").json["url"]
    browser = api_client.browser()
    assert browser.post("/session/view", {"handover": url.partition("#view=")[2]}).status == 200
    return browser


def test_staff_see_what_the_customer_sees_and_change_nothing(
    owner: StaffBrowser, system: System, api_client: ApiClient
) -> None:
    made = system.send("invoices", invoice("f1", "ana"))
    view = start_view(owner, api_client)

    assert view.get("/session").json["viewed_by"] == "Olga"
    assert view.get("/dashboard").json["accounts"][0]["balance"]["amount"] == "100.00"
    assert view.post(f"/invoices/{made[0]['id']}/pdf").status == 200
    assert view.post("/password", {"old": "x", "new": "y"}).code == "view_only"
    assert view.post("/session/switch", {"customer_id": "cus_x"}).code == "view_only"
    assert view.post("/session/end").status == 200


def test_a_view_lasts_a_quarter_of_an_hour(owner: StaffBrowser, api_client: ApiClient) -> None:
    view = start_view(owner, api_client)
    for _ in range(2):
        api_client.now.forward(minutes=7)
        assert view.get("/dashboard").status == 200
    api_client.now.forward(minutes=2)

    assert view.get("/dashboard").code == "session_expired"


def test_a_handover_of_a_view_is_good_once_and_for_a_minute(
    owner: StaffBrowser, api_client: ApiClient
) -> None:
    customer_id = one(owner)["id"]
    handovers = [
        owner.post(f"/customers/{customer_id}/view").json["url"].partition("#view=")[2] for _ in range(2)
    ]
    assert api_client.browser().post("/session/view", {"handover": handovers[0]}).status == 200
    assert api_client.browser().post("/session/bearer", {"handover": handovers[1]}).code == "handover_invalid"

    assert api_client.browser().post("/session/view", {"handover": handovers[0]}).code == "handover_invalid"
    api_client.now.forward(seconds=61)
    assert api_client.browser().post("/session/view", {"handover": handovers[1]}).code == "handover_invalid"


def test_a_view_ends_with_the_staff_members_own_access(owner: StaffBrowser, api_client: ApiClient) -> None:
    agent = api_client.staff(role="agent", email="agente@demo.example")
    view = start_view(agent, api_client)
    member = next(one for one in owner.get("/team").json["items"] if one["id"] == agent.member.staff_id)
    body = {"name": "A", "role": "agent", "disabled": True, "version": member["version"]}
    assert owner.put(f"/team/{member['id']}", body).status == 200

    assert view.get("/dashboard").code == "session_expired"


def test_nobody_looks_as_a_customer_who_could_not_enter(owner: StaffBrowser, system: System) -> None:
    system.send("customers", {**ANA, "access": {"portal_user": False}})

    assert owner.post(f"/customers/{one(owner)['id']}/view").code == "access_not_open"


def test_the_customer_sees_who_looked(owner: StaffBrowser, api_client: ApiClient) -> None:
    start_view(owner, api_client)
    one(owner)
    browser = api_client.browser()
    browser.sign_in(method="email", email="ana.perez@example.com")

    log = browser.get("/access-log").json["items"]

    assert sorted((entry["act"], entry["staff_name"]) for entry in log) == [
        ("viewed", "Olga"),
        ("viewed_as", "Olga"),
    ]


def test_what_staff_do_is_in_the_audit_log_without_personal_data(
    owner: StaffBrowser, api_client: ApiClient
) -> None:
    start_view(owner, api_client)
    shown = one(owner)
    change(owner, shown, name="Ana Cambiada")
    owner.post(f"/customers/{shown['id']}/password", {"password": "oficina del sur"})

    entries = owner.get("/audit?act=customers.").json["items"]

    assert [entry["act"] for entry in entries] == [
        "customers.password_set",
        "customers.changed",
        "customers.viewed_as",
        "customers.viewed",
    ]
    text = str(entries)
    assert not [word for word in ("oficina", "Cambiada", "example.com") if word in text]
    assert entries[1]["details"] == {"fields": ["name"]}


def test_the_page_shows_accounts_and_sign_ins(
    owner: StaffBrowser, system: System, api_client: ApiClient
) -> None:
    system.send("invoices", invoice("f1", "ana", issued_on="2026-10-01", due_on="2026-10-10"))
    api_client.browser().sign_in(method="email", email="ana.perez@example.com")

    shown = one(owner)

    assert shown["accounts"] == [
        {
            "currency": "ARS",
            "balance": {"amount": "100.00", "currency": "ARS"},
            "overdue": {"amount": "100.00", "currency": "ARS"},
        }
    ]
    assert [entry["method"] for entry in shown["sign_ins"]] == ["email"]
    assert date.fromisoformat(shown["sign_ins"][0]["at"][:10]) == date(2026, 11, 23)


def test_a_customer_with_all_the_contacts_there_can_be_is_found_by_each(
    owner: StaffBrowser, system: System
) -> None:
    contacts = [
        {
            "name": f"Contacto{n} Apellido{n}",
            "emails": [f"correo{n}{m}@example.com" for m in range(4)],
            "phones": [f"+5411400{n}00{m}0" for m in range(4)],
        }
        for n in range(8)
    ]
    row = {
        "external_id": "todo",
        "name": "Todo Junto",
        "document": {"number": "20111222"},
        "contacts": contacts,
    }

    assert system.send("customers", row)[0]["status"] == "created"

    assert found(owner, "todo") == ["Todo Junto"]
    assert found(owner, "apellido7") == ["Todo Junto"]
    assert system.send("customers", row)[0]["status"] == "unchanged"
    replaced = [{**contact, "name": f"Otro{n}"} for n, contact in enumerate(contacts)]
    assert system.send("customers", {**row, "contacts": replaced})[0]["status"] == "changed"
    assert found(owner, "apellido7") == []
    assert found(owner, "otro7") == ["Todo Junto"]


def test_a_conflict_that_shows_the_customer_is_noted_too(owner: StaffBrowser, api_client: ApiClient) -> None:
    shown = one(owner)
    other = api_client.staff(role="agent", name="Zulma")

    refused = set_access(other, {**shown, "version": 999}, portal_user=False)

    assert refused.json["current"]["id"] == shown["id"]
    assert "Zulma" in [entry["staff_name"] for entry in one(owner)["access_log"]]


def test_a_view_ends_with_the_permission_to_look(owner: StaffBrowser, api_client: ApiClient) -> None:
    agent = api_client.staff(role="agent", email="agente@demo.example")
    view = start_view(agent, api_client)
    member = next(one for one in owner.get("/team").json["items"] if one["id"] == agent.member.staff_id)
    body = {"name": "A", "role": "readonly", "disabled": False, "version": member["version"]}
    assert owner.put(f"/team/{member['id']}", body).status == 200

    assert view.get("/dashboard").code == "session_expired"


def test_a_session_does_not_go_on_as_an_account_whose_credentials_changed(
    owner: StaffBrowser, system: System, api_client: ApiClient
) -> None:
    """Row 21: ASVS 7.4.1."""
    contact = {"name": "Comparte", "emails": ["comparte@example.com"]}
    rows = [customer(name, name=f"Comparte {name}", contact=contact) for name in ("uno", "dos")]
    ids = [row["id"] for row in system.send("customers", *rows)]
    browser = api_client.browser()
    current = browser.sign_in(method="email", email="comparte@example.com").json["current"]
    [other] = [one for one in ids if one != current]
    assert browser.post("/session/switch", {"customer_id": other}).status == 200
    assert browser.post("/session/switch", {"customer_id": current}).status == 200

    owner.post(f"/customers/{other}/password")

    assert browser.post("/session/switch", {"customer_id": other}).code == "access_ended"
    assert browser.get("/dashboard").status == 200


def test_a_look_that_could_not_be_logged_is_logged_the_next_time(
    owner: StaffBrowser, monkeypatch: pytest.MonkeyPatch
) -> None:
    customer_id = owner.get("/customers?q=nandu").json["items"][0]["id"]

    def fail(*args: Any, **more: Any) -> None:
        raise UnavailableError("busy")

    with monkeypatch.context() as patch:
        patch.setattr(audit, "commit", fail)
        assert owner.get(f"/customers/{customer_id}").status == 503
    assert owner.get(f"/customers/{customer_id}").status == 200

    assert [entry["act"] for entry in owner.get("/audit?act=customers.").json["items"]] == [
        "customers.viewed"
    ]


# The answer was lost, and the same is asked again


def test_a_customer_is_made_once_for_a_key(owner: StaffBrowser) -> None:
    body = {"name": "Nora Sosa", "document": {"number": "22333444"}}
    made = [owner.post("/customers", body, Idempotency_Key="one-click-of-mine") for _ in range(3)]
    tests = [owner.post("/customers/test", Idempotency_Key="another-click") for _ in range(3)]

    assert {reply.status for reply in made + tests} == {201}
    assert len({reply.json["id"] for reply in made}) == 1
    assert len({reply.json["id"] for reply in tests}) == 1
    assert found(owner, "sosa") == ["Nora Sosa"]


def test_the_same_change_again_is_no_conflict_and_no_second_change(
    owner: StaffBrowser, api_client: ApiClient
) -> None:
    shown = one(owner)
    contact = {name: shown["contacts"][0][name] for name in ("id", "name", "emails", "phones")}
    contacts = [contact, {"name": "Nueva", "emails": ["nueva@example.com"], "phones": []}]
    wanted = {"name": "Ana Cambiada", "contacts": contacts}

    first, again = change(owner, shown, **wanted), change(owner, shown, **wanted)

    assert (first.status, again.status) == (200, 200)
    assert [one["name"] for one in again.json["contacts"]] == ["Ana Pérez", "Nueva"]
    assert first.json["version"] == again.json["version"]
    assert set_access(owner, again.json, portal_user=False).status == 200
    assert set_access(owner, again.json, portal_user=False).status == 200
    acts = [entry["act"] for entry in owner.get("/audit?act=customers.").json["items"]]
    assert (acts.count("customers.changed"), acts.count("customers.access_changed")) == (1, 1)


def test_another_order_of_the_contacts_is_a_change(owner: StaffBrowser) -> None:
    shown = one(owner)
    contact = {name: shown["contacts"][0][name] for name in ("id", "name", "emails", "phones")}
    two = change(owner, shown, contacts=[contact, {"name": "Nueva", "emails": ["n@example.com"]}]).json
    turned = [{n: c[n] for n in ("id", "name", "emails", "phones")} for c in reversed(two["contacts"])]

    assert change(owner, two, contacts=turned).json["contacts"][0]["name"] == "Nueva"
    assert owner.get("/customers?q=nueva").json["items"][0]["email"] == "n@example.com"


def test_a_password_is_given_and_sent_once_for_a_batch(owner: StaffBrowser, api_client: ApiClient) -> None:
    path = f"/customers/{one(owner)['id']}/password"
    body = {"password": "oficina del sur", "send": True, "batch": "un-clic-en-dar"}

    first, again = owner.post(path, body), owner.post(path, body)
    api_client.deliver()

    assert (first.status, again.status) == (200, 200)
    assert first.json == again.json
    assert len(api_client.messages()) == 1
    assert owner.post(path, {**body, "password": "una frase propia"}).code == "batch_reused"
