"""File names are sanitized."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.attachments.filenames import MAX_LENGTH, SUFFIXES, clean_name


@pytest.mark.parametrize(
    ("given_name", "content_type", "kept"),
    [
        ("foto.png", "image/png", "foto.png"),
        ("Año nuevo.JPG", "image/jpeg", "Año nuevo.jpg"),
        ("foto", "image/jpeg", "foto.jpg"),
        ("foto.jpeg", "image/jpeg", "foto.jpeg"),
        ("factura.pdf.exe", "application/pdf", "factura.pdf.exe.pdf"),
        ("../../etc/passwd", "image/png", "passwd.png"),
        ("C:\\Users\\ana\\foto.png", "image/png", "foto.png"),
        ("factura\u202egnp.exe", "image/png", "facturagnp.exe.png"),
        ("a\u200bb\u2066c\ufeff.png", "image/png", "abc.png"),
        ("uno\r\nDos: tres.png", "image/png", "uno Dos- tres.png"),
        ("nulo\x00.png", "image/png", "nulo.png"),
        ("CON.png", "image/png", "adjunto-CON.png"),
        (".htaccess", "image/png", "htaccess.png"),
        ("   ", "image/png", "adjunto.png"),
        ("", "application/pdf", "adjunto.pdf"),
        ("\u202e.png", "image/png", "adjunto.png"),
        ('<img src=x onerror="alert(1)">.png', "image/png", "-img src=x onerror=-alert(1)--.png"),
        ("cafe\u0301.webp", "image/webp", "café.webp"),
    ],
)
def test_a_file_name_is_sanitized(given_name: str, content_type: str, kept: str) -> None:
    assert clean_name(given_name, content_type) == kept


@given(name=st.text(max_size=400), content_type=st.sampled_from(sorted(SUFFIXES)))
def test_a_sanitized_name_is_short_visible_and_has_the_suffix_of_its_type(
    name: str, content_type: str
) -> None:
    clean = clean_name(name, content_type)

    assert 0 < len(clean) <= MAX_LENGTH
    assert clean.endswith(SUFFIXES[content_type])
    assert not any(unicodedata.category(letter).startswith("C") for letter in clean)
    assert not set(clean) & set('/\\<>:"|?*%\r\n')
    assert clean_name(clean, content_type) == clean
