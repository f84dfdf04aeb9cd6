"""The act of signing: authorised by a fresh code, recorded once, and sealed from that record.

What is recorded is all that a seal needs, so that sealing can be repeated until it is done, and what a signer did is
never lost: in one transaction the code is used up, the act and its event are written, and the sealing is put on its
way through the outbox.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from chalicelib.contracts import activity, drawing, object_keys, records, rules
from chalicelib.contracts.models import (
    Contract,
    ContractState,
    SealedFile,
    Signer,
    SignerState,
    Signing,
)
from chalicelib.contracts.schemas import SignatureIn
from chalicelib.kernel import clock
from chalicelib.kernel.access import challenges, sealed_values, tokens
from chalicelib.kernel.access import code_rules as codes
from chalicelib.kernel.access.challenges import Addressee, Asked, Challenge
from chalicelib.kernel.aws import files
from chalicelib.kernel.aws.secrets import pepper
from chalicelib.kernel.errors import ConflictError, FieldError, ForbiddenError, GoneError, InvalidError
from chalicelib.kernel.store import keys
from chalicelib.tenants.settings import TenantSettings

CODE_EVENT = "contract_code"
"""The message that carries the code, and what such a code opens."""
_BROWSER_LENGTH = 300


@dataclass(frozen=True, slots=True)
class SigningPerson:
    """Whoever is about to sign, with where they can be reached."""

    tenant: str
    settings: TenantSettings
    person_id: str
    """Of the contact, or of the staff member."""
    name: str
    email: str
    mobile: str
    language: str
    ip: str
    user_agent: str

    def address(self, channel: str) -> str:
        """Where a code goes by a channel; empty where it cannot."""
        return self.email if channel == "email" else self.mobile

    def masked(self, channel: str) -> str:
        """The same, as the evidence shows it."""
        return rules.masked_email(self.email) if channel == "email" else rules.masked_phone(self.mobile)


def require_turn(contract: Contract, person: SigningPerson) -> Signer:
    """As whom somebody may sign now. ConflictError `contract_signed`, `contract_over` or `contract_not_yet`."""
    signer = rules.signer_of(contract, person.person_id)
    if signer is None:
        raise ForbiddenError("not one of those who sign", code="not_a_signer")
    if signer.state == SignerState.SIGNED:
        raise ConflictError("signed before", code="contract_signed")
    if contract.state != ContractState.SENT or rules.is_over(
        contract, clock.today(person.settings.time_zone)
    ):
        raise ConflictError("it cannot be signed any more", code="contract_over")
    if signer not in rules.turn(contract):
        raise ConflictError("others sign before", code="contract_not_yet")
    return signer


def ask_code(contract: Contract, person: SigningPerson, channel: str) -> Asked:
    """Send a fresh code of eight digits to the signer (step-up).

    InvalidError `channel_unusable`; TooManyRequestsError; the errors of `require_turn`.
    """
    signer = require_turn(contract, person)
    address = person.address(channel)
    if not address:
        raise InvalidError(
            fields=[FieldError("channel", "channel_unusable", "nothing to send it to by this way")]
        )
    digest = _digest(contract, person)
    pace = challenges.enforce_resend_limit(person.tenant, digest)
    addressee = Addressee(
        targets=[(contract.customer_id, person.person_id, contract.contract_id, channel)],
        subject=person.person_id,
        channel=channel,
        address=address,
        fallback="",
        language=person.language,
    )
    asked = challenges.ask(
        person.tenant, CODE_EVENT, "contract", addressee, pace, digest, digits=codes.STEP_UP_DIGITS
    )
    _append(contract, "code_sent", signer, {"channel": channel, "address": person.masked(channel)})
    return asked


def _digest(contract: Contract, person: SigningPerson) -> str:
    return tokens.keyed_digest(pepper(), "contract", contract.contract_id, person.person_id)


def _append(contract: Contract, event: str, signer: Signer, details: dict[str, str]) -> None:
    def do(step: records.Step) -> bool:
        step.note(event, signer.signer_id, details)
        return True

    records.amend(contract.tenant, contract.customer_id, contract.contract_id, do)


def check_code(
    contract: Contract, person: SigningPerson, challenge_id: str, binding: str, code: str
) -> Challenge:
    """Whether the code is right; it is used up by the signature only.

    InvalidError `code_wrong`; GoneError `code_expired`, also for the code of another contract; the errors of
    `require_turn`.
    """
    require_turn(contract, person)
    challenge = challenges.prove(person.tenant, CODE_EVENT, challenge_id, binding, code)
    wanted = [contract.customer_id, person.person_id, contract.contract_id]
    if [list(target)[:3] for target in challenge.targets] != [wanted]:
        raise GoneError("the code of something else", code="code_expired")
    return challenge


def note_right_code(contract: Contract, person: SigningPerson) -> None:
    """Append to the chain that the code was typed."""
    signer = require_turn(contract, person)
    _append(contract, "code_right", signer, {"ip": person.ip})


def sign(contract: Contract, person: SigningPerson, body: SignatureIn) -> Contract:
    """Record a signature, once, and put its sealing on the way.

    ConflictError `document_changed` where what was read is not what is kept, `contract_unread` where the chain does
    not say that the signer read it, and the errors of `check_code`;
    InvalidError `signature_empty`, `name_empty`, or by field what was not filled in.
    """
    _check_document(contract, body.document_sha256)
    signer = require_turn(contract, person)
    own = [one for one in records.events_of(contract) if one.actor == signer.signer_id]
    if not activity.has_read(contract, own):
        raise ConflictError("it was not read to its end", code="contract_unread")
    values = _values(contract, signer, body)
    shape = drawing.clean(body.strokes) if body.method == "drawn" else []
    if body.method == "typed" and not body.typed_name:
        raise InvalidError(fields=[FieldError("typed_name", "name_empty", "type the name")])
    challenge = check_code(contract, person, body.challenge_id, body.binding, body.code)
    strokes = _keep_strokes(contract, signer, body)

    def do(step: records.Step) -> bool:
        _check_document(step.contract, body.document_sha256)
        signer = require_turn(step.contract, person)
        act = _act(step.contract, signer, person, body)
        act.drawing, act.values = shape, values
        act.strokes, act.strokes_sha256 = strokes
        act.channel = str(challenge.targets[0][3])
        act.address = person.masked(act.channel)
        act.code_sent_at = clock.from_epoch(int(challenge.expires_at) - codes.CODE_SECONDS)
        if not activity.has_typed_code(own):
            step.note("code_right", signer.signer_id, {"ip": person.ip})
        _note_signed(step, signer, act)
        step.transaction.create(act, otherwise=ConflictError("signed before", code="contract_signed"))
        challenges.consume(step.transaction, challenge)
        step.tell("contract_signing", {"signer_id": signer.signer_id})
        return True

    return records.amend(contract.tenant, contract.customer_id, contract.contract_id, do)


def _check_document(contract: Contract, read_sha256: str) -> None:
    """What was read has to be what is kept, byte for byte: the file itself is hashed anew."""
    stored = files.get_file(object_keys.original(contract))
    present = hashlib.sha256(stored or b"").hexdigest()
    if not contract.original_sha256 == read_sha256 == present:
        raise ConflictError("another document than the one that was read", code="document_changed")


def _values(contract: Contract, signer: Signer, body: SignatureIn) -> dict[str, str]:
    """What was filled in, of this signer's fields only. InvalidError by field for what is missing."""
    values: dict[str, str] = {}
    errors = []
    for mark in contract.marks:
        if mark["signer_id"] != signer.signer_id or mark["kind"] not in ("text", "checkbox", "date"):
            continue
        given = " ".join(body.values.get(mark["mark_id"], "").split())
        if mark["kind"] == "checkbox":
            given = "x" if given else ""
        if mark["kind"] == "date":
            continue  # the day of signing, which is not asked for
        if mark["required"] and not given:
            errors.append(FieldError(f"values.{mark['mark_id']}", "missing", "to be filled in"))
        values[mark["mark_id"]] = given
    if errors:
        raise InvalidError(fields=errors)
    return values


