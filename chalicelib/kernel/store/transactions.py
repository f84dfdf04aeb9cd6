"""All-or-nothing writes. Money moves only here.

Every put, change and removal may carry a condition and the error to raise when that condition does not hold,
so that a caller learns which of its assumptions was wrong, not only that one was.
"""

from collections.abc import Sequence

from pynamodb.exceptions import TransactWriteError
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action
from pynamodb.transactions import TransactWrite

from chalicelib.kernel.errors import ConflictError, UnavailableError, VentanillaError
from chalicelib.kernel.settings import settings
from chalicelib.kernel.store.retries import retry_on_conflict
from chalicelib.kernel.store.table import StoredItem, connection_to

LIMIT = 100
"""Items in one TransactWriteItems call (DynamoDB's own limit)."""

_CONTENTION = {"TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"}


class _ContentionError(ConflictError):
    """No condition failed; other transactions were writing the same items, or the table was busy."""


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

        ConflictError (or the `otherwise` of the write whose condition failed) when an item was changed by
        another request; UnavailableError when other transactions kept the same items busy.
        """
        if len(self):
            busy = UnavailableError("Other requests are writing the same items. Try again.")
            retry_on_conflict(self._commit_once, on=_ContentionError, exhausted=busy)

    def _commit_once(self) -> None:
        try:
            self._write()
        except TransactWriteError as error:
            codes = [reason.code if reason else None for reason in error.cancellation_reasons]
            failed = {code for code in codes if code is not None}
            if not failed:
                raise
            raise (_ContentionError() if failed <= _CONTENTION else self._explained(codes)) from error

    def _write(self) -> None:
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
        return ConflictError.changed("item")
