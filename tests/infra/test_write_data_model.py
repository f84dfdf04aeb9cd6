"""docs/data-model.md lists the items as they are declared."""

from infra.write_data_model import DOCUMENT, as_text


def test_the_document_is_not_stale() -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == as_text(), "stale: run make data-model"
