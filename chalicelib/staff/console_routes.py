"""The team over HTTP."""

from chalicelib.kernel.errors import ConflictError, TooManyRequestsError
from chalicelib.kernel.http.routing import Routes
from chalicelib.kernel.http.schemas import Empty
from chalicelib.staff import service
from chalicelib.staff.access import SignedInStaff, StaffCaller
from chalicelib.staff.permissions import Permission
from chalicelib.staff.schemas import (
    MemberChangeIn,
    MemberIn,
    MemberOut,
    PolicyIn,
    PolicyOut,
    TeamOut,
    member_out,
)

routes = Routes(__name__, "/console/{tenant}", "console: team")
_TEAM = SignedInStaff(Permission.TEAM)


@routes.get("/team", access=_TEAM)
def show_team(caller: StaffCaller) -> TeamOut:
    """Show everybody of the team."""
    members, policy = service.list_team(caller.tenant)
    return TeamOut(
        items=[member_out(member) for member in members], second_factor_required=policy.second_factor_required
    )


@routes.post("/team", access=_TEAM, status=201, repeatable=True, errors=(ConflictError, TooManyRequestsError))
def invite_member(caller: StaffCaller, body: MemberIn) -> MemberOut:
    """Invite somebody by e-mail."""
    newcomer = service.Newcomer(body.name, body.email, body.role, body.language)
    return member_out(service.invite(caller, newcomer))


@routes.put("/team/{staff_id}", access=_TEAM, errors=(ConflictError,))
def change_member(caller: StaffCaller, staff_id: str, body: MemberChangeIn) -> MemberOut:
    """Change what somebody is and may, or disable them."""
    changes = service.Changes(body.name, body.role, tuple(body.extra_permissions), body.disabled)
    return member_out(service.change_member(caller, staff_id, changes, body.version))


@routes.post("/team/{staff_id}/invite", access=_TEAM, errors=(ConflictError, TooManyRequestsError))
def invite_member_again(caller: StaffCaller, staff_id: str, body: Empty) -> MemberOut:  # noqa: ARG001 - a POST has a body
    """Send a new invitation; the one before is void."""
    return member_out(service.invite_again(caller, staff_id))


@routes.post("/team/{staff_id}/second-factor/reset", access=_TEAM, errors=(ConflictError,))
def reset_second_factor(caller: StaffCaller, staff_id: str, body: Empty) -> MemberOut:  # noqa: ARG001 - a POST has a body
    """Take away somebody's second factor."""
    return member_out(service.reset_second_factor(caller, staff_id))


@routes.put("/team-policy", access=_TEAM, errors=(ConflictError,))
def change_policy(caller: StaffCaller, body: PolicyIn) -> PolicyOut:
    """Demand a second factor of everybody, or stop demanding it."""
    policy = service.change_policy(caller, second_factor_required=body.second_factor_required)
    return PolicyOut(second_factor_required=policy.second_factor_required)
