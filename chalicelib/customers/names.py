"""Names in any script: kept as they are spelt, found however they are typed. Pure."""

import unicodedata

from chalicelib.kernel.errors import InvalidError

MAX_NAME = 200
"""Characters, after normalising."""
# What cannot be seen and can make a name read as another, or equal to none: explicit directions (UAX 9), zero-width
# space and no-break space, word joiner, soft hyphen, tags. Joiners stay: Persian and Indic names are spelt with them.
_INVISIBLE = dict.fromkeys(
    (
        *(0x00AD, 0x061C, 0x180E, 0x200B, 0x200E, 0x200F, 0xFEFF),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
        *range(0xFFF9, 0xFFFC),
        *range(0xE0000, 0xE0080),
    )
)
_SPACES = frozenset({"Cc", "Zl", "Zp", "Zs"})


class NameInvalidError(InvalidError, ValueError):
    """Text that cannot be a name: `name_empty` or `name_too_long`."""

    code = "name_empty"


def normalise_name(text: str) -> str:
    """A name as it is kept: NFC, single spaces, nothing invisible. Idempotent.

    NameInvalidError `name_empty`, or `name_too_long` over MAX_NAME: a name is never cut.
    """
    spaced = "".join(" " if unicodedata.category(letter) in _SPACES else letter for letter in text)
    seen = "".join(letter for letter in spaced if unicodedata.category(letter) != "Cs")
    plain = " ".join(unicodedata.normalize("NFC", seen.translate(_INVISIBLE)).split())
    if not any(unicodedata.category(letter)[0] in "LNPS" for letter in plain):
        raise NameInvalidError("a name has at least one visible character")
    if len(plain) > MAX_NAME:
        raise NameInvalidError(f"at most {MAX_NAME} characters", code="name_too_long")
    return plain


def fold(text: str) -> str:
    """Text without case and compatibility forms, accents apart from their letters (Unicode D146, decomposed)."""
    # Twice, for what one step brings forth for the other: U+3392 is "MHz" only once it is decomposed.
    for _ in range(2):
        text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return text


def search_key(text: str) -> str:
    """What a search compares, by prefix or whole: no accents, no case, single spaces. Idempotent."""
    return " ".join("".join(letter for letter in fold(text) if not unicodedata.combining(letter)).split())
