"""Spares moto what it does anew with each request: none of it changes what it answers.

It looks through all methods of a service to find one; draws each digit of an id by itself; and measures a whole item
anew for each of its attributes.
"""

import functools
from typing import Any

from moto.core import responses, utils
from moto.dynamodb.exceptions import ItemSizeTooLarge
from moto.dynamodb.models.dynamo_type import DynamoType, LimitedSizeDict
from moto.dynamodb.models.utilities import bytesize
from moto.moto_api._internal.moto_random import MotoRandom

_MOST_BYTES = 405_000
"""What moto takes for DynamoDB's limit."""


def install() -> None:
    """Put our ways in place of moto's. Doing it twice is doing it once."""
    ours: tuple[tuple[Any, str, Any], ...] = (
        (responses, "method_names_from_class", _method_names),
        (MotoRandom, "get_random_hex", _random_hex),
        (LimitedSizeDict, "__setitem__", _set_attribute),
    )
    for owner, name, function in ours:
        setattr(owner, name, function)


_method_names = functools.lru_cache(utils.method_names_from_class)


def _random_hex(self: MotoRandom, length: int = 8) -> str:
    return f"{self.getrandbits(4 * length):0{length}x}"


def _set_attribute(self: Any, key: str, value: Any) -> None:
    sizes: dict[str, int] = self.__dict__.get("sizes", {})
    if sizes.keys() != self.keys():  # it was copied, or something was taken out
        sizes = {name: _size(name, held) for name, held in self.items()}
    self.sizes = {**sizes, key: _size(key, value)}
    if sum(self.sizes.values()) > _MOST_BYTES:
        raise ItemSizeTooLarge
    dict.__setitem__(self, key, value)


def _size(key: str, value: Any) -> int:
    return int(bytesize(key) + (value.size() if type(value) is DynamoType else bytesize(str(value))))
