"""A business whose templates are edited."""

import pytest

from tests.support.api_client import ApiClient, StaffBrowser, System


@pytest.fixture
def system(api_client: ApiClient) -> System:
    """A tenant whose customers sign in by e-mail."""
    return api_client.tenant(signin={"methods": ["email"], "channels": ["email", "sms"]})


@pytest.fixture
def staff(api_client: ApiClient, system: System) -> StaffBrowser:
    """A staff member who may edit templates."""
    return api_client.staff(role="manager", name="Inés Gil", email="ines@example.com")
