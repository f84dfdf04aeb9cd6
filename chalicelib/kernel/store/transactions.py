"""All-or-nothing writes. Money moves only here.

Every put, change and removal may carry a condition and the error to raise when that condition does not hold,
so that a caller learns which of its assumptions was wrong, not only that one was.
"""

import random
import time
from collections.abc import Sequence

from pynamodb.exceptions import TransactWriteError
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action
from pynamodb.transactions import TransactWrite

from chalicelib.kernel.errors import ConflictError, UnavailableError, VentanillaError
from chalicelib.kernel.settings import settings
from chalicelib.kernel.store.table import StoredItem, connection_to

LIMIT = 100
"""Items in one TransactWriteItems call (DynamoDB's own limit)."""

_CONTENTION = {"TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"}
_ATTEMPTS = 4


class Transaction:
    """Collects writes and commits them together. Items with a version are checked against it."""

    def __init__(self) -> None:
        self._puts: list[tuple[StoredItem, Condition | None, VentanillaError | None]] = []
        self._changes: list[tuple[StoredItem, list[Action], Condition | None, VentanillaError | None]] = []
        self._removals: list[tuple[StoredItem, Condition | None, VentanillaError | None]] = []

    def put(
        self,
        item: StoredItem,
        condition: Condition | None = None,
        *,
        otherwise: VentanillaError | None = None,
    ) -> None:
        """Write the whole item; `otherwise` is raised when the condition fails."""
        self._puts.append((item, condition, otherwise))

    def create(self, item: StoredItem, *, otherwise: VentanillaError | None = None) -> None:
        """Write the item only if nothing is at its key yet."""
        self.put(item, type(item).pk.does_not_exist(), otherwise=otherwise)

    def change(
        self,
        item: StoredItem,
        actions: Sequence[Action],
        condition: Condition | None = None,
        *,
        otherwise: VentanillaError | None = None,
    ) -> None:
        """Update attributes of the item in place."""
        self._changes.append((item, list(actions), condition, otherwise))

    def remove(
        self,
        item: StoredItem,
        condition: Condition | None = None,
        *,
        otherwise: VentanillaError | None = None,
    ) -> None:
        """Delete the item."""
        self._removals.append((item, condition, otherwise))

    def branch(self) -> "Transaction":
        """A transaction with the same writes, to which others can be added."""
        other = Transaction()
        other._puts, other._changes, other._removals = [*self._puts], [*self._changes], [*self._removals]
        return other

    def __len__(self) -> int:
        return len(self._puts) + len(self._changes) + len(self._removals)

    def commit(self) -> None:
        """Write everything or nothing.

        ConflictError (or the `otherwise` of the write whose condition failed) when something changed
        meanwhile; UnavailableError when others kept writing the same items at the same moment.
        """
        if not len(self):
            return
        for attempt in range(_ATTEMPTS):
            try:
                self._commit_once()
            except TransactWriteError as error:
                reasons = error.cancellation_reasons
                codes = {reason.code for reason in reasons if reason is not None}
                if not codes:
                    raise
                if not codes <= _CONTENTION:
                    raise self._explained([reason.code if reason else None for reason in reasons]) from error
                time.sleep(random.uniform(0.01, 0.05) * 2**attempt)  # noqa: S311 - jitter, not a secret
            else:
                return
        raise UnavailableError("others kept changing the same items")

    def _commit_once(self) -> None:
        connection = connection_to(settings().table_name).connection
        with TransactWrite(connection=connection) as write:
            for item, condition, _ in self._removals:
                write.delete(item, condition, add_version_condition=False)
            for item, condition, _ in self._puts:
                write.save(item, condition)
            for item, actions, condition, _ in self._changes:
                write.update(item, list(actions), condition, add_version_condition=False)

    def _explained(self, codes: list[str | None]) -> VentanillaError:
        # pynamodb sends deletes, then puts, then updates; the reasons come in that order.
        errors = [
            *(otherwise for _, _, otherwise in self._removals),
            *(otherwise for _, _, otherwise in self._puts),
            *(otherwise for _, _, _, otherwise in self._changes),
        ]
        for code, otherwise in zip(codes, errors, strict=True):
            if code == "ConditionalCheckFailed" and otherwise is not None:
                return otherwise
        return ConflictError("something changed meanwhile")
