"""The policy of the function that runs by the clock, against all that it really does."""

import pytest

import app as application
from chalicelib.tenants import service as tenants
from infra.local.worker import SCHEDULED
from tests.infra.test_policies import (
    BY_ENCRYPTION,
    BY_RUNTIME,
    as_list,
    matching,
    recorded,
    statements,
)
from tests.support.api_client import ApiClient
from tests.support.builders import customer, invoice
from tests.support.front_end import deploy_front_end

POLICY = "policy-prod-tick"


def test_the_clock_needs_what_its_policy_allows_and_no_more(
    api_client: ApiClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    system = api_client.tenant("demo", signin={"methods": ["email"]})
    deploy_front_end()
    assert api_client.staff("demo").post("/settings/publish").status == 200
    system.send("customers", customer("c1"))
    api_client.now.forward(hours=14)  # at night what is news waits
    system.send("invoices", invoice("f1", issued_on="2026-11-23", due_on="2026-11-27"))
    api_client.deliver()
    api_client.now.forward(hours=10)

    with recorded(monkeypatch, api_client.resources) as calls:
        for _ in range(4):
            tenants.forget()
            application.tick(SCHEDULED, None)

    found = statements(POLICY, api_client.resources)
    assert [call for call in calls if not matching("Allow", call, found)] == []
    allowed = {action for one in found for action in as_list(one["Action"])}
    needed = {action for action, _ in calls} | BY_ENCRYPTION | BY_RUNTIME
    assert allowed - needed == set()
    assert {"sqs:SendMessage", "dynamodb:DeleteItem"} <= needed
