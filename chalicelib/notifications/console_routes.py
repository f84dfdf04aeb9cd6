"""Templates of messages over HTTP."""

from chalicelib.kernel.errors import ConflictError, ForbiddenError, NotFoundError, TooManyRequestsError
from chalicelib.kernel.http.routing import Routes
from chalicelib.notifications import previews
from chalicelib.notifications import templates_service as service
from chalicelib.notifications.catalogue import LANGUAGES, MESSAGES
from chalicelib.notifications.schemas import (
    MAX_BODY,
    MessageOut,
    MessagesOut,
    TemplateIn,
    TemplateOut,
    TemplatePreviewOut,
    TemplateQuery,
    TemplateTestOut,
    TemplateTrialIn,
    preview_out,
    state_out,
    template_out,
)
from chalicelib.staff.access import SignedInStaff, StaffCaller
from chalicelib.staff.permissions import Permission

routes = Routes(__name__, "/console/{tenant}", "console: messages")
_EDIT = SignedInStaff(Permission.TEMPLATES)


@routes.get("/templates", access=_EDIT)
def list_templates(caller: StaffCaller) -> MessagesOut:
    """List every message, and where the business has its own words."""
    kept = service.list_templates(caller.tenant)
    nothing = service.Kept()
    return MessagesOut(
        items=[
            MessageOut(
                message=message.name,
                lock=message.lock,
                has_sms=message.has_sms,
                languages=[
                    state_out(language, kept.get((message.name, language), nothing)) for language in LANGUAGES
                ],
            )
            for message in MESSAGES.values()
        ]
    )


@routes.get("/templates/{message}/{language}", access=_EDIT, errors=(NotFoundError, ConflictError))
def show_template(caller: StaffCaller, message: str, language: str) -> TemplateOut:
    """Show a message's templates in a language, the standard ones, and the tags."""
    found = service.editable(message, language)
    return template_out(found, language, service.find_template(caller.tenant, message, language))


@routes.put(
    "/templates/{message}/{language}", access=_EDIT, max_body=MAX_BODY, errors=(NotFoundError, ConflictError)
)
def save_template(caller: StaffCaller, message: str, language: str, body: TemplateIn) -> TemplateOut:
    """Use the business's own words from now on."""
    kept = service.save_template(caller, message, language, body.source, body.version)
    return template_out(MESSAGES[message], language, kept)


@routes.delete("/templates/{message}/{language}", access=_EDIT, errors=(NotFoundError, ConflictError))
def restore_template(caller: StaffCaller, message: str, language: str, query: TemplateQuery) -> TemplateOut:
    """Go back to the standard words."""
    kept = service.restore_template(caller, message, language, query.version)
    return template_out(MESSAGES[message], language, kept)


@routes.post(
    "/templates/{message}/{language}/preview",
    access=_EDIT,
    max_body=MAX_BODY,
    errors=(NotFoundError, ConflictError, ForbiddenError),
)
def preview_template(
    caller: StaffCaller, message: str, language: str, body: TemplateTrialIn
) -> TemplatePreviewOut:
    """Render templates that need not be saved, with examples or with a customer's data."""
    found = service.editable(message, language)
    service.may_use_customer(caller, body.customer_id)
    seen = previews.preview(caller.tenant, found, language, body.source, body.customer_id)
    service.note_customer(caller, body.customer_id)
    return preview_out(seen)


@routes.post(
    "/templates/{message}/{language}/test",
    access=_EDIT,
    max_body=MAX_BODY,
    errors=(NotFoundError, ConflictError, ForbiddenError, TooManyRequestsError),
)
def test_template(caller: StaffCaller, message: str, language: str, body: TemplateTrialIn) -> TemplateTestOut:
    """Send a message, as it would be, to one's own address."""
    service.may_use_customer(caller, body.customer_id)
    service.test_template(caller, message, language, body.source, body.customer_id)
    service.note_customer(caller, body.customer_id)
    return TemplateTestOut(email=caller.email)
