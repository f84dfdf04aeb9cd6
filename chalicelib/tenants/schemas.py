"""What the console says and takes about a portal's settings."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import Field

from chalicelib.kernel.http.schemas import Schema, StrictIn
from chalicelib.tenants.pictures import Purpose
from chalicelib.tenants.settings import Module, TenantSettings
from chalicelib.tenants.settings_fields import Colour

Version = Annotated[int, Field(ge=1, le=99_999_999)]


class ContrastOut(Schema):
    """How legible a brand colour is."""

    colour: str
    page_background: str
    on_colour: str
    """The text that stands on the colour."""
    on_colour_ratio: float
    as_text_ratio: float
    """Of text in this colour, on the worst of what it stands on."""
    required: float
    passes: bool
    nearest: str
    """The lightest shade that passes; the colour itself if it does."""


class ContrastIn(StrictIn):
    """Two colours."""

    colour: Colour
    page_background: Colour


class SettingsOut(Schema):
    """The settings, how their page stands, and how it is put into a site."""

    settings: TenantSettings
    version: int
    saved_at: datetime
    published_version: int
    published_at: datetime | None
    publish_error: str | None
    """Why the last publishing failed; the page before is still there."""
    portal_url: str
    iframe_code: str
    script_code: str
    contrast: ContrastOut


class SettingsIn(StrictIn):
    """All settings, and the version that they were made from."""

    settings: TenantSettings
    version: Version


class RestoreIn(StrictIn):
    """The version that is the newest as far as the sender knows."""

    version: Version


class DraftIn(StrictIn):
    """Settings that nobody has saved."""

    settings: TenantSettings


class PreviewOut(Schema):
    """What a page shows of settings: publishing puts the same into it."""

    config: dict[str, Any]
    css: str
    script: str
    """Path of the portal's own script."""
    stylesheets: list[str]
    """Paths of what the page links besides."""


class VersionOut(Schema):
    """A version, without its settings."""

    number: int
    saved_at: datetime
    saved_by: str
    actor_id: str
    changed: list[str]
    """Paths of what differs from the version before."""
    restored_from: int | None


class VersionsOut(Schema):
    """Versions, newest first."""

    items: list[VersionOut]
    next: int | None
    """What `before` has to be for the next page."""


class VersionsQuery(StrictIn):
    """Which page of the versions."""

    before: Version | None = None


class ChangeOut(Schema):
    """One value that a version changed."""

    field: str
    before: Any
    after: Any


class VersionDetailOut(Schema):
    """A version whole, and what it changed."""

    version: VersionOut
    settings: dict[str, Any]
    changes: list[ChangeOut]


class UploadIn(StrictIn):
    """A picture to be handed in."""

    purpose: Purpose
    content_type: Annotated[str, Field(max_length=100)]
    size: Annotated[int, Field(ge=1)]


class UploadOut(Schema):
    """A form to post the picture with; the file goes last, as `file`."""

    image_id: str
    url: str
    fields: dict[str, str]
    expires_at: datetime


class ExamineIn(StrictIn):
    """What the picture is for."""

    purpose: Purpose


class ImageOut(Schema):
    """A picture beside the portal's page."""

    path: str
    width: int
    height: int
    contrast_light: float
    contrast_dark: float
    stands_out: Literal["both", "light", "dark", "neither"]
    """On which of the two schemes it can be seen well."""


class EntitlementOut(Schema):
    """A module, as the tenant stands to it."""

    module: Module
    contracted: bool
    on: bool
    requested_at: datetime | None


class EntitlementsOut(Schema):
    """Every module that there is."""

    items: list[EntitlementOut]


class RequestedOut(Schema):
    """When the module was asked for."""

    requested_at: datetime
