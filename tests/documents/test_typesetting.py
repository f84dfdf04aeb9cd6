"""What can be printed is printed, and the fonts hold what their table says."""

import json
import re
from pathlib import Path
from unicodedata import category

import pytest

from chalicelib.documents import formats
from chalicelib.documents.pdf import typesetting
from chalicelib.documents.pdf.invoices import render_invoice
from chalicelib.documents.pdf.typesetting import _covered_ranges, is_covered, printable, typeset

from .builders import an_invoice
from .pdfs import text_of


def test_every_character_of_the_table_has_a_glyph(monkeypatch: pytest.MonkeyPatch) -> None:
    """The renderer drops what has none; a stale table would cost it a try for each."""
    ranges = _covered_ranges()
    covered = [
        chr(code)
        for first, last in zip(ranges[::2], ranges[1::2], strict=True)
        for code in range(first, last + 1)
    ]
    assert len(covered) > 40_000
    page = {
        "issuer": an_invoice().issuer.to_print(),
        "recipient": an_invoice().recipient.to_print(),
        **dict.fromkeys(("title", "summary", "kind", "number"), "x"),
        "lines": [],
        "sums": [],
        "facts": [],
        "paper": "a4",
        "language": "en",
        "country": "US",
        "callout": {"label": "", "amount": "", "remark": ""},
    }
    texts = {"notes": "Notes", "bill_to": "To", "page": "1"}
    # Composed, as text is printed: some ideographs are but other codes of the same one.
    letters = {character for character in printable("".join(covered)) if category(character)[0] in "LNPS"}
    # Without its second tries, the renderer refuses the page for a single glyph that is missing.
    monkeypatch.setattr(typesetting, "_UNDISPLAYABLE", re.compile("(?!)"))
    pdf = typeset("invoice.typ", {**page, "texts": texts, "notes": " ".join(sorted(letters))})
    assert pdf.startswith(b"%PDF-1.7")


def test_every_currency_symbol_can_be_drawn() -> None:
    table = json.loads((Path(formats.__file__).parent / "formats.json").read_text("utf-8"))
    used = {character for symbols in table["symbols"] for symbol in symbols.values() for character in symbol}
    assert {character for character in used if not is_covered(character)} == set()


def test_a_character_that_the_table_promises_in_vain_is_seen_to_be_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(typesetting, "is_covered", lambda _character: True)
    assert "Ana \ufffd\ufffd" in text_of(render_invoice(an_invoice(notes="Ana \U00012000\U00012001")))


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Ana\nPaz", "Ana\nPaz"),
        ("a\tb", "a b"),
        ("a\x00\x1b\u202e\u2066b", "ab"),
        ("cafe\u0301", "café"),
        ("نمی\u200cشود", "نمی\u200cشود"),
        ("\ud800", ""),
        ("\ue000", ""),
        ("😀", ""),
        ("𒀀", "\ufffd"),
        ("x" * 25, "xxxxxxxxxxxx\u200bxxxxxxxxxxxx\u200bx"),
        ("x" * 24, "x" * 24),
        ("中" * 40, "中" * 40),
    ],
)
def test_text_is_made_printable(written: str, printed: str) -> None:
    assert printable(written) == printed
