"""Sanitizes file names from users, for storage, display and download. Pure."""

import re
import unicodedata

MAX_LENGTH = 120
SUFFIXES = {
    "image/jpeg": (".jpg", ".jpeg"),
    "image/png": (".png",),
    "image/webp": (".webp",),
    "application/pdf": (".pdf",),
}
"""Suffixes of each type; the first is the default."""
_DEFAULT_STEM = "adjunto"
_FORBIDDEN = re.compile(r'[<>:"|?*%]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
"""Device names on Windows."""


def clean_name(name: str, content_type: str) -> str:
    """Remove folders, control and bidirectional characters from a file name, and give it the suffix of its type.

    Invisible characters could reverse the displayed name (`gpj.exe` as `exe.jpg`), or end it early.
    """
    stem, suffix = _split_suffix(_clean(name), content_type)
    if not stem or _RESERVED.fullmatch(stem):
        stem = f"{_DEFAULT_STEM}-{stem}" if stem else _DEFAULT_STEM
    return stem[: MAX_LENGTH - len(suffix)].rstrip(" .") + suffix


def display_name(name: str) -> str:
    """Sanitize the name of a file of any type for display."""
    return _clean(name)[:MAX_LENGTH] or "?"


def _clean(name: str) -> str:
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    visible = "".join(" " if letter.isspace() else letter for letter in last if _is_visible(letter))
    return re.sub(r" +", " ", _FORBIDDEN.sub("-", visible)).strip()


def _is_visible(letter: str) -> bool:
    # Cc control, Cf format (bidirectional marks, zero width), Cs lone surrogates, Co private use, Cn unassigned.
    return letter.isspace() or not unicodedata.category(letter).startswith("C")


def _split_suffix(name: str, content_type: str) -> tuple[str, str]:
    for suffix in SUFFIXES[content_type]:
        if name.lower().endswith(suffix):
            return name[: -len(suffix)].strip(" ."), suffix
    return name.strip(" ."), SUFFIXES[content_type][0]
