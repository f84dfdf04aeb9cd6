"""Which stored customer a row speaks of: by the tenant's own id, else by the number or document that it bears.

A business that sent its customers from its system knows them there by ids that no spreadsheet has. A file that names
them by number means those, and must not make them anew.
"""

from collections.abc import Iterable

from chalicelib.customers.identity_numbers import login_value
from chalicelib.customers.logins import DOCUMENT, NUMBER, find_logins
from chalicelib.customers.models import Customer
from chalicelib.customers.writing import REFERENCE
from chalicelib.imports.parsing.cells import external_id_of
from chalicelib.kernel.store import keys, reads


def find_external_ids(tenant: str, names: Iterable[str]) -> dict[str, str]:
    """The external id of each customer that is called so; of whom nobody knows, the id that it would get.

    One round trip for up to a hundred, and up to three more for each that has no such id.
    """
    wanted = {name: external_id_of(name) for name in names if name}
    references = {keys.external_reference(tenant, REFERENCE, one): one for one in wanted.values()}
    known = {references[key] for key in reads.get_many(references)}
    return {
        name: external_id if external_id in known else _found(tenant, name) or external_id
        for name, external_id in wanted.items()
    }


def _found(tenant: str, name: str) -> str:
    """The external id of the one customer with this number, or else with this document; empty for none or several."""
    value = login_value(name)
    if not value:
        return ""
    for kind in (NUMBER, DOCUMENT):
        logins = {customer_id for customer_id, _ in find_logins(tenant, kind, value)}
        wires = reads.get_many(keys.customer(tenant, customer_id) for customer_id in logins).values()
        found = [one for one in map(Customer.from_wire, wires) if not one.deleted and _bears(one, kind, name)]
        if len(found) == 1:
            return str(found[0].external_id)
    return ""


def _bears(customer: Customer, kind: str, name: str) -> bool:
    """Whether this is how its number is written: at sign-in `A-1` and `a1` are the same, here they are not."""
    if kind == DOCUMENT:
        return True
    return bool(customer.number) and " ".join(str(customer.number).split()) == " ".join(name.split())
