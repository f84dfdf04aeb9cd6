"""Contracts as systems and files order them: up to a hundred at once, each answered by itself."""

from dataclasses import dataclass
from typing import Any

from chalicelib.contracts import drafting, ordering, records, templates
from chalicelib.contracts.data_schemas import ContractOrderIn
from chalicelib.contracts.domain import FillContract
from chalicelib.contracts.models import Contract, ContractReference, ContractTemplate
from chalicelib.customers.comparison import Comparison, differences
from chalicelib.customers.service import stored_customers
from chalicelib.customers.writing import StoredCustomer
from chalicelib.kernel import jobs
from chalicelib.kernel.errors import ConflictError, FieldError, InvalidError
from chalicelib.kernel.http.batches import Row, run_batch
from chalicelib.kernel.http.schemas import BatchOut, BatchRow
from chalicelib.kernel.store import keys, reads
from chalicelib.tenants.api_keys import TenantSystem


@dataclass(frozen=True, slots=True)
class _Known:
    """What is stored of all that a batch speaks of: three round trips."""

    templates: dict[str, ContractTemplate]
    """By id, and by name in lower case."""
    customers: dict[str, StoredCustomer]
    contracts: dict[str, Contract]
    """By their own ids: those that were ordered before."""


def order_contracts(caller: TenantSystem, items: list[dict[str, Any]]) -> BatchOut:
    """Take up to 100 orders. What was ordered before under the same id is not ordered again."""
    actor = "import" if caller.key_id == "import" else f"key:{caller.key_id}"
    return run_batch(items, ContractOrderIn, lambda rows: _take(caller, rows, actor))


def _take(caller: TenantSystem, rows: list[Row[ContractOrderIn]], actor: str) -> list[BatchRow]:
    known = _known(caller.tenant, rows)
    return [_take_row(caller, row, known, actor) for row in rows]


def _take_row(caller: TenantSystem, row: Row[ContractOrderIn], known: _Known, actor: str) -> BatchRow:
    try:
        before = _before(row, known)
        if before is not None:
            if not before.original_sha256:  # whoever took it may have stopped before its document was queued
                jobs.enqueue(drafting.job_of(before, FillContract))
            return row.done("unchanged", before.contract_id)
        contract = ordering.take(_order(row, known, actor), caller.settings)
    except InvalidError as error:
        return row.refused(*error.fields)
    except ConflictError as error:
        return row.refused(FieldError("external_id", error.code, str(error)))
    return row.done("created", contract.contract_id)


def compare_contracts(caller: TenantSystem, items: list[dict[str, Any]]) -> list[Comparison]:
    """What `order_contracts` would do with up to 100 rows, without writing anything."""
    changes: dict[int, tuple[tuple[str, str, str], ...]] = {}

    def judge(row: Row[ContractOrderIn], known: _Known) -> BatchRow:
        try:
            before = _before(row, known)
            if before is not None:
                return row.done("unchanged", before.contract_id)
            contract = ordering.begin(_order(row, known, "import"), caller.settings).contract
        except InvalidError as error:
            return row.refused(*error.fields)
        face = {"customer_name": contract.customer_name, "title": contract.title}
        face |= {f"value.{name}": value for name, value in contract.values.items()}
        changes[row.index] = differences({}, face)
        return row.done("created", "")

    def judge_all(rows: list[Row[ContractOrderIn]]) -> list[BatchRow]:
        known = _known(caller.tenant, rows)
        return [judge(row, known) for row in rows]

    answered = run_batch(items, ContractOrderIn, judge_all)
    return [Comparison(answer, changes.get(answer.index, ())) for answer in answered.items]


def _known(tenant: str, rows: list[Row[ContractOrderIn]]) -> _Known:
    if not rows:
        return _Known({}, {}, {})
    found = templates.list_templates(tenant)
    references = reads.get_many(
        keys.contract_reference(tenant, records.own_name(row.external_id)) for row in rows
    )
    ordered = [ContractReference.from_wire(wire) for wire in references.values()]
    contracts = reads.get_many(keys.contract(tenant, one.customer_id, one.contract_id) for one in ordered)
    return _Known(
        templates={str(one.template_id): one for one in found}
        | {str(one.name).casefold(): one for one in found},
        customers=stored_customers(tenant, {row.content.customer for row in rows}),
        contracts={
            str(one.external_id): one for one in (Contract.from_wire(wire) for wire in contracts.values())
        },
    )


def _before(row: Row[ContractOrderIn], known: _Known) -> Contract | None:
    """What was ordered under this id. InvalidError `contract_exists` where that is another contract."""
    before = known.contracts.get(row.external_id)
    if before is None:
        return None
    customer = known.customers.get(row.content.customer)
    template = _template(row, known)
    given = {name: " ".join(value.split()) for name, value in row.content.values.items()}
    is_same = (
        customer is not None
        and before.customer_id == customer.customer.customer_id
        and before.template_id == template.template_id
        and {name: value for name, value in before.values.items() if value}
        == {n: v for n, v in given.items() if v}
    )
    if not is_same:
        raise InvalidError(
            fields=[
                FieldError("external_id", "contract_exists", "another contract was ordered under this id")
            ]
        )
    return before


def _template(row: Row[ContractOrderIn], known: _Known) -> ContractTemplate:
    template = known.templates.get(row.content.template.casefold()) or known.templates.get(
        row.content.template
    )
    if template is None:
        raise InvalidError(fields=[FieldError("template", "template_unknown", "no template has this name")])
    return template


def _order(row: Row[ContractOrderIn], known: _Known, actor: str) -> ordering.Order:
    template, stored = _template(row, known), known.customers.get(row.content.customer)
    if stored is None or stored.customer.deleted:
        raise InvalidError(fields=[FieldError("customer", "customer_unknown", "no such customer")])
    by_id = {one.contact_id: one for one in stored.contacts.values()}
    return ordering.Order(
        template=template,
        customer=stored.customer,
        contacts=[by_id[one] for one in stored.customer.contact_ids.values() if one in by_id],
        values=row.content.values,
        external_id=row.external_id,
        due_on=row.content.due_on,
        send=row.content.send,
        actor=actor,
    )
