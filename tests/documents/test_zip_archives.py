"""A zip is written in parts while it is read, and its names are safe on every system."""

import io
import unicodedata
import zipfile
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.documents.zip_archives import (
    MAX_NAME_LENGTH,
    MIN_PART_BYTES,
    safe_name,
    unique_name,
    write_zip,
)


def opened(parts: list[bytes]) -> zipfile.ZipFile:
    archive = zipfile.ZipFile(io.BytesIO(b"".join(parts)))
    assert archive.testzip() is None
    return archive


def test_what_goes_in_comes_out() -> None:
    parts: list[bytes] = []
    assert write_zip(parts.append, [("Factura A-1.pdf", b"one"), ("Ñandú.pdf", b"two")]) == 2
    archive = opened(parts)
    assert {name: archive.read(name) for name in archive.namelist()} == {
        "Factura A-1.pdf": b"one",
        "Ñandú.pdf": b"two",
    }


def test_the_same_files_make_the_same_archive() -> None:
    first: list[bytes] = []
    second: list[bytes] = []
    write_zip(first.append, [("a.pdf", b"1")])
    write_zip(second.append, [("a.pdf", b"1")])
    assert first == second


def test_every_part_but_the_last_is_large_enough_for_a_multipart_upload() -> None:
    parts: list[bytes] = []
    write_zip(parts.append, ((f"{number}.pdf", bytes(700_000)) for number in range(40)))
    assert len(parts) == 6
    assert all(len(part) >= MIN_PART_BYTES for part in parts[:-1])
    assert len(opened(parts).namelist()) == 40


def test_memory_holds_one_part_and_one_file_however_many_there_are() -> None:
    file_bytes, handed_on, read, most_held = 700_000, 0, 0, 0

    def sink(part: bytes) -> None:
        nonlocal handed_on
        handed_on += len(part)

    def entries() -> Iterator[tuple[str, bytes]]:
        nonlocal read, most_held
        for number in range(200):
            most_held = max(most_held, read - handed_on)
            read += file_bytes
            yield f"{number}.pdf", bytes(file_bytes)

    write_zip(sink, entries())
    assert read == 140_000_000
    assert most_held < MIN_PART_BYTES + file_bytes


def test_an_empty_archive_is_one_that_opens() -> None:
    parts: list[bytes] = []
    assert write_zip(parts.append, []) == 0
    assert opened(parts).namelist() == []


def test_names_that_meet_are_told_apart() -> None:
    parts: list[bytes] = []
    write_zip(parts.append, [("A.pdf", b"1"), ("a.pdf", b"2"), ("A/.pdf", b"3"), ("a (2).pdf", b"4")])
    assert opened(parts).namelist() == ["A.pdf", "a (2).pdf", "A-.pdf", "a (2) (2).pdf"]


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "-..-etc-passwd"),
        ("C:\\Windows\\a.pdf", "C-Windows-a.pdf"),
        ("a\x00b\n.pdf", "ab.pdf"),
        ("factura\u202efdp.exe", "facturafdp.exe"),
        ("CON.pdf", "_CON.pdf"),
        ("...", "file"),
        ("", "file"),
        ("فاتورة.pdf", "فاتورة.pdf"),
        ("a  b .pdf", "a b.pdf"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
    ],
)
def test_a_name_is_made_safe(name: str, safe: str) -> None:
    """ASVS 5.3.2: a name from outside is never a path."""
    assert safe_name(name) == safe


@given(st.lists(st.text(max_size=200), max_size=20))
def test_any_names_become_safe_and_unique(names: list[str]) -> None:
    taken: set[str] = set()
    made = [unique_name(safe_name(name), taken) for name in names]
    assert len({name.casefold() for name in made}) == len(names)
    for name in made:
        assert 0 < len(name) <= MAX_NAME_LENGTH + 6
        assert not set(name) & set('<>:"/\\|?*')
        assert name == name.strip(" .")
        assert not any(unicodedata.category(character)[0] == "C" for character in name)


def test_what_the_sink_raises_goes_through() -> None:
    def sink(_part: bytes) -> None:
        raise ConnectionError

    with pytest.raises(ConnectionError):
        write_zip(sink, [("a.pdf", bytes(MIN_PART_BYTES))])
