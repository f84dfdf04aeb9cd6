"""Two tenants, two customers of one of them, and everybody's keys and sessions."""

from dataclasses import dataclass

from tests.support.api_client import ApiClient, Browser, StaffBrowser, System
from tests.support.attachments import attach
from tests.support.builders import credit_note, customer, invoice, payment
from tests.support.contracts import lay_contracts
from tests.support.deliveries import undeliverable
from tests.support.fixture_cache import keep
from tests.support.front_end import deploy_front_end
from tests.support.images import hand_in, png
from tests.support.imports import compared_import

MARKS = (
    "Duena Secreta",
    "duena@secreta.example",
    "Victoria Secreta",
    "victima@example.com",
    "A-SECRETA",
    "54321.99",
    "PAGO-SECRETO",
    "NC-SECRETA",
)
"""What only the victim, and its tenant's system, may ever read."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """Who is there, and the victim's ids."""

    api_client: ApiClient
    victim: Browser
    neighbour: Browser
    stranger: Browser
    system: System
    strangers_system: System
    staff: dict[str, StaffBrowser]
    """Signed-in staff of the victim's tenant, by role. The owner is `Duena Secreta`."""
    strangers_staff: StaffBrowser
    """The owner of the stranger's tenant."""
    ids: dict[str, str]
    """A real value of the victim for each slot that a route can have."""


def build_scenario(api_client: ApiClient) -> Scenario:
    """Everybody, and what is theirs."""
    return keep("scenario", api_client, lambda: _make(api_client))


def _make(api_client: ApiClient) -> Scenario:
    """The victim and a neighbour at `demo`, a stranger at `other`, all signed in."""
    settings = {
        "signin": {"methods": ["identifier", "email", "password"]},
        "modules": ["statement", "invoice_downloads", "tickets", "messages", "contracts"],
    }
    system, strangers_system = api_client.tenant("demo", **settings), api_client.tenant("other", **settings)
    contact = {"name": "Victoria Secreta", "emails": ["victima@example.com"]}
    victim_row = customer("victima", name="Victoria Secreta", contact=contact, number="777")
    ids = {"customer_id": system.send("customers", victim_row, customer("vecina"))[0]["id"]}
    ids["invoice_id"] = system.send(
        "invoices", invoice("secreta", "victima", "54321.99", number="A-SECRETA"), invoice("f2", "vecina")
    )[0]["id"]
    system.send("payments", payment("pago", "victima", number="PAGO-SECRETO"))
    system.send("credit-notes", credit_note("nota", "victima", number="NC-SECRETA"))
    strangers_system.send("customers", customer("ajena"))
    strangers_system.send("invoices", invoice("f3", "ajena"))
    ids |= {"tenant": "demo", "cursor": "", "handover": "", "binding": ""}
    victim, neighbour, stranger = api_client.browser(), api_client.browser(), api_client.browser("other")
    challenge = victim.ask_code(method="email", email="victima@example.com").json
    ids["challenge_id"], ids["binding"] = challenge["challenge_id"], challenge["binding"]
    api_client.deliver()
    signed_in = victim.post(f"/signin/challenges/{ids['challenge_id']}/code", {"code": api_client.codes()[0]})
    ids["handover"] = signed_in.json["handover"]
    assert neighbour.sign_in(method="email", email="vecina@example.com").status == 200
    assert stranger.sign_in(method="email", email="ajena@example.com").status == 200
    staff = {"owner": api_client.staff("demo", "owner", "Duena Secreta", "duena@secreta.example")}
    staff |= {role: api_client.staff("demo", role) for role in ("manager", "agent", "readonly")}
    ids["staff_id"] = staff["owner"].member.staff_id
    ids["attachment_id"] = attach(victim, filename="Victoria Secreta.png")
    ids["staff_attachment_id"] = attach(
        staff["owner"], filename="Victoria Secreta.png", customer_id=ids["customer_id"]
    )
    written = victim.post(
        "/tickets", {"text": "No anda nada. Victoria Secreta", "attachment_ids": [attach(victim)]}
    ).json
    ids["ticket_id"] = written["ticket_id"]
    staff_note = staff["owner"].post(f"/tickets/{ids['ticket_id']}/notes", {"text": "Nota de Duena Secreta"})
    assert staff_note.status == 200, staff_note.text
    api_client.deliver()
    ids["other_ticket_id"] = victim.post("/tickets", {"text": "Otra de Victoria Secreta"}).json["ticket_id"]
    ids["answer_id"] = (
        staff["owner"]
        .post("/ticket-model/canned", {"title": "Duena Secreta", "text": "Saludos"})
        .json["answer_id"]
    )
    ids["ticket_file_id"] = written["entries"][0]["attachments"][0]["attachment_id"]
    ids["letter_id"] = undeliverable(ids["customer_id"], "victima@example.com")
    ids["party"] = "ALL"
    message = victim.post(
        "/messages",
        {
            "text": "Mensaje de Victoria Secreta",
            "client_id": "of-the-victim",
            "attachment_ids": [attach(victim)],
        },
    )
    assert message.status == 201, message.text
    ids["message_id"] = message.json["message_id"]
    ids["message_file_id"] = message.json["attachments"][0]["attachment_id"]
    ids |= lay_contracts(api_client, staff["owner"], victim, ids["customer_id"])
    deploy_front_end()
    ids["image_id"] = hand_in(staff["owner"], png())
    ids["import_id"] = compared_import(staff["owner"].member, "Victoria Secreta").import_id
    strangers_staff = api_client.staff("other")
    return Scenario(
        api_client, victim, neighbour, stranger, system, strangers_system, staff, strangers_staff, ids
    )
