"""What the console says and takes about the team."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictInt, StringConstraints

from chalicelib.kernel.http.schemas import Schema, StrictIn
from chalicelib.staff.models import StaffMember
from chalicelib.staff.permissions import Permission, Role

PersonName = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=120, pattern=r"^[^\x00-\x1f\x7f]*$"),
]
Address = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=254)]
Language = Literal["es", "en", "pt"]


class MemberIn(StrictIn):
    """Somebody to be invited."""

    name: PersonName
    email: Address
    role: Role
    language: Language = "es"


class MemberChangeIn(StrictIn):
    """What a member is to be; `version` is the one that was shown."""

    name: PersonName
    role: Role
    extra_permissions: list[Permission] = Field(default_factory=list, max_length=len(Permission))
    disabled: StrictBool
    version: StrictInt


class PolicyIn(StrictIn):
    """What the owner demands of everybody."""

    second_factor_required: StrictBool


class MemberOut(Schema):
    """One of the team."""

    id: str
    name: str
    email: str
    role: str
    extra_permissions: list[str]
    permissions: list[str]
    state: str
    second_factor: bool
    invited_at: datetime
    last_sign_in_at: datetime | None
    version: int


class TeamOut(Schema):
    """Everybody, and what is demanded of them."""

    items: list[MemberOut]
    second_factor_required: bool


class PolicyOut(Schema):
    """What is demanded of everybody."""

    second_factor_required: bool


def member_out(member: StaffMember) -> MemberOut:
    """A member as the console shows them."""
    return MemberOut(
        id=member.staff_id,
        name=member.name,
        email=member.email,
        role=member.role,
        extra_permissions=list(member.extra),
        permissions=sorted(member.permissions),
        state=member.state,
        second_factor=member.has_second_factor,
        invited_at=member.invited_at,
        last_sign_in_at=member.signed_in_at,
        version=int(member.version),
    )
