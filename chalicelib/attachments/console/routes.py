"""Console routes of attachments."""

from chalicelib.attachments import service
from chalicelib.attachments.console.schemas import ConsoleAttachmentIn, ExaminedIn
from chalicelib.attachments.schemas import AttachmentOut, AttachmentUploadOut
from chalicelib.kernel.errors import ConflictError, NotFoundError, TooManyRequestsError
from chalicelib.kernel.http.routing import Routes
from chalicelib.staff.access import StaffCaller
from chalicelib.staff.permissions import Permission
from chalicelib.tenants.contracted import StaffOfModule
from chalicelib.tenants.settings import Module

routes = Routes(__name__, "/console/{tenant}/attachments", tag="Console: attachments")
_WRITE = StaffOfModule(Permission.TICKETS, Module.TICKETS, Module.MESSAGES)


@routes.post("", access=_WRITE, status=201, errors=(NotFoundError, TooManyRequestsError))
def begin_staff_attachment(caller: StaffCaller, body: ConsoleAttachmentIn) -> AttachmentUploadOut:
    """Create an attachment for a customer's thread and return the form to upload its file with."""
    service.require_customer(caller.tenant, body.customer_id)
    return service.begin_upload(
        caller.tenant,
        body.customer_id,
        caller.staff_id,
        filename=body.filename,
        content_type=body.content_type,
        size=body.size,
    )


@routes.post("/{attachment_id}/examined", access=_WRITE, errors=(NotFoundError, ConflictError))
def examine_staff_attachment(caller: StaffCaller, attachment_id: str, body: ExaminedIn) -> AttachmentOut:
    """Validate an uploaded file, so that it can be attached to a message."""
    brief = service.finish_upload(caller.tenant, body.customer_id, caller.staff_id, attachment_id)
    return service.attachments_out(caller.tenant, body.customer_id, [brief])[0]
