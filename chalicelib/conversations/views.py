"""Staff's lists of conversations: which a conversation stands in, and its rows there. No I/O.

As with tickets: a list is a partition of rows, so a page of it is one query however many customers there are.
"""

from datetime import datetime
from typing import Any

from chalicelib.conversations.models import Conversation, ConversationRow
from chalicelib.kernel import clock
from chalicelib.kernel.store import keys
from chalicelib.kernel.store.transactions import Transaction

ALL, WAITING = "all", "waiting"


def of_adviser(staff_id: str) -> str:
    """The list of the conversations with somebody's own customers."""
    return f"adviser:{staff_id}"


def places(head: Conversation) -> dict[str, str]:
    """The lists that a conversation stands in, each with the moment by which it is ordered there."""
    moment: datetime | None = head.updated_at
    if moment is None:
        return {}
    updated = clock.rfc3339(moment)
    found = {ALL: updated}
    if head.waits:
        found[WAITING] = updated
    if head.adviser_id:
        found[of_adviser(head.adviser_id)] = updated
    return found


def row_of(head: Conversation) -> dict[str, Any]:
    """What a list shows of a conversation."""
    return {
        "customer_id": head.customer_id,
        "party": head.party,
        "customer_name": head.customer_name,
        "contact_name": head.contact_name,
        "adviser_id": head.adviser_id,
        "preview": head.preview,
        "last_author": head.last_author,
        "unread": head.unread_by_staff,
        "waits": head.waits,
        "updated_at": clock.rfc3339(head.updated_at),
    }


def rewrite(transaction: Transaction, before: dict[str, str], head: Conversation) -> None:
    """Move a conversation's rows with it. `before` are its `places` as it was stored; none for a new one."""
    after = places(head)
    for view, order in before.items():
        if after.get(view) != order:
            transaction.remove(ConversationRow(*_key(head, view, order)))
    for view, order in after.items():
        transaction.put(ConversationRow(*_key(head, view, order), row=row_of(head)))


def _key(head: Conversation, view: str, order: str) -> keys.Key:
    return keys.conversation_view(head.tenant, view, order, head.customer_id, head.party)
