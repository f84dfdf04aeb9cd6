"""Tickets as staff have them: lists of one query, answers, notes that stay inside, changes, merging."""

from typing import Any

import pytest

from chalicelib.kernel.store import keys
from chalicelib.tickets import views
from chalicelib.tickets.models import Ticket, TicketRow, TicketTerm
from tests.support.api_client import ApiClient, Browser, StaffBrowser, System
from tests.support.attachments import attach
from tests.support.builders import invoice
from tests.support.dynamodb import cost_of
from tests.tickets.test_portal_tickets import settle, written


def listed(agent: StaffBrowser, query: str = "") -> list[str]:
    """The subjects that a list shows."""
    reply = agent.get(f"/tickets{query}")
    assert reply.status == 200, reply.text
    return [one["subject"] for one in reply.json["items"]]


def shown(agent: StaffBrowser, ticket: dict[str, Any]) -> dict[str, Any]:
    """A ticket's page."""
    reply = agent.get(f"/tickets/{ticket['ticket_id']}")
    assert reply.status == 200, reply.text
    page: dict[str, Any] = reply.json
    return page


def test_an_answer_moves_the_ticket_between_the_lists(
    api_client: ApiClient, ana: Browser, agent: StaffBrowser
) -> None:
    ticket = written(ana, "No anda internet")
    assert listed(agent, "?view=waiting") == listed(agent, "?view=unassigned") == ["No anda internet"]
    page = shown(agent, ticket)
    api_client.now.forward(minutes=1)

    answered = agent.post(
        f"/tickets/{ticket['ticket_id']}/replies", {"text": "Vamos mañana", "seen": page["last_entry_id"]}
    )

    assert answered.status == 200, answered.text
    assert listed(agent, "?view=waiting") == []
    assert listed(agent, "?view=open") == ["No anda internet"]
    theirs = ana.get(f"/tickets/{ticket['ticket_id']}").json
    assert [entry["text"] for entry in theirs["entries"]] == ["No anda internet", "Vamos mañana"]
    assert (theirs["entries"][1]["author"], theirs["unseen"]) == ("staff", True)


def test_who_answers_at_once_with_a_colleague_is_told(
    api_client: ApiClient, ana: Browser, agent: StaffBrowser
) -> None:
    ticket = written(ana)
    seen = shown(agent, ticket)["last_entry_id"]
    other = api_client.staff("demo", "manager")
    path = f"/tickets/{ticket['ticket_id']}/replies"

    assert other.post(path, {"text": "Ya vamos", "seen": seen}).status == 200
    late = agent.post(path, {"text": "Reinicie el equipo", "seen": seen})

    assert (late.status, late.code) == (409, "ticket_moved")
    texts = [entry["text"] for entry in shown(agent, ticket)["entries"]]
    assert sorted(texts) == ["No anda internet", "Ya vamos"]


def test_a_note_is_read_by_staff_and_by_no_customer(ana: Browser, agent: StaffBrowser) -> None:
    ticket = written(ana)
    file = attach(agent, customer_id=shown(agent, ticket)["customer_id"])

    noted = agent.post(
        f"/tickets/{ticket['ticket_id']}/notes", {"text": "MARCA-INTERNA", "attachment_ids": [file]}
    )

    assert [entry["internal"] for entry in noted.json["entries"] if entry["text"] == "MARCA-INTERNA"] == [
        True
    ]
    assert "MARCA-INTERNA" not in ana.get(f"/tickets/{ticket['ticket_id']}").text
    assert "MARCA-INTERNA" not in ana.get("/tickets").text
    assert ana.get("/tickets?q=marca").json["items"] == []
    assert ana.post(f"/tickets/{ticket['ticket_id']}/attachments/{file}").status == 404
    assert agent.post(f"/tickets/{ticket['ticket_id']}/attachments/{file}").status == 200


def test_what_customers_may_not_know_is_changed_without_their_seeing(
    api_client: ApiClient, ana: Browser, agent: StaffBrowser
) -> None:
    ticket = written(ana)
    before = ana.get(f"/tickets/{ticket['ticket_id']}").json["entries"]
    me = agent.member.staff_id
    api_client.now.forward(minutes=1)

    changed = agent.put(f"/tickets/{ticket['ticket_id']}", {"priority_id": "urgente", "assignee_id": me})

    assert changed.status == 200, changed.text
    lines = [one["change"] for one in changed.json["entries"] if one["internal"]]
    assert {"what": "priority", "before": "Normal", "after": "Urgente"} in lines
    assert {"what": "assignee", "before": "", "after": "Lucía Ferro"} in lines
    assert ana.get(f"/tickets/{ticket['ticket_id']}").json["entries"] == before
    assert listed(agent, "?view=mine") == ["No anda internet"]
    assert listed(agent, "?view=unassigned") == []
    assert listed(agent, f"?view=assignee&id={me}") == ["No anda internet"]


