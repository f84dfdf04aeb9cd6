"""A signature as it is drawn in a field: its strokes, or the name that was typed for it. Pure."""

from typing import Any

from chalicelib.seals.drawing import curves
from chalicelib.seals.plan import Plan, SignedAct
from chalicelib.seals.words import words


def ink(plan: Plan, act: SignedAct, width: float, height: float) -> dict[str, Any]:
    """What the templates draw of it, in points."""
    item: dict[str, Any] = {"width": width, "ink_height": height}
    if act.method == "typed":
        return {**item, "kind": "typed", "text": act.typed_name}
    return {
        **item,
        "kind": "drawn",
        "curves": curves(act.strokes, width, height),
        "alt": words(plan.language)["signature_of"].format(name=act.name),
    }
