"""Costs of an import: constant calls per row, and memory for one chunk."""

import tracemalloc

import pytest

from chalicelib.imports import chunks
from chalicelib.imports.parsing.mapping import Layout
from chalicelib.imports.parsing.rows import read_rows
from chalicelib.imports.seen_ids import SeenIds
from tests.imports.importing import Importing, counts
from tests.support.dynamodb import cost_of


def people(number: int, first: int = 0) -> bytes:
    rows = (f"{n},Ana {n},ana{n}@example.com\n" for n in range(first, first + number))
    return ("number,name,email\n" + "".join(rows)).encode()


def calls_for(importing: Importing, content: bytes) -> tuple[int, int]:
    """Calls to DynamoDB to compare a file, and to write it."""
    with cost_of() as comparing:
        importing.compared("customers", content)
    with cost_of() as running:
        importing.run()
    return len(comparing.calls), len(running.calls)


def test_a_row_costs_the_same_in_a_larger_file(importing: Importing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chunks, "CHUNK_ROWS", 20)
    small = calls_for(importing, people(40))
    other = Importing(importing.api_client, importing.staff)

    large = calls_for(other, people(120, first=1000))

    assert large[0] <= 3 * small[0]
    assert large[1] <= 3 * small[1]
    assert large[1] <= 120 * 2 + 40, "a transaction a row, and little besides"


def test_an_unchanged_file_costs_no_call_per_row(importing: Importing) -> None:
    content = people(100)
    importing.imported("customers", content)
    again = Importing(importing.api_client, importing.staff)

    with cost_of() as cost:
        assert counts(again.compared("customers", content)) == (0, 0, 100, 0)

    assert len(cost.calls) < 30


def test_a_large_file_is_never_in_memory() -> None:
    from chalicelib.imports.parsing.encodings import Encoding

    layout = Layout(Encoding.UTF_8, ",", has_header=True, width=3)
    block = people(5000)
    tracemalloc.start()
    total = sum(1 for _ in read_rows((block for _ in range(40)), layout.encoding, layout.separator))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert total == 40 * 5001
    assert peak < 4_000_000


def test_seen_ids_survive_serialization_and_stay_small() -> None:
    seen = SeenIds()
    rows = {f"c-{n}": seen.first_row(f"c-{n}", n) for n in range(10_000)}

    kept = seen.to_bytes()

    assert len(kept) == 160_000
    again = SeenIds(kept)
    assert all(again.first_row(key, 99_999) == row for key, row in rows.items())
