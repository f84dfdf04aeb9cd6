"""The ticket model: saved by versions, nothing that tickets have goes away; canned answers; advisers."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.tickets.business_hours import add_hours, time_between
from chalicelib.tickets.model import Hours, Span
from tests.support.api_client import ApiClient, Browser, StaffBrowser, System
from tests.support.builders import customer
from tests.tickets.test_console_tickets import shown
from tests.tickets.test_portal_tickets import settle, written


@pytest.fixture
def owner(api_client: ApiClient, system: System) -> StaffBrowser:
    """The tenant's owner, signed in."""
    return api_client.staff("demo", "owner", "Elena Ríos", "elena@demo.example")


def model_of(owner: StaffBrowser) -> tuple[dict[str, Any], int]:
    """The model as it stands, and its version."""
    answer = owner.get("/ticket-model").json
    return answer["model"], answer["version"]


def save(owner: StaffBrowser, version: int, **changes: Any) -> Any:
    """Save the model with changes."""
    model, _ = model_of(owner)
    return owner.put("/ticket-model", {"model": {**model, **changes}, "version": version})


CATEGORY = {
    "id": "tecnica",
    "name": "Falla técnica",
    "description": "Algo no funciona",
    "area_id": "general",
    "fields": [
        {"id": "serie", "name": "Número de serie", "kind": "text", "required": True},
        {"id": "luces", "name": "Luces", "kind": "choice", "options": ["Ninguna", "Roja"]},
    ],
}


def test_a_category_with_its_fields_reaches_customers_at_once(owner: StaffBrowser, ana: Browser) -> None:
    model, version = model_of(owner)
    assert version == 0
    saved = save(owner, 0, categories=[*model["categories"], CATEGORY])
    assert saved.json["version"] == 1, saved.text

    offered = ana.get("/tickets/options").json["categories"]
    assert [one["name"] for one in offered] == ["Consulta", "Falla técnica"]
    assert offered[1]["fields"][0]["required"]
    refused = ana.post("/tickets", {"text": "x", "category_id": "tecnica", "fields": {"luces": "Verde"}})
    assert {one["field"]: one["code"] for one in refused.json["fields"]} == {
        "fields.serie": "missing",
        "fields.luces": "field_choice",
    }
    made = ana.post(
        "/tickets", {"text": "x", "category_id": "tecnica", "fields": {"serie": "AB-1", "luces": "Roja"}}
    )
    assert made.json["fields"] == [
        {"name": "Número de serie", "value": "AB-1"},
        {"name": "Luces", "value": "Roja"},
    ]


SERIAL = {"serie": "AB-1"}


def default_to(owner: StaffBrowser, **categories: str) -> None:
    """Let tickets of these origins begin in these categories; `tecnica` asks for a serial number."""
    model, version = model_of(owner)
    known = {one["id"] for one in model["categories"]}
    more = [] if "tecnica" in known else [CATEGORY]
    defaults = {
        origin: {**of, "category_id": categories.get(origin, "")} for origin, of in model["defaults"].items()
    }
    saved = save(owner, version, categories=[*model["categories"], *more], defaults=defaults)
    assert saved.status == 200, saved.text


def asked(browser: Browser, origin: str) -> list[str]:
    """What the form of a new ticket asks for where no category is chosen."""
    return [one["id"] for one in browser.get("/tickets/options").json["usual"][origin]["fields"]]


def test_what_customers_write_begins_as_general_says_where_its_origin_says_nothing(
    api_client: ApiClient, owner: StaffBrowser, ana: Browser
) -> None:
    model, _ = model_of(owner)
    general = {
        "area_id": "ventas",
        "category_id": "tecnica",
        "state_id": "en-curso",
        "priority_id": "baja",
        "assignee_id": owner.member.staff_id,
    }
    saved = save(
        owner,
        0,
        areas=[*model["areas"], {"id": "ventas", "name": "Ventas"}],
        categories=[*model["categories"], CATEGORY],
        defaults={**model["defaults"], "general": general},
    )
    assert saved.status == 200, saved.text

    query = shown(owner, written(ana, "Una", origin="query", fields=SERIAL))
    incident = shown(owner, written(ana, "Otra", origin="incident", fields=SERIAL))

    assert {name: query[name] for name in general} == general
    assert {name: incident[name] for name in general} == {**general, "priority_id": "alta"}


