"""What differs between two documents of settings, and how two people's changes of one are brought together. Pure.

Objects are taken apart; a list is one value, because the order of buttons or currencies is meant.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_ABSENT: Any = object()


@dataclass(frozen=True, slots=True)
class Change:
    """One value that differs; None also stands for one that is not there."""

    field: str
    """A dotted path, e.g. `branding.colour`."""
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Collision:
    """One value that both sides changed, to different things."""

    field: str
    mine: Any
    theirs: Any


@dataclass(frozen=True, slots=True)
class Merge:
    """Both sides' changes in one document. Where they collide it has mine, and says so."""

    document: dict[str, Any]
    taken: tuple[str, ...]
    """Paths whose value is theirs, because only they changed it."""
    collisions: tuple[Collision, ...]


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    """Every value that differs, by path, in the order of the paths."""
    return sorted(_differences(before, after, ""), key=lambda change: change.field)


def _differences(before: Mapping[str, Any], after: Mapping[str, Any], under: str) -> list[Change]:
    found: list[Change] = []
    for name in {*before, *after}:
        one, other, path = before.get(name), after.get(name), under + name
        if isinstance(one, Mapping) and isinstance(other, Mapping):
            found += _differences(one, other, f"{path}.")
        elif one != other:
            found.append(Change(path, one, other))
    return found


def merge(base: Mapping[str, Any], mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> Merge:
    """Bring two changes of `base` together: what one side alone changed is kept, the rest collides."""
    taken: list[str] = []
    collisions: list[Collision] = []
    document = _merged(base, mine, theirs, "", taken, collisions)
    return Merge(document, tuple(sorted(taken)), tuple(sorted(collisions, key=lambda one: one.field)))


def _merged(
    base: Mapping[str, Any],
    mine: Mapping[str, Any],
    theirs: Mapping[str, Any],
    under: str,
    taken: list[str],
    collisions: list[Collision],
) -> dict[str, Any]:
    document: dict[str, Any] = {}
    for name in dict.fromkeys([*mine, *theirs]):
        was, one, other = (side.get(name, _ABSENT) for side in (base, mine, theirs))
        path, kept = under + name, one
        if isinstance(one, Mapping) and isinstance(other, Mapping):
            below = was if isinstance(was, Mapping) else {}
            kept = _merged(below, one, other, f"{path}.", taken, collisions)
        elif one != other and one == was:
            kept = other
            taken.append(path)
        elif one not in (other, was) and other != was:
            collisions.append(Collision(path, _shown(one), _shown(other)))
        if kept is not _ABSENT:
            document[name] = kept
    return document


def _shown(value: Any) -> Any:
    return None if value is _ABSENT else value
