"""Messages that could not be sent, addresses that bounce, and the own sender, at the console."""

from chalicelib.kernel.errors import ConflictError, InvalidError, NotFoundError
from chalicelib.kernel.http.routing import Routes
from chalicelib.kernel.http.schemas import Done, Empty, ListQuery
from chalicelib.notifications import dead_letters, delivery_answers, own_sender, suppressions
from chalicelib.notifications.delivery_schemas import (
    DeadLetterPage,
    LiftIn,
    RedrivenOut,
    SenderIn,
    SenderOut,
    SuppressedPage,
)
from chalicelib.staff.access import SignedInStaff, StaffCaller
from chalicelib.staff.permissions import Permission

routes = Routes(__name__, "/console/{tenant}/deliveries", tag="Console: deliveries")
_SEE_TO = SignedInStaff(Permission.DELIVERIES)


@routes.get("/dead-letters", access=_SEE_TO, errors=(NotFoundError,))
def list_dead_letters(caller: StaffCaller, query: ListQuery) -> DeadLetterPage:
    """List the messages that could not be sent, newest first."""
    cursors = caller.cursors("console:dead-letters")
    after = cursors.read(query.cursor)["key"] if query.cursor else None
    letters, last = dead_letters.list_letters(caller.tenant, limit=query.limit, after=after)
    return DeadLetterPage(
        items=delivery_answers.letters_out(caller.tenant, letters),
        next=cursors.write({"key": last}) if last else None,
    )


@routes.post("/dead-letters/redrive", access=_SEE_TO, repeatable=True)
def redrive_dead_letters(caller: StaffCaller, body: Empty) -> RedrivenOut:  # noqa: ARG001 - a POST has a body
    """Send again what could not be sent, as much as a request can see to, but nothing that may have been sent."""
    done = dead_letters.redrive_all(caller)
    return RedrivenOut(queued=done.queued, left=done.left)


@routes.post("/dead-letters/{letter_id}/redrive", access=_SEE_TO, errors=(NotFoundError,))
def redrive_dead_letter(caller: StaffCaller, letter_id: str, body: Empty) -> Done:  # noqa: ARG001 - a POST has a body
    """Send one message again. Once sent, it is not sent a second time."""
    dead_letters.redrive(caller, letter_id)
    return Done()


@routes.delete("/dead-letters/{letter_id}", access=_SEE_TO, errors=(NotFoundError, ConflictError))
def discard_dead_letter(caller: StaffCaller, letter_id: str) -> Done:
    """Give a message up for good."""
    dead_letters.discard(caller, letter_id)
    return Done()


@routes.get("/addresses", access=_SEE_TO, errors=(NotFoundError,))
def list_suppressed_addresses(caller: StaffCaller, query: ListQuery) -> SuppressedPage:
    """List the addresses to which nothing more is sent, and why."""
    cursors = caller.cursors("console:suppressed")
    after = cursors.read(query.cursor)["key"] if query.cursor else None
    found, last = suppressions.list_suppressed(caller.tenant, limit=query.limit, after=after)
    return SuppressedPage(
        items=[delivery_answers.suppressed_out(one) for one in found],
        next=cursors.write({"key": last}) if last else None,
    )


@routes.post("/addresses/lifted", access=_SEE_TO, errors=(InvalidError,))
def lift_suppressed_address(caller: StaffCaller, body: LiftIn) -> Done:
    """Send to an address again. An address does not stand in a path, which is logged."""
    suppressions.lift(caller, body.address)
    return Done()


@routes.get("/sender", access=_SEE_TO)
def show_sender(caller: StaffCaller) -> SenderOut:
    """Show from which address messages come, and what is still missing for the chosen one."""
    return delivery_answers.sender_out(caller.tenant)


@routes.put("/sender", access=_SEE_TO, errors=(ConflictError, InvalidError))
def choose_sender(caller: StaffCaller, body: SenderIn) -> SenderOut:
    """Have messages come from an address of one's own, as soon as its domain is verified."""
    own_sender.choose_sender(caller, body.email)
    return delivery_answers.sender_out(caller.tenant)


@routes.delete("/sender", access=_SEE_TO, errors=(ConflictError,))
def drop_sender(caller: StaffCaller) -> SenderOut:
    """Go back to the deployment's address."""
    own_sender.drop_sender(caller)
    return delivery_answers.sender_out(caller.tenant)
