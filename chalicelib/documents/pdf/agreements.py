"""Typesets a contract as a branded PDF and locates its form fields."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from chalicelib.documents.formats import Language, country_format
from chalicelib.documents.pdf.parties import Issuer
from chalicelib.documents.pdf.texts import statement_texts
from chalicelib.documents.pdf.typesetting import typeset_located

PlaceKind = Literal["signature", "initials", "date", "checkbox", "text"]
PLACES: Mapping[str, PlaceKind] = {
    "firma": "signature",
    "iniciales": "initials",
    "fecha": "date",
    "casilla": "checkbox",
    "texto": "text",
}
"""Markers in a text: `[[firma:1]]` is the first signer's signature, `[[texto:2:Domicilio]]` the second's text."""
SIZES: Mapping[PlaceKind, tuple[float, float]] = {
    "signature": (170.0, 56.0),
    "initials": (56.0, 28.0),
    "date": (90.0, 18.0),
    "checkbox": (14.0, 14.0),
    "text": (190.0, 18.0),
}
"""Points."""
PAGE_BREAK = "[[salto]]"
PLACE = re.compile(rf"\[\[({'|'.join(PLACES)}):([1-9]\d?)(?::([^\[\]\n]{{1,60}}))?\]\]|\[\[salto\]\]")
_PUNCTUATION = re.compile(r"([!-/:-@\\^-`{-~])")
_BRACKETS = str.maketrans({"[": "\ue000", "]": "\ue001"})
_BRACKETS_BACK = str.maketrans({"\ue000": "[", "\ue001": "]"})
_MAX_HEADING = 4


@dataclass(frozen=True, slots=True)
class Place:
    """A form field on a page, in points from the top left corner; `page` is 0-based."""

    kind: PlaceKind
    signer: int
    """1-based position of the signer."""
    label: str
    page: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Agreement:
    """A contract to typeset. `text` is CommonMark with tables, without links, images and HTML."""

    issuer: Issuer
    title: str
    subtitle: str
    text: str
    language: Language
    country: str


def plain(value: Any) -> str:
    """Escape a tag's value for a contract text, so that none of it is read as Markdown or as a form field."""
    line = " ".join(str(value).split())
    return _PUNCTUATION.sub(r"\\\1", line.translate(_BRACKETS))


def wanted_places(text: str) -> list[tuple[PlaceKind, int]]:
    """Return kind and signer of each form field in a text, in order."""
    return [(PLACES[found[1]], int(found[2])) for found in PLACE.finditer(text) if found[1]]


def set_agreement(agreement: Agreement) -> tuple[bytes, list[Place]]:
    """Return the tagged PDF (PDF/UA-1) and its form fields."""
    places: list[dict[str, Any]] = []
    data = {
        "title": agreement.title,
        "subtitle": agreement.subtitle,
        "summary": agreement.subtitle or agreement.title,
        "issuer": agreement.issuer.to_print(),
        "paper": country_format(agreement.country).paper,
        "language": agreement.language,
        "country": agreement.country,
        "texts": statement_texts(agreement.language),
        "blocks": _blocks(agreement.text, places),
    }
    data["places"] = places
    pdf, found = typeset_located("agreement.typ", data, "place", logo=agreement.issuer.logo)
    return pdf, [_place(places[one["number"]], one) for one in found]


def _place(wanted: Mapping[str, Any], found: Mapping[str, Any]) -> Place:
    return Place(
        kind=wanted["kind"],
        signer=wanted["signer"],
        label=wanted["label"],
        page=int(found["page"]) - 1,
        x=round(float(found["x"]), 2),
        y=round(float(found["y"]), 2),
        width=wanted["width"],
        height=wanted["height"],
    )


def _blocks(text: str, places: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Convert a text into the template's blocks; adds to `places`."""
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    # Only elements that can be printed; indented text is not a code block.
    reader.disable(
        ["link", "image", "autolink", "html_inline", "html_block", "reference", "code", "fence", "backticks"]
    )
    return list(_BlockReader(places).blocks(SyntaxTreeNode(reader.parse(text)).children))


class _BlockReader:
    def __init__(self, places: list[dict[str, Any]]) -> None:
        self._places = places
        self._level = 1
        """Level of the last heading; accessible documents skip no level."""

    def blocks(self, nodes: Sequence[Any]) -> Iterator[dict[str, Any]]:
        for node in nodes:
            if node.type == "heading":
                self._level = min(int(node.tag[1:]) + 1, self._level + 1, _MAX_HEADING)
                yield {"kind": "heading", "level": self._level, "runs": self._inline(node)}
            elif node.type == "paragraph":
                yield from self._paragraph(node)
            elif node.type in ("bullet_list", "ordered_list"):
                yield {
                    "kind": "list",
                    "ordered": node.type == "ordered_list",
                    "start": int(node.attrs.get("start", 1)),
                    "entries": [list(self.blocks(item.children)) for item in node.children],
                }
            elif node.type == "blockquote":
                yield {"kind": "quote", "blocks": list(self.blocks(node.children))}
            elif node.type == "hr":
                yield {"kind": "rule"}
            elif node.type == "table":
                yield self._table(node)

    def _paragraph(self, node: Any) -> Iterator[dict[str, Any]]:
        """Yield a paragraph, split at page breaks."""
        runs: list[dict[str, Any]] = []
        for run in self._inline(node):
            if run.get("page"):
                yield {"kind": "paragraph", "runs": runs}
                yield {"kind": "page"}
                runs = []
            else:
                runs.append(run)
        if runs:
            yield {"kind": "paragraph", "runs": runs}

    def _table(self, node: Any) -> dict[str, Any]:
        rows = [row for part in node.children for row in part.children]
        cells = [[self._inline(cell) for cell in row.children] for row in rows]
        return {"kind": "table", "columns": len(cells[0]), "head": cells[0], "rows": cells[1:]}

    def _inline(self, node: Any) -> list[dict[str, Any]]:
        return [
            run for child in node.children for run in self._runs(child.children, bold=False, italic=False)
        ]

    def _runs(self, nodes: Sequence[Any], *, bold: bool, italic: bool) -> Iterator[dict[str, Any]]:
        for node in nodes:
            if node.type == "strong":
                yield from self._runs(node.children, bold=True, italic=italic)
            elif node.type == "em":
                yield from self._runs(node.children, bold=bold, italic=True)
            elif node.type == "hardbreak":
                yield {"line": True}
            elif node.type == "softbreak":
                yield {"text": " ", "bold": bold, "italic": italic}
            else:
                yield from self._text(node.content, bold=bold, italic=italic)

    def _text(self, text: str, *, bold: bool, italic: bool) -> Iterator[dict[str, Any]]:
        end = 0
        for found in PLACE.finditer(text):
            yield from _text_run(text[end : found.start()], bold=bold, italic=italic)
            yield self._wanted(found) if found[1] else {"page": True}
            end = found.end()
        yield from _text_run(text[end:], bold=bold, italic=italic)

    def _wanted(self, found: re.Match[str]) -> dict[str, Any]:
        kind = PLACES[found[1]]
        width, height = SIZES[kind]
        self._places.append(
            {
                "kind": kind,
                "signer": int(found[2]),
                "label": (found[3] or "").translate(_BRACKETS_BACK).strip(),
                "width": width,
                "height": height,
            }
        )
        return {"place": len(self._places) - 1}


def _text_run(text: str, *, bold: bool, italic: bool) -> Iterator[dict[str, Any]]:
    if text:
        yield {"text": text.translate(_BRACKETS_BACK), "bold": bold, "italic": italic}
