"""What staff set of tickets: the model, and the answers that they keep ready."""

from typing import Any

from chalicelib.audit import service as audit
from chalicelib.kernel import clock, ids
from chalicelib.kernel.errors import ConflictError, FieldError, InvalidError, NotFoundError
from chalicelib.kernel.store import keys, reads
from chalicelib.kernel.store.transactions import Transaction
from chalicelib.staff.access import StaffCaller
from chalicelib.tickets import drafts
from chalicelib.tickets.model import TicketModel, forget_model, stored_model
from chalicelib.tickets.models import CannedAnswer, StoredModel

MAX_ANSWERS = 200
MAX_TITLE = 80
_LISTS = ("areas", "categories", "states", "priorities")


def show_model(tenant: str) -> tuple[TicketModel, int]:
    """The model and its version; ours, and 0, where the tenant has made none."""
    item = StoredModel.find(keys.ticket_model(tenant), consistent=True)
    return stored_model(item), int(item.version) if item else 0


def save_model(caller: StaffCaller, model: TicketModel, version: int) -> tuple[TicketModel, int]:
    """Save the model on top of the version that it was made from; saving what is stored changes nothing.

    ConflictError `ticket_model_changed`, with the present one, when somebody saved in between; InvalidError
    `archive_instead` for something that is gone: tickets may have it, so it can only be archived.
    """
    item = StoredModel.find(keys.ticket_model(caller.tenant), consistent=True)
    present, at = stored_model(item), int(item.version) if item else 0
    if model == present:
        return present, at
    if at != version:
        raise _changed(present, at)
    _check_nothing_gone(present, model)
    stored = item or StoredModel.at(caller.tenant)
    stored.document, stored.changed_at = model.model_dump(mode="json"), clock.now()
    transaction = Transaction()
    transaction.put(stored, otherwise=_changed(present, at))
    changed = [name for name in TicketModel.model_fields if getattr(model, name) != getattr(present, name)]
    audit.commit(transaction, caller, "tickets.model_changed", target="tickets", details={"changed": changed})
    forget_model(caller.tenant)
    return model, at + 1


def _changed(model: TicketModel, version: int) -> ConflictError:
    current = {"model": model.model_dump(mode="json"), "version": version}
    return ConflictError("somebody saved first", code="ticket_model_changed", extra={"current": current})


def _check_nothing_gone(before: TicketModel, after: TicketModel) -> None:
    errors = []
    for name in _LISTS:
        kept = {one.id for one in getattr(after, name)}
        gone = [one.id for one in getattr(before, name) if one.id not in kept]
        if gone:
            errors.append(
                FieldError(f"model.{name}", "archive_instead", "archive it instead", {"ids": ", ".join(gone)})
            )
    if errors:
        raise InvalidError("tickets may have what is gone", fields=errors)


def list_answers(tenant: str) -> list[CannedAnswer]:
    """The answers that are kept ready, by their titles: one query."""
    rows = reads.query(keys.tenant_partition(tenant), prefix=keys.canned_prefix(), limit=MAX_ANSWERS)
    return sorted((CannedAnswer.from_wire(row) for row in rows.items), key=lambda one: one.title.casefold())


def _written(item: CannedAnswer, title: str, text: str) -> CannedAnswer:
    item.title, item.text = drafts.clean_line(title, MAX_TITLE, "title"), drafts.clean_text(text)
    if not item.title:
        raise InvalidError(fields=[FieldError("title", "text_empty", "an answer has a title")])
    item.changed_at = clock.now()
    return item


def make_answer(caller: StaffCaller, title: str, text: str) -> CannedAnswer:
    """Keep another answer ready. InvalidError; ConflictError `answers_full`."""
    if len(list_answers(caller.tenant)) >= MAX_ANSWERS:
        raise ConflictError(f"{MAX_ANSWERS} answers at most", code="answers_full")
    item = _written(CannedAnswer.at(caller.tenant, ids.new_id("can")), title, text)
    _commit(caller, Transaction.put, item, "tickets.answer_made")
    return item


def change_answer(caller: StaffCaller, answer_id: str, title: str, text: str) -> CannedAnswer:
    """Write an answer anew. NotFoundError; InvalidError."""
    item = _written(_find(caller.tenant, answer_id), title, text)
    _commit(caller, Transaction.put, item, "tickets.answer_changed")
    return item


def remove_answer(caller: StaffCaller, answer_id: str) -> None:
    """Keep an answer no longer. NotFoundError."""
    _commit(caller, Transaction.remove, _find(caller.tenant, answer_id), "tickets.answer_removed")


def _find(tenant: str, answer_id: str) -> CannedAnswer:
    if not ids.is_id(answer_id, "can"):
        raise NotFoundError("no such answer")
    return CannedAnswer.load(keys.canned_answer(tenant, answer_id), consistent=True)


def _commit(caller: StaffCaller, write: Any, item: CannedAnswer, act: str) -> None:
    transaction = Transaction()
    write(transaction, item)
    audit.commit(transaction, caller, act, target="tickets", details={"title": item.title})
