"""What differs, and what two people's changes give together."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.tenants.differences import Change, Collision, differences, merge
from chalicelib.tenants.settings import TenantSettings

_LEAVES = st.one_of(st.none(), st.booleans(), st.integers(0, 3), st.sampled_from(["a", "b"]), st.just(["x"]))
_PARTS = st.dictionaries(st.sampled_from("pqr"), _LEAVES, min_size=3, max_size=3)
DOCUMENTS = st.fixed_dictionaries(
    {"one": _LEAVES, "two": _LEAVES, "part": _PARTS, "maybe": st.none() | _PARTS}
)


def fields(changes: list[Change]) -> set[str]:
    return {change.field for change in changes}


def test_differences_are_told_by_path_and_lists_whole() -> None:
    before = TenantSettings(name="Acme").model_dump(mode="json")
    after = TenantSettings.model_validate(
        {"name": "Acme SA", "branding": {"colour": "#0b6e4f"}, "currencies": ["ARS", "USD"]}
    ).model_dump(mode="json")

    assert differences(before, after) == [
        Change("branding.colour", "#2457c5", "#0b6e4f"),
        Change("currencies", ["ARS"], ["ARS", "USD"]),
        Change("name", "Acme", "Acme SA"),
    ]


@settings(deadline=None)
@given(DOCUMENTS)
def test_a_document_does_not_differ_from_itself(document: dict[str, Any]) -> None:
    assert differences(document, document) == []


@settings(deadline=None)
@given(DOCUMENTS, DOCUMENTS)
def test_where_one_side_did_nothing_the_other_is_kept_whole(
    base: dict[str, Any], changed: dict[str, Any]
) -> None:
    mine, theirs = merge(base, changed, base), merge(base, base, changed)

    assert (mine.document, mine.collisions) == (changed, ())
    assert (theirs.document, theirs.collisions) == (changed, ())


@settings(deadline=None)
@given(DOCUMENTS, DOCUMENTS, DOCUMENTS)
def test_both_get_the_same_but_for_what_collides(
    base: dict[str, Any], one: dict[str, Any], other: dict[str, Any]
) -> None:
    here, there = merge(base, one, other), merge(base, other, one)
    collided = {collision.field for collision in here.collisions}

    assert collided == {collision.field for collision in there.collisions}
    assert fields(differences(here.document, there.document)) == collided


@settings(deadline=None)
@given(DOCUMENTS, DOCUMENTS, DOCUMENTS)
def test_nothing_that_somebody_changed_is_lost(
    base: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any]
) -> None:
    merged = merge(base, mine, theirs)
    collided = {collision.field for collision in merged.collisions}
    left = {change.field: change for change in differences(merged.document, theirs)}

    # What is not as they left it is something that I changed: alone, or against them, which is said.
    for path in left:
        assert path in collided or path not in fields(differences(base, theirs))
    for change in differences(base, mine):
        assert change.field not in fields(differences(mine, merged.document))


def test_a_collision_tells_both_sides() -> None:
    merged = merge({"a": {"x": 1, "y": 1}}, {"a": {"x": 2, "y": 1}}, {"a": {"x": 3, "y": 4}})

    assert merged.document == {"a": {"x": 2, "y": 4}}
    assert merged.collisions == (Collision("a.x", 2, 3),)
    assert merged.taken == ("a.y",)
