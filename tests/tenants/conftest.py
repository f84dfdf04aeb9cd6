"""A tenant, its owner at the console, and a front end to publish over."""

from typing import Any

import pytest

from tests.support.api_client import ApiClient, StaffBrowser
from tests.support.front_end import deploy_front_end


@pytest.fixture
def owner(api_client: ApiClient) -> StaffBrowser:
    """The owner of `demo`, signed in; a front end is deployed."""
    deploy_front_end()
    api_client.tenant("demo")
    return api_client.staff("demo", "owner", "Ana Dueña")


@pytest.fixture
def shown(owner: StaffBrowser) -> dict[str, Any]:
    """What the console shows of `demo`'s settings at first."""
    answer: dict[str, Any] = owner.get("/settings").json
    return answer
