"""What the text of a PDF asks for: `[[firma:1]]` stands where the first signer signs, as in templates. Pure."""

from collections.abc import Sequence

from chalicelib.documents.pdf.agreements import PLACE, PLACES, SIZES
from chalicelib.seals.inspection import PageSize, find_anchors
from chalicelib.seals.plan import Mark

MOST_SIGNERS = 10


def anchored(data: bytes, pages: Sequence[PageSize], *, signatures_only: bool) -> list[Mark]:
    """The places that the text asks for, each on its page; with `signatures_only` one for each signer."""
    marks: list[Mark] = []
    for anchor in find_anchors(data, PLACE):
        found = PLACE.fullmatch(anchor.text)
        if found is None or found[1] is None or int(found[2]) > MOST_SIGNERS:
            continue
        kind, signer_id, page = PLACES[found[1]], f"s{int(found[2])}", pages[anchor.page]
        if signatures_only and (kind != "signature" or signer_id in {one.signer_id for one in marks}):
            continue
        width, height = min(SIZES[kind][0], page.width), min(SIZES[kind][1], page.height)
        marks.append(
            Mark(
                mark_id=f"m{len(marks) + 1}",
                signer_id=signer_id,
                kind=kind,
                page=anchor.page,
                # Its lower edge is the text's, as far as the page reaches.
                x=max(0.0, min(anchor.x, page.width - width)),
                y=max(0.0, min(anchor.y + anchor.height, page.height) - height),
                width=width,
                height=height,
                label=(found[3] or "").strip(),
            )
        )
    return marks


def number_of(signer_id: str) -> int:
    """The signer's position, from 1: 2 for `s2`."""
    return int(signer_id.removeprefix("s"))
