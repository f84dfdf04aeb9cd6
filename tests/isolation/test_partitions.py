"""That the watch over partition keys, which every test is under, would see what it is there for."""

import pytest

from chalicelib.kernel.settings import settings
from chalicelib.kernel.store import client
from chalicelib.kernel.store.reads import query
from tests.support.api_client import ApiClient
from tests.support.tenancy import partition_keys, serving


def test_a_read_of_another_tenants_partition_is_seen(api_client: ApiClient) -> None:
    with (
        serving("/portal/demo/dashboard", {}),
        pytest.raises(AssertionError, match="reaches other while serving demo"),
    ):
        query("TENANT#other#CUSTOMER#1", prefix="INVOICE#")


def test_a_key_without_a_tenant_is_seen(api_client: ApiClient) -> None:
    with pytest.raises(ValueError, match="does not begin with a tenant"):
        query("CUSTOMER#1")


def test_a_scan_in_a_request_is_seen(api_client: ApiClient) -> None:
    with serving("/portal/demo/dashboard", {}), pytest.raises(AssertionError, match="scans"):
        client.dynamodb().scan(TableName=settings().table_name)


def test_keys_are_found_wherever_they_stand() -> None:
    request = {
        "TransactItems": [
            {"Put": {"Item": {"pk": {"S": "TENANT#a"}, "name": {"S": "x"}}}},
            {"Delete": {"Key": {"pk": {"S": "TENANT#b"}}}},
        ],
        "RequestItems": {"t": {"Keys": [{"pk": {"S": "TENANT#c"}}]}},
        "ExpressionAttributeValues": {":pk": {"S": "TENANT#d"}},
    }

    assert sorted(partition_keys(request)) == ["TENANT#a", "TENANT#b", "TENANT#c", "TENANT#d"]
