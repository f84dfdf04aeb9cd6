"""Whether the pages of a PDF are all that a reader shows of it.

Notes, stamps, filled-in fields and layers that are switched off lie beside a page's own content. A picture of the page
lacks them, and a reader shows them, now or once somebody has clicked: whoever signs has to see what others will read.
"""

from typing import Any


def is_flat(reader: Any) -> bool:
    """Whether no page has anything upon it, and no layer is hidden. `reader` is pyHanko's."""
    if not _all_layers_show(reader.root):
        return False
    for number in range(int(reader.root["/Pages"]["/Count"])):
        page = reader.find_page_for_modification(number)[0].get_object()
        if any(_can_be_seen(one.get_object()) for one in _entries(page, "/Annots")):
            return False
    return True


def has_fields(reader: Any) -> bool:
    """Whether it has a form."""
    return "/AcroForm" in reader.root and bool(_entries(reader.root["/AcroForm"], "/Fields"))


def _entries(dictionary: Any, key: str) -> list[Any]:
    # Not by `get`: that one answers a reference as it is.
    found: list[Any] = dictionary.get_and_apply(key, list, default=[])
    return found


def _can_be_seen(annotation: Any) -> bool:
    match annotation["/Subtype"]:
        case "/Link":
            # A frame is drawn by some readers only; where nothing is said of it, it is one point wide.
            return "/AP" in annotation or _frame(annotation) != 0
        case "/Popup":
            return False
        case "/Widget":
            left, bottom, right, top = (float(value) for value in annotation["/Rect"])
            return left != right or bottom != top
    return True


def _frame(link: Any) -> float:
    if "/BS" in link:
        width: float = link["/BS"].get_and_apply("/W", float, default=1.0)
        return width
    border = _entries(link, "/Border")
    return float(border[2]) if len(border) > 2 else 1.0


def _all_layers_show(root: Any) -> bool:
    if "/OCProperties" not in root:
        return True
    layers = root["/OCProperties"]
    # Which of them is shown can be another one for paper, or at another scale, or as somebody chooses.
    if _entries(layers, "/Configs") or "/D" not in layers:
        return False
    shown = layers["/D"]
    base = shown.get_and_apply("/BaseState", str, default="/ON")
    return base == "/ON" and not _entries(shown, "/OFF") and not _entries(shown, "/AS")
