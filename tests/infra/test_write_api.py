"""The API's document in the repository is the one that the routes give."""

from app import ROUTES
from chalicelib.kernel.http.openapi import as_text
from infra.write_api import DOCUMENT


def test_the_document_is_not_stale() -> None:
    assert DOCUMENT.read_text() == as_text(ROUTES), "stale: run make api"
