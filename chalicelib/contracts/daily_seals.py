"""The heads of contracts' chains, sealed day by day by the key in KMS.

A chain of hashes shows what was changed in the middle of it. Whoever may write to the table could still write a whole
chain anew, or cut off its end: against this, once a day is over, the heads of all contracts to which something happened
on it are signed and kept in a bucket that forgets nothing. What a chain was at the end of a day, it has to contain for
good. `python -m infra.operate verify-contracts TENANT` compares.
"""

import base64
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, timedelta
from itertools import pairwise

from chalicelib.contracts import consistency, object_keys, records, sealing, views
from chalicelib.contracts.domain import SealDay
from chalicelib.contracts.models import Contract, ContractEvent, SealedHeads
from chalicelib.contracts.signing import signings_of
from chalicelib.kernel import clock, jobs
from chalicelib.kernel.aws import files, kms
from chalicelib.kernel.store import keys, reads
from chalicelib.kernel.store.keys import Key
from chalicelib.seals import statements
from chalicelib.seals.chain import GENESIS

_JSON = "application/json"
_READ_AT_ONCE = 100


def _yesterday() -> date:
    return clock.now().astimezone(UTC).date() - timedelta(days=1)


def _last_sealed(tenant: str) -> date | None:
    rows = reads.query(keys.sealed_heads(tenant, "").pk, newest_first=True, limit=1)
    return SealedHeads.from_wire(rows.items[0]).day if rows.items else None


def sweep(tenant: str) -> None:
    """Have the heads of past days sealed that are not yet. Two small queries at most; safe to repeat."""
    last, yesterday = _last_sealed(tenant), _yesterday()
    if last is not None and last >= yesterday:
        return
    low = (last + timedelta(days=1)).isoformat() if last else "0"
    rows = reads.query(
        keys.contract_view_partition(tenant, views.BY_DAY),
        low=low,
        high=yesterday.isoformat() + keys.LAST,
        limit=1,
    )
    if rows.items:
        jobs.enqueue(SealDay(tenant=tenant, day=yesterday))


def seal_day(tenant: str, day: date) -> None:
    """Seal the heads of all contracts whose last event is not sealed yet and no later than a day (UTC)."""
    last = _last_sealed(tenant)
    if last is not None and last >= day:
        return
    previous = files.get_file(object_keys.heads(tenant, last), sealed=True) if last else None
    heads = sorted([one.contract_id, int(one.events), one.head] for one in _contracts(tenant, last, day))
    statement = json.dumps(
        {
            "tenant": tenant,
            "day": day.isoformat(),
            "previous": hashlib.sha256(previous).hexdigest() if previous else GENESIS,
            "root": statements.root(heads),
        },
        separators=(",", ":"),
    )
    key = sealing.seal_key()
    signature = kms.sign(key.key_id, statements.signed_text(statement), _algorithm(key.certificate_chain_pem))
    body = {
        "statement": statement,
        "heads": heads,
        "signature": base64.b64encode(signature).decode(),
        "certificates": key.certificate_chain_pem.decode(),
    }
    kept = files.put_sealed(object_keys.heads(tenant, day), json.dumps(body).encode(), _JSON)
    item = SealedHeads.at(tenant, day)
    item.contracts = len(json.loads(kept)["heads"])
    item.sha256 = hashlib.sha256(kept).hexdigest()
    item.store()


def _algorithm(certificates: bytes) -> kms.Algorithm:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

    is_rsa = isinstance(statements.public_key(certificates), RSAPublicKey)
    return "RSASSA_PKCS1_V1_5_SHA_256" if is_rsa else "ECDSA_SHA_256"


def _is_ours(certificates: bytes) -> bool:
    """Whether certificates lead up to the very authority that today's do: the key may have been changed since."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.x509 import load_pem_x509_certificates

    today = load_pem_x509_certificates(sealing.seal_key().certificate_chain_pem)
    chain = load_pem_x509_certificates(certificates)
    try:
        for one, issuer in pairwise(chain):
            one.verify_directly_issued_by(issuer)
    except (InvalidSignature, ValueError, TypeError):
        return False
    return chain[-1] == today[-1]


def _contracts(tenant: str, after: date | None, until: date) -> Iterator[Contract]:
    low = (after + timedelta(days=1)).isoformat() if after else "0"
    wanted: list[Key] = [
        keys.contract(tenant, row["customer_id"]["S"], row["contract_id"]["S"])
        for row in views.rows(tenant, views.BY_DAY, low, until.isoformat() + keys.LAST)
    ]
    for start in range(0, len(wanted), _READ_AT_ONCE):
        found = reads.get_many(wanted[start : start + _READ_AT_ONCE])
        yield from (Contract.from_wire(wire) for wire in found.values())


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it was; `contract_id` is empty where it is of no single contract."""

    contract_id: str
    what: str
    """In words, for whoever runs the command."""


