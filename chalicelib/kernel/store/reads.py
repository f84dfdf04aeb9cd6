"""Reads that answer DynamoDB's own JSON: many items at once, and pages of projected lists.

A list needs a few attributes of many items. Asking for just those, and not building a model of each, is
what makes a warm list request cheaper than a bare handler's.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from chalicelib.kernel.errors import UnavailableError
from chalicelib.kernel.settings import settings
from chalicelib.kernel.store import client
from chalicelib.kernel.store.keys import LISTING_INDEX, LISTING_SHARDS, Key, listing_partition
from chalicelib.kernel.store.table import Wire

BATCH_GET_LIMIT = 100
_BATCH_GET_ROUNDS = 4


def _wire_key(key: Key) -> dict[str, dict[str, str]]:
    return {"pk": {"S": key.pk}, "sk": {"S": key.sk}}


def get_together(main: Sequence[Key], volatile: Sequence[Key] = ()) -> dict[Key, Wire]:
    """The items at up to 100 keys of both tables in one round trip; absent ones are not in the answer.

    The volatile table is read consistently, because a session that was just ended must not come back; the
    main table eventually, at half the price. UnavailableError when DynamoDB keeps leaving keys unprocessed.
    """
    names = settings()
    request: dict[str, Any] = {}
    if main:
        request[names.table_name] = {"Keys": [_wire_key(key) for key in dict.fromkeys(main)]}
    if volatile:
        request[names.volatile_table_name] = {
            "Keys": [_wire_key(key) for key in dict.fromkeys(volatile)],
            "ConsistentRead": True,
        }
    found: dict[Key, Wire] = {}
    for _ in range(_BATCH_GET_ROUNDS):
        if not request:
            return found
        answer = client.dynamodb().batch_get_item(RequestItems=request, ReturnConsumedCapacity="TOTAL")
        for items in answer["Responses"].values():
            for item in items:
                found[Key(item["pk"]["S"], item["sk"]["S"])] = item
        request = answer.get("UnprocessedKeys") or {}
    raise UnavailableError("the store left keys unprocessed")


def get_many(keys: Iterable[Key]) -> dict[Key, Wire]:
    """Any number of main-table items, 100 at a time, read consistently: for writes that depend on them."""
    names = settings()
    found: dict[Key, Wire] = {}
    wanted = list(dict.fromkeys(keys))
    for start in range(0, len(wanted), BATCH_GET_LIMIT):
        request: dict[str, Any] = {
            names.table_name: {
                "Keys": [_wire_key(key) for key in wanted[start : start + BATCH_GET_LIMIT]],
                "ConsistentRead": True,
            }
        }
        for _ in range(_BATCH_GET_ROUNDS):
            answer = client.dynamodb().batch_get_item(RequestItems=request, ReturnConsumedCapacity="TOTAL")
            for item in answer["Responses"].get(names.table_name, []):
                found[Key(item["pk"]["S"], item["sk"]["S"])] = item
            request = answer.get("UnprocessedKeys") or {}
            if not request:
                break
        else:
            raise UnavailableError("the store left keys unprocessed")
    return found


@dataclass(frozen=True, slots=True)
class Rows:
    """Some items, and the key after which the next ones begin (None: there are no more)."""

    items: list[Wire]
    last_key: dict[str, str] | None


def _flat(wire: Wire | None) -> dict[str, str] | None:
    return {name: value["S"] for name, value in wire.items()} if wire else None


def query(
    pk: str,
    *,
    prefix: str = "",
    low: str = "",
    high: str = "",
    limit: int | None = None,
    newest_first: bool = False,
    after: dict[str, str] | None = None,
    attributes: Sequence[str] = (),
    consistent: bool = False,
    index: str | None = None,
    only: Mapping[str, Mapping[str, Any]] | None = None,
    containing: tuple[str, Sequence[str]] | None = None,
) -> Rows:
    """One round trip's worth of one partition's items, by prefix or between two sort keys (inclusive).

    `only` leaves out items whose attribute is not of this value, and `containing` those whose attribute has not all
    of these texts in it; both are read and paid for all the same.

    `attributes` names those to fetch (all when empty); `after` is the `last_key` of the page before. The
    answer may hold fewer than `limit` items and still have a `last_key`: DynamoDB stops at 1 MB.
    """
    pk_name, sk_name = ("listing_pk", "listing_sk") if index == LISTING_INDEX else ("pk", "sk")
    names = {"#pk": pk_name}
    values: dict[str, dict[str, Any]] = {":pk": {"S": pk}}
    condition = "#pk = :pk"
    if prefix:
        names["#sk"], values[":prefix"] = sk_name, {"S": prefix}
        condition += " AND begins_with(#sk, :prefix)"
    elif low or high:
        names["#sk"], values[":low"], values[":high"] = sk_name, {"S": low}, {"S": high}
        condition += " AND #sk BETWEEN :low AND :high"
    request: dict[str, Any] = {
        "TableName": settings().table_name,
        "KeyConditionExpression": condition,
        "ExpressionAttributeValues": values,
        "ScanIndexForward": not newest_first,
        "ReturnConsumedCapacity": "TOTAL",
    }
    if attributes:
        aliases = {f"#a{i}": name for i, name in enumerate(attributes)}
        names |= aliases
        request["ProjectionExpression"] = ",".join(aliases)
    if only or containing:
        request["FilterExpression"] = _filter(only or {}, containing, names, values)
    request["ExpressionAttributeNames"] = names
    if limit is not None:
        request["Limit"] = limit
    if after is not None:
        request["ExclusiveStartKey"] = {name: {"S": value} for name, value in after.items()}
    if index is not None:
        request["IndexName"] = index
    elif consistent:
        request["ConsistentRead"] = True
    answer = client.dynamodb().query(**request)
    return Rows(answer["Items"], _flat(answer.get("LastEvaluatedKey")))


def _filter(
    only: Mapping[str, Mapping[str, Any]],
    containing: tuple[str, Sequence[str]] | None,
    names: dict[str, str],
    values: dict[str, dict[str, Any]],
) -> str:
    conditions = []
    for index, (name, value) in enumerate(only.items()):
        names[f"#f{index}"], values[f":f{index}"] = name, dict(value)
        conditions.append(f"#f{index} = :f{index}")
    if containing:
        names["#in"] = containing[0]
        for index, text in enumerate(containing[1]):
            values[f":in{index}"] = {"S": text}
            conditions.append(f"contains(#in, :in{index})")
    return " AND ".join(conditions)


def query_all(pk: str, *, prefix: str, attributes: Sequence[str] = (), consistent: bool = True) -> list[Wire]:
    """Every item under a prefix, in as many round trips as it takes: for writes, never for a page."""
    items: list[Wire] = []
    after: dict[str, str] | None = None
    while True:
        rows = query(pk, prefix=prefix, attributes=attributes, consistent=consistent, after=after)
        items.extend(rows.items)
        after = rows.last_key
        if after is None:
            return items


def list_tenant(
    tenant: str,
    kind: str,
    *,
    limit: int,
    after: dict[str, Any] | None,
    attributes: Sequence[str] = (),
    low: str = "",
    high: str = "",
) -> tuple[list[Wire], dict[str, Any] | None]:
    """A page of all of a tenant's things of one kind, shard after shard; and where the next page begins.

    `low` and `high` bound the sort keys, both included.
    """
    shard = int(after["shard"]) if after else 0
    last: dict[str, str] | None = after.get("key") if after else None
    items: list[Wire] = []
    while shard < LISTING_SHARDS:
        rows = query(
            listing_partition(tenant, kind, shard),
            limit=limit - len(items),
            after=last,
            attributes=attributes,
            low=low,
            high=high,
            index=LISTING_INDEX,
        )
        items.extend(rows.items)
        last = rows.last_key
        if last is None:
            shard += 1
        if len(items) >= limit:
            break
    if shard >= LISTING_SHARDS:
        return items, None
    return items, {"shard": shard, "key": last}


def count_listing(tenant: str, kind: str, low: str, high: str, *, most: int) -> int:
    """How many of a tenant's things of one kind lie between two sort keys, counted up to `most`."""
    total = 0
    for shard in range(LISTING_SHARDS):
        answer = client.dynamodb().query(
            TableName=settings().table_name,
            IndexName=LISTING_INDEX,
            KeyConditionExpression="listing_pk = :pk AND listing_sk BETWEEN :low AND :high",
            ExpressionAttributeValues={
                ":pk": {"S": listing_partition(tenant, kind, shard)},
                ":low": {"S": low},
                ":high": {"S": high},
            },
            Select="COUNT",
            Limit=most - total,
            ReturnConsumedCapacity="TOTAL",
        )
        total += int(answer["Count"])
        if total >= most:
            break
    return total


def shard_of(item_id: str) -> int:
    """The listing shard of an id: its random part decides, so that a burst spreads."""
    return sum(item_id[-4:].encode()) % LISTING_SHARDS
