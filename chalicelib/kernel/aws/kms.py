"""Signing keys in KMS: their private halves never leave it."""

from typing import Literal

from chalicelib.kernel.aws.clients import client

Algorithm = Literal["RSASSA_PKCS1_V1_5_SHA_256", "ECDSA_SHA_256"]


def sign(key_id: str, message: bytes, algorithm: Algorithm) -> bytes:
    """Sign up to 4,096 bytes; an ECDSA signature is DER, as X9.62 writes it."""
    answer = client("kms").sign(KeyId=key_id, Message=message, MessageType="RAW", SigningAlgorithm=algorithm)
    signature: bytes = answer["Signature"]
    return signature


def public_key(key_id: str) -> bytes:
    """The public half, as DER (SubjectPublicKeyInfo)."""
    answer = client("kms").get_public_key(KeyId=key_id)
    der: bytes = answer["PublicKey"]
    return der
