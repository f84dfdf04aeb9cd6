"""Render a message with the tenant's template if it has one that works, else with the built-in one."""

from collections.abc import Callable

from chalicelib.documents.templating import sandbox
from chalicelib.documents.templating.sandbox import TemplateError
from chalicelib.kernel.log import count, log
from chalicelib.notifications import failures, mail_html
from chalicelib.notifications.catalogue import MESSAGES, Message
from chalicelib.notifications.events import Outgoing, Values
from chalicelib.notifications.models import MessageTemplate
from chalicelib.notifications.rendering import (
    Branding,
    Rendered,
    Source,
    built_in,
    in_layout,
    one_line,
    render_built_in,
)

MAX_SUBJECT = 200
MAX_SMS = 480
"""Three SMS segments of 160 characters, to limit the cost."""


def write(tenant: str, outgoing: Outgoing, branding: Branding) -> Rendered:
    """Render a message for sending. If the tenant's template fails, use the built-in one and alert staff."""
    message = MESSAGES.get(outgoing.message)
    if message is None or message.lock:
        return render_built_in(outgoing.message, outgoing.values, branding)
    if outgoing.source is not None:
        return in_layout(
            render_source(message, outgoing.language, outgoing.source, outgoing.values), branding
        )
    stored = MessageTemplate.of(tenant, message.name, outgoing.language)
    if stored is None:
        return render_built_in(message.name, outgoing.values, branding)
    try:
        return in_layout(render_source(message, outgoing.language, stored.source, outgoing.values), branding)
    except TemplateError as error:
        log().warning("a template failed", extra={"template": message.name, "error": str(error)})
        count("TemplateFailed")
        failures.record_failure(tenant, message.name, outgoing.language, error)
        return render_built_in(message.name, outgoing.values, branding)


def render_source(
    message: Message, language: str, source: Source, values: Values, *, complete: bool = True
) -> Rendered:
    """Render a tenant's templates; the HTML is sanitised, and not yet in the layout.

    An empty part is derived: text and HTML from each other, the SMS from the built-in template. TemplateError, with
    its part, for a part that fails, is too long, or (if `complete`) lacks an essential tag.
    """
    subject = _render_part("subject", lambda: one_line(sandbox.render(source.subject, values)))
    _require("subject", "subject_empty", holds=bool(subject))
    _require("subject", "subject_too_long", holds=len(subject) <= MAX_SUBJECT, most=MAX_SUBJECT)
    text = _render_part("text", lambda: sandbox.render(source.text, values)) if source.text.strip() else ""
    if source.html.strip():
        html = _render_part(
            "html", lambda: mail_html.sanitise(sandbox.render(source.html, values, escape=True))
        )
    else:
        html = mail_html.text_to_html(text)
    text = text.strip() or mail_html.html_to_text(html)
    own_sms = source.sms if source.sms.strip() else built_in(message.name, language).sms
    sms = _render_part("sms", lambda: one_line(sandbox.render(own_sms, values)))
    _require("sms", "sms_too_long", holds=len(sms) <= MAX_SMS or not source.sms.strip(), most=MAX_SMS)
    rendered = Rendered(subject, text + "\n", html, sms)
    if complete:
        _check_essentials(message, source, rendered, values)
    return rendered


def _render_part(part: str, make: Callable[[], str]) -> str:
    try:
        return make()
    except TemplateError as error:
        raise TemplateError(str(error), code=error.code, part=part, params=error.params) from error


def _require(part: str, code: str, *, holds: bool, **params: int) -> None:
    if not holds:
        raise TemplateError(code, code=code, part=part, params=params)


def _check_essentials(message: Message, source: Source, rendered: Rendered, values: Values) -> None:
    """TemplateError if the value of an essential tag is missing in one of the forms."""
    forms = {
        "text": rendered.text,
        "html": mail_html.html_to_text(rendered.html),
        **({"sms": rendered.sms} if message.has_sms else {}),
    }
    for tag in message.essential:
        group, _, name = tag.partition(".")
        value = str(values[group][name] if name else values[group])
        for part, content in forms.items():
            if " ".join(value.split()) not in " ".join(content.split()):
                made_from = {"text": "html", "html": "text"}.get(part, part)
                field = part if source.parts()[part].strip() else made_from
                raise TemplateError("tag_missing", code="tag_missing", part=field, params={"tag": tag})
