"""A chain of events, each with the hash of the one before. Pure; whoever has it as a file can compute it anew.

What happened, when, and by whom goes into an event's hash by a hash of its own, with a salt: a part of the chain can be
kept from somebody who still sees that nothing was left out or changed. Without the salt it could be guessed.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

GENESIS = "0" * 64
"""What the first event follows."""


def digest(value: Any) -> str:
    """SHA-256 of a value as JSON in a form that has one spelling only, in hexadecimal."""
    text = json.dumps(value, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def facts_hash(event: str, happened_at: str, actor: str, details: Mapping[str, Any], salt: str) -> str:
    """Of all that is told of an event."""
    return digest([event, happened_at, actor, dict(details), salt])


def event_hash(subject: str, number: int, facts: str, previous: str) -> str:
    """Of an event: what it is of, its position, its facts' hash, the hash of the one before."""
    return digest([subject, number, facts, previous])
