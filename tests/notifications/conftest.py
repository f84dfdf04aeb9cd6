"""A business whose templates are edited."""

import pytest

from tests.support.window import StaffBrowser, System, Window


@pytest.fixture
def system(window: Window) -> System:
    """A tenant whose customers sign in by e-mail."""
    return window.tenant(signin={"methods": ["email"], "channels": ["email", "sms"]})


@pytest.fixture
def staff(window: Window, system: System) -> StaffBrowser:
    """A staff member who may edit templates."""
    return window.staff(role="manager", name="Inés Gil", email="ines@example.com")