def _keep_strokes(contract: Contract, signer: Signer, body: SignatureIn) -> tuple[str, str]:
    """Keep for good how it was drawn, point by point, encrypted and apart: evidence that the document need not carry.

    Answers where, and the file's hash. Only after the code was right.
    """
    if body.method != "drawn":
        return "", ""
    drawn = json.dumps(body.strokes)
    place = object_keys.strokes(contract, signer.signer_id, hashlib.sha256(drawn.encode()).hexdigest())
    sealed = sealed_values.seal(drawn, place)
    kept = files.put_sealed(place, sealed.encode(), "application/octet-stream")
    return place, hashlib.sha256(kept).hexdigest()


def strokes_of(act: Signing) -> list[Any]:
    """How it was drawn: strokes of `[x, y, milliseconds, pressure]`. ValueError where that is not what was kept."""
    if not act.strokes:
        return []
    kept = files.get_file(act.strokes, sealed=True)
    if kept is None or hashlib.sha256(kept).hexdigest() != act.strokes_sha256:
        raise ValueError("how it was drawn is not kept as it was")
    strokes: list[Any] = json.loads(sealed_values.unseal(kept.decode(), act.strokes))
    return strokes


def _act(contract: Contract, signer: Signer, person: SigningPerson, body: SignatureIn) -> Signing:
    """The record of the act as far as signer and request tell; not stored yet."""
    act = Signing.at(contract.tenant, contract.customer_id, contract.contract_id, signer.signer_id)
    act.number = 1 + sum(one.state == SignerState.SIGNED for one in contract.people())
    act.signed_at, act.name, act.document_sha256 = clock.now(), signer.name, body.document_sha256
    act.method, act.typed_name = body.method, body.typed_name
    act.ip, act.user_agent, act.consent = person.ip, person.user_agent[:_BROWSER_LENGTH], contract.consent
    return act


