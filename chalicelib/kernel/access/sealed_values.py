"""Small secrets that must travel through the outbox and the queue, such as a code on its way to a phone.

AES-256-GCM with a key derived from the pepper (HKDF-SHA-256, RFC 5869), bound to a context, so that what was
sealed for one event opens for no other.
"""

import base64
import os

from chalicelib.kernel.aws.secrets import pepper

_NONCE_BYTES = 12


def _key() -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(algorithm=SHA256(), length=32, salt=None, info=b"ventanilla sealed value").derive(pepper())


def seal(text: str, context: str) -> str:
    """`text`, readable only by `unseal` with the same context."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = os.urandom(_NONCE_BYTES)
    sealed = AESGCM(_key()).encrypt(nonce, text.encode(), context.encode())
    return base64.b64encode(nonce + sealed).decode()


def unseal(sealed: str, context: str) -> str:
    """What was sealed. ValueError when it was changed, or sealed for another context."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    raw = base64.b64decode(sealed)
    try:
        return AESGCM(_key()).decrypt(raw[:_NONCE_BYTES], raw[_NONCE_BYTES:], context.encode()).decode()
    except InvalidTag as error:
        raise ValueError("sealed for another context, or changed") from error