def test_an_origins_own_category_brings_its_own_area(owner: StaffBrowser, ana: Browser) -> None:
    model, _ = model_of(owner)
    areas = [*model["areas"], {"id": "ventas", "name": "Ventas"}]
    defaults = {
        **model["defaults"],
        "general": {**model["defaults"]["general"], "area_id": "ventas"},
        "query": {**model["defaults"]["query"], "category_id": "tecnica"},
    }
    assert save(owner, 0, areas=areas, categories=[CATEGORY, *model["categories"]], defaults=defaults)

    assert shown(owner, written(ana, origin="query", fields=SERIAL))["area_id"] == "general"
    assert shown(owner, written(ana, origin="incident"))["area_id"] == "ventas"


@pytest.mark.parametrize("origin", ["query", "incident"])
def test_what_the_form_asks_for_is_what_is_asked_when_it_is_sent(
    owner: StaffBrowser, ana: Browser, origin: str
) -> None:
    other = {"query": "incident", "incident": "query"}[origin]
    default_to(owner, **{origin: "tecnica"})

    assert asked(ana, origin) == ["serie", "luces"]
    assert asked(ana, other) == []
    assert written(ana, origin=origin, fields=SERIAL)["fields"] == [
        {"name": "Número de serie", "value": "AB-1"}
    ]
    assert written(ana, origin=other)["fields"] == []
    refused = ana.post("/tickets", {"text": "x", "origin": origin})
    assert [(one["field"], one["code"]) for one in refused.json["fields"]] == [("fields.serie", "missing")]


def test_a_default_category_of_the_teams_own_asks_customers_for_nothing(
    owner: StaffBrowser, ana: Browser
) -> None:
    default_to(owner, general="tecnica")
    model, version = model_of(owner)
    hidden = [{**one, "offered": one["id"] != "tecnica"} for one in model["categories"]]
    assert save(owner, version, categories=hidden).status == 200

    assert asked(ana, "query") == []
    assert "Algo no funciona" not in ana.get("/tickets/options").text
    ticket = written(ana, origin="query")
    assert shown(owner, ticket)["category_id"] == "tecnica"
    refused = ana.post("/tickets", {"text": "x", "origin": "query", "fields": SERIAL})
    assert refused.json["fields"][0]["code"] == "field_unknown"


def test_where_one_category_is_offered_a_customers_ticket_has_it(owner: StaffBrowser, ana: Browser) -> None:
    model, _ = model_of(owner)
    only = {**CATEGORY, "fields": [{"id": "serie", "name": "Número de serie", "required": True}]}
    archived = [{**one, "archived": True} for one in model["categories"]]
    assert save(owner, 0, categories=[*archived, only]).status == 200

    usual = ana.get("/tickets/options").json["usual"]["incident"]
    assert (usual["description"], [one["id"] for one in usual["fields"]]) == ("Algo no funciona", ["serie"])
    assert shown(owner, written(ana, origin="incident", fields=SERIAL))["category_id"] == "tecnica"
    settle(tickets={"choose_category": False})
    assert asked(ana, "incident") == []
    assert shown(owner, written(ana, origin="incident"))["category_id"] == ""


def test_staff_who_write_for_a_customer_need_not_know_what_only_they_know(
    owner: StaffBrowser, ana: Browser
) -> None:
    default_to(owner, general="tecnica")
    customer_id = ana.get("/session").json["customer"]["customer_id"]

    made = owner.post("/tickets", {"customer_id": customer_id, "text": "Llamó: no le anda"})
    wrong = owner.post("/tickets", {"customer_id": customer_id, "text": "x", "fields": {"luces": "Verde"}})
    changed = owner.put(f"/tickets/{made.json['ticket_id']}", {"fields": {"luces": "Roja"}})

    assert (made.status, made.json["category_id"], made.json["fields"]) == (201, "tecnica", {})
    assert wrong.json["fields"][0]["code"] == "field_choice"
    assert changed.json["fields"] == {"luces": "Roja"}
    message = ana.post("/messages", {"text": "No anda", "client_id": "of-ana-1"}).json
    assert owner.post(
        f"/conversations/{customer_id}/ALL/tickets", {"message_id": message["message_id"]}
    ).status in (200, 201)


