"""`Idempotency-Key` on the data API's batches."""

import json

from tests.support.api_client import ApiClient
from tests.test_first_slice import ANA


def test_the_same_request_with_the_same_key_gets_the_same_answer(api_client: ApiClient) -> None:
    system = api_client.tenant()
    first = system.call("POST", "/customers", {"items": [ANA]}, Idempotency_Key="k-1")

    again = system.call("POST", "/customers", {"items": [ANA]}, Idempotency_Key="k-1")

    assert first.json["items"][0]["status"] == "created"
    assert again.json == first.json
    assert system.call("POST", "/customers", {"items": [ANA]}).json["items"][0]["status"] == "unchanged"


def test_a_key_with_another_body_is_refused(api_client: ApiClient) -> None:
    system = api_client.tenant()
    system.call("POST", "/customers", {"items": [ANA]}, Idempotency_Key="k-1")

    other = system.call("POST", "/customers", {"items": [{**ANA, "name": "Otra"}]}, Idempotency_Key="k-1")

    assert (other.status, other.code) == (409, "idempotency_key_reused")


def test_a_key_of_one_tenant_says_nothing_to_another(api_client: ApiClient) -> None:
    api_client.tenant("acme").call("POST", "/customers", {"items": [ANA]}, Idempotency_Key="k-1")

    answer = api_client.tenant("beta").call("POST", "/customers", {"items": [ANA]}, Idempotency_Key="k-1")

    assert answer.json["items"][0]["status"] == "created"


def test_an_empty_key_is_refused_before_it_is_used(api_client: ApiClient) -> None:
    system = api_client.tenant()

    answer = system.call("POST", "/customers", {"items": [ANA]}, Idempotency_Key="")

    assert (answer.status, answer.code) == (400, "idempotency_key_invalid")
    assert system.call("GET", "/customers").json["items"] == []


def test_an_error_is_not_kept(api_client: ApiClient) -> None:
    system = api_client.tenant()
    assert system.call("POST", "/customers", {"items": []}, Idempotency_Key="k-1").status == 422
    body = json.dumps({"items": [ANA]}).encode()

    assert (
        system.call("POST", "/customers", body, Idempotency_Key="k-1").json["items"][0]["status"] == "created"
    )


def test_a_refusal_by_the_service_is_not_kept_either(api_client: ApiClient) -> None:
    system = api_client.tenant()
    for _ in range(2):
        answer = system.call(
            "POST", "/invoices", b"<a/>", Content_Type="application/xml", Idempotency_Key="k-1"
        )

        assert (answer.status, answer.code) == (422, "ubl_unknown_document")
