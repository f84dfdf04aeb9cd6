"""What is amiss with a customer's data, noted beside it when it is written, so that staff are told without a count.

Each finding is an item of its own in the listing index: how many customers have it, and which, is a query. Whether it
matters is the settings' word: who signs in by e-mail needs no telephone.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from chalicelib.customers.access_rules import AccessWindow
from chalicelib.customers.identity_numbers import is_placeholder
from chalicelib.customers.models import Contact, Customer, Finding
from chalicelib.kernel.addresses import normalise_email
from chalicelib.kernel.store import keys, reads
from chalicelib.tenants.settings import TenantSettings

LISTING = "findings"


class FindingKind(StrEnum):
    """What can be amiss."""

    PLACEHOLDER_DOCUMENT = "placeholder_document"
    """The identity number is a stand-in such as seven nines (I3)."""
    PLACEHOLDER_NUMBER = "placeholder_number"
    """The customer number is."""
    NO_DOCUMENT = "no_document"
    NO_NUMBER = "no_number"
    NO_EMAIL = "no_email"
    NO_PHONE = "no_phone"
    NO_CONTACT = "no_contact"
    """Neither an e-mail address nor a telephone."""
    COMPANY_NO_EMAIL = "company_no_email"
    BOUNCED = "bounced"
    """Mail to an address of theirs comes back."""
    DATES_MISSING = "dates_missing"
    """A portal user without both dates of access (C3)."""
    ENDS = "ends"
    """Access has a last day: amiss once that is past. Listed by the day."""


def findings_of(
    customer: Customer, contacts: Iterable[Contact], settings: TenantSettings
) -> dict[FindingKind, str]:
    """What is amiss, and for `ENDS` the day. Nothing of a deleted customer. Pure."""
    if customer.deleted:
        return {}
    people = list(contacts)
    has_email, has_phone = any(one.emails for one in people), any(one.phones for one in people)
    found = _of_identifiers(customer, settings)
    if not has_email and not has_phone:
        found.add(FindingKind.NO_CONTACT)
    if not has_email:
        found.add(FindingKind.NO_EMAIL)
        if customer.person_kind == "company":
            found.add(FindingKind.COMPANY_NO_EMAIL)
    if not has_phone:
        found.add(FindingKind.NO_PHONE)
    if customer.bounced and any(
        normalise_email(email) in customer.bounced for one in people for email in one.emails
    ):
        found.add(FindingKind.BOUNCED)
    access = AccessWindow(customer.portal_user, customer.support_from, customer.portal_until)
    if access.portal_user and None in (access.support_from, access.portal_until):
        found.add(FindingKind.DATES_MISSING)
    answer = dict.fromkeys(found, "")
    if access.portal_user and access.portal_until is not None:
        answer[FindingKind.ENDS] = access.portal_until.isoformat()
    return answer


def _of_identifiers(customer: Customer, settings: TenantSettings) -> set[FindingKind]:
    found: set[FindingKind] = set()
    document = customer.document["number"] if customer.document else ""
    for text, stand_in, nothing in (
        (document, FindingKind.PLACEHOLDER_DOCUMENT, FindingKind.NO_DOCUMENT),
        (customer.number or "", FindingKind.PLACEHOLDER_NUMBER, FindingKind.NO_NUMBER),
    ):
        if not text:
            found.add(nothing)
        elif is_placeholder(text, extra=settings.extra_placeholders):
            found.add(stand_in)
    return found


def finding(customer: Customer, kind: FindingKind, day: str) -> Finding:
    """The item that notes it, not stored yet."""
    key = keys.finding(customer.tenant, customer.customer_id, kind)
    shard = reads.shard_of(customer.customer_id)
    return Finding(
        key.pk,
        key.sk,
        customer_id=customer.customer_id,
        listing_pk=keys.listing_partition(customer.tenant, LISTING, shard),
        listing_sk=keys.finding_sort(kind, day, customer.customer_id),
    )


def _bounds(kind: FindingKind, today: date) -> tuple[str, str]:
    """Between which sort keys those lie that matter today: access that ended lies before today."""
    last = (today - timedelta(days=1)).isoformat() if kind is FindingKind.ENDS else ""
    return keys.finding_sort(kind, "", ""), keys.finding_sort(kind, last, keys.LAST)


def count_findings(tenant: str, kind: FindingKind, today: date, *, most: int) -> int:
    """How many customers have it, counted up to `most`: one query a shard. Written lately may be missed."""
    low, high = _bounds(kind, today)
    return reads.count_listing(tenant, LISTING, low, high, most=most)


def list_findings(
    tenant: str, kind: FindingKind, today: date, *, limit: int, after: dict[str, Any] | None
) -> tuple[list[Customer], dict[str, Any] | None]:
    """A page of the customers who have it, and where the next page begins."""
    low, high = _bounds(kind, today)
    rows, position = reads.list_tenant(
        tenant, LISTING, limit=limit, after=after, attributes=("customer_id",), low=low, high=high
    )
    wanted = [keys.customer(tenant, row["customer_id"]["S"]) for row in rows]
    found = reads.get_many(wanted)
    return [Customer.from_wire(found[key]) for key in wanted if key in found], position
