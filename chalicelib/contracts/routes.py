"""Contracts, as the customer reads and signs them."""

from chalicelib.contracts import portal, portal_service
from chalicelib.contracts.portal import CUSTOMER, READING
from chalicelib.contracts.schemas import (
    ContractCodeIn,
    ContractCodeOut,
    ContractCodeTypedIn,
    ContractFileIn,
    ContractOut,
    ContractPage,
    ContractPictures,
    ContractReadIn,
    ContractsQuery,
    DeclineIn,
    PagesQuery,
    SignatureIn,
)
from chalicelib.customers.access import SignedIn
from chalicelib.kernel.errors import ConflictError, ForbiddenError, GoneError, TooManyRequestsError
from chalicelib.kernel.http.routing import Routes
from chalicelib.kernel.http.schemas import DownloadOut, Empty, download_out
from chalicelib.tenants.settings import Module

routes = Routes(__name__, "/portal/{tenant}/contracts", "portal: contracts")
MAX_DRAWING = 5 * 1024 * 1024
"""100,000 points of four numbers."""
_ACTING = (ConflictError, ForbiddenError, GoneError, TooManyRequestsError)


@routes.get("", access=CUSTOMER, module=Module.CONTRACTS)
def list_contracts(caller: SignedIn, query: ContractsQuery) -> ContractPage:
    """List the customer's contracts, newest first."""
    return portal.list_contracts(caller, query)


@routes.get("/{contract_id}", access=CUSTOMER, module=Module.CONTRACTS)
def show_contract(caller: SignedIn, contract_id: str) -> ContractOut:
    """Show a contract."""
    return portal.show_contract(caller, portal.contract_of(caller, contract_id))


@routes.post("/{contract_id}/opened", access=CUSTOMER, module=Module.CONTRACTS, errors=(ConflictError,))
def open_contract(caller: SignedIn, contract_id: str, body: Empty) -> ContractOut:  # noqa: ARG001 - a POST has a body
    """Show a contract to somebody who may sign it, which is noted."""
    return portal_service.open_contract(caller, contract_id)


@routes.get("/{contract_id}/pages", access=CUSTOMER, module=Module.CONTRACTS)
def show_contract_pages(caller: SignedIn, contract_id: str, query: PagesQuery) -> ContractPictures:
    """Show some of a contract's pages."""
    return portal.show_pictures(portal.contract_of(caller, contract_id), query)


@routes.post("/{contract_id}/read", access=CUSTOMER, module=Module.CONTRACTS, errors=(ConflictError,))
def note_contract_read(caller: SignedIn, contract_id: str, body: ContractReadIn) -> Empty:
    """Note that it was read to its end."""
    portal_service.note_read(caller, contract_id, body)
    return Empty()


@routes.post("/{contract_id}/files", access=READING, module=Module.CONTRACTS, errors=(ConflictError,))
def download_contract(caller: SignedIn, contract_id: str, body: ContractFileIn) -> DownloadOut:
    """Download one of a contract's files."""
    return download_out(portal_service.download(caller, contract_id, body))


@routes.post("/{contract_id}/codes", access=CUSTOMER, module=Module.CONTRACTS, errors=_ACTING)
def ask_contract_code(caller: SignedIn, contract_id: str, body: ContractCodeIn) -> ContractCodeOut:
    """Send the code that authorises a signature."""
    return portal_service.ask_code(caller, contract_id, body)


@routes.post("/{contract_id}/codes/{challenge_id}", access=CUSTOMER, module=Module.CONTRACTS, errors=_ACTING)
def check_contract_code(
    caller: SignedIn, contract_id: str, challenge_id: str, body: ContractCodeTypedIn
) -> Empty:
    """Say whether the code is right."""
    portal_service.check_code(caller, contract_id, challenge_id, body)
    return Empty()


@routes.post(
    "/{contract_id}/signature",
    access=CUSTOMER,
    module=Module.CONTRACTS,
    errors=_ACTING,
    max_body=MAX_DRAWING,
)
def sign_contract(caller: SignedIn, contract_id: str, body: SignatureIn) -> ContractOut:
    """Sign a contract."""
    return portal_service.sign(caller, contract_id, body)


@routes.post("/{contract_id}/decline", access=CUSTOMER, module=Module.CONTRACTS, errors=_ACTING)
def decline_contract(caller: SignedIn, contract_id: str, body: DeclineIn) -> ContractOut:
    """Refuse to sign a contract."""
    return portal_service.decline(caller, contract_id, body)
