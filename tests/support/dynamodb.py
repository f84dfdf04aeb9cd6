"""What a request costs DynamoDB: its calls, and the read units that they consume.

Units are computed from the items' sizes by DynamoDB's own rules (Amazon's "Read consistency" and "Item sizes and
formats"): 4 KB a unit, half of it when read eventually; a Query is charged for all that it reads, before any
projection; an absent item is charged as the smallest.
"""

import math
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from chalicelib.kernel.store import client

_UNIT_BYTES = 4096


@dataclass(slots=True)
class Cost:
    """Calls in their order, and read units."""

    calls: list[str] = field(default_factory=list)
    read_units: float = 0.0
    eventual_queries: int = 0
    """Queries that need not see what was written just before them."""


def item_bytes(item: Mapping[str, Mapping[str, Any]]) -> int:
    """The size of an item as DynamoDB counts it: names and values in UTF-8; a number about half its digits."""
    total = 0
    for name, typed in item.items():
        ((kind, value),) = typed.items()
        total += len(name.encode())
        total += (
            len(str(value)) // 2 + 2
            if kind == "N"
            else 1
            if kind in ("BOOL", "NULL")
            else len(str(value).encode())
        )
    return total


def _units(size: int, *, consistent: bool) -> float:
    return max(1, math.ceil(size / _UNIT_BYTES)) * (1.0 if consistent else 0.5)


@contextmanager
def cost_of() -> Iterator[Cost]:
    """Measure what is called inside."""
    cost, dynamodb = Cost(), client.dynamodb()
    measuring = False

    def before(params: Any, model: Any, **_: Any) -> None:
        if not measuring:
            cost.calls.append(model.name)

    def provided(params: dict[str, Any], model: Any, **_: Any) -> None:
        nonlocal measuring
        if measuring:
            return
        cost.eventual_queries += model.name == "Query" and not params.get("ConsistentRead")
        measuring = True
        try:
            cost.read_units += _read_units(dynamodb, model.name, params)
        finally:
            measuring = False

    dynamodb.meta.events.register("provide-client-params.dynamodb", provided)
    dynamodb.meta.events.register("before-call.dynamodb", before)
    try:
        yield cost
    finally:
        dynamodb.meta.events.unregister("provide-client-params.dynamodb", provided)
        dynamodb.meta.events.unregister("before-call.dynamodb", before)


def _read_units(dynamodb: Any, operation: str, request: Mapping[str, Any]) -> float:
    if operation == "BatchGetItem":
        answer = dynamodb.batch_get_item(RequestItems=request["RequestItems"])
        units = 0.0
        for table, wanted in request["RequestItems"].items():
            consistent = bool(wanted.get("ConsistentRead"))
            found = answer["Responses"].get(table, [])
            units += sum(_units(item_bytes(item), consistent=consistent) for item in found)
            units += (len(wanted["Keys"]) - len(found)) * _units(0, consistent=consistent)
        return units
    if operation == "GetItem":
        item = dynamodb.get_item(**request).get("Item", {})
        return _units(item_bytes(item), consistent=bool(request.get("ConsistentRead")))
    if operation == "Query":
        whole = {name: value for name, value in request.items() if name != "ProjectionExpression"}
        whole["ExpressionAttributeNames"] = {
            alias: name
            for alias, name in request["ExpressionAttributeNames"].items()
            if not alias.startswith("#a")
        }
        read = sum(item_bytes(item) for item in dynamodb.query(**whole)["Items"])
        return _units(read, consistent=bool(request.get("ConsistentRead")))
    return 0.0
