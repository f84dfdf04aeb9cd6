"""Done in the background: pages drawn to be read, and seals put on what was signed.

Each job can be done again at any point. A page's picture is the same each time. A seal is made of the recorded act; the
file of a revision is written once (S3's `If-None-Match`), so that of two workers, or of one that stopped halfway and
one that went on, a single sealed document comes, and the contract is moved on to it against its version.
"""

import hashlib
import json
from datetime import datetime, timedelta

from chalicelib.contracts import (
    consistency,
    daily_seals,
    drafting,
    object_keys,
    ordering,
    records,
    rules,
    sealing,
    sending,
    views,
)
from chalicelib.contracts.domain import ContractJob, DrawContract, FillContract, SealContract, SealDay
from chalicelib.contracts.models import Contract, ContractState, SealedFile, Signer, SignerState, Signing
from chalicelib.contracts.pictures import draw_page, words_of_pages
from chalicelib.contracts.signing import signings_of
from chalicelib.kernel import clock, jobs
from chalicelib.kernel.aws import files
from chalicelib.kernel.log import count, log

_PICTURES_AT_ONCE = 40
"""Pages that one job draws; the rest is the next one's, so that none runs out of time."""
_JOBS_AT_ONCE = 50
_PDF, _WEBP = "application/pdf", "image/webp"
PATIENCE = timedelta(minutes=2)
"""After which a signature that is not sealed is put on its way again."""
_DRAWING_PATIENCE, _GIVEN_UP = timedelta(minutes=15), timedelta(days=1)
"""After which a draft that cannot be read yet is taken up again, and until when."""


def run(job: ContractJob | SealDay, _tries: int = 1) -> None:
    """Run one job."""
    match job:
        case SealDay():
            daily_seals.seal_day(job.tenant, job.day)
        case FillContract():
            ordering.fill(job.tenant, job.customer_id, job.contract_id)
        case DrawContract():
            draw(job.tenant, job.customer_id, job.contract_id)
        case SealContract():
            seal(job.tenant, job.customer_id, job.contract_id)
        case _:
            raise TypeError(f"no handler for {job.kind}")


def draw(tenant: str, customer_id: str, contract_id: str) -> None:
    """Draw the next of a contract's pages. What cannot be drawn as it is seen is read as the file that it is."""
    contract = records.find(tenant, customer_id, contract_id)
    done = int(contract.pages_drawn)
    if done < 0 or done >= len(contract.pages):
        sending.send_ordered(contract)
        return
    last = -1 if contract.has_overlays else _draw_from(contract, done)
    drawn = _note_drawn(contract, done, last)
    if drawn is None:
        return
    if views.is_at_work(drawn):
        jobs.enqueue(drafting.job_of(drawn, DrawContract))
    else:
        sending.send_ordered(drawn)


def _draw_from(contract: Contract, done: int) -> int:
    """Draw some pages; answers how many are drawn then, or -1."""
    data = files.get_file(object_keys.original(contract)) or b""
    try:
        if done == 0:
            text = json.dumps(words_of_pages(data), ensure_ascii=False)
            files.put_file(object_keys.words(contract), text.encode(), "application/json")
        last = min(len(contract.pages), done + _PICTURES_AT_ONCE)
        for number in range(done, last):
            width, height = contract.pages[number]
            picture = draw_page(data, number, width, height)
            files.put_file(object_keys.picture(contract, number), picture, _WEBP)
    except Exception:  # noqa: BLE001 - whatever a stranger's file makes the typesetter stumble over
        log().exception("a document could not be drawn", extra={"contract": contract.contract_id})
        count("ContractNotDrawn")
        return -1
    return last


def _note_drawn(contract: Contract, before: int, now: int) -> Contract | None:
    """Note how many are drawn; nothing where somebody else draws them, too, and was first."""
    is_first = [False]

    def do(step: records.Step) -> bool:
        is_first[0] = int(step.contract.pages_drawn) == before
        step.contract.pages_drawn = now
        return is_first[0]

    noted = records.amend(contract.tenant, contract.customer_id, contract.contract_id, do)
    return noted if is_first[0] else None


def seal(tenant: str, customer_id: str, contract_id: str) -> None:
    """Seal what was signed and is not sealed yet, act by act, in the order in which they happened."""
    while True:
        contract = records.find(tenant, customer_id, contract_id)
        act = _next_act(contract)
        if act is None:
            return
        _seal_one(contract, act)


def _next_act(contract: Contract) -> Signing | None:
    waiting = {
        one.signer_id for one in contract.people() if one.state == SignerState.SIGNED and not one.sealed
    }
    if not waiting or contract.state not in (
        ContractState.SENT,
        ContractState.DECLINED,
        ContractState.WITHDRAWN,
    ):
        return None
    acts = [act for act in signings_of(contract) if act.signer_id in waiting]
    return acts[0] if acts else None


