"""The operator makes tenants."""

import re
from typing import Any

import pytest

from chalicelib.kernel.aws.secrets import operator_key
from tests.support.api_client import ApiClient, Reply
from tests.support.front_end import deploy_front_end

OWNER = {"name": "Ana Paz", "email": "ana@acme.example"}


def put(api_client: ApiClient, slug: str = "acme", **changes: Any) -> Reply:
    """The operator's call."""
    body = {"name": "Acme", "owner": OWNER, **changes}
    headers = {"Authorization": f"Bearer {operator_key()}"}
    return api_client.call("PUT", f"/operator/tenants/{slug}", body, headers)


@pytest.fixture(autouse=True)
def _site(api_client: ApiClient) -> None:
    """The front end's template, as the build puts it."""
    deploy_front_end()


def test_a_tenant_is_made_published_and_its_owner_invited(api_client: ApiClient) -> None:
    made = put(api_client)
    assert made.status == 200, made.text
    api_client.deliver()
    [mail] = api_client.messages()
    token = re.search(r"/console/acme/invite#(\S+)", mail["text"])
    assert token is not None

    console = api_client.console("acme")
    assert console.post("/invites/accept", {"token": token[1], "name": "Ana Paz"}).status == 200

    assert console.sign_in("ana@acme.example").json["staff"]["role"] == "owner"
    assert made.json["portal_url"].endswith("/acme/")


def test_the_same_again_changes_nothing(api_client: ApiClient) -> None:
    put(api_client)

    again = put(api_client)
    api_client.deliver()

    assert again.status == 200
    assert len(api_client.messages()) == 1


def test_another_business_cannot_take_the_name(api_client: ApiClient) -> None:
    put(api_client)

    reply = put(api_client, owner={"name": "Otro", "email": "otro@example.com"})

    assert (reply.status, reply.code) == (409, "slug_taken")


@pytest.mark.parametrize("slug", ["console", "api", "verify", "UPPER", "a", "a" * 41, "-a-", "a.b"])
def test_a_name_that_cannot_be_an_address_is_refused(api_client: ApiClient, slug: str) -> None:
    assert put(api_client, slug).status == 422


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"currency": "XXY"}, "currency"),
        ({"time_zone": "Mars/Olympus"}, "time_zone"),
        ({"country": "Argentina"}, "country"),
        ({"name": ""}, "name"),
        ({"owner": {"name": "Ana", "email": "ana@"}}, "owner.email"),
        ({"modules": ["nothing"]}, "modules"),
    ],
)
def test_each_wrong_field_is_named_and_nothing_is_made(
    api_client: ApiClient, changes: dict[str, Any], field: str
) -> None:
    reply = put(api_client, **changes)

    assert reply.status == 422
    assert any(field in one["field"] for one in reply.json["fields"])
    assert "acme" not in api_client.everything_stored()


def test_what_was_not_contracted_is_off(api_client: ApiClient) -> None:
    put(api_client, modules=["statement"])
    owner = api_client.staff("acme")

    modules = {one["module"]: one["contracted"] for one in owner.get("/modules").json["items"]}

    assert modules.pop("statement")
    assert modules
    assert not any(modules.values())
    assert "module_not_contracted" not in [one["code"] for one in owner.get("/checks").json["items"]]
