"""Names of files that others gave, made safe to store, to show and to save. Pure."""

import re
import unicodedata

MAX_LENGTH = 120
SUFFIXES = {
    "image/jpeg": (".jpg", ".jpeg"),
    "image/png": (".png",),
    "image/webp": (".webp",),
    "application/pdf": (".pdf",),
}
"""How files of each type that we keep end; the first is the one that we give."""
_NAMELESS = "adjunto"
_NOT_IN_NAMES = re.compile(r'[<>:"|?*%]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
"""What Windows takes for a device."""


def clean_name(name: str, content_type: str) -> str:
    """A file's name without folders, control and bidirectional characters, and with the end that its type has.

    Invisible characters could turn the name around on the screen (`gpj.exe` as `exe.jpg`), or end it early.
    """
    stem, suffix = _parted(_plain(name), content_type)
    if not stem or _RESERVED.fullmatch(stem):
        stem = f"{_NAMELESS}-{stem}" if stem else _NAMELESS
    return stem[: MAX_LENGTH - len(suffix)].rstrip(" .") + suffix


def visible_name(name: str) -> str:
    """A name as it can be shown, whatever its file is."""
    return _plain(name)[:MAX_LENGTH]


def _plain(name: str) -> str:
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    visible = "".join(" " if letter.isspace() else letter for letter in last if _is_visible(letter))
    return re.sub(r" +", " ", _NOT_IN_NAMES.sub("-", visible)).strip()


def _is_visible(letter: str) -> bool:
    # Cc control, Cf format (bidirectional marks, zero width), Cs lone surrogates, Co private use, Cn unassigned.
    return letter.isspace() or not unicodedata.category(letter).startswith("C")


def _parted(name: str, content_type: str) -> tuple[str, str]:
    for suffix in SUFFIXES[content_type]:
        if name.lower().endswith(suffix):
            return name[: -len(suffix)].strip(" ."), suffix
    return name.strip(" ."), SUFFIXES[content_type][0]
