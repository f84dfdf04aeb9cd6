"""A portal's settings over HTTP."""

from chalicelib.kernel.errors import ConflictError, InvalidError, NotFoundError
from chalicelib.kernel.http.routing import Routes
from chalicelib.kernel.http.schemas import Empty
from chalicelib.staff.access import SignedInStaff, StaffCaller
from chalicelib.staff.permissions import Permission
from chalicelib.tenants import answers, entitlements, images, publishing, versions
from chalicelib.tenants.schemas import (
    ContrastIn,
    ContrastOut,
    DraftIn,
    EntitlementsOut,
    ExamineIn,
    ImageOut,
    PreviewOut,
    RequestedOut,
    RestoreIn,
    SettingsIn,
    SettingsOut,
    UploadIn,
    UploadOut,
    VersionDetailOut,
    VersionsOut,
    VersionsQuery,
)
from chalicelib.tenants.service import load_tenant

routes = Routes(__name__, "/console/{tenant}", "console: portal")
_READ = SignedInStaff(Permission.PORTAL_READ)
_WRITE = SignedInStaff(Permission.PORTAL_SETTINGS)
_MAX_SETTINGS = 256 * 1024


@routes.get("/settings", access=_READ)
def show_settings(caller: StaffCaller) -> SettingsOut:
    """Show the settings, and how their page stands."""
    return answers.settings_out(load_tenant(caller.tenant), publishing.publication_of(caller.tenant))


@routes.put("/settings", access=_WRITE, max_body=_MAX_SETTINGS, errors=(ConflictError, InvalidError))
def save_settings(caller: StaffCaller, body: SettingsIn) -> SettingsOut:
    """Save the settings as a new version, and publish them."""
    saved = versions.save_settings(caller, body.settings, version=body.version)
    return answers.settings_out(saved, publishing.try_publishing(caller.tenant))


@routes.post("/settings/publish", access=_WRITE)
def publish_settings(caller: StaffCaller, body: Empty) -> SettingsOut:  # noqa: ARG001 - a POST has a body
    """Publish the settings once more, e.g. when it failed before."""
    published = publishing.publish_again(caller)
    return answers.settings_out(load_tenant(caller.tenant), published)


@routes.post("/settings/preview", access=_READ, max_body=_MAX_SETTINGS, errors=(InvalidError,))
def preview_settings(caller: StaffCaller, body: DraftIn) -> PreviewOut:
    """Answer what a page would show of these settings, without saving them."""
    return answers.preview_out(caller.tenant, body.settings)


@routes.post("/settings/contrast", access=_READ, errors=(InvalidError,))
def measure_contrast(caller: StaffCaller, body: ContrastIn) -> ContrastOut:  # noqa: ARG001 - staff only
    """Measure how legible a brand colour is."""
    return answers.contrast_out(body.colour, body.page_background)


@routes.get("/settings/versions", access=_READ)
def list_versions(caller: StaffCaller, query: VersionsQuery) -> VersionsOut:
    """List who saved what when, newest first."""
    found, following = versions.list_versions(caller.tenant, before=query.before)
    return VersionsOut(items=[answers.version_out(one) for one in found], next=following)


@routes.get("/settings/versions/{version}", access=_READ, errors=(NotFoundError,))
def show_version(caller: StaffCaller, version: str) -> VersionDetailOut:
    """Show a version whole, and what it changed."""
    return answers.version_detail_out(versions.show_version(caller.tenant, _number(version)))


@routes.post(
    "/settings/versions/{version}/restore", access=_WRITE, errors=(NotFoundError, ConflictError, InvalidError)
)
def restore_version(caller: StaffCaller, version: str, body: RestoreIn) -> SettingsOut:
    """Make an earlier version the newest, and publish it."""
    saved = versions.restore_version(caller, _number(version), version=body.version)
    return answers.settings_out(saved, publishing.try_publishing(caller.tenant))


@routes.post("/settings/images", access=_WRITE, errors=(InvalidError,))
def begin_upload(caller: StaffCaller, body: UploadIn) -> UploadOut:
    """Give out a form by which a browser hands in a picture."""
    upload = images.begin_upload(caller.tenant, body.purpose, body.content_type, body.size)
    form = upload.form
    return UploadOut(image_id=upload.image_id, url=form.url, fields=form.fields, expires_at=form.expires_at)


@routes.post("/settings/images/{image_id}/examined", access=_WRITE, errors=(NotFoundError, InvalidError))
def examine_image(caller: StaffCaller, image_id: str, body: ExamineIn) -> ImageOut:
    """Examine what was handed in, and put it beside the portal's page."""
    return answers.image_out(images.place_image(caller, body.purpose, image_id))


@routes.get("/modules", access=_READ)
def list_modules(caller: StaffCaller) -> EntitlementsOut:
    """List every module, and whether it is contracted and on."""
    return answers.entitlements_out(entitlements.list_entitlements(caller.tenant))


@routes.post("/modules/{module}/request", access=_WRITE, errors=(NotFoundError, ConflictError))
def request_module(caller: StaffCaller, module: str, body: Empty) -> RequestedOut:  # noqa: ARG001 - a POST has a body
    """Ask the operator for a module."""
    return RequestedOut(requested_at=entitlements.request_module(caller, module))


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= 8):
        raise NotFoundError("no such version")
    return int(text)
