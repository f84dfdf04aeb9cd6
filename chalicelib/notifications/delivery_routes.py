"""Console routes for dead letters, suppressed addresses and the sender address."""

from chalicelib.kernel.errors import ConflictError, InvalidError, NotFoundError
from chalicelib.kernel.http.routing import Routes
from chalicelib.kernel.http.schemas import Done, Empty, ListQuery
from chalicelib.notifications import dead_letters, delivery_answers, own_sender, suppressions
from chalicelib.notifications.delivery_schemas import (
    DeadLetterPage,
    RedrivenOut,
    SenderIn,
    SenderOut,
    SuppressedPage,
    UnsuppressIn,
)
from chalicelib.staff.access import SignedInStaff, StaffCaller
from chalicelib.staff.permissions import Permission

routes = Routes(__name__, "/console/{tenant}/deliveries", tag="Console: deliveries")
_DELIVERIES = SignedInStaff(Permission.DELIVERIES)


@routes.get("/dead-letters", access=_DELIVERIES, errors=(NotFoundError,))
def list_dead_letters(caller: StaffCaller, query: ListQuery) -> DeadLetterPage:
    """List the messages that could not be sent, newest first."""
    cursors = caller.cursors("console:dead-letters")
    after = cursors.read(query.cursor)["key"] if query.cursor else None
    letters, last = dead_letters.list_letters(caller.tenant, limit=query.limit, after=after)
    return DeadLetterPage(
        items=delivery_answers.letters_out(caller.tenant, letters),
        next=cursors.write({"key": last}) if last else None,
    )


@routes.post("/dead-letters/redrive", access=_DELIVERIES, repeatable=True)
def redrive_dead_letters(caller: StaffCaller, body: Empty) -> RedrivenOut:  # noqa: ARG001 - a POST has a body
    """Send failed messages again, up to a limit per request; messages that may have been sent are left out."""
    done = dead_letters.redrive_all(caller)
    return RedrivenOut(queued=done.queued, left=done.left)


@routes.post("/dead-letters/{letter_id}/redrive", access=_DELIVERIES, errors=(NotFoundError,))
def redrive_dead_letter(caller: StaffCaller, letter_id: str, body: Empty) -> Done:  # noqa: ARG001 - a POST has a body
    """Send a failed message again. A message that was sent meanwhile is not repeated."""
    dead_letters.redrive(caller, letter_id)
    return Done()


@routes.delete("/dead-letters/{letter_id}", access=_DELIVERIES, errors=(NotFoundError, ConflictError))
def discard_dead_letter(caller: StaffCaller, letter_id: str) -> Done:
    """Discard a failed message."""
    dead_letters.discard(caller, letter_id)
    return Done()


@routes.get("/addresses", access=_DELIVERIES, errors=(NotFoundError,))
def list_suppressed_addresses(caller: StaffCaller, query: ListQuery) -> SuppressedPage:
    """List suppressed addresses and the reasons."""
    cursors = caller.cursors("console:suppressed")
    after = cursors.read(query.cursor)["key"] if query.cursor else None
    found, last = suppressions.list_suppressed(caller.tenant, limit=query.limit, after=after)
    return SuppressedPage(
        items=[delivery_answers.suppressed_out(one) for one in found],
        next=cursors.write({"key": last}) if last else None,
    )


@routes.post("/addresses/lifted", access=_DELIVERIES, errors=(InvalidError,))
def lift_suppressed_address(caller: StaffCaller, body: UnsuppressIn) -> Done:
    """Remove an address from the suppression list. The address is in the body because paths are logged."""
    suppressions.unsuppress(caller, body.address)
    return Done()


@routes.get("/sender", access=_DELIVERIES)
def show_sender(caller: StaffCaller) -> SenderOut:
    """Show the sender address, and the DNS records that the chosen one still needs."""
    return delivery_answers.sender_out(caller.tenant)


@routes.put("/sender", access=_DELIVERIES, errors=(ConflictError, InvalidError))
def choose_sender(caller: StaffCaller, body: SenderIn) -> SenderOut:
    """Send messages from the tenant's own address as soon as its domain is verified."""
    own_sender.choose_sender(caller, body.email)
    return delivery_answers.sender_out(caller.tenant)


@routes.delete("/sender", access=_DELIVERIES, errors=(ConflictError,))
def drop_sender(caller: StaffCaller) -> SenderOut:
    """Go back to the deployment's sender address."""
    own_sender.drop_sender(caller)
    return delivery_answers.sender_out(caller.tenant)
