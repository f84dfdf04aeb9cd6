"""Whether what a contract is sealed of is what its chain of events holds. Pure.

An act waits to be sealed, sometimes for a while, and lies in the table meanwhile. The event that tells of it has the
hash of all that the seal is made of, and the one of sending that of what was laid before the signers.
"""

from collections.abc import Iterator, Sequence

from chalicelib.contracts.models import Contract, ContractEvent, Signing
from chalicelib.seals.chain import GENESIS


def chain_faults(events: Sequence[ContractEvent]) -> Iterator[str]:
    """Where events do not follow one another."""
    previous = GENESIS
    for number, event in enumerate(events, start=1):
        if int(event.number) != number:
            yield f"event {number} is missing"
            return
        if event.previous != previous or event.hash != event.computed_hash():
            yield f"event {number} ({event.event}) was changed"
            return
        previous = event.hash


def terms_faults(contract: Contract, events: Sequence[ContractEvent]) -> Iterator[str]:
    """Whether document, signers, places and consent are those that were sent."""
    sent = [one.details.get("terms_sha256") for one in events if one.event == "sent"]
    if (sent or contract.first_sent() is not None) and sent[-1:] != [contract.terms()]:
        yield "its document, signers, places or terms are not those that were sent"


def act_faults(act: Signing, events: Sequence[ContractEvent]) -> Iterator[str]:
    """Whether an act is what was signed."""
    event = next((one for one in events if one.hash == act.head), None)
    told = None if event is None else (event.event, event.actor, event.details.get("act_sha256"))
    if told != ("signed", act.signer_id, act.commitment()):
        yield f"what {act.signer_id} signed with is not what it was"


def acts_faults(acts: Sequence[Signing], events: Sequence[ContractEvent]) -> Iterator[str]:
    """Whether all acts are there, and what was signed."""
    if {one.head for one in acts} != {one.hash for one in events if one.event == "signed"}:
        yield "its acts of signing are not those of its events"
    for act in acts:
        yield from act_faults(act, events)