def test_what_tickets_may_have_is_archived_and_never_goes_away(owner: StaffBrowser, ana: Browser) -> None:
    model, _ = model_of(owner)
    fewer = [one for one in model["states"] if one["id"] != "esperando"]

    refused = save(owner, 0, states=fewer)

    assert [(one["field"], one["code"]) for one in refused.json["fields"]] == [
        ("model.states", "archive_instead")
    ]
    archived = [{**one, "archived": one["id"] == "esperando"} for one in model["states"]]
    assert save(owner, 0, states=archived).status == 200


def test_who_saves_second_is_told_and_loses_nothing(api_client: ApiClient, owner: StaffBrowser) -> None:
    other = api_client.staff("demo", "manager")
    model, version = model_of(other)
    assert save(owner, 0, areas=[*model["areas"], {"id": "ventas", "name": "Ventas"}]).status == 200

    late = other.put(
        "/ticket-model",
        {"model": {**model, "areas": [*model["areas"], {"id": "x", "name": "X"}]}, "version": version},
    )

    assert (late.status, late.code) == (409, "ticket_model_changed")
    assert [one["id"] for one in late.json["current"]["model"]["areas"]] == ["general", "ventas"]
    assert save(owner, 1).json["version"] == 1  # the same again is no change


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"states": [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}]}, "states_incomplete"),
        ({"areas": [{"id": "a", "name": "A"}, {"id": "a", "name": "B"}]}, "id_twice"),
        ({"categories": [{"id": "a", "name": "A", "area_id": "nada"}]}, "area_unknown"),
        ({"hours": {"week": [[]] * 6, "holidays": []}}, "hours_week"),
        ({"hours": {"week": [[{"opens": "18:00", "closes": "09:00"}], *[[]] * 6]}}, "hours_order"),
    ],
)
def test_a_model_that_does_not_hang_together_is_refused(
    owner: StaffBrowser, changes: dict[str, Any], code: str
) -> None:
    refused = save(owner, 0, **changes)

    assert refused.status == 422
    assert code in {one["code"] for one in refused.json["fields"]}


def test_canned_answers_are_kept_in_order_and_only_by_who_may(
    api_client: ApiClient, owner: StaffBrowser
) -> None:
    agent = api_client.staff("demo", "agent")
    first = owner.post("/ticket-model/canned", {"title": "Saludo", "text": "Buenos días, {cliente}"}).json
    owner.post("/ticket-model/canned", {"title": "Cierre", "text": "Queda resuelto."})

    assert [one["title"] for one in agent.get("/ticket-model/canned").json["items"]] == ["Cierre", "Saludo"]
    assert agent.post("/ticket-model/canned", {"title": "x", "text": "y"}).code == "permission_missing"
    path = f"/ticket-model/canned/{first['answer_id']}"
    assert owner.put(path, {"title": "Saludo", "text": ""}).status == 422
    assert owner.put(path, {"title": "Bienvenida", "text": "Hola"}).json["title"] == "Bienvenida"
    assert owner.delete(path).status == 200
    assert owner.delete(path).status == 404


def test_tickets_go_to_the_adviser_and_to_the_fallback_while_they_are_away(
    api_client: ApiClient, system: System, owner: StaffBrowser, ana: Browser
) -> None:
    lucia = api_client.staff("demo", "agent", "Lucía Ferro", "lucia@demo.example")
    marta = api_client.staff("demo", "agent", "Marta Paz", "marta@demo.example")
    settle(advisers={"routing": True, "fallback": marta.member.staff_id})
    customer_id = ana.get("/session").json["customer"]["customer_id"]
    given = owner.put(f"/customers/{customer_id}/adviser", {"adviser_id": lucia.member.staff_id})
    assert given.json["adviser_id"] == lucia.member.staff_id

    assert shown(owner, written(ana, "Uno"))["assignee_id"] == lucia.member.staff_id
    api_client.deliver()
    away = lucia.put("/profile", {"name": "Lucía Ferro", "language": "es", "away_until": "2026-11-24"})
    assert away.json["staff"]["away_until"] == "2026-11-24"
    assert shown(owner, written(ana, "Dos"))["assignee_id"] == marta.member.staff_id
    row = {**customer("c1", name="Taller Sur"), "number": "77"}
    contacts = [
        {"name": "Ana", "emails": ["ana@example.com"]},
        {"name": "Bruno", "emails": ["bruno@example.com"]},
    ]
    assert system.send("customers", {**row, "contacts": contacts})[0]["status"] == "changed"
    assert owner.get(f"/customers/{customer_id}").json["adviser_id"] == lucia.member.staff_id
    api_client.deliver()
    told = [one["to"] for one in api_client.messages() if one["subject"].startswith("Ticket #")]
    assert sorted(told) == ["lucia@demo.example", "marta@demo.example"]
    nobody = {"adviser_id": "stf_01JD0000000000000000000000"}
    assert owner.put(f"/customers/{customer_id}/adviser", nobody).status == 422