def test_an_invoice_is_linked_and_let_go_with_its_lines_in_the_history(
    system: System, ana: Browser, agent: StaffBrowser
) -> None:
    invoices = system.send("invoices", invoice("f1"), invoice("f2"))
    first, second = (one["id"] for one in invoices)
    ticket = written(ana, invoice_id=first)
    path = f"/tickets/{ticket['ticket_id']}"
    assert ticket["invoice_id"] == first

    offered = agent.get(f"{path}/invoices").json["items"]
    assert sorted((one["number"], one["issued_on"]) for one in offered) == [
        ("A-f1", "2026-11-01"),
        ("A-f2", "2026-11-01"),
    ]
    changed = agent.put(path, {"invoice_id": second}).json
    let_go = agent.put(path, {"invoice_id": ""}).json

    assert changed["invoice"] == {"invoice_id": second, "number": "A-f2"}
    assert let_go["invoice"] is None
    lines = [one["change"] for one in let_go["entries"] if one["internal"]]
    assert sorted((one["what"], one["before"], one["after"]) for one in lines) == [
        ("invoice", "A-f1", "A-f2"),
        ("invoice", "A-f2", ""),
    ]


def test_what_was_filled_in_is_not_changed_without_a_line(
    api_client: ApiClient, ana: Browser, agent: StaffBrowser
) -> None:
    owner = api_client.staff("demo", "owner", email="titular@demo.example")
    stored = owner.get("/ticket-model").json
    category = {"id": "tecnica", "name": "Técnica", "fields": [{"id": "serie", "name": "Serie"}]}
    model = {**stored["model"], "categories": [*stored["model"]["categories"], category]}
    assert owner.put("/ticket-model", {"model": model, "version": 0}).status == 200
    ticket = written(ana, category_id="tecnica", fields={"serie": "AB-1"})
    path = f"/tickets/{ticket['ticket_id']}"

    assert agent.put(path, {"fields": {"serie": "AB-1"}}).status == 200
    assert agent.put(path, {"fields": {"serie": "AB-2"}}).status == 200
    moved = agent.put(path, {"category_id": "consulta"}).json

    lines = [one["change"] for one in moved["entries"] if one["internal"]]
    assert sorted((one["what"], one["before"], one["after"]) for one in lines) == [
        ("category", "Técnica", "Consulta"),
        ("fields", "Serie: AB-1", "Serie: AB-2"),
        ("fields", "Serie: AB-2", ""),
    ]


def test_a_category_of_the_teams_own_is_never_seen_by_customers(
    api_client: ApiClient, ana: Browser, agent: StaffBrowser
) -> None:
    owner = api_client.staff("demo", "owner", email="titular@demo.example")
    stored = owner.get("/ticket-model").json
    field = {"id": "riesgo", "name": "Riesgo interno"}
    internal = {"id": "moroso", "name": "MOROSO-INTERNO", "offered": False, "fields": [field]}
    model = {**stored["model"], "categories": [*stored["model"]["categories"], internal]}
    assert owner.put("/ticket-model", {"model": model, "version": 0}).status == 200
    ticket = written(ana, category_id="consulta")
    path = f"/tickets/{ticket['ticket_id']}"
    assert ticket["category"] == "Consulta"

    changed = agent.put(path, {"category_id": "moroso", "fields": {"riesgo": "ALTO"}})

    assert changed.json["fields"] == {"riesgo": "ALTO"}
    theirs = ana.get(path).json
    assert (theirs["category"], theirs["fields"]) == (None, [])
    api_client.deliver()
    said = [ana.get(one).text for one in (path, "/tickets", "/tickets/options", "/notices")]
    said += [message["text"] for message in api_client.messages()]
    assert not [text for text in said if "INTERN" in text or "ALTO" in text]
    assert ana.get("/tickets?q=moroso").json["items"] == []


