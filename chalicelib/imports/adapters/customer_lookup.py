"""Finds the stored customer of a row by external id, else by number or document.

Tenants that created their customers through the data API use ids that their spreadsheets do not contain. A file that
has only numbers refers to those customers and must not create duplicates.
"""

from collections.abc import Iterable

from chalicelib.customers.identity_numbers import login_value
from chalicelib.customers.logins import DOCUMENT, NUMBER, find_logins
from chalicelib.customers.models import Customer
from chalicelib.customers.writing import REFERENCE
from chalicelib.imports.parsing.cells import to_external_id
from chalicelib.kernel.store import keys, reads


def find_external_ids(tenant: str, names: Iterable[str]) -> dict[str, str]:
    """Map each name to the external id of its customer, or to the id that a new customer would get.

    Costs one round trip per 100 names, and up to three more per name that is not an external id.
    """
    wanted = {name: to_external_id(name) for name in names if name}
    references = {keys.external_reference(tenant, REFERENCE, one): one for one in wanted.values()}
    known = {references[key] for key in reads.get_many(references)}
    return {
        name: external_id if external_id in known else _find_by_number(tenant, name) or external_id
        for name, external_id in wanted.items()
    }


def _find_by_number(tenant: str, name: str) -> str:
    """Return the external id of the only customer with this number, or else document; empty for none or several."""
    value = login_value(name)
    if not value:
        return ""
    for kind in (NUMBER, DOCUMENT):
        logins = {customer_id for customer_id, _ in find_logins(tenant, kind, value)}
        wires = reads.get_many(keys.customer(tenant, customer_id) for customer_id in logins).values()
        customers = map(Customer.from_wire, wires)
        found = [one for one in customers if not one.deleted and _matches(one, kind, name)]
        if len(found) == 1:
            return str(found[0].external_id)
    return ""


def _matches(customer: Customer, kind: str, name: str) -> bool:
    """Whether the number is spelled the same: unlike at sign-in, `A-1` and `a1` are different."""
    if kind == DOCUMENT:
        return True
    return bool(customer.number) and " ".join(str(customer.number).split()) == " ".join(name.split())
