"""Whatever staff and contacts write, nobody reads what was not for them: not in any answer, search, count or message.

Everything that is written carries a word of its own. Afterwards each contact fetches all that the portal has for
customers, and every word that is found anywhere has to be one that this contact may read.
"""

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import app
from chalicelib.contracts import records
from tests.conversations.talking import contact_of, customer_of, said
from tests.support.api_client import ApiClient, Browser, StaffBrowser, System
from tests.support.attachments import attach
from tests.support.builders import customer, invoice
from tests.support.contracts import document, drafted
from tests.support.deep import examples
from tests.tickets.conftest import SETTINGS, entered
from tests.tickets.test_portal_tickets import settle, written

_MARK = re.compile(r"marca\d+fin")
_SLOT = re.compile(r"\{(\w+)\}")
_numbers = count(1)
COLLEAGUE = "Colega Marca0fin"
"""Of the team, and only ever in charge of tickets: no customer hears of them."""
INTERNAL = {
    "id": "moroso",
    "name": "Moroso Marca00fin",
    "offered": False,
    "fields": [{"id": "riesgo", "name": "Riesgo Marca000fin"}],
}
"""A category of the team's own."""
ACTS = (
    "write",
    "reply",
    "answer",
    "note",
    "assign",
    "categorise",
    "close",
    "merge",
    "message",
    "staff_message",
    "contract",
)
NAMES = ("ana", "bruno", "carla")


@dataclass(slots=True)
class MarkedData:
    """Two contacts of one customer, one of another, and what each of them may read."""

    api_client: ApiClient
    agent: StaffBrowser
    colleague: StaffBrowser
    contacts: dict[str, Browser]
    theirs: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    marks: set[str] = field(default_factory=set)
    """Every word, those of nobody's on the customers' side as well."""
    tickets: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    files: dict[str, str] = field(default_factory=dict)
    """Every file of a ticket, with whose it is; nobody's is a note's."""
    ids: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """What the slots of the routes may be filled with."""

    def mark(self, *readers: str) -> str:
        """A word that only these contacts may ever read."""
        word = f"marca{next(_numbers)}fin"
        self.marks.add(word)
        for reader in readers:
            self.theirs[reader].add(word)
        return word

    def write(self, who: str) -> None:
        """A ticket of a contact's, with a file."""
        browser = self.contacts[who]
        file = attach(browser, filename=f"{self.mark(who)}.png")
        ticket = written(browser, f"Se cortó {self.mark(who)}", attachment_ids=[file])
        self.tickets[who].append(ticket["ticket_id"])
        self.ids["ticket_id"].append(ticket["ticket_id"])
        self.files[file] = who

    def reply(self, who: str) -> None:
        """A contact says more; a closed ticket refuses."""
        for ticket_id in self.tickets[who][-1:]:
            self.contacts[who].post(f"/tickets/{ticket_id}/replies", {"text": f"Sigue {self.mark(who)}"})

    def answer(self, who: str) -> None:
        """Staff answer; a closed ticket refuses."""
        for ticket_id in self.tickets[who][-1:]:
            self.agent.post(f"/tickets/{ticket_id}/replies", {"text": f"Vamos {self.mark(who)}"})

    def note(self, who: str) -> None:
        """Staff talk among themselves, with a file."""
        for ticket_id in self.tickets[who][-1:]:
            customer_id = customer_of(self.contacts[who])
            file = attach(self.agent, filename=f"{self.mark()}.png", customer_id=customer_id)
            body = {"text": f"Ojo {self.mark()}", "attachment_ids": [file]}
            assert self.agent.post(f"/tickets/{ticket_id}/notes", body).status == 200
            self.files[file] = ""

    def assign(self, who: str) -> None:
        """The colleague gets the ticket."""
        for ticket_id in self.tickets[who][-1:]:
            body = {"assignee_id": self.colleague.member.staff_id, "priority_id": "urgente"}
            assert self.agent.put(f"/tickets/{ticket_id}", body).status == 200

    def categorise(self, who: str) -> None:
        """Staff sort the ticket by what is their own affair."""
        for ticket_id in self.tickets[who][-1:]:
            body = {"category_id": INTERNAL["id"], "fields": {"riesgo": self.mark()}}
            assert self.agent.put(f"/tickets/{ticket_id}", body).status == 200

    def close(self, who: str) -> None:
        """Staff close the ticket; a closed one refuses."""
        for ticket_id in self.tickets[who][-1:]:
            self.agent.post(f"/tickets/{ticket_id}/close", {})

    def merge(self, who: str) -> None:
        """Two tickets become one, where they can."""
        for source, into in zip(self.tickets[who][-1:], self.tickets[who][-2:-1], strict=False):
            self.agent.post(f"/tickets/{source}/merge", {"into": into})

    def merge_apart(self) -> None:
        """Two tickets of contacts who do not see each other's stay two."""
        for one, other in zip(self.tickets["ana"][-1:], self.tickets["bruno"][-1:], strict=False):
            reply = self.agent.post(f"/tickets/{one}/merge", {"into": other})
            assert (reply.status, reply.code) == (409, "merge_refused")

    def message(self, who: str) -> None:
        """A contact writes to the business."""
        browser = self.contacts[who]
        file = attach(browser, filename=f"{self.mark(who)}.png")
        made = said(browser, f"Hola {self.mark(who)}", attachment_ids=[file])
        self.ids["message_id"].append(made["message_id"])
        self.ids["attachment_id"].append(file)

    def staff_message(self, who: str) -> None:
        """Staff write to a contact."""
        browser = self.contacts[who]
        path = f"/conversations/{customer_of(browser)}/{contact_of(browser)}/messages"
        said(self.agent, f"Buen día {self.mark(who)}", path)

    def contract(self, who: str) -> None:
        """Staff send a contract to one contact."""
        customer_id = customer_of(self.contacts[who])
        made = drafted(self.agent, customer_id, document(), f"Contrato {self.mark(who)}").json
        self.api_client.deliver()
        [signer] = [one["id"] for one in made["contacts"] if one["name"].lower() == who]
        body = {"title": made["title"], "message": self.mark(who), "signers": [{"contact_id": signer}]}
        path = f"/contracts/{made['contract_id']}"
        assert self.agent.put(path, body).status == 200
        assert self.agent.post(f"{path}/send", {}).status == 200
        self.ids["contract_id"].append(made["contract_id"])

    def fetched(self, who: str) -> str:
        """All that the portal answers somebody, whatever ids and words they try, and all that was sent to them."""
        browser = self.contacts[who]
        found = []
        for path in portal_paths(self.ids):
            reply = browser.get(path)
            assert reply.status in (200, 404), (path, reply.text)
            found.append(reply.text)
        address = f"{who}@example.com"
        found += [mail.as_string() for mail in self.api_client.raw_mails() if mail["To"] == address]
        found += [
            sent["subject"] + sent["text"] for sent in self.api_client.messages() if sent["to"] == address
        ]
        return "\n".join(found).lower()


