"""Detection of encodings and of binary files."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.imports.parsing.encodings import Encoding, UnreadableFileError, detect_encoding, python_codec

SPANISH = "Código;Nombre\n1;Ana Pérez Ñandú\n2;João Güiraldes — 15 €\n"


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (SPANISH.encode("utf-8"), Encoding.UTF_8),
        (SPANISH.encode("utf-8-sig"), Encoding.UTF_8),
        (SPANISH.encode("utf-16"), Encoding.UTF_16_LE),
        (b"\xfe\xff" + SPANISH.encode("utf-16-be"), Encoding.UTF_16_BE),
        (SPANISH.encode("utf-16-le"), Encoding.UTF_16_LE),
        (SPANISH.encode("utf-16-be"), Encoding.UTF_16_BE),
        (SPANISH.encode("cp1252"), Encoding.WINDOWS_1252),
        ("Código;Nombre\n1;Pérez".encode("latin-1"), Encoding.WINDOWS_1252),
        (b"plain;text\n1;2\n", Encoding.UTF_8),
    ],
)
def test_common_encodings_are_detected(content: bytes, encoding: Encoding) -> None:
    assert detect_encoding([content]) is encoding


def test_an_accent_beyond_the_sample_still_decides() -> None:
    pieces = [b"a;b\n" * 50_000, "1;Pérez\n".encode("cp1252")]

    assert detect_encoding(pieces) is Encoding.WINDOWS_1252


def test_a_character_split_across_chunks_is_decoded() -> None:
    content = SPANISH.encode()
    at = content.index("é".encode()) + 1

    assert detect_encoding([content[:at], content[at:]]) is Encoding.UTF_8


def test_a_few_undecodable_rows_do_not_change_the_encoding() -> None:
    content = SPANISH.encode() * 10 + b"3;Mu\xf1oz\n"

    assert detect_encoding([content]) is Encoding.UTF_8


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (b"  \n\n ", "file_empty"),
        (b"PK\x03\x04\x14\x00\x06\x00" + bytes(500), "file_is_workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "file_is_workbook"),
        (b"%PDF-1.7\n%...", "file_not_text"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 4, "file_not_text"),
        (bytes(range(1, 32)) * 40, "file_not_text"),
    ],
)
def test_binary_files_are_rejected_with_a_code(content: bytes, code: str) -> None:
    with pytest.raises(UnreadableFileError) as refused:
        detect_encoding([content])
    assert refused.value.code == code


LETTERS = st.text(st.sampled_from("abcdef ,;|áéíóúñÑçãõüß€\n0123456789"), min_size=8)


@given(text=LETTERS.filter(str.strip), encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_unicode_is_always_read_back(text: str, encoding: str) -> None:
    content = text.encode(encoding)

    found = detect_encoding([content])

    assert content.decode(python_codec(found)).removeprefix("\ufeff") == text