def told_of_tickets(api_client: ApiClient) -> list[str]:
    """Who of the staff was told of a ticket, in order."""
    api_client.deliver()
    return [one["to"] for one in api_client.messages() if one["subject"].startswith("Ticket #")]


def away(member: StaffBrowser, until: str = "2026-11-30") -> None:
    """Somebody says that they are not there."""
    body = {"name": member.member.name, "language": "es", "away_until": until}
    assert member.put("/profile", body).status == 200


def disable(owner: StaffBrowser, member: StaffBrowser) -> None:
    """Somebody leaves the team."""
    staff_id = member.member.staff_id
    [version] = [one["version"] for one in owner.get("/team").json["items"] if one["id"] == staff_id]
    body = {"name": member.member.name, "role": "agent", "disabled": True, "version": version}
    assert owner.put(f"/team/{staff_id}", body).status == 200


@pytest.mark.parametrize("how", ["away", "gone"])
def test_what_happens_in_the_ticket_of_who_is_not_there_is_told_to_who_stands_in(
    api_client: ApiClient, system: System, owner: StaffBrowser, ana: Browser, how: str
) -> None:
    lucia = api_client.staff("demo", "agent", "Lucía Ferro", "lucia@demo.example")
    marta = api_client.staff("demo", "agent", "Marta Paz", "marta@demo.example")
    settle(advisers={"routing": True, "fallback": marta.member.staff_id})
    ticket = written(ana)
    path = f"/tickets/{ticket['ticket_id']}"
    assert owner.put(path, {"assignee_id": lucia.member.staff_id}).status == 200
    assert told_of_tickets(api_client) == ["marta@demo.example", "lucia@demo.example"]

    if how == "away":
        away(lucia)
    else:
        disable(owner, lucia)
    assert ana.post(f"{path}/replies", {"text": "¿Alguna novedad?"}).status == 200

    assert told_of_tickets(api_client)[2:] == ["marta@demo.example"]
    settle(advisers={"routing": False})
    assert ana.post(f"{path}/replies", {"text": "¿Y?"}).status == 200
    assert told_of_tickets(api_client)[3:] == (["lucia@demo.example"] if how == "away" else [])


def test_who_gives_a_ticket_to_somebody_away_is_not_told_of_it_as_who_stands_in(
    api_client: ApiClient, system: System, ana: Browser
) -> None:
    lucia = api_client.staff("demo", "agent", "Lucía Ferro", "lucia@demo.example")
    marta = api_client.staff("demo", "agent", "Marta Paz", "marta@demo.example")
    ticket = written(ana)
    of_the_new_one = told_of_tickets(api_client)
    settle(advisers={"routing": True, "fallback": marta.member.staff_id})
    away(lucia)

    assert marta.put(f"/tickets/{ticket['ticket_id']}", {"assignee_id": lucia.member.staff_id}).status == 200

    assert told_of_tickets(api_client)[len(of_the_new_one) :] == ["lucia@demo.example"]


