"""Fixtures of import tests."""

import pytest

from tests.imports.importing import Importing
from tests.support.api_client import ApiClient


@pytest.fixture
def importing(api_client: ApiClient) -> Importing:
    """A manager of a tenant in Argentina with an import helper."""
    api_client.tenant(currencies=["ARS", "USD"], signin={"methods": ["email"]})
    return Importing(api_client, api_client.staff(role="manager"))
