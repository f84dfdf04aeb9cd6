"""The typefaces that a brand can choose: the device's own, which cost nothing, and those that we bring along.

What we bring along are subsets (Latin and its extensions) under the SIL Open Font License, each one file for
all weights, fetched only by pages that chose them. `assets/manifest.json` says under which names they are.
"""

from collections.abc import Mapping
from typing import Any

_SANS = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif'
_SERIF = 'Charter, "Bitstream Charter", "Sitka Text", Cambria, "Noto Serif", serif'
_STACKS: Mapping[str, str] = {
    "system": _SANS,
    "humanist": 'Seravek, "Gill Sans Nova", Ubuntu, Calibri, "DejaVu Sans", sans-serif',
    "serif": _SERIF,
    "rounded": 'ui-rounded, "Hiragino Maru Gothic ProN", Quicksand, Nunito, "Noto Sans", sans-serif',
}
_BROUGHT: Mapping[str, tuple[str, str]] = {
    "inter": ("Inter", _SANS),
    "source-sans": ("Source Sans 3", _SANS),
    "nunito": ("Nunito", _SANS),
    "montserrat": ("Montserrat", _SANS),
    "lora": ("Lora", _SERIF),
    "atkinson": ("Atkinson Hyperlegible Next", _SANS),
}
"""Name of the family, and what stands in for it until it is there."""
_SUBSETS: Mapping[str, str] = {
    "latin-ext": (
        "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,"
        "U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF"
    ),
    "latin": (
        "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,"
        "U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD"
    ),
}
"""Which characters each file has, as their makers say: browsers fetch a file when a page has one of them."""
_FIRST = "latin"


def _file(typeface: str, subset: str, manifest: Mapping[str, Any]) -> str | None:
    chunk = manifest.get(f"typefaces/{typeface}-{subset}.woff2")
    return f"/{chunk['file']}" if chunk else None


def _is_there(typeface: str, manifest: Mapping[str, Any]) -> bool:
    """Whether we bring it along, and the deployed front end has it."""
    return typeface in _BROUGHT and _file(typeface, _FIRST, manifest) is not None


def font_stack(typeface: str, manifest: Mapping[str, Any]) -> str:
    """The value of `font-family`."""
    if typeface in _STACKS:
        return _STACKS[typeface]
    family, fallback = _BROUGHT[typeface]
    return f'"{family}", {fallback}' if _is_there(typeface, manifest) else fallback


def font_faces(typeface: str, manifest: Mapping[str, Any]) -> str:
    """The `@font-face` rules of a typeface; none of the device's own."""
    if not _is_there(typeface, manifest):
        return ""
    family, _ = _BROUGHT[typeface]
    return "".join(
        f'@font-face{{font-family:"{family}";src:url({file}) format("woff2");font-weight:200 900;'
        f"font-display:swap;unicode-range:{characters}}}"
        for subset, characters in _SUBSETS.items()
        if (file := _file(typeface, subset, manifest)) is not None
    )


def preloaded_fonts(typeface: str, manifest: Mapping[str, Any]) -> list[str]:
    """Files to be fetched before the style sheet asks for them: the one that every page needs."""
    file = _file(typeface, _FIRST, manifest) if _is_there(typeface, manifest) else None
    return [file] if file else []
