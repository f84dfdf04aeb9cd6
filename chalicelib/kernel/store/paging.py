"""Opaque cursors: signed, short-lived, and good only for the caller and the query that they were made for."""

import base64
import binascii
import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from chalicelib.kernel import clock
from chalicelib.kernel.errors import NotFoundError

LIFETIME_SECONDS = 3600
_MAC_BYTES = 16


@dataclass(frozen=True, slots=True)
class Cursors:
    """Makes and reads the cursors of one caller (`secret`) and one query (`scope`).

    The secret is the session's or the API key's own, so another caller's cursor never verifies (ASVS 5.0
    9.1.1 and 9.2.1 to 9.2.4: one algorithm, expiry and audience checked).
    """

    secret: bytes
    scope: str

    def _mac(self, payload: bytes) -> bytes:
        return hmac.digest(self.secret, self.scope.encode() + b"\x00" + payload, hashlib.sha256)[:_MAC_BYTES]

    def write(self, position: Mapping[str, Any]) -> str:
        """The cursor that leads to `position`, a small JSON object."""
        payload = json.dumps(
            {"p": position, "e": clock.epoch() + LIFETIME_SECONDS}, separators=(",", ":"), ensure_ascii=False
        ).encode()
        return base64.urlsafe_b64encode(self._mac(payload) + payload).decode().rstrip("=")

    def read(self, cursor: str) -> dict[str, Any]:
        """The position that a cursor leads to. NotFoundError `cursor_invalid` when it leads nowhere."""
        try:
            raw = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        except (ValueError, binascii.Error) as error:
            raise NotFoundError("the cursor cannot be read", code="cursor_invalid") from error
        mac, payload = raw[:_MAC_BYTES], raw[_MAC_BYTES:]
        if not hmac.compare_digest(mac, self._mac(payload)):
            raise NotFoundError("the cursor is not of this caller and query", code="cursor_invalid")
        content: dict[str, Any] = json.loads(payload)
        if content["e"] <= clock.epoch():
            raise NotFoundError("the cursor has expired", code="cursor_expired")
        position: dict[str, Any] = content["p"]
        return position