def test_a_state_is_changed_for_all_to_see_and_a_closed_one_closes(
    api_client: ApiClient, ana: Browser, agent: StaffBrowser
) -> None:
    ticket = written(ana)
    path = f"/tickets/{ticket['ticket_id']}"
    api_client.now.forward(minutes=1)
    assert agent.put(path, {"state_id": "en-curso"}).status == 200
    assert ana.get(path).json["state"] == "En curso"
    assert listed(agent, "?view=state&id=en-curso") == ["No anda internet"]
    assert listed(agent, "?view=state&id=abierto") == []

    api_client.now.forward(minutes=1)
    assert agent.put(path, {"state_id": "cerrado"}).json["open"] is False

    assert listed(agent, "?view=open") == []
    assert listed(agent, "?view=closed") == ["No anda internet"]
    assert agent.put(path, {"state_id": "en-curso"}).code == "ticket_closed"
    api_client.now.forward(minutes=1)
    assert agent.post(f"{path}/reopen").json["open"]
    changes = [one["change"] for one in ana.get(path).json["entries"] if one["change"]]
    assert [(one["before"], one["after"]) for one in changes[:2]] == [
        ("Abierto", "En curso"),
        ("En curso", "Cerrado"),
    ]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"state_id": "nada"}, "state_id"),
        ({"area_id": "nada"}, "area_id"),
        ({"priority_id": ""}, "priority_id"),
        ({"assignee_id": "stf_01JD0000000000000000000000"}, "assignee_id"),
        ({"invoice_id": "inv_01JD0000000000000000000000"}, "invoice_id"),
        ({"subject": " "}, "subject"),
    ],
)
def test_what_there_is_not_is_refused_by_name(
    ana: Browser, agent: StaffBrowser, body: dict[str, str], field: str
) -> None:
    refused = agent.put(f"/tickets/{written(ana)['ticket_id']}", body)

    assert refused.status == 422
    assert [one["field"] for one in refused.json["fields"]] == [field]


def test_two_tickets_of_a_customer_become_one(
    api_client: ApiClient, ana: Browser, agent: StaffBrowser
) -> None:
    first, second = written(ana, "No anda"), written(ana, "Sigue sin andar")
    path = f"/tickets/{second['ticket_id']}/merge"
    api_client.now.forward(minutes=1)

    merged, again = (agent.post(path, {"into": first["ticket_id"]}) for _ in range(2))

    assert merged.status == again.status == 200
    assert merged.json["ticket_id"] == first["ticket_id"]
    gone = ana.get(f"/tickets/{second['ticket_id']}").json
    assert (gone["open"], gone["merged_into"], gone["can_rate"]) == (False, first["ticket_id"], False)
    assert agent.post(f"/tickets/{second['ticket_id']}/reopen").code == "ticket_merged"
    assert (
        agent.post(f"/tickets/{first['ticket_id']}/merge", {"into": first["ticket_id"]}).code
        == "merge_refused"
    )


def test_tickets_of_two_contacts_stay_apart_where_each_sees_their_own(
    ana: Browser, bruno: Browser, agent: StaffBrowser
) -> None:
    settle(by_contact=["tickets"])
    first, second = written(ana, "De Ana"), written(bruno, "De Bruno")

    refused = agent.post(f"/tickets/{second['ticket_id']}/merge", {"into": first["ticket_id"]})

    assert refused.code == "merge_refused"


@pytest.mark.parametrize("typed", ["1", "%231", "internet", "taller intern", "ANDÁ"])
def test_a_ticket_is_found_by_number_by_words_and_by_its_customer(
    ana: Browser, agent: StaffBrowser, typed: str
) -> None:
    written(ana, "No anda internet")
    written(ana, "Factura repetida")

    assert listed(agent, f"?q={typed.replace(' ', '%20')}") == ["No anda internet"]


@pytest.mark.parametrize("typed", ["taller sur", "sur taller", "tall su", "Taller Sur internet"])
def test_a_ticket_is_found_by_all_the_words_of_its_customers_name(
    ana: Browser, agent: StaffBrowser, typed: str
) -> None:
    written(ana, "No anda internet")

    assert listed(agent, f"?q={typed.replace(' ', '%20')}") == ["No anda internet"]
    assert listed(agent, "?q=taller%20norte") == []


