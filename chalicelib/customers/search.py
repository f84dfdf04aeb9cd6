"""Finding a customer as staff type: by the beginning of a name's words, an identifier, an address or a telephone.

Each term of a customer is an item of its own, in a partition made of the term's first two letters, and holds all that
a list shows. So a search is one query whatever the number of customers, and there is no scan.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, permutations
from typing import Any

from chalicelib.customers.contact_data import normalise_phone
from chalicelib.customers.identity_numbers import login_value, login_values
from chalicelib.customers.models import Contact, Customer, SearchTerm
from chalicelib.customers.names import search_key
from chalicelib.kernel.addresses import normalise_email
from chalicelib.kernel.errors import InvalidError
from chalicelib.kernel.store import keys, reads
from chalicelib.kernel.store.keys import Key

LEAST = 2
"""Letters that a search needs; fewer would list half of the customers."""
MAX_TERMS = 60
_MAX_TERM = 80
_WORDS = 8
_PAIRED = 4
"""Of how many of a name's words each two are kept together."""
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
    names = [_words_of(name) for name in (customer.name, *(one.name for one in people))]
    for word in chain.from_iterable(names):
        add(word)
    for email in (email for one in people for email in one.emails):
        add(search_key(normalise_email(email)))
    for phone in (phone for one in people for phone in one.phones):
        digits = phone.lstrip("+")
        add(digits)
        for length in _PHONE_ENDS:
            add(digits[-length:])
    for words in names:
        # As several words are typed: any two of them, either first. So a common surname hides nobody.
        for one, other in permutations(words[:_PAIRED], 2):
            add(_pair(one, other))
    return set(list(found)[:MAX_TERMS])


def term_keys(customer: Customer, contacts: Iterable[Contact]) -> set[Key]:
    """Where those terms are kept."""
    return {
        keys.search_term(customer.tenant, term, customer.customer_id) for term in terms_of(customer, contacts)
    }


def search_term(key: Key, summary: dict[str, Any]) -> SearchTerm:
    """The item of one term, not stored yet."""
    return SearchTerm(key.pk, key.sk, customer_id=summary["id"], summary=summary)


@dataclass(frozen=True, slots=True)
class Attempt:
    """One way to understand what was typed: the beginning of a term, and words that the customer has beside it."""

    beginning: str
    others: tuple[str, ...] = ()


def read_query(text: str, country: str) -> list[Attempt]:
    """What was typed, likeliest first, at most two ways: digits however they are separated or dialled, or words.

    Nothing for what is too short to search by.
    """
    if _NUMBER.fullmatch(text) and any(letter.isdigit() for letter in text):
        attempts = [Attempt(digits) for digits in _as_number(text, country)]
    else:
        attempts = _as_words(_words_of(text))
    return [one for one in dict.fromkeys(attempts) if len(one.beginning) >= LEAST][:2]


def _words_of(text: str) -> list[str]:
    return [word for word in map(_bare, search_key(text).split()) if word][:_WORDS]


def _bare(word: str) -> str:
    return word.strip(".,;:()'\"-")


def _as_number(text: str, country: str) -> list[str]:
    """A telephone as it is kept, where it is one; the digits; and they without the 15 that mobiles are dialled by."""
    digits = "".join(letter for letter in text if letter.isdigit())
    found = [digits]
    try:
        found.insert(0, normalise_phone(text, country).lstrip("+")[-_PHONE_ENDS[0] :])
    except InvalidError:
        if country == "AR" and digits.startswith("15"):
            found.append(digits[2:])
    return found


def _as_words(words: list[str]) -> list[Attempt]:
    if not words:
        return []
    longest, *others = sorted(words, key=len, reverse=True)
    attempts = [Attempt(longest[:_MAX_TERM], tuple(others))]
    if len(words) == 1:
        if any(letter.isdigit() for letter in longest):
            attempts.append(Attempt(login_value(longest)[:_MAX_TERM]))
    elif not any(letter.isdigit() for letter in "".join(words)):
        # The last word may be half typed; the longest before it tells most.
        *whole, last = words
        partner = max(whole, key=len)
        rest = list(whole)
        rest.remove(partner)
        attempts.insert(0, Attempt(_pair(partner, last), tuple(rest)))
    return attempts


def _pair(one: str, other: str) -> str:
    return f"{one} {other}"[:_MAX_TERM]


def find_customers(
    tenant: str, attempts: Iterable[Attempt], *, limit: int, after: dict[str, str] | None
) -> tuple[list[dict[str, Any]], dict[str, str] | None]:
    """Summaries of the customers that are meant, and where the next page begins: one query.

    A second one only where nobody is found by the likeliest way to understand what was typed. Of several words two
    are searched by, or the longest, and the others have to begin some word of what is shown; such a page may be short
    and still have a next one.
    """
    for attempt in attempts:
        if after is not None and not after["sk"].startswith(attempt.beginning):
            continue
        found, following = _find(tenant, attempt, limit, after)
        if found or following:
            return found, following
    return [], None


def _find(
    tenant: str, attempt: Attempt, limit: int, after: dict[str, str] | None
) -> tuple[list[dict[str, Any]], dict[str, str] | None]:
    rows = reads.query(
        keys.search_partition(tenant, attempt.beginning),
        prefix=attempt.beginning,
        limit=_LOOKED_AT if attempt.others else limit * 2,
        after=after,
        attributes=("summary",),
    )
    found: dict[str, dict[str, Any]] = {}
    for row in rows.items:
        summary = SearchTerm.summary_in(row)
        if all(_has(summary, word) for word in attempt.others):
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
    digits = str(summary["phone"] or "").lstrip("+")
    words += [digits, *(digits[-length:] for length in _PHONE_ENDS)]
    return any(_bare(part).startswith(word) for part in words)
