"""Files that are added to what customers and staff write: handed in to S3, examined, kept, bound to one thread.

What arrives is a claim until it was examined; what was examined is its owner's until a thread takes it, in the
transaction that writes the text; whose a thread is, and who may fetch its files, is the thread's to say.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import Any, Self

from chalicelib.attachments.content import (
    CONTENT_TYPES,
    JPEG,
    MAX_BYTES,
    AttachmentError,
    Examined,
    examine,
)
from chalicelib.attachments.filenames import clean_name, visible_name
from chalicelib.attachments.models import Attachment, State
from chalicelib.attachments.schemas import MAX_FILES, AttachmentOut
from chalicelib.customers.models import Customer
from chalicelib.kernel import clock, ids
from chalicelib.kernel.access import rate_limits
from chalicelib.kernel.access.rate_limits import DAY, Limit
from chalicelib.kernel.aws import files
from chalicelib.kernel.aws.files import Download, UploadForm
from chalicelib.kernel.errors import (
    ConflictError,
    ForbiddenError,
    InvalidError,
    NotFoundError,
    TooManyRequestsError,
)
from chalicelib.kernel.store import keys, reads
from chalicelib.kernel.store.transactions import Transaction
from chalicelib.tenants.settings import Module, TenantSettings

FILES_PER_DAY = Limit("attachments", 100, DAY)
"""Of a customer with all its contacts, or of a staff member: each is examined at some cost (ASVS 5.2.3)."""
BYTES_PER_DAY = Limit("attachment-bytes", 300 * 1024 * 1024, DAY)
UNUSED_SECONDS = 2 * DAY
"""After how long a file that no thread took is nobody's any more."""


@dataclass(frozen=True, slots=True)
class AttachmentBrief:
    """What a text keeps of each file that it brings along."""

    attachment_id: str
    filename: str
    content_type: str
    size: int
    width: int | None = None
    height: int | None = None
    has_thumbnail: bool = False

    def to_json(self) -> dict[str, Any]:
        """As a text stores it."""
        return asdict(self)

    @classmethod
    def from_json(cls, document: Mapping[str, Any]) -> Self:
        """What a text stored."""
        return cls(**document)


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that may be handed in."""

    attachment_id: str
    form: UploadForm


def require_threads(settings: TenantSettings) -> None:
    """ForbiddenError `module_off` where a tenant's customers can write nothing that takes files."""
    if not (settings.has(Module.TICKETS) or settings.has(Module.MESSAGES)):
        raise ForbiddenError("this section is switched off", code="module_off")


def require_customer(tenant: str, customer_id: str) -> None:
    """NotFoundError when the tenant has no such customer."""
    if not ids.is_id(customer_id, "cus"):
        raise NotFoundError("no such customer")
    Customer.load(keys.customer(tenant, customer_id))


def begin_upload(
    tenant: str, customer_id: str, owner: str, *, filename: str, content_type: str, size: int
) -> Upload:
    """A form good for one file of this type and of at most this size.

    AttachmentError `attachment_type_refused` or `attachment_too_large` by what is claimed of it;
    TooManyRequestsError `attachments_quota`.
    """
    if content_type not in CONTENT_TYPES:
        raise AttachmentError("neither a picture nor a PDF", code="attachment_type_refused")
    if size > MAX_BYTES:
        raise AttachmentError("more than 10 MB", code="attachment_too_large")
    _spend(tenant, customer_id, owner, size)
    item = _new(tenant, customer_id, owner, ids.new_id("att"))
    item.filename, item.content_type, item.size = clean_name(filename, content_type), content_type, size
    item.store(Attachment.pk.does_not_exist())
    return Upload(item.attachment_id, files.upload_form(_upload_key(item), content_type, max_bytes=size))


def finish_upload(tenant: str, customer_id: str, owner: str, attachment_id: str) -> AttachmentBrief:
    """Examine what was handed in and keep what comes of it; asking again answers the same.

    NotFoundError when the file is not the owner's; ConflictError `upload_missing` while nothing arrived;
    AttachmentError, PictureError or PdfError for a file that is not taken.
    """
    item = _owned(tenant, customer_id, owner, attachment_id)
    if item.state == State.REFUSED:
        raise AttachmentError("it was refused before", code=item.refusal)
    if item.state == State.READY:
        return _brief(item)
    key = _upload_key(item)
    size = files.file_size(key)
    if size is None:
        raise ConflictError("the file has not arrived", code="upload_missing")
    try:
        examined = _examined(key, size, item)
    except InvalidError as error:
        files.remove_file(key)
        item.state, item.refusal = State.REFUSED, error.code
        with suppress(ConflictError):  # somebody else's try came to its own end meanwhile
            item.store(Attachment.state == State.WAITING)
        raise
    _keep(item, examined)
    _settle(item)
    files.remove_file(key)
    return _brief(item)


