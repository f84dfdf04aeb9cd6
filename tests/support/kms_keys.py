"""RSA keys that are made once: finding two primes takes a tenth of a second, and each test has a KMS of its own."""

from moto.kms.utils import RSAPrivateKey

_make = RSAPrivateKey.__init__
_made: dict[int, list[RSAPrivateKey]] = {}
_dealt: dict[int, int] = {}


def deal_anew() -> None:
    """Let moto's KMS have RSA keys of former tests, each once in this test."""
    RSAPrivateKey.__init__ = _deal  # type: ignore[method-assign]  # that is the point
    _dealt.clear()


def count_as_dealt(key_size: int) -> None:
    """A key of this size is in this test's KMS already: the next one is another."""
    _dealt[key_size] = _dealt.get(key_size, 0) + 1


def _deal(self: RSAPrivateKey, key_size: int) -> None:
    dealt = _dealt.get(key_size, 0)
    made = _made.setdefault(key_size, [])
    if dealt == len(made):
        _make(self, key_size)
        made.append(self)
    self.key_size = key_size
    self.private_key = made[dealt].private_key
    _dealt[key_size] = dealt + 1
