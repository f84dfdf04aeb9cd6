"""XML from strangers, read safely, and walked with the path that an error names.

No document type, entity or external reference is accepted at all (defusedxml), and size, depth and number of
elements are bounded. lxml would take twice as long to import and 12 MB to carry.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from chalicelib.kernel.errors import InvalidError, TooLargeError

MAX_BYTES = 5 * 1024 * 1024
MAX_DEPTH = 32
"""UBL itself nests about a dozen deep."""
MAX_ELEMENTS = 200_000

CBC = "{urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2}"
CAC = "{urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2}"


class XmlError(InvalidError):
    """No XML that we read: `xml_malformed`, `xml_forbidden` (a DTD or an entity), `xml_too_complex`."""

    code = "xml_malformed"


class _BoundedBuilder(TreeBuilder):
    def __init__(self) -> None:
        super().__init__()
        self._depth = 0
        self._elements = 0

    def start(self, tag: str, attrs: dict[Any, Any], /) -> Element:
        self._depth += 1
        self._elements += 1
        if self._depth > MAX_DEPTH or self._elements > MAX_ELEMENTS:
            raise XmlError(f"more than {MAX_DEPTH} levels or {MAX_ELEMENTS} elements", code="xml_too_complex")
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> Element:
        self._depth -= 1
        return super().end(tag)


def parse_xml(data: bytes) -> Element:
    """Return the document's root. Raises `TooLargeError` and `XmlError`."""
    if len(data) > MAX_BYTES:
        raise TooLargeError(f"at most {MAX_BYTES} bytes", code="xml_too_large")
    parser = DefusedXMLParser(target=_BoundedBuilder(), forbid_dtd=True)
    try:
        parser.feed(data)
        root: Element = parser.close()
    except DefusedXmlException:
        raise XmlError(
            "document types, entities and external references are refused", code="xml_forbidden"
        ) from None
    except (ParseError, LookupError, ValueError) as error:
        # LookupError and ValueError: an encoding that Python does not know, or that expat cannot map.
        position = getattr(error, "position", None)
        where = f"line {position[0]}, column {position[1]}" if position else "its encoding"
        raise XmlError(f"not well-formed: {where}") from None
    return root


@dataclass(frozen=True, slots=True)
class Node:
    """An element and its path, such as `InvoiceLine.0.Item.Name`: element names, and positions from 0."""

    element: Element
    path: str = ""

    def _below(self, name: str) -> str:
        return f"{self.path}.{name}" if self.path else name

    def at(self, *names: str) -> "Node | None":
        """Return the first aggregate (`cac`) reached through `names`."""
        node = self
        for name in names:
            found = node.element.find(CAC + name)
            if found is None:
                return None
            node = Node(found, node._below(name))
        return node

    def all(self, name: str) -> "Iterator[Node]":
        """Return every child aggregate of a name, in order."""
        for position, found in enumerate(self.element.findall(CAC + name)):
            yield Node(found, self._below(f"{name}.{position}"))

    def basic(self, name: str) -> "Node | None":
        """Return the first basic (`cbc`) child of a name."""
        found = self.element.find(CBC + name)
        return None if found is None else Node(found, self._below(name))

    def basics(self, name: str) -> "Iterator[Node]":
        """Return every basic child of a name, in order."""
        for position, found in enumerate(self.element.findall(CBC + name)):
            yield Node(found, self._below(f"{name}.{position}"))

    def missing(self, name: str) -> str:
        """Return the path that a child of that name would have."""
        return self._below(name)

    @property
    def raw(self) -> str:
        """The text as written, with line ends normalised."""
        return (self.element.text or "").strip()

    @property
    def text(self) -> str:
        """The text in one line."""
        return re.sub(r"\s+", " ", self.raw)

    def attribute(self, name: str) -> str:
        """Return an attribute, or nothing."""
        return self.element.get(name, "").strip()