def keep_file(
    tenant: str, customer_id: str, owner: str, filename: str, data: bytes, *, attachment_id: str = ""
) -> AttachmentBrief:
    """Examine and keep bytes that came by mail, as `finish_upload` does those that were handed in.

    Whoever may try again gives the id: then the same file is kept once. AttachmentError, PictureError or PdfError;
    TooManyRequestsError `attachments_quota`.
    """
    if len(data) > MAX_BYTES:
        raise AttachmentError("more than 10 MB", code="attachment_too_large")
    _spend(tenant, customer_id, owner, len(data))
    examined = examine(data)
    item = _new(tenant, customer_id, owner, attachment_id or ids.new_id("att"))
    item.filename = clean_name(filename, examined.content_type)
    _keep(item, examined)
    return _brief(item)


def shown_name(name: str) -> str:
    """The name of a file that is not taken, fit to be read."""
    return visible_name(name) or "?"


def take(
    transaction: Transaction,
    tenant: str,
    customer_id: str,
    owner: str,
    attachment_ids: Sequence[str],
    thread: str,
) -> list[AttachmentBrief]:
    """Add to a transaction what binds the owner's examined files to a thread, each once and for good.

    InvalidError `attachments_too_many`, `attachment_unknown` (not the owner's, not examined, refused) or
    `attachment_used`.
    """
    wanted = list(dict.fromkeys(attachment_ids))
    if len(wanted) > MAX_FILES:
        raise InvalidError(f"more than {MAX_FILES} files", code="attachments_too_many")
    if not all(ids.is_id(one, "att") for one in wanted):
        raise InvalidError("no such file", code="attachment_unknown")
    places = [keys.attachment(tenant, customer_id, one) for one in wanted]
    found = reads.get_many(places)
    briefs: list[AttachmentBrief] = []
    for place in places:
        item = Attachment.from_wire(found[place]) if place in found else None
        if item is None or item.owner != owner or item.state != State.READY:
            raise InvalidError("no such file", code="attachment_unknown")
        used = InvalidError("the file belongs to another text", code="attachment_used")
        thread_before: str | None = item.thread
        if thread_before is not None:
            raise used
        transaction.change(
            item,
            [Attachment.thread.set(thread), Attachment.expires_at.remove()],
            Attachment.thread.does_not_exist() & (Attachment.state == State.READY),
            otherwise=used,
        )
        briefs.append(_brief(item))
    return briefs


def shown(tenant: str, customer_id: str, briefs: Sequence[AttachmentBrief]) -> list[AttachmentOut]:
    """A text's files as they are answered, with links to their thumbnails. Costs no round trip."""
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
    """Where the file of a text can be fetched, for two minutes. That the text is the caller's was checked before."""
    key = _kept_key(tenant, customer_id, brief.attachment_id)
    return files.download(key, brief.filename, brief.content_type)


def _thumbnail_url(tenant: str, customer_id: str, brief: AttachmentBrief) -> str:
    return files.download(_thumbnail_key(tenant, customer_id, brief.attachment_id), brief.filename, JPEG).url


def _upload_key(item: Attachment) -> str:
    return f"uploads/{item.tenant}/attachments/{item.customer_id}/{item.attachment_id}"


def _kept_key(tenant: str, customer_id: str, attachment_id: str) -> str:
    return f"attachments/{tenant}/{customer_id}/{attachment_id}"


def _thumbnail_key(tenant: str, customer_id: str, attachment_id: str) -> str:
    return f"{_kept_key(tenant, customer_id, attachment_id)}-small"


def _spend(tenant: str, customer_id: str, owner: str, size: int) -> None:
    """Count a file against the day's quota of the customer, or of the staff member who hands it in."""
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


def _owned(tenant: str, customer_id: str, owner: str, attachment_id: str) -> Attachment:
    if not ids.is_id(attachment_id, "att") or not ids.is_id(customer_id, "cus"):
        raise NotFoundError("no such file")
    item = Attachment.load(keys.attachment(tenant, customer_id, attachment_id), consistent=True)
    if item.owner != owner:
        raise NotFoundError("no such file")
    return item


def _examined(key: str, size: int, item: Attachment) -> Examined:
    if size > int(item.size):  # S3 holds to the form's limit; nobody else may be relied on
        raise AttachmentError("more than was announced", code="attachment_too_large")
    content = files.get_file(key)
    if content is None:
        raise ConflictError("the file has not arrived", code="upload_missing")
    return examine(content, item.content_type)


def _keep(item: Attachment, examined: Examined) -> None:
    """Put the file where it stays, under a name of ours; two who do it at once write the same."""
    place = (item.tenant, item.customer_id, item.attachment_id)
    files.put_file(_kept_key(*place), examined.content, examined.content_type)
    if examined.thumbnail is not None:
        files.put_file(_thumbnail_key(*place), examined.thumbnail, JPEG)
    item.content_type, item.size = examined.content_type, len(examined.content)
    item.filename = clean_name(item.filename, examined.content_type)
    item.width, item.height = examined.width, examined.height
    item.has_thumbnail = examined.thumbnail is not None
    item.state = State.READY


def _settle(item: Attachment) -> None:
    """Note that a file was examined, unless somebody else did at the same moment: a thread may have it already."""
    try:
        item.store(Attachment.state == State.WAITING)
    except ConflictError:
        if Attachment.load(item.key, consistent=True).state != State.READY:
            raise


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