@pytest.mark.parametrize("how", ["away", "gone"])
def test_an_origins_usual_assignee_gets_tickets_only_while_they_are_there(
    api_client: ApiClient, system: System, owner: StaffBrowser, ana: Browser, how: str
) -> None:
    lucia = api_client.staff("demo", "agent", "Lucía Ferro", "lucia@demo.example")
    marta = api_client.staff("demo", "agent", "Marta Paz", "marta@demo.example")
    model, _ = model_of(owner)
    general = {**model["defaults"]["general"], "assignee_id": lucia.member.staff_id}
    assert save(owner, 0, defaults={**model["defaults"], "general": general}).status == 200
    assert shown(owner, written(ana))["assignee_id"] == lucia.member.staff_id

    if how == "away":
        away(lucia)
    else:
        disable(owner, lucia)

    assert shown(owner, written(ana))["assignee_id"] == ""
    settle(advisers={"routing": True, "fallback": marta.member.staff_id})
    assert shown(owner, written(ana))["assignee_id"] == marta.member.staff_id


def test_the_tickets_of_who_left_are_found_by_their_name(
    api_client: ApiClient, system: System, owner: StaffBrowser, ana: Browser
) -> None:
    lucia = api_client.staff("demo", "agent", "Lucía Ferro", "lucia@demo.example")
    ticket, staff_id = written(ana), lucia.member.staff_id
    assert owner.put(f"/tickets/{ticket['ticket_id']}", {"assignee_id": staff_id}).status == 200
    assert staff_id in {one["staff_id"] for one in owner.get("/tickets/options").json["people"]}

    disable(owner, lucia)

    options = owner.get("/tickets/options").json
    gone = {one["id"]: one["name"] for one in options["gone"]}
    assert gone == {staff_id: "Lucía Ferro"}
    assert not set(gone) & {one["staff_id"] for one in options["people"]}
    listed = owner.get(f"/tickets?view=assignee&id={staff_id}").json["items"]
    assert [one["ticket_id"] for one in listed] == [ticket["ticket_id"]]


ZONES = ("America/Argentina/Buenos_Aires", "America/Santiago", "Europe/Madrid", "Asia/Kathmandu")
MOMENTS = st.datetimes(
    min_value=datetime(2025, 1, 1),  # noqa: DTZ001 - hypothesis wants it bare, and adds the zone
    max_value=datetime(2027, 1, 1),  # noqa: DTZ001 - likewise
    timezones=st.just(UTC),
)
DAYS = st.sampled_from(
    [
        (),
        (Span(opens="09:00", closes="18:00"),),
        (Span(opens="08:00", closes="12:00"), Span(opens="14:00", closes="19:30")),
    ]
)


@given(
    st.lists(DAYS, min_size=7, max_size=7),
    st.sampled_from(ZONES),
    MOMENTS,
    st.integers(1, 60),
    st.integers(1, 60),
)
def test_a_target_falls_within_business_hours_and_more_hours_never_end_sooner(
    week: list[Any], zone: str, start: datetime, few: int, more: int
) -> None:
    hours = Hours(week=tuple(week))
    soon, late = add_hours(hours, zone, start, few), add_hours(hours, zone, start, few + more)

    if not any(week):
        assert soon is None
        return
    assert soon is not None
    assert late is not None
    assert start < soon < late
    assert late - soon >= timedelta(hours=more)
    local = soon.astimezone(ZoneInfo(zone))
    clock = f"{local:%H:%M}"
    assert any(
        span.opens < clock <= span.closes or span.opens <= clock < span.closes
        for span in week[local.weekday()]
    )


@given(st.lists(DAYS, min_size=7, max_size=7), st.sampled_from(ZONES), MOMENTS, st.integers(1, 60))
def test_as_much_time_lies_before_a_target_as_was_given(
    week: list[Any], zone: str, start: datetime, amount: int
) -> None:
    hours = Hours(week=tuple(week))
    due = add_hours(hours, zone, start, amount)

    if due is not None:
        assert time_between(hours, zone, start, due) == timedelta(hours=amount)
        assert time_between(hours, zone, due, start) == timedelta()


def test_a_holiday_is_no_business_day() -> None:
    friday = datetime(2026, 12, 24, 20, 0, tzinfo=UTC)  # 17:00 in Buenos Aires; Friday the 25th is one
    closed = Hours(holidays=(datetime(2026, 12, 25, tzinfo=UTC).date(),))
    ends = add_hours(closed, ZONES[0], friday, 2)

    assert ends == datetime(2026, 12, 28, 13, 0, tzinfo=UTC)
