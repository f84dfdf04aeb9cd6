"""Whom a check of seals trusts. Published with the verify page; the command line is told the same."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class Anchors:
    """Roots alone would make a seal of ours what anybody can have who is a customer of the same authority."""

    roots: bytes = b""
    """Certificates, PEM: only below them a seal's certificate is believed."""
    keys: tuple[str, ...] = ()
    """SHA-256 of each key that ever sealed here (its SubjectPublicKeyInfo), in hexadecimal."""
    timestamp_roots: bytes = b""
    """Certificates, PEM: of authorities that say when something was. None of them vouches for a seal."""

    def to_json(self) -> dict[str, Any]:
        """As it is published."""
        return {
            "roots": self.roots.decode(),
            "keys": list(self.keys),
            "timestamps": self.timestamp_roots.decode(),
        }

    @classmethod
    def from_json(cls, published: Mapping[str, Any]) -> Self:
        """What was published."""
        roots, timestamps = str(published.get("roots", "")), str(published.get("timestamps", ""))
        return cls(roots.encode(), tuple(published.get("keys", ())), timestamps.encode())
