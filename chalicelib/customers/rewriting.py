"""Customers are kept as the settings make of them: where placeholders change, those who hold one are written anew.

It is done in the background, a piece after the other: each names the next. The same piece again does the same again.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from chalicelib.customers.back_office import load_customer
from chalicelib.customers.identity_numbers import login_value, login_values
from chalicelib.customers.models import LISTING, Customer
from chalicelib.customers.writing import rewrite_customer
from chalicelib.kernel.aws import queue
from chalicelib.kernel.store import reads
from chalicelib.tenants.service import load_tenant

PIECE = 200


def run_queued(records: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Do the pieces of an SQS batch of one; what fails is shown again by the queue."""
    for record in records:
        message = json.loads(record["body"])
        after = rewrite_piece(message["tenant"], frozenset(message["placeholders"]), message.get("after"))
        if after is not None:
            queue.enqueue_job({**message, "after": after})
    return {"batchItemFailures": []}


def rewrite_piece(
    tenant: str, placeholders: frozenset[str], after: dict[str, Any] | None
) -> dict[str, Any] | None:
    """Write those anew, of a page of customers, who hold one of these numbers; answers where the next begins."""
    settings = load_tenant(tenant).settings
    plain = {login_value(one) for one in placeholders}
    rows, position = reads.list_tenant(tenant, LISTING, limit=PIECE, after=after)
    for row in rows:
        customer = Customer.from_wire(row)
        if plain & _numbers(customer):
            rewrite_customer(load_customer(tenant, customer.customer_id), settings)
    return position


def _numbers(customer: Customer) -> set[str]:
    document = customer.document
    found = {login_value(customer.number or "")}
    if document:
        found |= {login_value(document["number"])}
        found |= set(login_values(document["country"], document["kind"], document["number"]))
    return found
