"""A file's row of customers as a row that `customers` takes. Pure.

What the file does not tell of a customer stays as it is stored; a column that it has, and that is empty in a row,
empties the field. The file's contact is the customer's first; others stay.
"""

import re
from typing import Any

from chalicelib.customers.identity_numbers import login_value
from chalicelib.imports.parsing.cells import Cells, Told, external_id_of
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


def key_of(cells: Cells) -> str:
    """The customer's external id; empty where the row gives none."""
    for name in ("external_id", "number", "document"):
        if text := cells.text(name):
            return external_id_of(text)
    return ""


def called(cells: Cells) -> str:
    """The number or document that identifies the customer; empty where the row gives an external id of its own."""
    return "" if cells.text("external_id") else cells.text("number") or cells.text("document") or ""


def label_of(cells: Cells) -> str:
    """How the row is called in lists."""
    return cells.text("company") or cells.text("name") or _person(cells)


def _person(cells: Cells) -> str:
    parts = (cells.text("first_name"), cells.text("last_name"))
    return " ".join(part for part in parts if part)


def read_customer(cells: Cells) -> Told:
    """What the row tells of the customer, by the names of `CustomerIn`; contact data under `contact`."""
    name = label_of(cells)
    if not name:
        cells.faults.append(FieldError("name", "missing", "no name"))
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
    return Told(patch)


def _kind(cells: Cells) -> dict[str, str]:
    told = cells.person_kind("kind")
    if told is not None:
        return {"kind": told}
    company = cells.text("company")
    return {} if company is None else {"kind": "company" if company else "person"}


def _address(cells: Cells) -> list[str]:
    part = {name: cells.text(name) or "" for name in _ADDRESS}
    lines = (
        " ".join(one for one in (part["street"], part["street_2"]) if one),
        " ".join(one for one in (part["postal_code"], part["city"]) if one),
        part["state"],
        part["country"],
    )
    return [" ".join(line.split()) for line in lines if line]


def _access(cells: Cells) -> dict[str, Any]:
    access: dict[str, Any] = {}
    if cells.mapping.has("portal_user"):
        told = cells.yes_no("portal_user")
        access |= {} if told is None else {"portal_user": told}
    for name in ("support_from", "portal_until"):
        if cells.mapping.has(name):
            day = cells.day(name)
            access[name] = day.isoformat() if day else None
    return access


def _contact(cells: Cells) -> dict[str, Any]:
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


def merged_customer(external_id: str, told: Told, stored: dict[str, Any] | None) -> dict[str, Any]:
    """The whole row: what is stored, and over it what the file tells."""
    patch = told.fields
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


def _document(told: dict[str, Any] | None, stored: dict[str, Any] | None) -> dict[str, Any] | None:
    """The same number keeps the country and kind that it is stored with."""
    if told and stored and login_value(told["number"]) == login_value(stored["number"]):
        return stored
    return told


def field_of(path: str) -> str:
    """The file's field that a refused row's path speaks of."""
    for pattern, name in _PATHS:
        if pattern.fullmatch(path):
            return pattern.sub(name, path)
    return path
