"""Console responses about dead letters, suppressed addresses and the sender address."""

from collections.abc import Sequence

from chalicelib.customers.models import Customer
from chalicelib.kernel.settings import settings as deployment
from chalicelib.kernel.store import keys, reads
from chalicelib.notifications import own_sender
from chalicelib.notifications.delivery_schemas import DeadLetterOut, RecordOut, SenderOut, SuppressedOut
from chalicelib.notifications.models import DeadLetter, Suppression
from chalicelib.tenants.service import load_tenant

_STATES = {"SUCCESS": "verified", "FAILED": "failed"}


def letters_out(tenant: str, letters: Sequence[DeadLetter]) -> list[DeadLetterOut]:
    """Describe dead letters with their customers' names, in one round trip."""
    wanted = {
        letter.customer_id: keys.customer(tenant, letter.customer_id)
        for letter in letters
        if letter.customer_id
    }
    found = reads.get_together(list(wanted.values())) if wanted else {}
    names = {
        customer_id: Customer.from_wire(found[key]).name
        for customer_id, key in wanted.items()
        if key in found
    }
    return [
        DeadLetterOut(
            id=letter.event_id,
            event=letter.event_name,
            customer_id=letter.customer_id if letter.customer_id in names else None,
            customer_name=names.get(letter.customer_id),
            error=letter.error,
            tries=int(letter.tries),
            happened_at=letter.happened_at,
            died_at=letter.died_at,
        )
        for letter in letters
    ]


def suppressed_out(one: Suppression) -> SuppressedOut:
    """Describe a suppressed address."""
    return SuppressedOut(address=one.address, reason=one.reason, since=one.since)


def sender_out(tenant: str) -> SenderOut:
    """Describe the sender address. Asks SES instead of the cache, since staff wait for the state to change."""
    settings = load_tenant(tenant).settings
    own_sender.forget_senders()
    identity = own_sender.find_own(tenant, settings)
    usable = own_sender.is_usable(identity, tenant)
    state = "none" if not settings.sender_email else "pending"
    if identity is not None:
        state = "verified" if usable else _STATES.get(identity.dkim, "pending").replace("verified", "pending")
    return SenderOut(
        email=settings.sender_email,
        used=settings.sender_email if usable else deployment().email_sender,
        domain=own_sender.domain_of(settings.sender_email) if settings.sender_email else "",
        state=state,
        records=[
            RecordOut(kind=one.kind, name=one.name, value=one.value)
            for one in (identity.records if identity else ())
        ],
    )
