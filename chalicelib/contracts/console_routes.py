"""Contracts at the console: made of a PDF, sent, followed, withdrawn, corrected."""

from chalicelib.contracts import console_service as service
from chalicelib.contracts import countersigning, drafting, sending
from chalicelib.contracts.console_schemas import (
    ConsoleContractOut,
    ConsoleContractsQuery,
    ContractChangeIn,
    ContractIn,
    ContractRowPage,
    ContractUploadIn,
    ContractUploadOut,
    ReasonIn,
)
from chalicelib.contracts.routes import MAX_DRAWING
from chalicelib.contracts.schemas import (
    ContractCodeOut,
    ContractCodeTypedIn,
    ContractFileIn,
    ContractPictures,
    ContractReadIn,
    PagesQuery,
    SignatureIn,
)
from chalicelib.kernel.errors import ConflictError, ForbiddenError, GoneError, TooManyRequestsError
from chalicelib.kernel.http.routing import Routes
from chalicelib.kernel.http.schemas import DownloadOut, Empty, download_out
from chalicelib.staff.access import StaffCaller
from chalicelib.staff.permissions import Permission
from chalicelib.tenants.contracted import StaffOfModule
from chalicelib.tenants.settings import Module

routes = Routes(__name__, "/console/{tenant}/contracts", "console: contracts")
_READER = StaffOfModule(Permission.CONTRACTS_READ, Module.CONTRACTS)
_WRITER = StaffOfModule(Permission.CONTRACTS, Module.CONTRACTS)
_ACTING = (ConflictError, ForbiddenError, GoneError, TooManyRequestsError)


@routes.get("", access=_READER)
def list_console_contracts(caller: StaffCaller, query: ConsoleContractsQuery) -> ContractRowPage:
    """List contracts: all, those in a state, or a customer's."""
    return service.list_contracts(caller, query)


@routes.post("/uploads", access=_WRITER, status=201)
def begin_contract_upload(caller: StaffCaller, body: ContractUploadIn) -> ContractUploadOut:
    """Give out a form by which a browser hands in a PDF."""
    upload = drafting.begin_upload(caller, body.size)
    return ContractUploadOut(
        upload_id=upload.upload_id,
        url=upload.form.url,
        fields=upload.form.fields,
        expires_at=upload.form.expires_at,
    )


@routes.post("", access=_WRITER, status=201, repeatable=True, errors=(ConflictError,))
def create_contract(caller: StaffCaller, body: ContractIn) -> ConsoleContractOut:
    """Make a draft of a PDF that was handed in."""
    return service.show(caller, drafting.create(caller, body))


@routes.get("/{contract_id}", access=_READER)
def show_console_contract(caller: StaffCaller, contract_id: str) -> ConsoleContractOut:
    """Show a contract with all that happened to it."""
    return service.show(caller, service.find(caller, contract_id))


@routes.put("/{contract_id}", access=_WRITER, errors=(ConflictError,), max_body=256 * 1024)
def change_contract(caller: StaffCaller, contract_id: str, body: ContractChangeIn) -> ConsoleContractOut:
    """Change a draft."""
    return service.show(caller, drafting.change(caller, contract_id, body))


@routes.get("/{contract_id}/pages", access=_READER)
def show_console_contract_pages(caller: StaffCaller, contract_id: str, query: PagesQuery) -> ContractPictures:
    """Show some of a contract's pages."""
    return service.show_pictures(caller, contract_id, query)


@routes.post("/{contract_id}/files", access=_READER)
def download_console_contract(caller: StaffCaller, contract_id: str, body: ContractFileIn) -> DownloadOut:
    """Download one of a contract's files."""
    return download_out(service.download(caller, contract_id, body.file))


@routes.post("/{contract_id}/send", access=_WRITER, errors=(ConflictError,))
def send_contract(caller: StaffCaller, contract_id: str, body: Empty) -> ConsoleContractOut:  # noqa: ARG001 - a POST has a body
    """Send it to those who are to sign."""
    return service.show(caller, sending.send(caller, contract_id))


@routes.post("/{contract_id}/remind", access=_WRITER, errors=(ConflictError,))
def remind_signers(caller: StaffCaller, contract_id: str, body: Empty) -> ConsoleContractOut:  # noqa: ARG001 - a POST has a body
    """Call it to the mind of those whose turn it is."""
    return service.show(caller, sending.remind(caller, contract_id))


@routes.post("/{contract_id}/withdraw", access=_WRITER, errors=(ConflictError,))
def withdraw_contract(caller: StaffCaller, contract_id: str, body: ReasonIn) -> ConsoleContractOut:
    """Take it back."""
    return service.show(caller, sending.withdraw(caller, contract_id, body.reason))


@routes.post("/{contract_id}/correct", access=_WRITER, status=201, errors=(ConflictError,), repeatable=True)
def correct_contract(caller: StaffCaller, contract_id: str, body: Empty) -> ConsoleContractOut:  # noqa: ARG001 - a POST has a body
    """Make a new draft of it, in its place."""
    return service.show(caller, sending.correct(caller, contract_id))


@routes.post("/{contract_id}/opened", access=_READER, errors=(ConflictError,))
def open_console_contract(caller: StaffCaller, contract_id: str, body: Empty) -> ConsoleContractOut:  # noqa: ARG001 - a POST has a body
    """Show a contract to one of the team who is to sign it, which is noted."""
    return service.show(caller, countersigning.mark_opened(caller, contract_id))


@routes.post("/{contract_id}/read", access=_READER, errors=(ConflictError,))
def note_console_contract_read(caller: StaffCaller, contract_id: str, body: ContractReadIn) -> Empty:
    """Note that one of the team who is to sign it read it to its end."""
    countersigning.note_read(caller, contract_id, body.document_sha256)
    return Empty()


@routes.post("/{contract_id}/codes", access=_READER, errors=_ACTING)
def ask_countersigning_code(caller: StaffCaller, contract_id: str, body: Empty) -> ContractCodeOut:  # noqa: ARG001 - a POST has a body
    """Send the code that authorises one's own signature for the business."""
    return countersigning.ask_code(caller, contract_id)


@routes.post("/{contract_id}/codes/{challenge_id}", access=_READER, errors=_ACTING)
def check_countersigning_code(
    caller: StaffCaller, contract_id: str, challenge_id: str, body: ContractCodeTypedIn
) -> Empty:
    """Say whether the code is right."""
    countersigning.check_code(caller, contract_id, challenge_id, body)
    return Empty()


@routes.post("/{contract_id}/signature", access=_READER, errors=_ACTING, max_body=MAX_DRAWING)
def countersign_contract(caller: StaffCaller, contract_id: str, body: SignatureIn) -> ConsoleContractOut:
    """Sign a contract for the business."""
    return service.show(caller, countersigning.sign(caller, contract_id, body))
