"""Fixtures of import tests."""

import pytest

from tests.imports.importing import Importing
from tests.support.window import Window


@pytest.fixture
def importing(window: Window) -> Importing:
    """A manager of a tenant in Argentina with an import helper."""
    window.tenant(currencies=["ARS", "USD"], signin={"methods": ["email"]})
    return Importing(window, window.staff(role="manager"))
