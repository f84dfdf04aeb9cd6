"""A contract's chain of events as a file: whoever has it computes it anew, without us (`seals.trail`).

Each event is there with its hash. What it was is shown to the tenant of all events, to a signer of their own and of
those that nobody did; of others' there is only the hash, so that nobody learns when and from where another one read.
"""

import json
from collections.abc import Callable
from datetime import UTC, date
from typing import Any

from chalicelib.contracts import object_keys, records
from chalicelib.contracts.models import Contract, ContractEvent, SealedHeads
from chalicelib.kernel import clock, ids
from chalicelib.kernel.aws import files
from chalicelib.kernel.aws.files import Download
from chalicelib.kernel.store import keys
from chalicelib.seals import statements
from chalicelib.seals.trail import FORMAT

Shows = Callable[[ContractEvent], bool]


def everything(_: ContractEvent) -> bool:
    """What the tenant sees."""
    return True


def of_signer(signer_id: str) -> Shows:
    """What a signer sees; somebody else of the customer's, with no signer's id, what nobody did."""
    return lambda event: event.actor in (signer_id, records.SYSTEM)


def download(contract: Contract, shows: Shows) -> Download:
    """The file, made anew and kept for a day."""
    key = f"made/{contract.tenant}/{contract.customer_id}/{ids.new_id('ref')}.json"
    files.put_file(key, events_file(contract, shows), "application/json")
    return files.download(key, f"{contract.title} - {contract.code} - eventos.json", "application/json")


def events_file(contract: Contract, shows: Shows) -> bytes:
    """The events, and the day's statement that has the most of them."""
    events = records.events_of(contract)
    body = {
        "format": FORMAT,
        "record": f"{contract.tenant}/{contract.code}",
        "contract_id": contract.contract_id,
        "events": [_shown(one, shows) for one in events],
        "day": _day(contract, events),
    }
    return json.dumps(body, ensure_ascii=False, indent=1).encode()


def _shown(event: ContractEvent, shows: Shows) -> dict[str, Any]:
    chained = {"number": int(event.number), "facts_sha256": event.facts_hash(), "hash": event.hash}
    if not shows(event):
        return chained
    return {
        **chained,
        "event": event.event,
        "happened_at": clock.rfc3339(event.happened_at),
        "actor": event.actor,
        "details": event.details,
        "salt": event.salt,
    }


def _day(contract: Contract, events: list[ContractEvent]) -> dict[str, Any] | None:
    days = {one.happened_at.astimezone(UTC).date() for one in events}
    return next(filter(None, (_in(contract, day) for day in sorted(days, reverse=True))), None)


def _in(contract: Contract, day: date) -> dict[str, Any] | None:
    """What a day's statement says of the contract; nothing where there is none, or it says nothing."""
    if SealedHeads.find(keys.sealed_heads(contract.tenant, day.isoformat())) is None:
        return None
    body = json.loads(files.get_file(object_keys.heads(contract.tenant, day), sealed=True) or b"{}")
    heads = body.get("heads", [])
    for place, head in enumerate(heads):
        if head[0] == contract.contract_id:
            kept = {name: body[name] for name in ("statement", "signature", "certificates")}
            return {**kept, "head": head, "way": statements.way(heads, place)}
    return None