def test_of_very_many_tickets_with_a_word_the_newest_are_found(ana: Browser, agent: StaffBrowser) -> None:
    old = written(ana, "Reintegro viejo")
    customer_id = shown(agent, old)["customer_id"]
    with TicketTerm.batch_write() as batch:
        for number in range(300):
            ticket_id = f"tck_01JD0000000000000000000{number:03}"
            for term in ("reintegro", "reintegros"):
                key = keys.ticket_term("demo", term, ticket_id)
                batch.save(TicketTerm(*key, ticket_id=ticket_id, customer_id=customer_id))
    written(ana, "Reintegro nuevo")

    assert "Reintegro nuevo" in listed(agent, "?q=reintegro")
    assert "Reintegro nuevo" in listed(agent, "?q=reinteg")
    with cost_of() as search:
        listed(agent, "?q=reintegro%20nuevo")
    assert len(search.calls) == 3


def test_a_subject_that_staff_change_is_found_by_both_sides(ana: Browser, agent: StaffBrowser) -> None:
    ticket = written(ana, "No anda internet")

    assert agent.put(f"/tickets/{ticket['ticket_id']}", {"subject": "Módem quemado"}).status == 200

    assert listed(agent, "?q=quemado") == ["Módem quemado"]
    assert [one["subject"] for one in ana.get("/tickets?q=modem").json["items"]] == ["Módem quemado"]
    assert listed(agent, "?q=internet") == ["Módem quemado"]


def test_a_word_far_down_a_text_finds_its_ticket(ana: Browser, agent: StaffBrowser) -> None:
    written(ana, " ".join(f"palabra{number}" for number in range(38)) + "\nCortocircuito", subject="Larga")

    assert listed(agent, "?q=palabra35") == ["Larga"]


def test_staff_write_a_ticket_for_a_customer(ana: Browser, agent: StaffBrowser) -> None:
    customer_id = ana.get("/session").json["customer"]["customer_id"]

    made = agent.post("/tickets", {"customer_id": customer_id, "text": "Llamó: no le anda"})

    assert made.status == 201, made.text
    assert made.json["waits_for"] == "customer"
    theirs = ana.get("/tickets").json["items"]
    assert [(one["subject"], one["unseen"]) for one in theirs] == [("Llamó: no le anda", True)]
    assert listed(agent, f"?customer_id={customer_id}") == ["Llamó: no le anda"]


def test_targets_fall_in_business_hours_and_stand_still_while_the_customer_is_asked(
    api_client: ApiClient, ana: Browser, agent: StaffBrowser
) -> None:
    # Monday at noon in UTC is nine in the morning in Buenos Aires, when the day begins.
    ticket = written(ana)
    page = shown(agent, ticket)
    assert page["answer_due_at"] == "2026-11-23T21:00:00Z"
    assert page["solution_due_at"] == "2026-11-27T21:00:00Z"
    assert listed(agent, "?view=due") == listed(agent, "?view=overdue") == []
    api_client.now.forward(hours=6)
    late = api_client.staff("demo", "manager")
    assert listed(late, "?view=due") == ["No anda internet"]
    api_client.now.forward(hours=4)
    later = api_client.staff("demo", "agent", email="otra@demo.example")
    assert listed(later, "?view=overdue") == ["No anda internet"]

    answered = later.post(
        f"/tickets/{ticket['ticket_id']}/replies", {"text": "¿Qué luces ve?", "state_id": "esperando"}
    ).json
    assert (answered["paused"], answered["answer_due_at"]) == (True, None)
    assert listed(later, "?view=overdue") == []
    api_client.now.forward(hours=24)
    back = api_client.browser()
    assert back.sign_in(method="email", email="ana@example.com").status == 200
    assert back.post(f"/tickets/{ticket['ticket_id']}/replies", {"text": "Ninguna"}).status == 200
    resumed = shown(api_client.staff("demo", "readonly"), ticket)
    # Asked at seven in the evening of Monday, answered at seven of Tuesday: a business day.
    assert (resumed["state_id"], resumed["solution_due_at"]) == ("abierto", "2026-11-30T21:00:00Z")


