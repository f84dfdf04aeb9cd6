"""Verifies what a deployment sealed, with the key that it has."""

from chalicelib.kernel.settings import settings
from chalicelib.seals.anchors import Anchors
from chalicelib.seals.authority import key_hash
from chalicelib.seals.verification import Report, verify


def check(data: bytes, root: bytes, timestamp_root: bytes = b"") -> Report:
    """What is true of a document, where this root is trusted, and this one for times."""
    return verify(data, Anchors(root, (key_hash(settings().seal_key_id),), timestamp_root))
