"""Validate a tenant's templates before they are stored: every fault with its part, line and closest fix.

No I/O. `sandbox` explains why allowed constructs are listed rather than forbidden ones.
"""

from chalicelib.documents.templating.sandbox import TemplateError
from chalicelib.documents.templating.validation import faults_in
from chalicelib.kernel.errors import FieldError
from chalicelib.notifications.catalogue import Message
from chalicelib.notifications.rendering import Source
from chalicelib.notifications.writing import render_source

_MAX_FAULTS = 20


def faults(message: Message, language: str, source: Source) -> list[FieldError]:
    """Return the faults of a message's templates; empty if they can be used."""
    found = [
        fault for part, text in source.parts().items() for fault in faults_in(part, text, message.tag_names)
    ]
    if not source.subject.strip():
        found.append(FieldError("subject", "subject_empty", "a mail needs a subject"))
    if not (source.text.strip() or source.html.strip()):
        found.append(FieldError("html", "body_empty", "a mail needs a text or HTML"))
    return found[:_MAX_FAULTS] or _faults_when_rendered(message, language, source)


def _faults_when_rendered(message: Message, language: str, source: Source) -> list[FieldError]:
    """Return the faults that appear when rendering with all values, with few, and with none."""
    found: dict[tuple[str, str, str], FieldError] = {}
    for values, complete in message.probes(language):
        try:
            render_source(message, language, source, values, complete=complete)
        except TemplateError as error:
            fault = FieldError(error.part or "text", error.code, str(error), error.params)
            found.setdefault((fault.field, fault.code, str(error.params)), fault)
    return list(found.values())