def test_a_weekend_on_which_the_customer_is_asked_takes_no_time_from_the_target(
    api_client: ApiClient, ana: Browser, agent: StaffBrowser
) -> None:
    ticket = written(ana)
    path = f"/tickets/{ticket['ticket_id']}"
    api_client.now.forward(days=4, hours=8)  # Friday, five in the afternoon: an hour is left of 45
    friday = api_client.staff("demo", "manager", email="viernes@demo.example")
    assert friday.post(f"{path}/replies", {"text": "¿Y?", "state_id": "esperando"}).json["paused"]
    api_client.now.forward(days=2, hours=16)  # Monday, nine in the morning
    monday = api_client.staff("demo", "manager", email="lunes@demo.example")

    assert monday.put(path, {"state_id": "en-curso"}).json["solution_due_at"] == "2026-11-30T13:00:00Z"

    again = monday.put(path, {"priority_id": "alta"}).json
    assert again["solution_due_at"] == "2026-11-25T13:00:00Z"
    normal = monday.put(path, {"priority_id": "normal"}).json
    assert normal["solution_due_at"] == "2026-11-30T13:00:00Z"


def test_what_was_late_when_the_customer_was_asked_stays_late(
    api_client: ApiClient, ana: Browser, agent: StaffBrowser
) -> None:
    ticket = written(ana)
    path = f"/tickets/{ticket['ticket_id']}"
    api_client.now.forward(days=7)
    late = api_client.staff("demo", "manager", email="tarde@demo.example")
    due = shown(late, ticket)["solution_due_at"]
    assert late.put(path, {"state_id": "esperando"}).json["paused"]
    api_client.now.forward(minutes=10)

    assert late.put(path, {"state_id": "en-curso"}).json["solution_due_at"] == due
    assert listed(late, "?view=overdue") == ["No anda internet"]


def test_a_ticket_that_is_opened_again_has_its_targets_anew(
    api_client: ApiClient, ana: Browser, agent: StaffBrowser
) -> None:
    ticket = written(ana)
    path = f"/tickets/{ticket['ticket_id']}"
    assert agent.post(f"{path}/replies", {"text": "¿Y?", "state_id": "esperando"}).json["paused"]
    api_client.now.forward(hours=9)
    back = api_client.staff("demo", "manager", email="otra@demo.example")
    assert back.post(f"{path}/close").json["solution_due_at"] is None
    api_client.now.forward(hours=15)  # nine in the morning of the next day
    reader = api_client.browser()
    assert reader.sign_in(method="email", email="ana@example.com").status == 200

    assert reader.post(f"{path}/reopen").json["open"]

    later = api_client.staff("demo", "manager", email="tercera@demo.example")
    again = shown(later, ticket)
    assert (again["answer_due_at"], again["solution_due_at"]) == (None, "2026-11-30T21:00:00Z")
    api_client.now.forward(days=7)
    assert listed(api_client.staff("demo", "readonly"), "?view=overdue") == ["No anda internet"]


def test_a_page_of_a_list_costs_the_same_with_many_tickets(ana: Browser, agent: StaffBrowser) -> None:
    ticket = written(ana)
    with cost_of() as few:
        assert listed(agent, "?view=open&limit=50")
    customer_id = shown(agent, ticket)["customer_id"]
    stored = Ticket.load(keys.ticket("demo", customer_id, ticket["ticket_id"]))
    with TicketRow.batch_write() as batch:
        for number in range(2000):
            key = keys.ticket_view("demo", views.OPEN, f"2026-01-01T00:00:{number:06}", f"tck_{number}")
            batch.save(
                TicketRow(*key, ticket_id=f"tck_{number}", customer_id=customer_id, row=views.row_of(stored))
            )

    with cost_of() as many:
        page = agent.get("/tickets?view=open&limit=50").json

    assert len(many.calls) == len(few.calls) == 2
    assert len(page["items"]) == 50
    assert page["next"]


def test_who_may_only_read_changes_nothing(api_client: ApiClient, ana: Browser) -> None:
    ticket = written(ana)
    reader = api_client.staff("demo", "readonly")

    assert listed(reader) == ["No anda internet"]
    for reply in (
        reader.post(f"/tickets/{ticket['ticket_id']}/replies", {"text": "x"}),
        reader.post(f"/tickets/{ticket['ticket_id']}/notes", {"text": "x"}),
        reader.put(f"/tickets/{ticket['ticket_id']}", {"priority_id": "alta"}),
    ):
        assert reply.code == "permission_missing"


def test_counts_say_what_waits(ana: Browser, agent: StaffBrowser) -> None:
    written(ana, "Una")
    written(ana, "Otra")

    assert agent.get("/tickets/counts").json == {
        "open": 2,
        "mine": 0,
        "unassigned": 2,
        "waiting": 2,
        "overdue": 0,
        "due": 0,
    }
