"""A brand's pictures: handed in by the browser to the files bucket, examined, and put beside the tenant's page."""

import hashlib
from dataclasses import dataclass

from chalicelib.audit import service as audit
from chalicelib.audit.service import Actor
from chalicelib.documents.uploads.images import PictureError
from chalicelib.kernel import ids
from chalicelib.kernel.access import rate_limits
from chalicelib.kernel.access.rate_limits import DAY, Limit
from chalicelib.kernel.aws import files, site
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.store.transactions import Transaction
from chalicelib.tenants.pictures import CONTENT_TYPES, MAX_BYTES, Picture, Purpose, examine

_FOR_EVER = "public, max-age=31536000, immutable"


PER_DAY = Limit("images", 200, DAY)
"""Pictures of a tenant: each is examined at some cost, and kept for good (ASVS 5.2.3)."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A picture that may be handed in."""

    image_id: str
    form: files.UploadForm


@dataclass(frozen=True, slots=True)
class Placed:
    """A picture beside the tenant's page, not used by it yet."""

    path: str
    picture: Picture


def _key(tenant: str, purpose: Purpose, image_id: str) -> str:
    return f"uploads/{tenant}/{purpose.value}/{image_id}"


def begin_upload(tenant: str, purpose: Purpose, content_type: str, size: int) -> Upload:
    """A form to hand a picture in. PictureError `image_type_refused` or `image_too_large` by what is claimed of it."""
    if content_type not in CONTENT_TYPES:
        raise PictureError("neither PNG nor JPEG", code="image_type_refused")
    if size > MAX_BYTES:
        raise PictureError("more than 5 MB", code="image_too_large")
    rate_limits.spend(tenant, PER_DAY, "uploads")
    image_id = ids.new_id("img")
    return Upload(
        image_id, files.upload_form(_key(tenant, purpose, image_id), content_type, max_bytes=MAX_BYTES)
    )


def place_image(actor: Actor, purpose: Purpose, image_id: str) -> Placed:
    """Examine what was handed in, and put what comes of it beside the tenant's page under a name of its content.

    NotFoundError `image_missing` when nothing arrived; PictureError. What was handed in is kept for a day at most,
    and not at all when it was refused; until then asking again answers the same.
    """
    key = _key(actor.tenant, purpose, image_id)
    size = files.file_size(key) if ids.is_id(image_id, "img") else None
    if size is None:
        raise NotFoundError("nothing was handed in", code="image_missing")
    rate_limits.spend(actor.tenant, PER_DAY, "examined")
    try:
        picture = _examined(key, size, purpose)
    except PictureError:
        files.remove_file(key)
        raise
    digest = hashlib.sha256(picture.content).hexdigest()[:20]
    path = f"{actor.tenant}/images/{purpose.value}-{digest}.{picture.suffix}"
    site.publish(path, picture.content, picture.content_type, cache_control=_FOR_EVER, metadata={})
    details = {"path": path, "width": picture.width, "height": picture.height}
    audit.commit(
        Transaction(), actor, "portal.image_uploaded", target=f"image:{purpose.value}", details=details
    )
    return Placed(path, picture)


def _examined(key: str, size: int, purpose: Purpose) -> Picture:
    if size > MAX_BYTES:
        raise PictureError("more than 5 MB", code="image_too_large")
    content = files.get_file(key)
    if content is None:
        raise NotFoundError("nothing was handed in", code="image_missing")
    return examine(content, purpose)
