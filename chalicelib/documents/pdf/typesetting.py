"""Typesets tagged PDFs from data with typst.

Data is passed to templates as JSON in `sys.inputs` and never becomes markup, so it cannot inject commands. Characters
without a glyph in our fonts are removed first: PDF/UA forbids undefined glyphs.
"""

import json
import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typst import Fonts

_HERE = Path(__file__).parent
_TEMPLATES = _HERE / "templates"
_FONTS = _HERE / "fonts"

MAX_LOGO_BYTES = 512 * 1024
"""A larger logo is left out, because it would be embedded in every document."""

# Zero-width (non-)joiners are needed by Persian and Indic scripts. All other invisible formatting is removed, above all
# bidirectional overrides, which could display an amount reversed.
_KEPT_FORMAT_CHARACTERS = {"\u200c", "\u200d", "\u00ad"}
_REPLACEMENT = "\ufffd"
# A run of letters or digits without a break opportunity, in scripts without automatic line breaks.
_LONG_RUN = re.compile(r"[!-~\u00a1-\u052f\u1e00-\u1fff]{25,}")
_ZERO_WIDTH_SPACE = "\u200b"
_UNDISPLAYABLE = re.compile(r'the text `?"(.+?)"`? could not be displayed', re.DOTALL)
# PNG, JPEG, WebP. typst also accepts SVG and PDF, which can contain more than an image.
_IMAGE_START = re.compile(rb"\x89PNG\r\n\x1a\n|\xff\xd8\xff|RIFF....WEBP", re.DOTALL)
_UNICODE_ESCAPE = re.compile(r"\\u\{([0-9a-f]{1,6})\}")


class TypesettingError(RuntimeError):
    """A template does not compile with its data: a bug, not an input error."""


@lru_cache(maxsize=1)
def _fonts() -> "Fonts":
    # Imported on use: it takes as long as typesetting a page.
    from typst import Fonts

    return Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(_FONTS)])


@lru_cache(maxsize=1)
def _covered_ranges() -> list[int]:
    ranges: list[int] = json.loads((_FONTS / "coverage.json").read_text(encoding="ascii"))
    return ranges


def is_covered(character: str) -> bool:
    """Return whether one of our fonts has a glyph for a character."""
    ranges = _covered_ranges()
    position = bisect_right(ranges, ord(character))
    return position % 2 == 1 or (position > 0 and ranges[position - 1] == ord(character))


def printable(text: str) -> str:
    """Return `text` as it can be printed.

    Normalised (NFC), without controls, overrides and symbols that have no glyph; a letter without a glyph becomes
    U+FFFD, so that the loss is visible. Runs too long for a column get break opportunities. Line breaks are kept.
    """
    return _LONG_RUN.sub(_breakable, "".join(map(_printable_character, unicodedata.normalize("NFC", text))))


def _printable_character(character: str) -> str:
    if character.isascii() and (character.isprintable() or character == "\n"):
        return character
    kind = unicodedata.category(character)
    if character in {"\t", "\u2028", "\u2029"}:
        return " "
    if kind in {"Cc", "Cs", "Co", "Cn"} or (kind == "Cf" and character not in _KEPT_FORMAT_CHARACTERS):
        return ""
    if is_covered(character):
        return character
    return _REPLACEMENT if kind[0] in "LN" else ""


def _breakable(run: re.Match[str]) -> str:
    text = run.group()
    return _ZERO_WIDTH_SPACE.join(text[start : start + 12] for start in range(0, len(text), 12))


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {key: _clean(entry) for key, entry in value.items()}
    if isinstance(value, (list, tuple)):
        return [_clean(entry) for entry in value]
    return value


def typeset(template: str, data: dict[str, Any], *, logo: bytes | None = None) -> bytes:
    """Typeset one of `templates/` with `data` as a tagged PDF (PDF/UA-1). TypesettingError when it does not compile.

    Every string in `data` is made printable. An invalid logo is left out, since the document matters more.
    """
    return _set(template, data, logo)[0]


def typeset_located(
    template: str, data: dict[str, Any], label: str, *, logo: bytes | None = None
) -> tuple[bytes, list[dict[str, Any]]]:
    """Like `typeset`, with the metadata that the template emits under `label`: positions on its pages."""
    import typst

    pdf, inputs = _set(template, data, logo)
    found = typst.query(str(_TEMPLATES / template), f"<{label}>", field="value", **_compile_options(inputs))
    values: list[dict[str, Any]] = json.loads(found)
    return pdf, values


def _set(template: str, data: dict[str, Any], logo: bytes | None) -> tuple[bytes, str]:
    """Return the PDF and the data that was finally used."""
    cleaned = _clean(data)
    logos = [list(logo)] if logo and len(logo) <= MAX_LOGO_BYTES and _IMAGE_START.match(logo) else []
    for attempt in [*logos, None]:
        try:
            return _compile(template, {**cleaned, "logo": attempt})
        except TypesettingError:
            if attempt is None:
                raise
    raise TypesettingError(template)  # pragma: no cover - the last iteration returns or raises


def _compile_options(inputs: str) -> dict[str, Any]:
    return {
        "root": str(_TEMPLATES),
        "font_paths": _fonts(),
        "ignore_system_fonts": True,
        "sys_inputs": {"data": inputs},
    }


def _compile(template: str, data: dict[str, Any]) -> tuple[bytes, str]:
    import typst

    text = json.dumps(data, ensure_ascii=False)
    # Coverage is per character but shaping is per cluster: no single font may have both a mark and its base. typst
    # reports the cluster, which is then replaced; a few iterations suffice for real documents.
    for _ in range(8):
        try:
            pdf = typst.compile(
                str(_TEMPLATES / template), format="pdf", pdf_standards=["ua-1"], **_compile_options(text)
            )
        except typst.TypstError as error:
            found = _UNDISPLAYABLE.search(error.message)
            cluster = found and _UNICODE_ESCAPE.sub(lambda code: chr(int(code[1], 16)), found[1])
            if not cluster or cluster not in text:
                raise TypesettingError(error.diagnostic) from error
            text = text.replace(cluster, _REPLACEMENT)
        else:
            return pdf, text
    raise TypesettingError("too much of the text has no glyph")
