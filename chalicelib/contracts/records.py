"""The one writer of contracts: head, events, lists and what is told, together or not at all.

Each event is chained to the one before by its hash, in the transaction that brings it about: none can be left out,
put in or changed without every later hash being another one. Whoever was overtaken begins again from what is stored.
"""

import secrets
from collections.abc import Callable, Mapping
from typing import Any

from chalicelib.contracts import views
from chalicelib.contracts.models import (
    Contract,
    ContractEvent,
    ContractReference,
)
from chalicelib.kernel import clock, ids, outbox
from chalicelib.kernel.errors import ConflictError, NotFoundError
from chalicelib.kernel.store import keys, reads
from chalicelib.kernel.store.transactions import Transaction

_ATTEMPTS = 8
_CHANGED = "The contract was changed by another request. Reload and try again."
SYSTEM = "system"


class ContractChangedError(ConflictError):
    """Somebody else changed the contract first."""

    code = "contract_changed"


class Step:
    """One change of a contract, and all that is written with it."""

    def __init__(self, contract: Contract, *, is_new: bool = False) -> None:
        self.contract = contract
        self.transaction = Transaction()
        self._is_new = is_new
        self._before = {} if is_new else views.places(contract)

    def note(self, event: str, actor: str, details: Mapping[str, Any] | None = None) -> ContractEvent:
        """Append an event to the contract's chain."""
        contract = self.contract
        number = int(contract.events) + 1
        item = ContractEvent.at(contract.tenant, contract.customer_id, contract.contract_id, number)
        item.event, item.actor, item.details = event, actor, dict(details or {})
        item.happened_at, item.previous, item.salt = clock.now(), contract.head, secrets.token_hex(16)
        item.hash = item.computed_hash()
        self.transaction.create(item, otherwise=ContractChangedError("another event was first"))
        contract.events, contract.head, contract.noted_at = number, item.hash, item.happened_at
        return item

    def tell(self, name: str, payload: Mapping[str, Any]) -> None:
        """Record what others are told of."""
        contract = self.contract
        facts = {
            "customer_id": contract.customer_id,
            "contract_id": contract.contract_id,
            "title": contract.title,
            "external_id": contract.external_id,
        }
        outbox.record(self.transaction, contract.tenant, name, {**facts, **payload})

    def commit(self) -> None:
        """Write all of it. ContractChangedError when somebody else was first."""
        self.ready().commit()

    def ready(self) -> Transaction:
        """The transaction, with the contract, its and its lists in it."""
        contract = self.contract
        views.rewrite(self.transaction, self._before, contract)
        if self._is_new:
            self.transaction.create(contract)
            for name in (contract.contract_id, contract.code):
                self.transaction.create(ContractReference.at(contract.tenant, name, contract))
            if contract.external_id:
                own = ContractReference.at(contract.tenant, own_name(contract.external_id), contract)
                self.transaction.create(
                    own, otherwise=ConflictError("ordered before", code="contract_exists")
                )
        else:
            self.transaction.put(
                contract,
                otherwise=ContractChangedError(
                    "The contract was changed by another request. Reload and try again."
                ),
            )
        return self.transaction


def own_name(external_id: str) -> str:
    """Under what a tenant's own id of a contract is referred to: never what a code could be."""
    return f"own:{external_id}"


def find(tenant: str, customer_id: str, contract_id: str) -> Contract:
    """A contract as it is stored now. NotFoundError."""
    if not ids.is_id(contract_id, "ctr"):
        raise NotFoundError("no such contract")
    return Contract.load(keys.contract(tenant, customer_id, contract_id), consistent=True)


def owner_of(tenant: str, name: str) -> tuple[str, str]:
    """Whose a contract is, by its id, its code or a system's id of it: `(customer id, contract id)`. NotFoundError."""
    reference = ContractReference.load(keys.contract_reference(tenant, name))
    return reference.customer_id, reference.contract_id


def amend(
    tenant: str,
    customer_id: str,
    contract_id: str,
    do: Callable[[Step], bool],
    commit: Callable[[Step], None] = Step.commit,
) -> Contract:
    """Change a contract. `do` says whether there is anything to write; it is called again after a concurrent update.

    The errors of `do`; NotFoundError; ContractChangedError when concurrent updates used up the attempts.
    """
    for attempt in range(_ATTEMPTS):
        contract = find(tenant, customer_id, contract_id)
        step = Step(contract)
        if not do(step):
            return contract
        try:
            commit(step)
        except ContractChangedError:
            if attempt == _ATTEMPTS - 1:
                raise
        else:
            return contract
    raise ContractChangedError(_CHANGED)


def events_of(contract: Contract) -> list[ContractEvent]:
    """All that happened to a contract, in order."""
    rows = reads.query_all(
        keys.customer_partition(contract.tenant, contract.customer_id),
        prefix=keys.contract_events_prefix(contract.contract_id),
    )
    return [ContractEvent.from_wire(row) for row in rows]
