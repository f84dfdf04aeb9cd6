"""Writes a message: with the tenant's own template where there is one that works, else with ours."""

from collections.abc import Callable

from chalicelib.documents import sandbox
from chalicelib.documents.sandbox import TemplateError
from chalicelib.kernel.log import count, log
from chalicelib.notifications import failures, mail_html
from chalicelib.notifications.catalogue import MESSAGES, Message
from chalicelib.notifications.events import Outgoing, Values
from chalicelib.notifications.models import MessageTemplate
from chalicelib.notifications.rendering import (
    Look,
    Rendered,
    Source,
    built_in,
    in_layout,
    one_line,
    render_built_in,
)

MAX_SUBJECT = 200
MAX_SMS = 480
"""Three SMS of 160 letters: what a text may cost."""


def write(tenant: str, outgoing: Outgoing, look: Look) -> Rendered:
    """The message, ready to send. A template that fails never loses it: ours takes its place, and staff are told."""
    message = MESSAGES.get(outgoing.message)
    if message is None or message.lock:
        return render_built_in(outgoing.message, outgoing.values, look)
    if outgoing.source is not None:
        return in_layout(render_source(message, outgoing.language, outgoing.source, outgoing.values), look)
    stored = MessageTemplate.of(tenant, message.name, outgoing.language)
    if stored is None:
        return render_built_in(message.name, outgoing.values, look)
    try:
        return in_layout(render_source(message, outgoing.language, stored.source, outgoing.values), look)
    except TemplateError as error:
        log().warning("a template failed", extra={"template": message.name, "error": str(error)})
        count("TemplateFailed")
        failures.note(tenant, message.name, outgoing.language, error)
        return render_built_in(message.name, outgoing.values, look)


def render_source(
    message: Message, language: str, source: Source, values: Values, *, complete: bool = True
) -> Rendered:
    """A tenant's templates with values in them; the HTML is safe, and not yet in the layout.

    TemplateError, with its part, when one cannot be rendered, is too long, or lacks what is essential. A part
    that is empty is made from another: text and HTML from each other, the SMS from our own template.
    """
    subject = _part("subject", lambda: one_line(sandbox.render(source.subject, values)))
    _hold("subject", "subject_empty", holds=bool(subject))
    _hold("subject", "subject_too_long", holds=len(subject) <= MAX_SUBJECT, most=MAX_SUBJECT)
    text = _part("text", lambda: sandbox.render(source.text, values)) if source.text.strip() else ""
    if source.html.strip():
        html = _part("html", lambda: mail_html.sanitise(sandbox.render(source.html, values, escape=True)))
    else:
        html = mail_html.html_of(text)
    text = text.strip() or mail_html.text_of(html)
    own_sms = source.sms if source.sms.strip() else built_in(message.name, language).sms
    sms = _part("sms", lambda: one_line(sandbox.render(own_sms, values)))
    _hold("sms", "sms_too_long", holds=len(sms) <= MAX_SMS or not source.sms.strip(), most=MAX_SMS)
    rendered = Rendered(subject, text + "\n", html, sms)
    if complete:
        _check_essentials(message, source, rendered, values)
    return rendered


def _part(part: str, make: Callable[[], str]) -> str:
    try:
        return make()
    except TemplateError as error:
        raise TemplateError(str(error), code=error.code, part=part, params=error.params) from error


def _hold(part: str, code: str, *, holds: bool, **params: int) -> None:
    if not holds:
        raise TemplateError(code, code=code, part=part, params=params)


def _check_essentials(message: Message, source: Source, rendered: Rendered, values: Values) -> None:
    """What a message is for has to be readable in each of its forms."""
    forms = {
        "text": rendered.text,
        "html": mail_html.text_of(rendered.html),
        **({"sms": rendered.sms} if message.has_sms else {}),
    }
    for tag in message.essential:
        group, _, name = tag.partition(".")
        value = str(values[group][name] if name else values[group])
        for part, said in forms.items():
            if " ".join(value.split()) not in " ".join(said.split()):
                made_from = {"text": "html", "html": "text"}.get(part, part)
                field = part if source.parts()[part].strip() else made_from
                raise TemplateError("tag_missing", code="tag_missing", part=field, params={"tag": tag})
