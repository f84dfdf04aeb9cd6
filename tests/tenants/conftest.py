"""A tenant, its owner at the console, and a front end to publish over."""

from typing import Any

import pytest

from tests.support.front_end import deploy_front_end
from tests.support.window import StaffBrowser, Window


@pytest.fixture
def owner(window: Window) -> StaffBrowser:
    """The owner of `demo`, signed in; a front end is deployed."""
    deploy_front_end()
    window.tenant("demo")
    return window.staff("demo", "owner", "Ana Dueña")


@pytest.fixture
def shown(owner: StaffBrowser) -> dict[str, Any]:
    """What the console shows of `demo`'s settings at first."""
    answer: dict[str, Any] = owner.get("/settings").json
    return answer