def portal_paths(ids: defaultdict[str, list[str]]) -> list[str]:
    """Every address that a customer can read, filled with all that there is."""
    paths = []
    for route in app.ROUTES:
        if route.access.name != "customer" or route.method != "GET":
            continue
        path = route.path.removeprefix("/portal/{tenant}")
        slots = _SLOT.findall(path)
        # A slot that is not known here would leave a route unwatched.
        assert set(slots) <= {"ticket_id", "invoice_id", "contract_id"}, path
        paths += [path.replace(f"{{{slots[0]}}}", one) for one in ids[slots[0]]] if slots else [path]
    return paths


@pytest.fixture
def marked_data(api_client: ApiClient) -> MarkedData:
    """A business where each contact sees their own things only."""
    system: System = api_client.tenant(
        "demo", **{**SETTINGS, "modules": ["statement", "tickets", "messages", "contracts"]}
    )
    people = [
        {"name": "Ana", "emails": ["ana@example.com"]},
        {"name": "Bruno", "emails": ["bruno@example.com"]},
    ]
    carla = [{"name": "Carla", "emails": ["carla@example.com"]}]
    system.send("customers", {**customer("c1"), "contacts": people}, {**customer("c2"), "contacts": carla})
    settle(by_contact=["tickets", "messages", "contracts"])
    contacts = {name: entered(api_client, f"{name}@example.com") for name in NAMES}
    made = MarkedData(
        api_client,
        api_client.staff("demo", "agent", "Lucía Ferro", "lucia@demo.example"),
        api_client.staff("demo", "manager", COLLEAGUE, "colega@demo.example"),
        contacts,
    )
    owner = api_client.staff("demo", "owner", email="titular@demo.example")
    stored = owner.get("/ticket-model").json["model"]
    model = {**stored, "categories": [*stored["categories"], INTERNAL]}
    assert owner.put("/ticket-model", {"model": model, "version": 0}).status == 200
    made.ids["invoice_id"].append(system.send("invoices", invoice("f1", "c1"))[0]["id"])
    return made


