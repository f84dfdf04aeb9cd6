"""Attachments of customers and staff: uploaded to S3, validated, stored, and bound to one thread.

Uploads are untrusted until they are validated. A validated file belongs to its owner until a thread binds it, in the
transaction that writes the message. The thread decides who may download its files.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import Any, Self

from chalicelib.attachments import repository
from chalicelib.attachments.content import (
    CONTENT_TYPES,
    JPEG,
    MAX_BYTES,
    AttachmentError,
    ValidatedFile,
    examine,
)
from chalicelib.attachments.filenames import clean_name
from chalicelib.attachments.models import Attachment, AttachmentState
from chalicelib.attachments.schemas import MAX_FILES, AttachmentOut, AttachmentUploadOut
from chalicelib.customers.models import Customer
from chalicelib.kernel import clock, ids
from chalicelib.kernel.access import rate_limits
from chalicelib.kernel.access.rate_limits import DAY, Limit
from chalicelib.kernel.aws import files
from chalicelib.kernel.aws.files import Download
from chalicelib.kernel.errors import (
    ConflictError,
    ForbiddenError,
    InvalidError,
    NotFoundError,
    TooManyRequestsError,
)
from chalicelib.kernel.store import keys
from chalicelib.kernel.store.transactions import Transaction
from chalicelib.tenants.settings import Module, TenantSettings

FILES_PER_DAY = Limit("attachments", 100, DAY)
"""Per customer with all its contacts, or per staff member, because validation is expensive (ASVS 5.2.3)."""
BYTES_PER_DAY = Limit("attachment-bytes", 300 * 1024 * 1024, DAY)
UNUSED_SECONDS = 2 * DAY
"""After this time an unbound file expires."""


@dataclass(frozen=True, slots=True)
class AttachmentBrief:
    """What a message stores about each attached file."""

    attachment_id: str
    filename: str
    content_type: str
    size: int
    width: int | None = None
    height: int | None = None
    has_thumbnail: bool = False

    def to_json(self) -> dict[str, Any]:
        """Serialize for the message."""
        return asdict(self)

    @classmethod
    def from_json(cls, document: Mapping[str, Any]) -> Self:
        """Restore from the message."""
        return cls(**document)


def require_threads(settings: TenantSettings) -> None:
    """ForbiddenError `module_off` unless a module that accepts attachments is switched on."""
    if not (settings.has(Module.TICKETS) or settings.has(Module.MESSAGES)):
        raise ForbiddenError("this section is switched off", code="module_off")


def require_customer(tenant: str, customer_id: str) -> None:
    """NotFoundError when the tenant has no such customer."""
    if not ids.is_id(customer_id, "cus"):
        raise NotFoundError("no such customer")
    Customer.load(keys.customer(tenant, customer_id))


def begin_upload(
    tenant: str, customer_id: str, owner: str, *, filename: str, content_type: str, size: int
) -> AttachmentUploadOut:
    """Create an attachment and a form to upload one file of this type and at most this size.

    AttachmentError `attachment_type_refused` or `attachment_too_large` for the declared type or size;
    TooManyRequestsError `attachments_quota`.
    """
    if content_type not in CONTENT_TYPES:
        raise AttachmentError("neither an image nor a PDF", code="attachment_type_refused")
    if size > MAX_BYTES:
        raise AttachmentError("more than 10 MB", code="attachment_too_large")
    _consume_quota(tenant, customer_id, owner, size)
    item = _new(tenant, customer_id, owner, ids.new_id("att"))
    item.filename, item.content_type, item.size = clean_name(filename, content_type), content_type, size
    repository.create(item)
    form = files.upload_form(_upload_key(item), content_type, max_bytes=size)
    return AttachmentUploadOut(
        attachment_id=item.attachment_id, url=form.url, fields=form.fields, expires_at=form.expires_at
    )


def finish_upload(tenant: str, customer_id: str, owner: str, attachment_id: str) -> AttachmentBrief:
    """Validate an uploaded file and store it. Idempotent.

    NotFoundError when the file is not the owner's; ConflictError `upload_missing` before the upload;
    AttachmentError, PictureError or PdfError for a rejected file.
    """
    item = _load_owned(tenant, customer_id, owner, attachment_id)
    if item.state == AttachmentState.REFUSED:
        raise AttachmentError("the file was rejected before", code=item.refusal)
    if item.state == AttachmentState.READY:
        return _brief(item)
    key = _upload_key(item)
    size = files.file_size(key)
    if size is None:
        raise ConflictError("the file has not been uploaded", code="upload_missing")
    try:
        validated = _validate_upload(key, size, item)
    except InvalidError as error:
        files.remove_file(key)
        item.state, item.refusal = AttachmentState.REFUSED, error.code
        with suppress(ConflictError):  # a concurrent request has stored its own result
            repository.finish(item)
        raise
    _store_content(item, validated)
    repository.finish_ready(item)
    files.remove_file(key)
    return _brief(item)


def store_file(
    tenant: str, customer_id: str, owner: str, filename: str, data: bytes, *, attachment_id: str = ""
) -> AttachmentBrief:
    """Validate and store a file received by mail.

    Callers that may retry pass the id, so that the file is stored once. AttachmentError, PictureError or PdfError;
    TooManyRequestsError `attachments_quota`.
    """
    if len(data) > MAX_BYTES:
        raise AttachmentError("more than 10 MB", code="attachment_too_large")
    _consume_quota(tenant, customer_id, owner, len(data))
    validated = examine(data)
    item = _new(tenant, customer_id, owner, attachment_id or ids.new_id("att"))
    item.filename = clean_name(filename, validated.content_type)
    _store_content(item, validated)
    return _brief(item)


def bind_files(
    transaction: Transaction,
    tenant: str,
    customer_id: str,
    owner: str,
    attachment_ids: Sequence[str],
    thread: str,
) -> list[AttachmentBrief]:
    """Add the binding of the owner's files to a thread to a transaction.

    InvalidError `attachments_too_many`, `attachment_unknown` (not the owner's, not validated, or rejected) or
    `attachment_used`.
    """
    wanted = list(dict.fromkeys(attachment_ids))
    if len(wanted) > MAX_FILES:
        raise InvalidError(f"more than {MAX_FILES} files", code="attachments_too_many")
    if not all(ids.is_id(one, "att") for one in wanted):
        raise InvalidError("no such file", code="attachment_unknown")
    briefs: list[AttachmentBrief] = []
    for item in repository.load_many(tenant, customer_id, wanted):
        if item is None or item.owner != owner or item.state != AttachmentState.READY:
            raise InvalidError("no such file", code="attachment_unknown")
        used = InvalidError("the file is attached to another thread", code="attachment_used")
        bound_to: str | None = item.thread
        if bound_to is not None:
            raise used
        repository.bind(transaction, item, thread, otherwise=used)
        briefs.append(_brief(item))
    return briefs


def attachments_out(tenant: str, customer_id: str, briefs: Sequence[AttachmentBrief]) -> list[AttachmentOut]:
    """Build the response for a message's files, with thumbnail links. Costs no round trip."""
    return [
        AttachmentOut(
            attachment_id=brief.attachment_id,
            filename=brief.filename,
            content_type=brief.content_type,
            size=brief.size,
            width=brief.width,
            height=brief.height,
            thumbnail_url=_thumbnail_url(tenant, customer_id, brief) if brief.has_thumbnail else None,
        )
        for brief in briefs
    ]


def download(tenant: str, customer_id: str, brief: AttachmentBrief) -> Download:
    """Return a link to a message's file, valid for two minutes. The caller has checked access to the message."""
    key = _stored_key(tenant, customer_id, brief.attachment_id)
    return files.download(key, brief.filename, brief.content_type)


def _thumbnail_url(tenant: str, customer_id: str, brief: AttachmentBrief) -> str:
    return files.download(_thumbnail_key(tenant, customer_id, brief.attachment_id), brief.filename, JPEG).url


def _upload_key(item: Attachment) -> str:
    return f"uploads/{item.tenant}/attachments/{item.customer_id}/{item.attachment_id}"


def _stored_key(tenant: str, customer_id: str, attachment_id: str) -> str:
    return f"attachments/{tenant}/{customer_id}/{attachment_id}"


def _thumbnail_key(tenant: str, customer_id: str, attachment_id: str) -> str:
    return f"{_stored_key(tenant, customer_id, attachment_id)}-small"


def _consume_quota(tenant: str, customer_id: str, owner: str, size: int) -> None:
    """Count a file against the daily quota of the customer, or of the staff member who uploads it."""
    subject = customer_id if ids.is_id(owner, "con") else owner
    wait = DAY - clock.epoch() % DAY
    if (
        rate_limits.count(tenant, FILES_PER_DAY, subject) > FILES_PER_DAY.most
        or rate_limits.count(tenant, BYTES_PER_DAY, subject, by=size) > BYTES_PER_DAY.most
    ):
        raise TooManyRequestsError("too many files today", retry_after=wait, code="attachments_quota")


def _new(tenant: str, customer_id: str, owner: str, attachment_id: str) -> Attachment:
    item = Attachment.at(tenant, customer_id, attachment_id)
    item.owner, item.created_at = owner, clock.now()
    item.expires_at = clock.epoch() + UNUSED_SECONDS
    return item


def _load_owned(tenant: str, customer_id: str, owner: str, attachment_id: str) -> Attachment:
    if not ids.is_id(attachment_id, "att") or not ids.is_id(customer_id, "cus"):
        raise NotFoundError("no such file")
    item = repository.load(tenant, customer_id, attachment_id)
    if item.owner != owner:
        raise NotFoundError("no such file")
    return item


def _validate_upload(key: str, size: int, item: Attachment) -> ValidatedFile:
    if size > int(item.size):  # S3 enforces the form's limit, but do not rely on it
        raise AttachmentError("larger than declared", code="attachment_too_large")
    content = files.get_file(key)
    if content is None:
        raise ConflictError("the file has not been uploaded", code="upload_missing")
    return examine(content, item.content_type)


def _store_content(item: Attachment, validated: ValidatedFile) -> None:
    """Store the file under its own key and update the item. Concurrent calls write the same content."""
    place = (item.tenant, item.customer_id, item.attachment_id)
    files.put_file(_stored_key(*place), validated.content, validated.content_type)
    if validated.thumbnail is not None:
        files.put_file(_thumbnail_key(*place), validated.thumbnail, JPEG)
    item.content_type, item.size = validated.content_type, len(validated.content)
    item.filename = clean_name(item.filename, validated.content_type)
    item.width, item.height = validated.width, validated.height
    item.has_thumbnail = validated.thumbnail is not None
    item.state = AttachmentState.READY


def _brief(item: Attachment) -> AttachmentBrief:
    return AttachmentBrief(
        item.attachment_id,
        item.filename,
        item.content_type,
        int(item.size),
        _pixels(item.width),
        _pixels(item.height),
        item.has_thumbnail,
    )


def _pixels(stored: float | None) -> int | None:
    return None if stored is None else int(stored)
