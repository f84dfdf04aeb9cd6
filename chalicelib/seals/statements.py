"""A day's statement of how far chains had come, signed once: each of them can be shown to be in it without the others.

The heads are the leaves of a tree of hashes, of which the statement holds the root. Who has one head and the hashes
beside its way up computes the root, and learns nothing of the other heads.
"""

import base64
import hashlib
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from chalicelib.seals.chain import digest

Head = Sequence[Any]
"""What a chain is of, how many events it has, and the hash of the last."""
Way = list[tuple[Literal["left", "right"], str]]
"""From a leaf to the root: on which side the other hash stands, and what it is."""


def _pair(left: str, right: str) -> str:
    return digest(["pair", left, right])


def leaf(head: Head) -> str:
    """The hash of one head."""
    return digest(["head", *head])


def root(heads: Sequence[Head]) -> str:
    """The hash of all heads, in their order."""
    row = [leaf(one) for one in heads]
    while len(row) > 1:
        row = _next(row)
    return row[0] if row else digest([])


def _next(row: list[str]) -> list[str]:
    pairs = [_pair(row[at], row[at + 1]) for at in range(0, len(row) - 1, 2)]
    return pairs + row[len(row) - len(row) % 2 :]


def way(heads: Sequence[Head], place: int) -> Way:
    """What leads from one of the heads to the root."""
    row, steps = [leaf(one) for one in heads], Way()
    while len(row) > 1:
        other = place ^ 1
        if other < len(row):
            steps.append(("left" if other < place else "right", row[other]))
        row, place = _next(row), place // 2
    return steps


def climbed(head: Head, steps: Sequence[Sequence[str]]) -> str:
    """Where the way from a head leads."""
    found = leaf(head)
    for side, other in steps:
        found = _pair(other, found) if side == "left" else _pair(found, other)
    return found


def signed_text(statement: str) -> bytes:
    """What is signed of a statement: KMS takes no more than 4,096 bytes."""
    return f"ventanilla heads {hashlib.sha256(statement.encode()).hexdigest()}".encode()


def public_key(certificates: bytes) -> Any:
    """The key of the first of some certificates, PEM."""
    from cryptography.x509 import load_pem_x509_certificates

    return load_pem_x509_certificates(certificates)[0].public_key()


def key_hash_of(certificates: bytes) -> str:
    """By which a check knows that key."""
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    key = public_key(certificates)
    return hashlib.sha256(key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).hexdigest()


def is_signed(body: Mapping[str, Any]) -> bool:
    """Whether a statement is signed by the key of its certificate."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

    key = public_key(body["certificates"].encode())
    signature, text = base64.b64decode(body["signature"]), signed_text(body["statement"])
    try:
        if isinstance(key, rsa.RSAPublicKey):
            key.verify(signature, text, padding.PKCS1v15(), hashes.SHA256())
        elif isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(signature, text, ec.ECDSA(hashes.SHA256()))
        else:
            return False
    except InvalidSignature:
        return False
    return True
