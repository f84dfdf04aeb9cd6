"""moto's DynamoDB with our shortcuts: the same answers, and no dearer for what a request does not touch."""

import threading
import time
from typing import Any

import pytest
from botocore.exceptions import ClientError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from moto.backends import get_backend
from moto.dynamodb.models.table import Table

from infra.local import moto_dynamodb
from infra.local.provision import ACCOUNT, Resources, client
from tests.support.deep import examples

ABSENT = "attribute_not_exists(pk)"


@pytest.fixture
def table(aws: Resources) -> tuple[Any, str]:
    moto_dynamodb.install()
    return client("dynamodb", aws.region, None), aws.name("VentanillaTable")


def item(pk: str, sk: str, value: int) -> dict[str, Any]:
    return {"pk": {"S": pk}, "sk": {"S": sk}, "n": {"N": str(value)}}


def rows(dynamodb: Any, name: str) -> dict[tuple[str, str], str]:
    found = dynamodb.scan(TableName=name)["Items"]
    return {(one["pk"]["S"], one["sk"]["S"]): one["n"]["N"] for one in found}


def stream(aws: Resources) -> list[str]:
    """What the table's stream has told; from moto itself, whose stream API does not answer in the same process."""
    table: Any = get_backend("dynamodb")[ACCOUNT][aws.region].tables[aws.name("VentanillaTable")]
    records = [one.to_json() for one in table.stream_shard.items]
    return [f"{one['eventName']} {one['dynamodb']['Keys']['sk']['S']}" for one in records]


def test_a_failed_transaction_leaves_everything_as_it_was(aws: Resources, table: tuple[Any, str]) -> None:
    dynamodb, name = table
    for one in (item("a", "1", 1), item("a", "2", 2), item("b", "1", 3)):
        dynamodb.put_item(TableName=name, Item=one)
    before, told = rows(dynamodb, name), stream(aws)
    change = {"UpdateExpression": "SET n = :n", "ExpressionAttributeValues": {":n": {"N": "9"}}}

    with pytest.raises(ClientError) as raised:
        dynamodb.transact_write_items(
            TransactItems=[
                {"Put": {"TableName": name, "Item": item("a", "1", 7)}},
                {"Put": {"TableName": name, "Item": item("new", "1", 7)}},
                {"Update": {"TableName": name, "Key": {"pk": {"S": "a"}, "sk": {"S": "2"}}, **change}},
                {"Delete": {"TableName": name, "Key": {"pk": {"S": "b"}, "sk": {"S": "1"}}}},
                {
                    "Put": {
                        "TableName": name,
                        "Item": item("a", "3", 0),
                        "ConditionExpression": "attribute_exists(pk)",
                    }
                },
            ]
        )

    reasons = raised.value.response["CancellationReasons"]
    assert [reason["Code"] for reason in reasons] == ["None"] * 4 + ["ConditionalCheckFailed"]
    assert rows(dynamodb, name) == before
    assert stream(aws) == told


def test_a_transaction_that_holds_is_kept_and_told(aws: Resources, table: tuple[Any, str]) -> None:
    dynamodb, name = table
    dynamodb.put_item(TableName=name, Item=item("a", "1", 1))

    dynamodb.transact_write_items(
        TransactItems=[
            {"Put": {"TableName": name, "Item": item("a", "2", 2), "ConditionExpression": ABSENT}},
            {"Delete": {"TableName": name, "Key": {"pk": {"S": "a"}, "sk": {"S": "1"}}}},
        ]
    )

    assert rows(dynamodb, name) == {("a", "2"): "2"}
    assert stream(aws) == ["INSERT 1", "INSERT 2", "REMOVE 1"]


