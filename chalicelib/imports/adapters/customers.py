"""Customer rows for the `customers` domain. Pure.

Fields without a column keep their stored value; an empty cell clears the field. The file's contact replaces the
customer's first one; further contacts are kept.
"""

import re
from typing import Any

from chalicelib.customers.identity_numbers import login_value
from chalicelib.imports.parsing.cells import RecordData, RowCells, to_external_id
from chalicelib.kernel.errors import FieldError

_ADDRESS = ("street", "street_2", "postal_code", "city", "state", "country")
_PATHS = (
    (re.compile(r"contacts\.\d+\.emails.*"), "email"),
    (re.compile(r"contacts\.\d+\.phones.*"), "phone"),
    (re.compile(r"contacts\.\d+\.name"), "contact_name"),
    (re.compile(r"document(\..*)?"), "document"),
    (re.compile(r"address(\..*)?"), "street"),
    (re.compile(r"access\.(\w+)"), r"\1"),
)


def external_id(cells: RowCells) -> str:
    """Return the customer's external id, or an empty string."""
    for name in ("external_id", "number", "document"):
        if text := cells.text(name):
            return to_external_id(text)
    return ""


def lookup_name(cells: RowCells) -> str:
    """Return the number or document to look the customer up by; empty for rows with an external id."""
    return "" if cells.text("external_id") else cells.text("number") or cells.text("document") or ""


def label(cells: RowCells) -> str:
    """Return the label of the row in lists."""
    return cells.text("company") or cells.text("name") or _person(cells)


def _person(cells: RowCells) -> str:
    parts = (cells.text("first_name"), cells.text("last_name"))
    return " ".join(part for part in parts if part)


def read_customer(cells: RowCells) -> RecordData:
    """Parse a row into the fields of `CustomerIn`, with contact data under `contact`."""
    name = label(cells)
    if not name:
        cells.errors.append(FieldError("name", "missing", "no name"))
    patch: dict[str, Any] = {"name": name, **_kind(cells)}
    if (number := cells.text("number")) is not None:
        patch["number"] = number or None
    if (document := cells.text("document")) is not None:
        patch["document"] = {"number": document} if document else None
    if any(cells.text(part) is not None for part in _ADDRESS):
        patch["address"] = _address(cells)
    if cells.mapping.has("language"):
        patch["language"] = cells.language("language")
    access = _access(cells)
    if access:
        patch["access"] = access
    patch["contact"] = _contact(cells)
    return RecordData(patch)


def _kind(cells: RowCells) -> dict[str, str]:
    kind = cells.person_kind("kind")
    if kind is not None:
        return {"kind": kind}
    company = cells.text("company")
    return {} if company is None else {"kind": "company" if company else "person"}


def _address(cells: RowCells) -> list[str]:
    part = {name: cells.text(name) or "" for name in _ADDRESS}
    lines = (
        " ".join(one for one in (part["street"], part["street_2"]) if one),
        " ".join(one for one in (part["postal_code"], part["city"]) if one),
        part["state"],
        part["country"],
    )
    return [" ".join(line.split()) for line in lines if line]


def _access(cells: RowCells) -> dict[str, Any]:
    access: dict[str, Any] = {}
    if cells.mapping.has("portal_user"):
        portal_user = cells.yes_no("portal_user")
        access |= {} if portal_user is None else {"portal_user": portal_user}
    for name in ("support_from", "portal_until"):
        if cells.mapping.has(name):
            day = cells.day(name)
            access[name] = day.isoformat() if day else None
    return access


def _contact(cells: RowCells) -> dict[str, Any]:
    contact: dict[str, Any] = {}
    company = cells.text("company")
    named = cells.text("contact_name") or _person(cells) or (cells.text("name") if company else "")
    if named:
        contact["name"] = named
    emails, phones = cells.texts("email"), cells.texts("phone")
    if emails:
        contact["emails"] = [one for cell in emails for one in re.split(r"[;,\s]+", cell) if one]
    if phones:
        contact["phones"] = [
            one.strip() for cell in phones for one in re.split(r";| / ", cell) if one.strip()
        ]
    return contact


def merge_customer(external_id: str, data: RecordData, stored: dict[str, Any] | None) -> dict[str, Any]:
    """Merge a parsed row into the stored one."""
    patch = data.fields
    row = dict(stored or {"external_id": external_id, "contacts": []})
    former_name = row.get("name")
    row |= {name: value for name, value in patch.items() if name not in ("contact", "access", "document")}
    row["access"] = {**row.get("access", {}), **patch.get("access", {})}
    if "document" in patch:
        row["document"] = _document(patch["document"], row.get("document"))
    contacts = [dict(contact) for contact in row["contacts"]]
    first = contacts[0] if contacts else {"name": row["name"]}
    if first["name"] == former_name:
        first["name"] = row["name"]
    row["contacts"] = [first | patch["contact"], *contacts[1:]]
    return row


def _document(new: dict[str, Any] | None, stored: dict[str, Any] | None) -> dict[str, Any] | None:
    """Keep the stored document, with its country and kind, when the number is the same."""
    if new and stored and login_value(new["number"]) == login_value(stored["number"]):
        return stored
    return new


def source_field(path: str) -> str:
    """Map a path in a rejected row to the file's field."""
    for pattern, name in _PATHS:
        if pattern.fullmatch(path):
            return pattern.sub(name, path)
    return path
