"""Shared by the messages that carry a code."""

import json
from dataclasses import dataclass

from chalicelib.kernel import clock
from chalicelib.kernel.access import sealed_values
from chalicelib.notifications.events import Address, Event
from chalicelib.notifications.values import minutes_left


@dataclass(frozen=True, slots=True)
class Code:
    """A code to be sent."""

    code: str
    minutes: int
    to: Address


def read_code(event: Event) -> Code | None:
    """Decrypt the code of an event; None if it expired or has no recipient."""
    payload = event.payload
    if payload["expires_at"] <= clock.epoch():
        return None
    channel, address, fallback = json.loads(
        sealed_values.unseal(payload["sealed_address"], payload["challenge_id"])
    )
    code = sealed_values.unseal(payload["sealed_code"], event.event_id)
    if not address:
        return None
    return Code(code, minutes_left(payload["expires_at"]), Address(channel, address, fallback))