def check(marked_data: MarkedData) -> None:
    """Each reads what is theirs, and nothing else."""
    marked_data.api_client.deliver()
    for who, browser in marked_data.contacts.items():
        fetched = marked_data.fetched(who)
        found = set(_MARK.findall(fetched))
        assert found <= marked_data.theirs[who], (who, found - marked_data.theirs[who])
        assert "colega" not in fetched
        for word in marked_data.marks - marked_data.theirs[who]:
            assert browser.get(f"/tickets?q={word}").json["items"] == [], (who, word)
        for file, owner in marked_data.files.items():
            for ticket_id in marked_data.ids["ticket_id"]:
                fetch = browser.post(f"/tickets/{ticket_id}/attachments/{file}", {})
                right = who == owner and ticket_id in marked_data.tickets[who]
                assert fetch.status in ((200, 404) if right else (404,)), (who, file, fetch.text)
        for message_id in marked_data.ids["message_id"]:
            for file in marked_data.ids["attachment_id"]:
                fetch = browser.post(f"/messages/{message_id}/attachments/{file}", {})
                assert fetch.status in (200, 404)
                named = set(_MARK.findall(fetch.text.lower()))
                assert named <= marked_data.theirs[who], (who, named)


_STEPS = st.lists(st.tuples(st.sampled_from(ACTS), st.sampled_from(NAMES)), min_size=4, max_size=10)


@settings(
    max_examples=examples(3), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=_STEPS)
def test_whatever_is_written_each_reads_what_is_theirs(
    marked_data: MarkedData, steps: list[tuple[str, str]]
) -> None:
    for act, who in steps:
        do: Callable[[str], None] = getattr(marked_data, act)
        do(who)
        marked_data.api_client.now.forward(seconds=7)
    marked_data.merge_apart()
    check(marked_data)


def test_what_is_theirs_is_found_so_that_something_could_leak(marked_data: MarkedData) -> None:
    for act in ACTS:
        for who in NAMES:
            getattr(marked_data, act)(who)
            marked_data.api_client.now.forward(seconds=7)
    check(marked_data)
    for who in NAMES:
        assert marked_data.theirs[who] <= set(_MARK.findall(marked_data.fetched(who)))
    ticket_id = marked_data.tickets["ana"][0]
    shown = marked_data.agent.get(f"/tickets/{ticket_id}").text
    assert "Ojo marca" in shown
    assert COLLEAGUE in shown


def test_a_note_is_found_by_no_customer_and_moves_no_figure_of_theirs(marked_data: MarkedData) -> None:
    marked_data.write("ana")
    marked_data.api_client.deliver()
    browser = marked_data.contacts["ana"]
    before = [browser.get(path).text for path in ("/tickets", "/notices", "/notices/news")]
    sent, known = len(marked_data.api_client.messages()), set(marked_data.marks)
    marked_data.api_client.now.forward(minutes=1)

    marked_data.note("ana")
    marked_data.assign("ana")
    marked_data.api_client.deliver()

    internal = marked_data.marks - known
    assert len(internal) == 2
    for word in (*internal, "ojo"):
        assert browser.get(f"/tickets?q={word}").json["items"] == []
    assert [browser.get(path).text for path in ("/tickets", "/notices", "/notices/news")] == before
    told = [one["to"] for one in marked_data.api_client.messages()[sent:]]
    assert not [to for to in told if to.endswith("@example.com")]


DOINGS: dict[str, dict[str, object]] = {
    "opened": {},
    "read": {"document_sha256": "0" * 64},
    "files": {"file": "original"},
    "codes": {"channel": "email"},
    "codes/{challenge_id}": {"binding": "x", "code": "12345678"},
    "signature": {
        "challenge_id": "x",
        "binding": "x",
        "code": "12345678",
        "document_sha256": "0" * 64,
        "consent": True,
        "method": "typed",
        "typed_name": "Bruno",
    },
    "decline": {"reason": "No"},
}
"""What is done with a contract, and what is sent for it."""


def test_nobody_does_anything_with_a_contract_of_another_contact(marked_data: MarkedData) -> None:
    marked_data.contract("ana")
    [contract_id] = marked_data.ids["contract_id"]
    place = records.owner_of("demo", contract_id)
    before = records.find("demo", *place).version
    paths = {
        route.path.partition("{contract_id}/")[2]
        for route in app.ROUTES
        if route.path.startswith("/portal/{tenant}/contracts/{contract_id}/") and route.method == "POST"
    }
    assert paths == set(DOINGS)  # a route that is not known here would be left unwatched
    for who in ("bruno", "carla"):
        for path, body in DOINGS.items():
            tried = f"/contracts/{contract_id}/{path.replace('{challenge_id}', 'chl_1')}"
            reply = marked_data.contacts[who].post(tried, body)
            assert reply.status == 404, (who, path, reply.text)
    marked_data.api_client.deliver()
    assert records.find("demo", *place).version == before
    assert marked_data.contacts["ana"].post(f"/contracts/{contract_id}/opened", {}).status == 200
