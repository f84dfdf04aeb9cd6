"""A chain of events, each with the hash of the one before. Pure; whoever has it as a file can compute it anew.

What is told of an event, and who did it, goes into its hash by a hash of its own, with a salt: a part of the chain can
be kept from somebody who still sees that nothing was left out or changed. Without the salt a little thing, such as an
address, could be guessed.
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


def facts_hash(actor: str, details: Mapping[str, Any], salt: str) -> str:
    """Of who brought an event about, and what is told of it."""
    return digest([actor, dict(details), salt])


def event_hash(subject: str, number: int, event: str, happened_at: str, facts: str, previous: str) -> str:
    """Of an event: what it is of, the how-manieth it is, what happened and when, its facts' hash, the one before's."""
    return digest([subject, number, event, happened_at, facts, previous])
