"""Portal routes of attachments."""

from chalicelib.attachments import service
from chalicelib.attachments.schemas import AttachmentIn, AttachmentOut, AttachmentUploadOut
from chalicelib.customers.access import SignedIn, SignedInCustomer
from chalicelib.kernel.errors import ConflictError, ForbiddenError, NotFoundError, TooManyRequestsError
from chalicelib.kernel.http.routing import Routes
from chalicelib.kernel.http.schemas import Empty

routes = Routes(__name__, "/portal/{tenant}/attachments", tag="Attachments")
_CUSTOMER = SignedInCustomer()


@routes.post("", access=_CUSTOMER, status=201, errors=(ForbiddenError, TooManyRequestsError))
def begin_attachment(caller: SignedIn, body: AttachmentIn) -> AttachmentUploadOut:
    """Create an attachment and return the form to upload its file with."""
    service.require_threads(caller.settings)
    return service.begin_upload(
        caller.tenant,
        caller.customer_id,
        caller.contact.contact_id,
        filename=body.filename,
        content_type=body.content_type,
        size=body.size,
    )


@routes.post(
    "/{attachment_id}/examined", access=_CUSTOMER, errors=(ForbiddenError, NotFoundError, ConflictError)
)
def examine_attachment(caller: SignedIn, attachment_id: str, body: Empty) -> AttachmentOut:  # noqa: ARG001 - declares the empty body
    """Validate an uploaded file, so that it can be attached to a message."""
    service.require_threads(caller.settings)
    brief = service.finish_upload(caller.tenant, caller.customer_id, caller.contact.contact_id, attachment_id)
    return service.attachments_out(caller.tenant, caller.customer_id, [brief])[0]
