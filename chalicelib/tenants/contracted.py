"""Staff and systems, admitted to what their tenant has contracted: what it has not is closed, not half open."""

from enum import StrEnum

from chalicelib.kernel.errors import ForbiddenError
from chalicelib.kernel.http.messages import Request
from chalicelib.staff.access import SignedInStaff, StaffCaller
from chalicelib.staff.permissions import Permission
from chalicelib.tenants.api_keys import ApiKeyAccess, TenantSystem
from chalicelib.tenants.service import tenant_settings
from chalicelib.tenants.settings import Module, TenantSettings


def require_contracted(settings: TenantSettings, *modules: Module) -> None:
    """ForbiddenError `module_not_contracted` where a tenant has none of these modules."""
    if not any(settings.has_contracted(module) for module in modules):
        raise ForbiddenError(
            "the business has not contracted this", code="module_not_contracted", extra={"module": modules[0]}
        )


class StaffOfModule(SignedInStaff):
    """Admits staff with a permission, where their tenant has contracted one of some modules.

    Contracted, not switched on: what customers do not see any more is still there to be finished.
    """

    def __init__(self, permission: Permission, *modules: Module) -> None:
        super().__init__(permission)
        self.modules = modules

    def admit(self, request: Request, module: StrEnum | None) -> StaffCaller:
        """Who is signed in. As for all staff, or ForbiddenError `module_not_contracted`."""
        caller = super().admit(request, module)
        require_contracted(tenant_settings(caller.tenant), *self.modules)
        return caller


class SystemOfModule(ApiKeyAccess):
    """Admits a tenant's system, where the tenant has contracted one of some modules."""

    def __init__(self, *modules: Module) -> None:
        self.modules = modules

    def admit(self, request: Request, module: object) -> TenantSystem:
        """The system that is calling. NotSignedInError, or ForbiddenError `module_not_contracted`."""
        caller = super().admit(request, module)
        require_contracted(caller.settings, *self.modules)
        return caller