def _note_signed(step: records.Step, signer: Signer, act: Signing) -> None:
    """Append the act to the chain, with the hash of all that it will be sealed with; the signer's new state."""
    contract, now = step.contract, act.signed_at
    details: dict[str, Any] = {
        "document_sha256": act.document_sha256,
        "method": act.method,
        "ip": act.ip,
        "browser": act.user_agent,
        "act_sha256": act.commitment(),
    }
    step.note("consent", signer.signer_id, {"text": contract.consent})
    event = step.note("signed", signer.signer_id, details)
    act.head = event.hash
    contract.set_signer(
        Signer.from_json(
            {
                **signer.to_json(),
                "state": SignerState.SIGNED.value,
                "signed_at": clock.rfc3339(now),
                "receipt": event.hash,
            }
        )
    )
    receipt = SealedFile.at(contract.tenant, event.hash)
    receipt.customer_id, receipt.contract_id, receipt.of = (
        contract.customer_id,
        contract.contract_id,
        "receipt",
    )
    receipt.revision, receipt.sealed_at = act.number, now
    step.transaction.put(receipt)
    contract.updated_at = now


def decline(contract: Contract, person: SigningPerson, reason: str) -> Contract:
    """Refuse to sign, with a reason: nobody else signs it then either. Again is no error."""

    def do(step: records.Step) -> bool:
        signer = rules.signer_of(step.contract, person.person_id)
        if signer is not None and signer.state == SignerState.DECLINED:
            return False
        signer = require_turn(step.contract, person)
        now: datetime = clock.now()
        step.contract.set_signer(Signer.from_json({**signer.to_json(), "state": SignerState.DECLINED.value}))
        step.contract.state, step.contract.reason = ContractState.DECLINED.value, reason
        step.contract.updated_at = step.contract.ended_at = now
        step.note("declined", signer.signer_id, {"reason": reason, "ip": person.ip})
        step.tell("contract_declined", {"signer": signer.name, "reason": reason})
        if step.contract.created_by:
            step.tell("contract_for_staff", {"staff_id": step.contract.created_by, "what": "declined"})
        return True

    return records.amend(contract.tenant, contract.customer_id, contract.contract_id, do)


def signings_of(contract: Contract) -> list[Signing]:
    """All acts of signing, in the order in which they happened."""
    from chalicelib.kernel.store import reads

    rows = reads.query_all(
        keys.customer_partition(contract.tenant, contract.customer_id),
        prefix=keys.contract_signings_prefix(contract.contract_id),
    )
    return sorted((Signing.from_wire(row) for row in rows), key=lambda act: int(act.number))
