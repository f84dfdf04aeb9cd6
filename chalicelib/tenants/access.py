"""Anybody at a tenant's window: who has not signed in, or need not."""

from dataclasses import dataclass
from enum import StrEnum

from chalicelib.kernel.caller import AnonymousCaller
from chalicelib.kernel.errors import ForbiddenError
from chalicelib.kernel.http.messages import Request
from chalicelib.kernel.settings import settings as deployment
from chalicelib.tenants import service
from chalicelib.tenants.settings import TenantSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor(AnonymousCaller):
    """Somebody at the window of an active portal."""

    settings: TenantSettings


def refuse_foreign_origin(request: Request) -> None:
    """ForbiddenError for a state-changing request that our own page cannot have sent (ASVS 3.5.1 to 3.5.3).

    It must carry our exact Origin and a header that no form and no other site's page can send; where the
    browser tells (`Sec-Fetch-Site`), it must say that the request is of the same origin.
    """
    if request.method == "GET":
        return
    if request.headers.get("origin") != deployment().public_origin:
        raise ForbiddenError("not from our own page", code="foreign_origin")
    if request.headers.get("x-ventanilla") != "1":
        raise ForbiddenError("the header X-Ventanilla is missing", code="header_missing")
    if request.headers.get("sec-fetch-site", "same-origin") != "same-origin":
        raise ForbiddenError("not from our own page", code="foreign_origin")


class Anyone:
    """Admits whoever stands at an active portal."""

    name = "anonymous"

    def admit(self, request: Request, module: StrEnum | None) -> Visitor:  # noqa: ARG002 - nothing to check before sign-in
        """The visitor. NotFoundError for an unknown or inactive portal."""
        refuse_foreign_origin(request)
        tenant = request.path_params["tenant"]
        settings = service.tenant_settings(tenant)
        service.require_active(settings)
        return Visitor(tenant=tenant, settings=settings, ip=request.ip, user_agent=request.user_agent)
