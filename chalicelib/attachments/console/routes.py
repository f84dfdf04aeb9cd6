"""Files that staff add to an answer."""

from chalicelib.attachments import answers, service
from chalicelib.attachments.schemas import (
    AttachmentOut,
    AttachmentUploadOut,
    ConsoleAttachmentIn,
    ExaminedIn,
)
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
    """Give out a form by which a browser hands in a file for one of a customer's threads."""
    service.require_customer(caller.tenant, body.customer_id)
    upload = service.begin_upload(
        caller.tenant,
        body.customer_id,
        caller.staff_id,
        filename=body.filename,
        content_type=body.content_type,
        size=body.size,
    )
    return answers.upload_out(upload)


@routes.post("/{attachment_id}/examined", access=_WRITE, errors=(NotFoundError, ConflictError))
def examine_staff_attachment(caller: StaffCaller, attachment_id: str, body: ExaminedIn) -> AttachmentOut:
    """Examine a file that was handed in; only then can a text bring it along."""
    brief = service.finish_upload(caller.tenant, body.customer_id, caller.staff_id, attachment_id)
    return service.shown(caller.tenant, body.customer_id, [brief])[0]
