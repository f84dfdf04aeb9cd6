"""Makes moto's DynamoDB cost what a request touches, not what the table holds.

A query sorts the whole table before it looks at one partition of it. And so that a failed transaction can be
undone, moto copies the whole table, with all that its stream ever held, once for each item of the transaction: a
hundred items over a few thousand stored ones take minutes and gigabytes. Only the items that a transaction names
can change in it, so a copy that shares all others undoes just as much.

And makes it isolate as DynamoDB does: to moto's threads a transaction shows while it is being tried, so that what
is undone in the end may have been read and built upon. Whoever reads the stream reads on after a transaction that
was undone: moto puts another stream in its place, and a reader would stay with the one that gets nothing any more.

And makes it answer in a third of the time: moto looks each type that a value might have up under five names in each
value that it answers, which already is what goes over the wire.
"""

import copy
import functools
import threading
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from moto.core.serialize import JSONSerializer
from moto.dynamodb.models import DynamoDBBackend
from moto.dynamodb.models.dynamo_type import DynamoType
from moto.dynamodb.models.table import StreamShard, Table

_ALONE: tuple[tuple[type, str], ...] = (
    *(
        (DynamoDBBackend, name)
        for name in ("put_item", "get_item", "update_item", "delete_item", "query", "scan")
    ),
    (StreamShard, "get"),
)
_running = threading.local()
_lock = threading.RLock()
_transact_write_items = DynamoDBBackend.transact_write_items
_query = Table.query
_serialize_structure = JSONSerializer._serialize_type_structure  # noqa: SLF001 - what this module is for
_all_items = Table.all_items
_INDEX_NAME = 6
"""Where a query's index stands among its arguments after the partition."""


def install() -> None:
    """Put our ways in place of moto's. Doing it twice is doing it once."""
    ours = (
        (DynamoDBBackend, "transact_write_items", _in_transaction),
        (Table, "__deepcopy__", _copy),
        (Table, "query", _in_query),
        (Table, "all_items", _items),
        (JSONSerializer, "_serialize_type_structure", _serialize),
    )
    for owner, name, function in ours:
        setattr(owner, name, function)
    for kind, name in _ALONE:
        method = getattr(kind, name)
        setattr(kind, name, _alone(getattr(method, "__wrapped__", method)))


def _serialize(self: Any, serialized: Any, value: Any, shape: Any, key: str) -> None:
    if shape.name == "AttributeValue" and _is_as_on_the_wire(value):
        serialized[key] = value
    else:
        _serialize_structure(self, serialized, value, shape, key)


def _is_as_on_the_wire(value: Any) -> bool:
    """Whether there is nothing to encode in an attribute's value: no bytes, no objects."""
    if not isinstance(value, dict) or len(value) != 1:
        return False
    [(kind, held)] = value.items()
    if kind == "L":
        return all(map(_is_as_on_the_wire, held))
    if kind == "M":
        return all(map(_is_as_on_the_wire, held.values()))
    if kind in ("SS", "NS"):
        return all(isinstance(one, str) for one in held)
    return isinstance(held, (str, bool)) and kind in ("S", "N", "BOOL", "NULL")


def _alone(method: Callable[..., Any]) -> Callable[..., Any]:
    """Let no transaction be in the middle while it runs."""

    @functools.wraps(method)
    def alone(*arguments: Any, **more: Any) -> Any:
        with _lock:
            return method(*arguments, **more)

    return alone


def _in_query(self: Any, hash_key: Any, *arguments: Any, **more: Any) -> Any:
    index_name = more.get("index_name", arguments[_INDEX_NAME] if len(arguments) > _INDEX_NAME else None)
    _running.query = (index_name, hash_key, more.get("hash_key_conditions") or [])
    try:
        return _query(self, hash_key, *arguments, **more)
    finally:
        del _running.query


def _items(self: Any) -> list[Any]:
    """What a query chooses from, in no order: it sorts what it has chosen. For all others, all items in order."""
    if not hasattr(_running, "query"):
        return _all_items(self)
    index_name, hash_key, conditions = _running.query
    if index_name is None:
        return list(self.items[hash_key].values()) if hash_key in self.items else []
    texts = [(name, wanted.value) for name, wanted in conditions if wanted.type == "S"]
    return [
        item
        for partition in self.items.values()
        for item in partition.values()
        if all((held := item.attrs.get(name)) is not None and held.value == text for name, text in texts)
    ]


def _in_transaction(self: Any, transact_items: list[dict[str, Any]]) -> None:
    with _lock:
        _running.operations = [operation for item in transact_items for operation in item.values()]
        _running.copies = {}
        _running.told = {}
        try:
            _transact_write_items(self, transact_items)
        except BaseException:
            for name, told in _running.told.items():
                _untell(_running.copies[name], told)
            raise
        finally:
            del _running.operations, _running.copies, _running.told


def _untell(table: Any, told: int) -> None:
    """Take back what the stream of a table that is as before was told meanwhile."""
    del table.stream_shard.items[told:]
    table.stream_shard.table = table


def _copy(self: Any, _memo: dict[int, Any]) -> Any:
    """The table as it stands before the running transaction."""
    if self.name in _running.copies:
        return _running.copies[self.name]
    kept = object.__new__(type(self))
    kept.__dict__.update(self.__dict__)
    kept.items = defaultdict(dict, self.items)
    for operation in _running.operations:
        if operation.get("TableName") == self.name:
            _copy_touched(kept, operation.get("Key") or operation["Item"])
    if self.stream_shard is not None:
        _running.told[self.name] = len(self.stream_shard.items)
    _running.copies[self.name] = kept
    return kept


def _copy_touched(table: Any, attributes: dict[str, Any]) -> None:
    partition = DynamoType(attributes[table.hash_key_attr])
    if partition not in table.items:
        return
    items = table.items[partition]
    if table.range_key_attr is None:
        table.items[partition] = copy.deepcopy(items)
        return
    items = table.items[partition] = dict(items)
    position = DynamoType(attributes[table.range_key_attr])
    if position in items:
        items[position] = copy.deepcopy(items[position])