def verify(tenant: str) -> tuple[int, int, list[Fault]]:
    """Recompute every chain and compare it with what was sealed: how many contracts, how many days, what is wrong."""
    contracts = {
        row["contract_id"]["S"]: row["customer_id"]["S"]
        for row in views.rows(tenant, views.ALL, "0", keys.LAST)
    }
    chains: dict[str, list[ContractEvent]] = {}
    faults: list[Fault] = []
    for contract_id, customer_id in contracts.items():
        contract = records.find(tenant, customer_id, contract_id)
        chains[contract_id] = records.events_of(contract)
        faults += [Fault(contract_id, what) for what in _chain_faults(contract, chains[contract_id])]
        faults += [Fault(contract_id, what) for what in _act_faults(contract, chains[contract_id])]
        faults += [Fault(contract_id, what) for what in _file_faults(contract, chains[contract_id])]
    faults += _history_faults(files.sealed_history(object_keys.sealed_prefix(tenant)))
    days = files.sealed_history(object_keys.heads_prefix(tenant))
    faults += _history_faults(days)
    before = GENESIS
    for day in filter(lambda one: one.versions, days):
        stored = files.sealed_version(day.key, day.versions[0])
        faults += _day_faults(day.key, stored, before, chains)
        before = hashlib.sha256(stored).hexdigest()
    return len(contracts), len(days), faults


def _history_faults(kept: list[files.SealedHistory]) -> Iterator[Fault]:
    """The bucket forgets nothing, but it can be made to look as if: what was first is what counts."""
    for one in kept:
        if one.hidden:
            yield Fault("", f"{one.key}: somebody tried to take it away")
        if len(one.versions) > 1:
            yield Fault("", f"{one.key}: somebody wrote it again")


def _chain_faults(contract: Contract, events: list[ContractEvent]) -> Iterator[str]:
    faults = list(consistency.chain_faults(events))
    yield from faults
    last = events[-1].hash if events else GENESIS
    if not faults and (len(events) != int(contract.events) or last != contract.head):
        yield f"it has {len(events)} events, and its head is that of {int(contract.events)}"


def _act_faults(contract: Contract, events: list[ContractEvent]) -> Iterator[str]:
    yield from consistency.terms_faults(contract, events)
    acts = signings_of(contract)
    yield from consistency.acts_faults(acts, events)
    for act in filter(lambda one: one.strokes, acts):
        kept = files.get_file(act.strokes, sealed=True)
        if kept is None or hashlib.sha256(kept).hexdigest() != act.strokes_sha256:
            yield f"how {act.signer_id} drew it is not kept as it was"


def _file_faults(contract: Contract, events: list[ContractEvent]) -> Iterator[str]:
    sealed = {one.details["revision"]: one.details for one in events if one.event == "sealed"}
    told = {revision: details["sha256"] for revision, details in sealed.items()}
    revisions = range(1, int(contract.revision) + 1)
    if sorted(told) != list(revisions) or contract.sealed_sha256 != told.get(len(revisions), ""):
        yield f"it has {len(revisions)} sealed documents, and its events tell of {len(told)}"
    for revision in revisions:
        stored = files.get_file(object_keys.sealed(contract, revision), sealed=True)
        if stored is None or hashlib.sha256(stored).hexdigest() != told.get(revision):
            yield f"its sealed document (revision {revision}) is not the one on record"
        if expected := sealed.get(revision, {}).get("evidence_sha256"):
            evidence = files.get_file(object_keys.evidence(contract, revision), sealed=True)
            if evidence is None or hashlib.sha256(evidence).hexdigest() != expected:
                yield f"its evidence (revision {revision}) is not the one on record"


def _day_faults(
    key: str, stored: bytes, before: str, chains: dict[str, list[ContractEvent]]
) -> Iterator[Fault]:
    body = json.loads(stored)
    statement = json.loads(body["statement"])
    if not statements.is_signed(body):
        yield Fault("", f"{key}: its signature does not hold")
    if not _is_ours(body["certificates"].encode()):
        yield Fault("", f"{key}: it is sealed under another authority than today's")
    if statement["root"] != statements.root(body["heads"]):
        yield Fault("", f"{key}: its heads are not those that were signed")
    if statement["previous"] != before:
        yield Fault("", f"{key}: the day before it is another one")
    for contract_id, events, head in body["heads"]:
        chain = chains.get(contract_id)
        if chain is None:
            yield Fault(contract_id, f"it was there on {statement['day']}, and is gone")
        elif len(chain) < events or chain[events - 1].hash != head:
            yield Fault(contract_id, f"its first {events} events are not those of {statement['day']}")