def test_who_reads_the_stream_reads_on_after_a_transaction_that_was_undone(
    aws: Resources, table: tuple[Any, str]
) -> None:
    dynamodb, name = table
    dynamodb.put_item(TableName=name, Item=item("a", "1", 1))
    shard = get_backend("dynamodb")[ACCOUNT][aws.region].tables[name].stream_shard
    assert shard is not None
    position = shard.starting_sequence_number + len(shard.items)

    with pytest.raises(ClientError):
        dynamodb.transact_write_items(
            TransactItems=[
                {"Put": {"TableName": name, "Item": item("undone", "1", 1)}},
                {"Put": {"TableName": name, "Item": item("a", "1", 2), "ConditionExpression": ABSENT}},
            ]
        )
    assert shard.get(position, 100) == []
    dynamodb.put_item(TableName=name, Item=item("b", "2", 1))

    [record] = shard.get(position, 100)
    assert record["dynamodb"]["Keys"]["pk"]["S"] == "b"


def test_the_same_item_twice_is_refused(table: tuple[Any, str]) -> None:
    dynamodb, name = table
    twice = {"Put": {"TableName": name, "Item": item("a", "1", 1)}}

    with pytest.raises(ClientError, match="multiple operations on one item"):
        dynamodb.transact_write_items(TransactItems=[twice, twice])
    assert rows(dynamodb, name) == {}


def test_a_large_table_makes_no_transaction_dear(table: tuple[Any, str]) -> None:
    """Left to itself moto copies the table for each item: here, a hundred times five hundred rows."""
    dynamodb, name = table
    for number in range(500):
        dynamodb.put_item(TableName=name, Item=item(f"p{number}", "1", number))
    puts = [{"Put": {"TableName": name, "Item": item("t", str(number), 1)}} for number in range(100)]

    started = time.process_time()
    dynamodb.transact_write_items(TransactItems=puts)

    assert time.process_time() - started < 1
    assert len(rows(dynamodb, name)) == 600


def answers(dynamodb: Any, name: str) -> list[Any]:
    """Queries of every kind that the store makes."""
    values = {":pk": {"S": "a"}, ":from": {"S": "2"}}
    plain = {
        "TableName": name,
        "KeyConditionExpression": "pk = :pk",
        "ExpressionAttributeValues": {":pk": {"S": "a"}},
    }
    ranged = {
        **plain,
        "KeyConditionExpression": "pk = :pk AND sk >= :from",
        "ExpressionAttributeValues": values,
    }
    listed = {**plain, "IndexName": "listing", "KeyConditionExpression": "listing_pk = :pk"}
    first = dynamodb.query(**plain, Limit=2)
    requests = [
        {**plain, "ScanIndexForward": False},
        {**plain, "ExclusiveStartKey": first["LastEvaluatedKey"]},
        ranged,
        listed,
        {**listed, "ScanIndexForward": False, "Limit": 2},
        {**plain, "ExpressionAttributeValues": {":pk": {"S": "nobody"}}},
    ]
    found = [first, *(dynamodb.query(**request) for request in requests), dynamodb.scan(TableName=name)]
    return [(one["Items"], one["ScannedCount"], one.get("LastEvaluatedKey")) for one in found]


def test_queries_answer_as_motos_own_do(aws: Resources, monkeypatch: pytest.MonkeyPatch) -> None:
    dynamodb, name = client("dynamodb", aws.region, None), aws.name("VentanillaTable")
    for pk, sk, order in [
        ("b", "1", "5"),
        ("a", "3", "1"),
        ("a", "1", "3"),
        ("c", "1", "4"),
        ("a", "2", "2"),
    ]:
        listing = {"listing_pk": {"S": "a"}, "listing_sk": {"S": order}}
        dynamodb.put_item(TableName=name, Item={**item(pk, sk, 1), **(listing if order != "4" else {})})
    moto_dynamodb.install()
    ours = answers(dynamodb, name)

    monkeypatch.setattr(Table, "query", moto_dynamodb._query)
    monkeypatch.setattr(Table, "all_items", moto_dynamodb._all_items)

    assert answers(dynamodb, name) == ours
    assert [row["sk"]["S"] for row in ours[0][0]] == ["1", "2"]
    assert [row["listing_sk"]["S"] for row in ours[4][0]] == ["1", "2", "3", "5"]


