"""Secrets that somebody holds: made from a CSPRNG, stored only as a hash, compared in constant time."""

import hashlib
import hmac
import secrets

TOKEN_BYTES = 32
"""256 bits (ASVS 7.2.3 asks for 128)."""


def new_token() -> str:
    """A fresh secret, URL-safe."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def hash_token(token: str) -> str:
    """What is stored of a token. SHA-256 without salt suffices for 256 random bits."""
    return hashlib.sha256(token.encode()).hexdigest()


def matches(given: str, expected: str) -> bool:
    """Whether two secrets are the same, in a time that does not tell how much of them is."""
    return hmac.compare_digest(given.encode(), expected.encode())


def keyed_digest(key: bytes, *parts: str) -> str:
    """HMAC-SHA-256 over the parts, in hexadecimal; parts are length-prefixed, so they cannot run together."""
    message = b"".join(len(part.encode()).to_bytes(4, "big") + part.encode() for part in parts)
    return hmac.digest(key, message, hashlib.sha256).hex()
