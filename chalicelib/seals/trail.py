"""Checks a file of events against the document that it came with. Needs nothing but both, and whose key seals."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from chalicelib.seals.chain import GENESIS, event_hash, facts_hash
from chalicelib.seals.statements import climbed, is_signed, key_hash_of

FORMAT = "ventanilla events 1"


@dataclass(frozen=True, slots=True)
class Trail:
    """What is true of a file of events."""

    events: int
    shown: int
    """Of how many it says what they were; of the others only that something happened."""
    signed_day: str
    """The last day at whose end our key signed how far the chain had come; none where it did not yet."""
    signed_events: int
    """How many events it had then."""
    faults: tuple[str, ...]
    """`unreadable`, `chain`, `document`, `day`: what does not hold."""


def check(
    file: bytes, document_sha256: str, seals: frozenset[tuple[str, str]], keys: frozenset[str]
) -> Trail:
    """Compute a chain anew, and compare it with a document: its hash, and what its seals say.

    `seals` are the record that each of ours names, and how far the chain had come; `keys` are the hashes of the keys
    that sign days.
    """
    try:
        body = json.loads(file)
        events, day = list(body["events"]), body.get("day")
        known = [one for one in events if one.get("details") is not None]
        faults = []
        if body["format"] != FORMAT or not _follow(body["contract_id"], events):
            faults.append("chain")
        hashes, record = {one["hash"] for one in events}, f"ventanilla:{body['record']}"
        fits = seals and all(named == record and head in hashes for named, head in seals)
        if not fits or document_sha256 not in set(_sealed(known)):
            faults.append("document")
        if day is not None and not _holds(day, body["contract_id"], events, keys):
            faults.append("day")
        statement = json.loads(day["statement"]) if day else {}
        signed = (str(statement.get("day", "")), int(day["head"][1])) if day else ("", 0)
        return Trail(len(events), len(known), *signed, tuple(faults))
    except (ValueError, KeyError, TypeError, AttributeError, IndexError):
        return Trail(0, 0, "", 0, ("unreadable",))


def _follow(contract_id: str, events: list[dict[str, Any]]) -> bool:
    previous = GENESIS
    for number, one in enumerate(events, start=1):
        facts = one["facts_sha256"]
        if one.get("details") is not None:
            facts = facts_hash(one["event"], one["happened_at"], one["actor"], one["details"], one["salt"])
        made = event_hash(contract_id, number, facts, previous)
        if (one["number"], one["facts_sha256"], one["hash"]) != (number, facts, made):
            return False
        previous = made
    return bool(events)


def _sealed(events: list[dict[str, Any]]) -> Iterator[str]:
    for one in events:
        if one["event"] == "sealed":
            yield one["details"]["sha256"]
            yield one["details"].get("evidence_sha256", "")


def _holds(
    day: Mapping[str, Any], contract_id: str, events: list[dict[str, Any]], keys: frozenset[str]
) -> bool:
    name, count, head = day["head"]
    return (
        key_hash_of(day["certificates"].encode()) in keys
        and is_signed(day)
        and json.loads(day["statement"])["root"] == climbed(day["head"], day["way"])
        and name == contract_id
        and 0 < count <= len(events)
        and events[count - 1]["hash"] == head
    )
