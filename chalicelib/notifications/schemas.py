"""What the console's routes about templates say and take."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from chalicelib.kernel.errors import FieldError
from chalicelib.kernel.http.schemas import Schema, StrictIn
from chalicelib.notifications.catalogue import Message
from chalicelib.notifications.models import TemplateFailure
from chalicelib.notifications.previews import Preview
from chalicelib.notifications.rendering import Source, built_in
from chalicelib.notifications.templates_service import Kept

MAX_BODY = 512 * 1024
"""Bytes: what the parts may have together, in JSON's longest spelling."""
CustomerId = Annotated[str, StringConstraints(max_length=40)]
Version = Annotated[str, StringConstraints(max_length=40)]


class TemplatePartsIn(StrictIn):
    """A message's templates. Text and HTML may each be empty, not both; an empty SMS is the standard one."""

    subject: Annotated[str, StringConstraints(max_length=500)]
    text: Annotated[str, StringConstraints(max_length=20_000)] = ""
    html: Annotated[str, StringConstraints(max_length=50_000)] = ""
    sms: Annotated[str, StringConstraints(max_length=1_000)] = ""

    @property
    def source(self) -> Source:
        """The templates."""
        return Source(self.subject, self.text, self.html, self.sms)


class TemplateIn(TemplatePartsIn):
    """Templates to use from now on."""

    version: Version = Field(description="The version that was edited; empty where it was the standard one.")


class TemplateTrialIn(TemplatePartsIn):
    """Templates to look at, or to send to oneself."""

    customer_id: CustomerId | None = None


class TemplateQuery(StrictIn):
    """Which version to put back."""

    version: Version = ""


class TemplateParts(Schema):
    """A message's templates."""

    subject: str
    text: str
    html: str
    sms: str

    @classmethod
    def of(cls, source: Source) -> "TemplateParts":
        """As they are stored."""
        return cls.model_validate(source.parts())


class TagDescription(Schema):
    """The same in each language."""

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
    """How a template failed when a message was sent last."""

    code: str
    part: str
    params: dict[str, str | int]
    failed_at: datetime


class TemplateState(Schema):
    """One message in one language."""

    language: Literal["es", "en", "pt"]
    changed: bool
    changed_at: datetime | None
    changed_by: str | None
    failure: TemplateFailureOut | None


class MessageOut(Schema):
    """One message in all languages."""

    message: str
    lock: Literal["", "staff", "security"] = Field(description="Why it cannot be edited; empty where it can.")
    has_sms: bool
    languages: list[TemplateState]


class MessagesOut(Schema):
    """Every message."""

    items: list[MessageOut]


class TemplateOut(Schema):
    """One message in one language, with all that an editor needs."""

    message: str
    language: Literal["es", "en", "pt"]
    has_sms: bool
    version: str
    current: TemplateParts
    standard: TemplateParts
    state: TemplateState
    tags: list[TemplateTagOut]


class TemplateFaultOut(Schema):
    """Something wrong with a template."""

    field: str
    code: str
    params: dict[str, str | int]


class TemplateDroppedOut(Schema):
    """Something in the HTML that will not arrive."""

    what: str
    line: int


class TemplatePreviewOut(Schema):
    """What a message would look like."""

    rendered: TemplateParts | None
    faults: list[TemplateFaultOut]
    dropped: list[TemplateDroppedOut]


class TemplateTestOut(Schema):
    """Where the trial went."""

    email: str


def state_out(language: str, kept: Kept) -> TemplateState:
    """One message in one language."""
    own = kept.own
    return TemplateState.model_validate(
        {
            "language": language,
            "changed": own is not None,
            "changed_at": own.changed_at if own else None,
            "changed_by": own.changed_by if own else None,
            "failure": _failure_out(kept.failure) if kept.failure else None,
        }
    )


def _failure_out(failure: TemplateFailure) -> TemplateFailureOut:
    return TemplateFailureOut(
        code=failure.code, part=failure.part, params=dict(failure.params), failed_at=failure.failed_at
    )


def template_out(message: Message, language: str, kept: Kept) -> TemplateOut:
    """One message in one language, with all that an editor needs."""
    standard = built_in(message.name, language)
    return TemplateOut.model_validate(
        {
            "message": message.name,
            "language": language,
            "has_sms": message.has_sms,
            "version": kept.version,
            "current": TemplateParts.of(kept.own.source if kept.own else standard),
            "standard": TemplateParts.of(standard),
            "state": state_out(language, kept),
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
    """What a message would look like."""
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
