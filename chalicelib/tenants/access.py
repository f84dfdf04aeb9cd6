"""Anybody at a tenant's window: who has not signed in, or need not."""

from dataclasses import dataclass
from enum import StrEnum

from chalicelib.kernel.caller import AnonymousCaller
from chalicelib.kernel.http.messages import Request
from chalicelib.kernel.http.origins import refuse_foreign_origin
from chalicelib.tenants import service
from chalicelib.tenants.settings import TenantSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor(AnonymousCaller):
    """Somebody at the window of an active portal."""

    settings: TenantSettings


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
