"""Limits by counting in fixed windows, in the volatile table. Never a permanent lock-out (ASVS 6.1.1)."""

import hashlib
from dataclasses import dataclass
from typing import Any

from chalicelib.kernel import clock
from chalicelib.kernel.errors import TooManyRequestsError
from chalicelib.kernel.settings import settings
from chalicelib.kernel.store import client, keys

HOUR = 3600
DAY = 86400


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `most` in each window of `seconds`."""

    name: str
    most: int
    seconds: int


def _subject(text: str) -> str:
    # Subjects are e-mail addresses and the like; the table holds only their hash.
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def count(tenant: str, limit: Limit, subject: str, by: int = 1) -> int:
    """Count one more (or `by`) and answer the total in the present window."""
    now = clock.epoch()
    window = now // limit.seconds
    key = keys.rate_window(tenant, limit.name, _subject(subject), window)
    answer = client.dynamodb().update_item(
        TableName=settings().volatile_table_name,
        Key={"pk": {"S": key.pk}, "sk": {"S": key.sk}},
        UpdateExpression="ADD #n :one SET #e = :end",
        ExpressionAttributeNames={"#n": "n", "#e": "expires_at"},
        ExpressionAttributeValues={":one": {"N": str(by)}, ":end": {"N": str((window + 2) * limit.seconds)}},
        ReturnValues="ALL_NEW",
        ReturnConsumedCapacity="TOTAL",
    )
    return int(answer["Attributes"]["n"]["N"])


def spend(tenant: str, limit: Limit, subject: str) -> None:
    """Count one more; TooManyRequestsError, with the seconds to wait, when that is more than the limit."""
    if count(tenant, limit, subject) > limit.most:
        raise TooManyRequestsError(
            f"more than {limit.most} in {limit.seconds} s",
            retry_after=limit.seconds - clock.epoch() % limit.seconds,
        )


def refund(tenant: str, limit: Limit, subject: str) -> None:
    """Give back one that was spent in the present window."""
    count(tenant, limit, subject, by=-1)


def last_of(tenant: str, limit: Limit, subject: str) -> tuple[int, int]:
    """How many were counted by `follow` in the present window, and when the last was (epoch seconds)."""
    item = client.dynamodb().get_item(**_window_of(tenant, limit, subject), ConsistentRead=True).get("Item")
    return (int(item["n"]["N"]), int(item["last"]["N"])) if item else (0, 0)


def follow(tenant: str, limit: Limit, subject: str, *, after: int) -> bool:
    """Count one more and note the time, if still `after` were counted; False when somebody else was quicker."""
    dynamodb = client.dynamodb()
    try:
        dynamodb.update_item(
            **_window_of(tenant, limit, subject),
            UpdateExpression="SET #n = :next, #l = :now, #e = :end",
            ConditionExpression="attribute_not_exists(#n) OR #n = :n",
            ExpressionAttributeNames={"#n": "n", "#l": "last", "#e": "expires_at"},
            ExpressionAttributeValues={
                ":n": {"N": str(after)},
                ":next": {"N": str(after + 1)},
                ":now": {"N": str(clock.epoch())},
                ":end": {"N": str(clock.epoch() + 2 * limit.seconds)},
            },
        )
    except dynamodb.exceptions.ConditionalCheckFailedException:
        return False
    return True


def _window_of(tenant: str, limit: Limit, subject: str) -> dict[str, Any]:
    key = keys.rate_window(tenant, limit.name, _subject(subject), clock.epoch() // limit.seconds)
    return {
        "TableName": settings().volatile_table_name,
        "Key": {"pk": {"S": key.pk}, "sk": {"S": key.sk}},
        "ReturnConsumedCapacity": "TOTAL",
    }
