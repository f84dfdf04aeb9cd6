"""Finding a customer as staff type: by the beginning of a name's word, an identifier, an address or a telephone.

Each term of a customer is an item of its own, in a partition made of the term's first two letters, and holds all that
a list shows. So a search is one query whatever the number of customers, and there is no scan.
"""

import re
from collections.abc import Iterable
from typing import Any

from chalicelib.customers.identity_numbers import login_value, login_values
from chalicelib.customers.models import Contact, Customer, SearchTerm
from chalicelib.customers.names import search_key
from chalicelib.kernel.addresses import normalise_email
from chalicelib.kernel.store import keys, reads
from chalicelib.kernel.store.keys import Key

LEAST = 2
"""Letters that a search needs; fewer would list half of the customers."""
MAX_TERMS = 60
_MAX_TERM = 80
_WORDS = 8
_PHONE_ENDS = (10, 8, 7, 6)
"""How many of a number's last digits people type: with the area's, without, and the shortest local ones."""
_NUMBER = re.compile(r"[\d\s.\-+/()]+")
_LOOKED_AT = 200


def summary_of(customer: Customer, contacts: Iterable[Contact]) -> dict[str, Any]:
    """What a list shows of a customer; kept with each of its terms."""
    people = list(contacts)
    return {
        "id": customer.customer_id,
        "external_id": customer.external_id,
        "name": customer.name,
        "kind": customer.person_kind,
        "number": customer.number,
        "document": str(customer.document["formatted"]) if customer.document else None,
        "email": next((email for one in people for email in one.emails), None),
        "phone": next((phone for one in people for phone in one.phones), None),
        "portal_user": bool(customer.portal_user),
        "support_from": _day(customer.support_from),
        "portal_until": _day(customer.portal_until),
        "deleted": bool(customer.deleted),
        "is_test": bool(customer.is_test),
    }


def _day(day: Any) -> str | None:
    return day.isoformat() if day is not None else None


def terms_of(customer: Customer, contacts: Iterable[Contact]) -> set[str]:
    """By what a customer is found, the likeliest first until `MAX_TERMS`. Pure."""
    people = list(contacts)
    found: dict[str, None] = {}

    def add(text: str) -> None:
        if len(text) >= LEAST:
            found[text[:_MAX_TERM]] = None

    document = customer.document
    for value in (
        *(login_values(document["country"], document["kind"], document["number"]) if document else ()),
        login_value(customer.number) if customer.number else "",
        customer.number or "",
        customer.external_id,
    ):
        add(search_key(value))
    for name in (customer.name, *(one.name for one in people)):
        for word in search_key(name).split()[:_WORDS]:
            add(word.strip(".,;:()'\"-"))
    for email in (email for one in people for email in one.emails):
        add(search_key(normalise_email(email)))
    for phone in (phone for one in people for phone in one.phones):
        digits = phone.lstrip("+")
        add(digits)
        for length in _PHONE_ENDS:
            add(digits[-length:])
    return set(list(found)[:MAX_TERMS])


def term_keys(customer: Customer, contacts: Iterable[Contact]) -> set[Key]:
    """Where those terms are kept."""
    return {
        keys.search_term(customer.tenant, term, customer.customer_id) for term in terms_of(customer, contacts)
    }


def search_term(key: Key, summary: dict[str, Any]) -> SearchTerm:
    """The item of one term, not stored yet."""
    return SearchTerm(key.pk, key.sk, customer_id=summary["id"], summary=summary)


def read_query(text: str) -> list[str]:
    """What was typed as terms, the longest first: digits however they are separated, or words."""
    if _NUMBER.fullmatch(text) and any(letter.isdigit() for letter in text):
        return ["".join(letter for letter in text if letter.isdigit())]
    words = [word.strip(".,;:()'\"-") for word in search_key(text).split()]
    return sorted((word for word in words if word), key=len, reverse=True)[:_WORDS]


def find_customers(
    tenant: str, text: str, *, limit: int, after: dict[str, str] | None
) -> tuple[list[dict[str, Any]], dict[str, str] | None]:
    """Summaries of the customers that are meant, and where the next page begins: one query.

    Of several words the longest is searched by, and the others have to begin some other term of the customer; such a
    page may be short and still have a next one.
    """
    longest, *others = read_query(text)
    longest = longest[:_MAX_TERM]
    rows = reads.query(
        keys.search_partition(tenant, longest),
        prefix=longest,
        limit=_LOOKED_AT if others else limit * 2,
        after=after,
        attributes=("summary",),
    )
    found: dict[str, dict[str, Any]] = {}
    for row in rows.items:
        summary = SearchTerm.summary_in(row)
        if all(_has(summary, word) for word in others):
            found[summary["id"]] = summary
    return list(found.values()), rows.last_key


def _has(summary: dict[str, Any], word: str) -> bool:
    """Whether some word of what is shown begins so."""
    shown = (
        summary["name"],
        summary["number"],
        summary["document"],
        summary["email"],
        summary["external_id"],
    )
    words = [part for text in shown if text for part in search_key(text).split()]
    return any(part.strip(".,;:()'\"-").startswith(word) for part in words)
