"""Portal passwords: two words that are issued, and what people choose themselves."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.customers.passwords import (
    check_own_password,
    hash_password,
    suggest_password,
    verify_password,
)
from chalicelib.kernel.errors import InvalidError
from tests.support.api_client import ApiClient
from tests.support.deep import examples

pytestmark = pytest.mark.usefixtures("api_client")


def test_a_suggestion_is_two_plain_words() -> None:
    made = {suggest_password() for _ in range(200)}

    assert len(made) > 190
    for suggestion in made:
        first, second = suggestion.split(".")
        assert (first + second).isascii()
        assert (first + second).isalpha()
        assert suggestion.islower()


@pytest.mark.parametrize(
    "typed", ["árbol.ñandú", "Arbol.Nandu", " ARBOL.NANDU ", "a\u0301rbol.n\u0303andu\u0301"]
)
def test_an_issued_one_is_typed_as_people_type(typed: str) -> None:
    stored = hash_password("arbol.nandu", issued=True)

    assert verify_password(typed, stored, issued=True)


_ACCENTS = ("", "\u0301", "\u0303", "\u0308")


@settings(max_examples=examples(25), deadline=None)
@given(
    st.sampled_from(["perro.calamar", "arbol.nandu", "otono.guion"]),
    st.lists(st.tuples(st.booleans(), st.sampled_from(_ACCENTS)), min_size=13, max_size=13),
)
def test_accents_and_capitals_of_an_issued_one_never_matter(
    issued: str, twists: list[tuple[bool, str]]
) -> None:
    stored = hash_password(issued, issued=True)
    typed = "".join(
        (letter.upper() if raised else letter) + (accent if letter.isalpha() else "")
        for letter, (raised, accent) in zip(issued, twists, strict=False)
    )

    assert verify_password(unicodedata.normalize("NFC", typed), stored, issued=True)
    assert not verify_password(typed + "x", stored, issued=True)


def test_ones_own_is_compared_letter_by_letter() -> None:
    stored = hash_password("Árbol y ñandú", issued=False)

    assert verify_password(unicodedata.normalize("NFD", "Árbol y ñandú"), stored, issued=False)
    assert not verify_password("arbol y nandu", stored, issued=False)
    assert not verify_password("Árbol y ñandú ", stored, issued=False)


def test_it_is_argon2id_with_a_salt_and_the_numbers_that_are_asked_for(api_client: ApiClient) -> None:
    """Row 18 of the security numbers: ASVS 6.5.2."""
    one, other = (hash_password("correcta bateria", issued=False) for _ in range(2))

    assert one.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert one != other


@pytest.mark.parametrize("length", [8, 64, 128])
def test_lengths_from_8_to_128_are_taken(length: int) -> None:
    """Row 16: ASVS 6.2.1, 6.2.9."""
    check_own_password("ñ" * (length - 2) + "7q")


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("corta12", "password_short"),
        ("x" * 129, "password_long"),
        ("password", "password_common"),
        ("12345678", "password_common"),
        ("PASSWORD", "password_common"),
        ("iloveyou", "password_common"),
        ("30123456", "password_common"),
    ],
)
def test_what_is_short_long_common_or_known_of_its_owner_is_refused(password: str, code: str) -> None:
    """Row 17: ASVS 6.2.4."""
    with pytest.raises(InvalidError) as error:
        check_own_password(password, names=("30123456",))

    assert error.value.code == code


@pytest.mark.parametrize(
    "password", ["todas minúsculas", "11112222333344445", "    espacios    ", "🐙🐙🐙🐙🐙🐙🐙🐙"]
)
def test_there_is_no_rule_of_composition(password: str) -> None:
    """Row 17: ASVS 6.2.5."""
    check_own_password(password)


@settings(max_examples=examples(12), deadline=None)
@given(st.text(min_size=1, max_size=70), st.text(min_size=1, max_size=70))
def test_only_the_same_text_opens(one: str, other: str) -> None:
    stored = hash_password(one, issued=False)

    assert verify_password(one, stored, issued=False)
    same = unicodedata.normalize("NFKC", one) == unicodedata.normalize("NFKC", other)
    assert verify_password(other, stored, issued=False) == same
