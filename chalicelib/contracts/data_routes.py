"""Contracts in the data API: ordered of a template, followed, fetched, withdrawn."""

import json
from datetime import datetime

from chalicelib.contracts import intake, portal, records, sending, templates, trail, views
from chalicelib.contracts.console_schemas import ReasonIn
from chalicelib.contracts.data_schemas import (
    ContractBatchIn,
    ContractDataOut,
    ContractDataPage,
    ContractDataRow,
    ContractsDataQuery,
    ContractTemplateData,
    ContractTemplatesData,
    SignerDataOut,
)
from chalicelib.contracts.models import Contract, Signer
from chalicelib.contracts.schemas import ContractFileIn
from chalicelib.contracts.template_routes import row_of
from chalicelib.kernel import ids
from chalicelib.kernel.errors import ConflictError, NotFoundError
from chalicelib.kernel.http.routing import Routes
from chalicelib.kernel.http.schemas import BatchOut, DownloadOut, download_out
from chalicelib.kernel.store import keys, reads
from chalicelib.tenants.api_keys import TenantSystem
from chalicelib.tenants.contracted import SystemOfModule
from chalicelib.tenants.settings import Module

routes = Routes(__name__, "/data/v1", "data: contracts")
_SYSTEM = SystemOfModule(Module.CONTRACTS)
_MAX_BODY = 5 * 1024 * 1024


@routes.get("/contract-templates", access=_SYSTEM)
def list_templates_to_order(caller: TenantSystem) -> ContractTemplatesData:
    """List the templates of which contracts can be ordered."""
    rows = [row_of(one) for one in templates.list_templates(caller.tenant)]
    return ContractTemplatesData(
        items=[
            ContractTemplateData(template_id=one.template_id, name=one.name, fields=one.fields)
            for one in rows
        ]
    )


@routes.post("/contracts", access=_SYSTEM, repeatable=True, max_body=_MAX_BODY)
def order_contracts(caller: TenantSystem, body: ContractBatchIn) -> BatchOut:
    """Order up to 100 contracts; each is made in the background, and sent if so ordered."""
    return intake.order_contracts(caller, body.items)


@routes.get("/contracts", access=_SYSTEM)
def list_ordered_contracts(caller: TenantSystem, query: ContractsDataQuery) -> ContractDataPage:
    """List contracts, those that changed last first."""
    cursors = caller.cursors(f"contracts|{query.state}")
    rows = reads.query(
        keys.contract_view_partition(
            caller.tenant, views.of_state(query.state) if query.state else views.ALL
        ),
        newest_first=True,
        limit=query.limit,
        after=cursors.read(query.cursor)["key"] if query.cursor else None,
        attributes=("row",),
    )
    return ContractDataPage(
        items=[ContractDataRow.model_validate(json.loads(row["row"]["S"])) for row in rows.items],
        next=cursors.write({"key": rows.last_key}) if rows.last_key else None,
    )


@routes.get("/contracts/{external_id}", access=_SYSTEM)
def read_contract(caller: TenantSystem, external_id: str) -> ContractDataOut:
    """Read how far a contract is; by the tenant's own id of it or by ours."""
    return _out(_find(caller, external_id))


@routes.post("/contracts/{external_id}/files", access=_SYSTEM)
def fetch_contract(caller: TenantSystem, external_id: str, body: ContractFileIn) -> DownloadOut:
    """Say where one of a contract's files can be fetched for a short while."""
    contract = _find(caller, external_id)
    if not contract.original_sha256:
        raise NotFoundError("there is no such file yet", code="file_gone")
    if body.file == "events":
        return download_out(trail.download(contract, trail.everything))
    return download_out(portal.download_file(contract, body.file))


@routes.post("/contracts/{external_id}/withdraw", access=_SYSTEM, errors=(ConflictError,))
def withdraw_ordered_contract(caller: TenantSystem, external_id: str, body: ReasonIn) -> ContractDataOut:
    """Take a contract back: nobody signs it any more."""
    return _out(sending.withdraw_by_system(_find(caller, external_id), f"key:{caller.key_id}", body.reason))


def _find(caller: TenantSystem, external_id: str) -> Contract:
    if ids.is_id(external_id, "ctr"):
        name = external_id
    elif ids.is_external_id(external_id):
        name = records.own_name(external_id)
    else:
        raise NotFoundError("no such contract")
    customer_id, contract_id = records.owner_of(caller.tenant, name)
    return records.find(caller.tenant, customer_id, contract_id)


def _out(contract: Contract) -> ContractDataOut:
    return ContractDataOut.model_validate(
        {
            **views.row_of(contract),
            "people": [_signer(one) for one in contract.people()],
            "reason": contract.reason,
            "document_sha256": contract.original_sha256,
            "sealed_sha256": contract.sealed_sha256,
            "code": contract.code,
        }
    )


def _signer(one: Signer) -> SignerDataOut:
    return SignerDataOut.model_validate(
        {
            "name": one.name,
            "is_staff": bool(one.staff_id),
            "state": one.state,
            "signed_at": datetime.fromisoformat(one.signed_at) if one.signed_at else None,
        }
    )