def _seal_one(contract: Contract, act: Signing) -> None:
    revision = int(contract.revision) + 1
    document = files.get_file(object_keys.sealed(contract, revision), sealed=True)
    if document is None:
        _require_unchanged(contract, act)
        made = sealing.next_revision(contract, act, _document_before(contract))
        document = files.put_sealed(object_keys.sealed(contract, revision), made, _PDF)
    evidence = b""
    if contract.foreign_signatures:
        place = object_keys.evidence(contract, revision)
        kept = files.get_file(place, sealed=True)
        evidence = kept or files.put_sealed(
            place, sealing.evidence_of(contract, _acts_until(contract, act)), _PDF
        )
    _move_on(contract, act, revision, document, evidence)


def _require_unchanged(contract: Contract, act: Signing) -> None:
    """RuntimeError where what would be sealed is not what the chain says was sent and signed."""
    events = records.events_of(contract)
    faults = [
        *consistency.chain_faults(events),
        *consistency.terms_faults(contract, events),
        *consistency.act_faults(act, events),
    ]
    if faults:
        raise RuntimeError(f"not sealed: {faults[0]}")


def _acts_until(contract: Contract, act: Signing) -> list[Signing]:
    return [one for one in signings_of(contract) if int(one.number) <= int(act.number)]


def _document_before(contract: Contract) -> bytes:
    revision = int(contract.revision)
    if revision:
        stored = files.get_file(object_keys.sealed(contract, revision), sealed=True)
        expected = contract.sealed_sha256
    else:
        stored, expected = files.get_file(object_keys.original(contract)), contract.original_sha256
    if stored is None or hashlib.sha256(stored).hexdigest() != expected:
        raise RuntimeError("what is to be sealed is not what was signed")
    return stored


def _move_on(contract: Contract, act: Signing, revision: int, document: bytes, evidence: bytes) -> None:
    """Record the revision: who else signs is called, or the contract is signed by all."""
    digest = hashlib.sha256(document).hexdigest()

    def do(step: records.Step) -> bool:
        head = step.contract
        if int(head.revision) >= revision:
            return False
        signer = next(one for one in head.people() if one.signer_id == act.signer_id)
        head.set_signer(Signer.from_json({**signer.to_json(), "sealed": True}))
        head.revision, head.sealed_sha256, head.updated_at = revision, digest, clock.now()
        head.evidence_sha256 = hashlib.sha256(evidence).hexdigest() if evidence else ""
        told = {"revision": revision, "sha256": digest, "signer": act.signer_id}
        if head.evidence_sha256:
            told["evidence_sha256"] = head.evidence_sha256
        step.note("sealed", records.SYSTEM, told)
        for one in filter(None, (digest, head.evidence_sha256)):
            item = SealedFile.at(head.tenant, one)
            item.customer_id, item.contract_id = head.customer_id, head.contract_id
            item.revision, item.sealed_at = revision, clock.now()
            step.transaction.put(item)
        if head.state == ContractState.SENT:
            _conclude(step, act)
        return True

    records.amend(contract.tenant, contract.customer_id, contract.contract_id, do)


def _conclude(step: records.Step, act: Signing) -> None:
    contract = step.contract
    people = contract.people()
    if not all(one.sealed for one in people):
        _notify_next_signers(step, act)
        return
    contract.state, contract.ended_at = ContractState.SIGNED.value, clock.now()
    step.note("completed", records.SYSTEM, {"sha256": contract.sealed_sha256})
    step.tell("contract_signed", {})
    for one in people:
        if one.contact_id:
            step.tell("contract_complete", {"contact_id": one.contact_id})
    if contract.created_by:
        step.tell("contract_for_staff", {"staff_id": contract.created_by, "what": "signed"})


def _notify_next_signers(step: records.Step, act: Signing) -> None:
    """Where they sign in order: once all before them are sealed, of which this act is the last, the next are told."""
    following = rules.turn(step.contract) if step.contract.in_order else []
    if not following:
        return
    before = [one for one in step.contract.people() if one.order < following[0].order]
    if all(one.sealed for one in before) and act.signer_id in {one.signer_id for one in before}:
        sending.call(step, following)


def sweep(tenant: str) -> None:
    """Put on its way again what was signed a while ago and is not sealed, and drafts that are still to be drawn.

    A part of it each minute, in turn: what cannot be sealed does not hold up the others.
    """
    now = clock.now()
    _queue_some(tenant, SealContract, views.TO_SEAL, "0", now - PATIENCE)
    _queue_some(tenant, FillContract, views.TO_DRAW, clock.rfc3339(now - _GIVEN_UP), now - _DRAWING_PATIENCE)


def _queue_some(tenant: str, job: type[ContractJob], view: str, low: str, before: datetime) -> None:
    rows = list(views.rows(tenant, view, low, clock.rfc3339(before)))
    start = int(clock.now().timestamp()) // 60 * _JOBS_AT_ONCE % max(1, len(rows))
    for row in (rows[start:] + rows[:start])[:_JOBS_AT_ONCE]:
        place = {name: row[name]["S"] for name in ("customer_id", "contract_id")}
        jobs.enqueue(job(tenant=tenant, **place))
