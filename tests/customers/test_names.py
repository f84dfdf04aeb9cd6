"""Names of any script are kept; what cannot be seen is not."""
# ruff: noqa: RUF001 - scripts whose letters look like others are what is tested

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from chalicelib.customers.names import MAX_NAME, NameInvalidError, fold, normalise_name, search_key

names = st.text(max_size=80)


@pytest.mark.parametrize(
    "name",
    [
        "María José Núñez-Ibáñez",
        "O’Connor & Söhne GmbH",
        "Łukasz Żółć",
        "Παπαδόπουλος",
        "Анна Ивановна",
        "山田太郎",
        "김민준",
        "محمد بن سلمان",
        "می\u200cخواهم",  # Persian, with the joiner that its spelling needs
        "क्‍षत्रिय",
        "🍕 Pizzería",
        "3M",
        "+54",
    ],
)
def test_a_name_in_any_script_is_kept_as_it_is(name: str) -> None:
    assert normalise_name(name) == unicodedata.normalize("NFC", name)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Ana \t  Pérez\r\n", "Ana Pérez"),
        ("Ana\u2028Pérez\u00a0y\u3000Luz", "Ana Pérez y Luz"),
        ("Jose\u0301", "José"),
        ("\u202egnirts\u202c", "gnirts"),
        ("\u2066Ana\u2069\u200f", "Ana"),
        ("A\u200bn\u00ada\ufeff", "Ana"),
        ("Ana\x00\x1b[31m", "Ana [31m"),
        ("Ana\ud800", "Ana"),
        ("Ana\U000e0041", "Ana"),
    ],
)
def test_what_cannot_be_seen_is_left_out(typed: str, kept: str) -> None:
    assert normalise_name(typed) == kept


@pytest.mark.parametrize("text", ["", "   ", "\u200b\u202e", "\u200d", "\x00", "\u0301"])
def test_a_name_without_a_visible_character_is_none(text: str) -> None:
    with pytest.raises(NameInvalidError) as refusal:
        normalise_name(text)
    assert refusal.value.code == "name_empty"


def test_a_name_is_never_cut() -> None:
    assert normalise_name("ñ" * MAX_NAME) == "ñ" * MAX_NAME
    for long in ("ñ" * (MAX_NAME + 1), "\u0958" * MAX_NAME):  # the second is two characters when composed
        with pytest.raises(NameInvalidError) as refusal:
            normalise_name(long)
        assert refusal.value.code == "name_too_long"


@given(names)
@example("a\u200b\u0301")
@example("\u1100\u200b\u1161")
def test_normalising_a_name_again_changes_nothing(text: str) -> None:
    try:
        once = normalise_name(text)
    except NameInvalidError:
        return
    assert normalise_name(once) == once
    assert once == once.strip()
    assert not any(unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp") for letter in once)


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("María Núñez", "maria nu"),
        ("ÑANDÚ S.A.", "nandu s"),
        ("Straße 34", "STRASSE"),
        ("Παπαδόπουλος", "παπαδοπουλοσ"),
        ("ИВАНОВ", "иван"),
        ("김민준", "기"),  # while the syllable is still being typed
        ("ﬁnca", "FIN"),
        ("ＡＮＡ", "ana"),
        ("İstanbul", "istan"),
    ],
)
def test_a_search_finds_a_name_by_its_beginning_without_accents_or_case(name: str, typed: str) -> None:
    assert search_key(name).startswith(search_key(typed))


def test_other_names_are_not_found() -> None:
    assert not search_key("Mario").startswith(search_key("Maria"))
    assert search_key("Иванов") != search_key("Ivanov")


@given(st.text())
@example("㎒")
@example("ŉ")
@example("ͅ")
@example("ﷺ")
@example("ϓ")
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert search_key(search_key(text)) == search_key(text)


def test_folding_every_character_there_is_once_is_enough() -> None:
    for point in range(0x110000):
        letter = chr(point)
        folded = fold(letter)
        assert fold(folded) == folded, hex(point)
