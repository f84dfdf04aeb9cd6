"""Notifies senders, at most once an hour, that their reply by mail was not accepted.

Only authenticated senders are notified; a notice to a forged sender would reach an uninvolved person.
"""

from chalicelib.inbound.models import ReceivedMail
from chalicelib.inbound.parsing.message import Mail
from chalicelib.kernel import outbox
from chalicelib.kernel.access import rate_limits
from chalicelib.kernel.access.rate_limits import HOUR, Limit
from chalicelib.kernel.store.transactions import Transaction

PER_SENDER = Limit("reply-refusals", 1, HOUR)
PER_TENANT = Limit("reply-refusals-all", 100, HOUR)
MAX_ID = 200


class RejectedMailError(Exception):
    """A mail that cannot be added to its thread; `reason` is a code that messages have a sentence for."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def reject_mail(tenant: str, mail: Mail, received: ReceivedMail, reason: str, language: str | None) -> None:
    """Record a mail as rejected and notify its sender, within the rate limits."""
    received.outcome = reason
    transaction = Transaction()
    transaction.put(received)
    if (
        rate_limits.count(tenant, PER_SENDER, mail.sender) <= PER_SENDER.most
        and rate_limits.count(tenant, PER_TENANT, "all") <= PER_TENANT.most
    ):
        payload = {"email": mail.sender, "reason": reason, "in_reply_to": mail.message_id[:MAX_ID]}
        if language:
            payload["language"] = language
        outbox.record(transaction, tenant, "reply_refused", payload)
    transaction.commit()
