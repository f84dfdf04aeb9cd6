"""The ticket model at the console: areas, categories, states, hours, targets, canned answers."""

from datetime import datetime
from typing import Annotated

from pydantic import Field, StrictInt

from chalicelib.kernel.errors import ConflictError
from chalicelib.kernel.http.routing import Routes
from chalicelib.kernel.http.schemas import Done, Schema, StrictIn
from chalicelib.staff.access import StaffCaller
from chalicelib.staff.permissions import Permission
from chalicelib.tenants.contracted import StaffOfModule
from chalicelib.tenants.settings import Module
from chalicelib.tickets import model_service as service
from chalicelib.tickets.model import TicketModel
from chalicelib.tickets.models import CannedAnswer

routes = Routes(__name__, "/console/{tenant}/ticket-model", "console: tickets")
_READER = StaffOfModule(Permission.TICKETS_READ, Module.TICKETS)
_HEARD = StaffOfModule(Permission.TICKETS_READ, Module.TICKETS, Module.MESSAGES)
"""Canned answers are used in conversations, too."""
_WRITER = StaffOfModule(Permission.TICKET_MODEL, Module.TICKETS)


class TicketModelIn(StrictIn):
    """The model as it is to be, and the version that it was made from."""

    model: TicketModel
    version: Annotated[StrictInt, Field(ge=0)]


class TicketModelOut(Schema):
    """The model, and its version."""

    model: TicketModel
    version: int


class CannedAnswerIn(StrictIn):
    """An answer to keep ready. `{cliente}`, `{numero}` and `{asesor}` are filled in where it is used."""

    title: str
    text: str


class CannedAnswerOut(Schema):
    """An answer that is kept ready."""

    answer_id: str
    title: str
    text: str
    changed_at: datetime


class CannedAnswers(Schema):
    """All of them, by their titles."""

    items: list[CannedAnswerOut]


@routes.get("", access=_READER)
def show_ticket_model(caller: StaffCaller) -> TicketModelOut:
    """Show by what tickets are sorted, and how soon they are answered."""
    model, version = service.show_model(caller.tenant)
    return TicketModelOut(model=model, version=version)


@routes.put("", access=_WRITER, errors=(ConflictError,), max_body=256 * 1024)
def save_ticket_model(caller: StaffCaller, body: TicketModelIn) -> TicketModelOut:
    """Change it."""
    model, version = service.save_model(caller, body.model, body.version)
    return TicketModelOut(model=model, version=version)


@routes.get("/canned", access=_HEARD)
def list_canned_answers(caller: StaffCaller) -> CannedAnswers:
    """List the answers that are kept ready."""
    return CannedAnswers(items=[_out(one) for one in service.list_answers(caller.tenant)])


@routes.post("/canned", access=_WRITER, status=201, repeatable=True)
def make_canned_answer(caller: StaffCaller, body: CannedAnswerIn) -> CannedAnswerOut:
    """Keep another answer ready."""
    return _out(service.make_answer(caller, body.title, body.text))


@routes.put("/canned/{answer_id}", access=_WRITER)
def change_canned_answer(caller: StaffCaller, answer_id: str, body: CannedAnswerIn) -> CannedAnswerOut:
    """Write an answer anew."""
    return _out(service.change_answer(caller, answer_id, body.title, body.text))


@routes.delete("/canned/{answer_id}", access=_WRITER)
def remove_canned_answer(caller: StaffCaller, answer_id: str) -> Done:
    """Keep an answer no longer."""
    service.remove_answer(caller, answer_id)
    return Done()


def _out(item: CannedAnswer) -> CannedAnswerOut:
    return CannedAnswerOut(
        answer_id=item.answer_id, title=item.title, text=item.text, changed_at=item.changed_at
    )
