"""Files that a customer adds."""

from chalicelib.attachments import answers, service
from chalicelib.attachments.schemas import AttachmentIn, AttachmentOut, AttachmentUploadOut
from chalicelib.customers.access import SignedIn, SignedInCustomer
from chalicelib.kernel.errors import ConflictError, ForbiddenError, NotFoundError, TooManyRequestsError
from chalicelib.kernel.http.routing import Routes
from chalicelib.kernel.http.schemas import Empty

routes = Routes(__name__, "/portal/{tenant}/attachments", tag="Attachments")
_CUSTOMER = SignedInCustomer()


@routes.post("", access=_CUSTOMER, status=201, errors=(ForbiddenError, TooManyRequestsError))
def begin_attachment(caller: SignedIn, body: AttachmentIn) -> AttachmentUploadOut:
    """Give out a form by which a browser hands in a file."""
    service.require_threads(caller.settings)
    upload = service.begin_upload(
        caller.tenant,
        caller.customer_id,
        caller.contact.contact_id,
        filename=body.filename,
        content_type=body.content_type,
        size=body.size,
    )
    return answers.upload_out(upload)


@routes.post(
    "/{attachment_id}/examined", access=_CUSTOMER, errors=(ForbiddenError, NotFoundError, ConflictError)
)
def examine_attachment(caller: SignedIn, attachment_id: str, body: Empty) -> AttachmentOut:  # noqa: ARG001 - it is what is posted
    """Examine a file that was handed in; only then can a text bring it along."""
    service.require_threads(caller.settings)
    brief = service.finish_upload(caller.tenant, caller.customer_id, caller.contact.contact_id, attachment_id)
    return service.shown(caller.tenant, caller.customer_id, [brief])[0]
