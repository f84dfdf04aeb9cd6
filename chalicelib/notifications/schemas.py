"""Console schemas for message templates."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from chalicelib.kernel.errors import FieldError
from chalicelib.kernel.http.schemas import Schema, StrictIn
from chalicelib.notifications.catalogue import Message
from chalicelib.notifications.models import TemplateFailure
from chalicelib.notifications.previews import Preview
from chalicelib.notifications.rendering import Source, built_in
from chalicelib.notifications.templates_service import TenantTemplate

MAX_BODY = 512 * 1024
"""Bytes; enough for all parts with every character escaped in JSON."""
CustomerId = Annotated[str, StringConstraints(max_length=40)]
Version = Annotated[str, StringConstraints(max_length=40)]


class TemplatePartsIn(StrictIn):
    """A message's templates. Text or HTML may be empty, but not both; an empty SMS stands for the standard one."""

    subject: Annotated[str, StringConstraints(max_length=500)]
    text: Annotated[str, StringConstraints(max_length=20_000)] = ""
    html: Annotated[str, StringConstraints(max_length=50_000)] = ""
    sms: Annotated[str, StringConstraints(max_length=1_000)] = ""

    @property
    def source(self) -> Source:
        """The templates."""
        return Source(self.subject, self.text, self.html, self.sms)


class TemplateIn(TemplatePartsIn):
    """Templates to save."""

    version: Version = Field(description="The edited version; empty for the standard template.")


class TemplateTrialIn(TemplatePartsIn):
    """Templates to preview or to send as a test."""

    customer_id: CustomerId | None = None


class TemplateQuery(StrictIn):
    """The version to replace by the standard template."""

    version: Version = ""


class TemplateParts(Schema):
    """A message's templates."""

    subject: str
    text: str
    html: str
    sms: str

    @classmethod
    def of(cls, source: Source) -> "TemplateParts":
        """Convert stored templates."""
        return cls.model_validate(source.parts())


class TagDescription(Schema):
    """A description in each language."""

    es: str
    en: str
    pt: str


class TemplateTagOut(Schema):
    """A tag [etiqueta dinámica]."""

    name: str
    essential: bool
    description: TagDescription
    example: str


class TemplateFailureOut(Schema):
    """The last failure of a template during sending."""

    code: str
    part: str
    params: dict[str, str | int]
    failed_at: datetime


class TemplateState(Schema):
    """The state of a message's template in one language."""

    language: Literal["es", "en", "pt"]
    changed: bool
    changed_at: datetime | None
    changed_by: str | None
    failure: TemplateFailureOut | None


class MessageOut(Schema):
    """A message and its templates' states."""

    message: str
    lock: Literal["", "staff", "security"] = Field(
        description="Why the message cannot be edited; empty if it can."
    )
    has_sms: bool
    languages: list[TemplateState]


class MessagesOut(Schema):
    """All messages."""

    items: list[MessageOut]


class TemplateOut(Schema):
    """A message's templates in one language, with the data an editor needs."""

    message: str
    language: Literal["es", "en", "pt"]
    has_sms: bool
    version: str
    current: TemplateParts
    standard: TemplateParts
    state: TemplateState
    tags: list[TemplateTagOut]


class TemplateFaultOut(Schema):
    """A fault in a template."""

    field: str
    code: str
    params: dict[str, str | int]


class TemplateDroppedOut(Schema):
    """HTML that is removed before sending."""

    what: str
    line: int


class TemplatePreviewOut(Schema):
    """A rendered preview, with faults."""

    rendered: TemplateParts | None
    faults: list[TemplateFaultOut]
    dropped: list[TemplateDroppedOut]


class TemplateTestOut(Schema):
    """The address that the test was sent to."""

    email: str


def state_out(language: str, stored: TenantTemplate) -> TemplateState:
    """The state of a message's template in one language."""
    own = stored.own
    return TemplateState.model_validate(
        {
            "language": language,
            "changed": own is not None,
            "changed_at": own.changed_at if own else None,
            "changed_by": own.changed_by if own else None,
            "failure": _failure_out(stored.failure) if stored.failure else None,
        }
    )


def _failure_out(failure: TemplateFailure) -> TemplateFailureOut:
    return TemplateFailureOut(
        code=failure.code, part=failure.part, params=dict(failure.params), failed_at=failure.failed_at
    )


def template_out(message: Message, language: str, stored: TenantTemplate) -> TemplateOut:
    """A message's templates in one language, with the data an editor needs."""
    standard = built_in(message.name, language)
    return TemplateOut.model_validate(
        {
            "message": message.name,
            "language": language,
            "has_sms": message.has_sms,
            "version": stored.version,
            "current": TemplateParts.of(stored.own.source if stored.own else standard),
            "standard": TemplateParts.of(standard),
            "state": state_out(language, stored),
            "tags": [
                TemplateTagOut(
                    name=tag.name,
                    essential=tag.name in message.essential,
                    description=TagDescription(**tag.description),
                    example=tag.example[language],
                )
                for tag in message.tags
            ],
        }
    )


def preview_out(preview: Preview) -> TemplatePreviewOut:
    """A rendered preview, with faults."""
    rendered = preview.rendered
    return TemplatePreviewOut(
        rendered=TemplateParts(
            subject=rendered.subject, text=rendered.text, html=rendered.html, sms=rendered.sms
        )
        if rendered
        else None,
        faults=[_fault_out(fault) for fault in preview.faults],
        dropped=[TemplateDroppedOut(what=what, line=line) for what, line in preview.dropped],
    )


def _fault_out(fault: FieldError) -> TemplateFaultOut:
    return TemplateFaultOut(field=fault.field, code=fault.code, params=dict(fault.params or {}))
