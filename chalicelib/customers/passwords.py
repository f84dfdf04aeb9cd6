"""Portal passwords [Contraseña portal]: suggested, checked, hashed, verified.

An issued one is two words of a Spanish list, 22 bits: so it is an initial secret only, good for 24 hours and one
sign-in, after which its owner chooses their own (ASVS 6.4.1). Words are compared without accents and capitals.
"""

import hmac
import secrets
import unicodedata
from functools import lru_cache

from chalicelib.kernel.aws.secrets import pepper
from chalicelib.kernel.errors import InvalidError

ISSUED_SECONDS = 24 * 3600
MIN_LENGTH, MAX_LENGTH = 8, 128
"""ASVS 6.2.1 and 6.2.9 ask for at least 8 and for 64 to be allowed."""
_MEMORY_KIB, _PASSES, _LANES = 19 * 1024, 2, 1
"""Argon2id as ASVS 6.5.2 and OWASP's cheat sheet have it."""
_SALT_BYTES, _HASH_BYTES = 16, 32


class PasswordError(InvalidError):
    """A password that nobody should have: `password_short`, `password_long` or `password_common`."""

    code = "password_short"


@lru_cache(maxsize=1)
def _words() -> tuple[str, ...]:
    from mnemonic import Mnemonic

    return tuple(dict.fromkeys(_plain(word) for word in Mnemonic("spanish").wordlist))


def suggest_password() -> str:
    """Two random words, as `perro.calamar`."""
    return f"{secrets.choice(_words())}.{secrets.choice(_words())}"


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.strip())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).casefold()


def check_own_password(password: str, *, names: tuple[str, ...] = ()) -> None:
    """PasswordError for one that is short, long or among the commonest; no rule of composition (ASVS 6.2.5).

    `names` are what everybody knows of its owner, such as the customer's number: none of them may be the password.
    """
    length = len(unicodedata.normalize("NFKC", password))
    if length < MIN_LENGTH:
        raise PasswordError("too short", code="password_short", extra={"least": MIN_LENGTH})
    if length > MAX_LENGTH:
        raise PasswordError("too long", code="password_long", extra={"most": MAX_LENGTH})
    plain = _plain(password)
    if plain in _commonest() or plain in {_plain(name) for name in names if name}:
        raise PasswordError("too common", code="password_common")


@lru_cache(maxsize=1)
def _commonest() -> frozenset[str]:
    """The 11,600 commonest of such a length (ASVS 6.2.4 asks for 3,000)."""
    from zxcvbn.frequency_lists import FREQUENCY_LISTS

    return frozenset(_plain(word) for word in FREQUENCY_LISTS["passwords"] if len(word) >= MIN_LENGTH)


def hash_password(password: str, *, issued: bool) -> str:
    """What is stored (the PHC string of Argon2id), of the password under the pepper."""
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    kdf = Argon2id(
        salt=secrets.token_bytes(_SALT_BYTES),
        length=_HASH_BYTES,
        iterations=_PASSES,
        lanes=_LANES,
        memory_cost=_MEMORY_KIB,
    )
    return str(kdf.derive_phc_encoded(_peppered(password, issued=issued)))


def verify_password(password: str, stored: str, *, issued: bool) -> bool:
    """Whether a password is the stored one."""
    from cryptography.exceptions import InvalidKey
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    try:
        Argon2id.verify_phc_encoded(_peppered(password, issued=issued), stored)
    except InvalidKey:
        return False
    return True


@lru_cache(maxsize=1)
def nobodys_hash() -> str:
    """What is verified against where there is nothing, so that it takes as long."""
    return hash_password(secrets.token_urlsafe(), issued=False)


def _peppered(password: str, *, issued: bool) -> bytes:
    """HMAC-SHA-256 with the pepper: a stolen table alone cannot be guessed at. Typed words are made plain."""
    text = _plain(password) if issued else unicodedata.normalize("NFKC", password)
    return hmac.digest(pepper(), b"portal password\x00" + text.encode("utf-8", "surrogatepass"), "sha256")
