"""Console routes for message templates."""

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
    """List all messages, and in which languages the business has its own template."""
    stored = service.list_templates(caller.tenant)
    nothing = service.TenantTemplate()
    return MessagesOut(
        items=[
            MessageOut(
                message=message.name,
                lock=message.lock,
                has_sms=message.has_sms,
                languages=[
                    state_out(language, stored.get((message.name, language), nothing))
                    for language in LANGUAGES
                ],
            )
            for message in MESSAGES.values()
        ]
    )


@routes.get("/templates/{message}/{language}", access=_EDIT, errors=(NotFoundError, ConflictError))
def show_template(caller: StaffCaller, message: str, language: str) -> TemplateOut:
    """Show a message's current and standard templates in a language, and its tags."""
    found = service.editable(message, language)
    return template_out(found, language, service.find_template(caller.tenant, message, language))


@routes.put(
    "/templates/{message}/{language}", access=_EDIT, max_body=MAX_BODY, errors=(NotFoundError, ConflictError)
)
def save_template(caller: StaffCaller, message: str, language: str, body: TemplateIn) -> TemplateOut:
    """Save the business's own template of a message."""
    stored = service.save_template(caller, message, language, body.source, body.version)
    return template_out(MESSAGES[message], language, stored)


@routes.delete("/templates/{message}/{language}", access=_EDIT, errors=(NotFoundError, ConflictError))
def restore_template(caller: StaffCaller, message: str, language: str, query: TemplateQuery) -> TemplateOut:
    """Restore the standard template of a message."""
    stored = service.restore_template(caller, message, language, query.version)
    return template_out(MESSAGES[message], language, stored)


@routes.post(
    "/templates/{message}/{language}/preview",
    access=_EDIT,
    max_body=MAX_BODY,
    errors=(NotFoundError, ConflictError, ForbiddenError),
)
def preview_template(
    caller: StaffCaller, message: str, language: str, body: TemplateTrialIn
) -> TemplatePreviewOut:
    """Preview unsaved templates with examples or with a customer's data."""
    found = service.editable(message, language)
    service.check_customer_access(caller, body.customer_id)
    seen = previews.preview(caller.tenant, found, language, body.source, body.customer_id)
    service.log_customer_view(caller, body.customer_id)
    return preview_out(seen)


@routes.post(
    "/templates/{message}/{language}/test",
    access=_EDIT,
    max_body=MAX_BODY,
    errors=(NotFoundError, ConflictError, ForbiddenError, TooManyRequestsError),
)
def test_template(caller: StaffCaller, message: str, language: str, body: TemplateTrialIn) -> TemplateTestOut:
    """Send unsaved templates as a test message to the caller's address."""
    service.check_customer_access(caller, body.customer_id)
    service.test_template(caller, message, language, body.source, body.customer_id)
    service.log_customer_view(caller, body.customer_id)
    return TemplateTestOut(email=caller.email)
