"""Issuer and recipient of a document."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Issuer:
    """The business and its brand.

    `colour` is the brand colour and `on_colour` the text colour on it, both `#rrggbb`; the caller ensures sufficient
    contrast. `logo` is a PNG, JPEG or WebP image.
    """

    name: str
    colour: str
    on_colour: str
    logo: bytes | None = None
    address_lines: tuple[str, ...] = ()
    tax_id: str = ""

    def to_print(self) -> dict[str, Any]:
        """Return the template data, without the logo."""
        return {
            "name": self.name,
            "colour": self.colour,
            "on_colour": self.on_colour,
            "address_lines": list(self.address_lines),
            "tax_id": self.tax_id,
        }


@dataclass(frozen=True, slots=True)
class Recipient:
    """The customer: name, formatted identity document, and address."""

    name: str
    document: str = ""
    address_lines: tuple[str, ...] = ()

    def to_print(self) -> dict[str, Any]:
        """Return the template data."""
        return {"name": self.name, "document": self.document, "address_lines": list(self.address_lines)}