def test_a_large_table_makes_no_query_dear(table: tuple[Any, str]) -> None:
    dynamodb, name = table
    for number in range(500):
        dynamodb.put_item(TableName=name, Item=item(f"p{number}", "1", number))
    values = {":pk": {"S": "p7"}}

    started = time.process_time()
    for _ in range(100):
        dynamodb.query(TableName=name, KeyConditionExpression="pk = :pk", ExpressionAttributeValues=values)

    assert time.process_time() - started < 1


def test_nobody_reads_a_transaction_that_is_undone(table: tuple[Any, str]) -> None:
    dynamodb, name = table
    for one in (item("a", "1", 1), item("c", "1", 1)):
        dynamodb.put_item(TableName=name, Item=one)
    failing = [
        {"Put": {"TableName": name, "Item": item("a", "1", 2)}},
        *({"Put": {"TableName": name, "Item": item("b", str(n), n)}} for n in range(50)),
        {"Put": {"TableName": name, "Item": item("c", "1", 3), "ConditionExpression": ABSENT}},
    ]
    seen_enough = threading.Event()

    def fail() -> None:
        while not seen_enough.is_set():
            with pytest.raises(ClientError):
                dynamodb.transact_write_items(TransactItems=failing)

    thread = threading.Thread(target=fail)
    thread.start()
    try:
        reads = [
            dynamodb.get_item(TableName=name, Key={"pk": {"S": "a"}, "sk": {"S": "1"}}) for _ in range(30)
        ]
    finally:
        seen_enough.set()
        thread.join()
    seen = {read["Item"]["n"]["N"] for read in reads}
    assert seen == {"1"}


_TEXTS = st.text(st.characters(codec="utf-8"), max_size=8)
_NUMBERS = st.integers(-(10**30), 10**30).map(str)
_PLAIN = st.one_of(
    st.fixed_dictionaries({"S": _TEXTS}),
    st.fixed_dictionaries({"N": _NUMBERS}),
    st.fixed_dictionaries({"B": st.binary(max_size=8)}),
    st.fixed_dictionaries({"BOOL": st.booleans()}),
    st.just({"NULL": True}),
    st.fixed_dictionaries({"SS": st.lists(_TEXTS.filter(bool), min_size=1, max_size=3, unique=True)}),
    st.fixed_dictionaries({"NS": st.lists(_NUMBERS, min_size=1, max_size=3, unique=True)}),
)
_VALUES = st.recursive(
    _PLAIN,
    lambda inner: st.one_of(
        st.fixed_dictionaries({"L": st.lists(inner, max_size=3)}),
        st.fixed_dictionaries({"M": st.dictionaries(_TEXTS.filter(bool), inner, max_size=3)}),
    ),
    max_leaves=8,
)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=examples(60)
)
@given(st.dictionaries(_TEXTS.filter(lambda name: name not in ("", "pk", "sk")), _VALUES, max_size=4))
def test_whatever_is_put_is_read_as_it_was(table: tuple[Any, str], attributes: dict[str, Any]) -> None:
    dynamodb, name = table
    put = {"pk": {"S": "a"}, "sk": {"S": "1"}, **attributes}
    dynamodb.put_item(TableName=name, Item=put)

    answers = [
        dynamodb.get_item(TableName=name, Key={"pk": {"S": "a"}, "sk": {"S": "1"}})["Item"],
        dynamodb.query(
            TableName=name,
            KeyConditionExpression="pk = :pk",
            ExpressionAttributeValues={":pk": {"S": "a"}},
        )["Items"][0],
        dynamodb.delete_item(
            TableName=name, Key={"pk": {"S": "a"}, "sk": {"S": "1"}}, ReturnValues="ALL_OLD"
        )["Attributes"],
    ]

    assert [_unordered(answer) for answer in answers] == [_unordered(put)] * 3


def _unordered(value: Any) -> Any:
    """With sets as sets: they come in any order."""
    if isinstance(value, list):
        return [_unordered(one) for one in value]
    if not isinstance(value, dict):
        return value
    return {key: set(one) if key in ("SS", "NS") else _unordered(one) for key, one in value.items()}
