"""Looks into PDFs: what a reader, a screen reader and a copying customer get from them."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject


def opened(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf), strict=True)


def root_of(pdf: bytes) -> Any:
    """The catalogue, which says what the document is as a whole."""
    return opened(pdf).trailer["/Root"]


def text_of(pdf: bytes) -> str:
    """All text as it is copied, in one line, with no-break spaces as spaces and without places to break."""
    text = "\n".join(page.extract_text() for page in opened(pdf).pages)
    return re.sub(r"\s+", " ", text.replace("\u200b", ""))


def letters_of(pdf: bytes) -> set[str]:
    """Every character that the fonts' tables give back, whatever the order in which a reader puts them."""
    found: set[str] = set()
    for page in opened(pdf).pages:
        fonts: Any = page["/Resources"]["/Font"]  # type: ignore[index]  # every page of ours has text
        for font in fonts.values():
            table = font.get_object()["/ToUnicode"].get_data().decode("ascii")
            for hexadecimal in re.findall(r"<[0-9A-F]+> <([0-9A-F]+)>", table):
                found |= set(bytes.fromhex(hexadecimal).decode("utf-16-be"))
            for ranges in re.findall(r"beginbfrange(.*?)endbfrange", table, re.DOTALL):
                for first, last, start in re.findall(r"<([0-9A-F]+)> <([0-9A-F]+)> <([0-9A-F]+)>", ranges):
                    base = bytes.fromhex(start).decode("utf-16-be")
                    found |= {chr(ord(base) + step) for step in range(int(last, 16) - int(first, 16) + 1)}
    return found


def structure_of(pdf: bytes) -> list[str]:
    """The structure tags in reading order, such as H1 or TH."""
    return list(_tags(root_of(pdf)["/StructTreeRoot"]))


def _tags(node: Any) -> Iterator[str]:
    node = node.get_object()
    if isinstance(node, ArrayObject):
        for child in node:
            yield from _tags(child)
    elif isinstance(node, DictionaryObject):
        if "/S" in node:
            yield str(node["/S"]).removeprefix("/")
        if "/K" in node:
            yield from _tags(node["/K"])
