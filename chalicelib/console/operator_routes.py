"""The operator's one route: a new tenant with its first owner."""

from chalicelib.console.operator import OperatorAccess, OperatorCaller, make_tenant
from chalicelib.console.schemas import TenantIn, TenantOut
from chalicelib.kernel.errors import ConflictError
from chalicelib.kernel.http.routing import Routes

routes = Routes(__name__, "/operator", "operator")
_OPERATOR = OperatorAccess()


@routes.put("/tenants/{tenant}", access=_OPERATOR, errors=(ConflictError,))
def put_tenant(caller: OperatorCaller, tenant: str, body: TenantIn) -> TenantOut:
    """Make a tenant and invite its first owner; the same again changes nothing."""
    return make_tenant(tenant, body, caller.ip)
