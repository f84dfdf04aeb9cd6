"""What the platform's operator does: makes a tenant with its first owner."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from chalicelib.console.schemas import TenantIn, TenantOut
from chalicelib.kernel import clock
from chalicelib.kernel.access import tokens
from chalicelib.kernel.addresses import normalise_email
from chalicelib.kernel.aws.secrets import operator_key
from chalicelib.kernel.caller import Caller
from chalicelib.kernel.errors import ConflictError, FieldError, InvalidError, NotSignedInError
from chalicelib.kernel.http.messages import Request
from chalicelib.kernel.settings import settings as deployment
from chalicelib.staff import service as team
from chalicelib.staff.permissions import Role
from chalicelib.tenants.embedding import portal_url
from chalicelib.tenants.publishing import publish_portal
from chalicelib.tenants.service import create_tenant
from chalicelib.tenants.settings import Module, SigninMethod, TenantSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class OperatorCaller(Caller):
    """The platform's operator, at one tenant."""

    ip: str


class OperatorAccess:
    """Admits who shows the operator's key as a bearer token."""

    name = "operator"

    def admit(self, request: Request, module: StrEnum | None) -> OperatorCaller:  # noqa: ARG002 - the operator has no modules
        """The operator. NotSignedInError without the key."""
        if not tokens.matches(request.bearer() or "", operator_key()):
            raise NotSignedInError("not the operator's key", code="operator_key_invalid")
        return OperatorCaller(tenant=request.path_params["tenant"], ip=request.ip)


def make_tenant(slug: str, wanted: TenantIn, ip: str = "") -> TenantOut:
    """Make a tenant, publish its portal, and invite its first owner. Safe to repeat after a lost answer.

    InvalidError for a slug, currency or time zone that is none; ConflictError `slug_taken` by another business.
    """
    _address(wanted.owner.email)
    settings = TenantSettings(
        name=wanted.name,
        language=wanted.language,
        country=wanted.country,
        time_zone=wanted.time_zone,
        currencies=(wanted.currency,),
        signin={"methods": [SigninMethod.EMAIL]},
        modules=_switched_on(wanted.modules),
    )
    owner = team.Newcomer(wanted.owner.name, wanted.owner.email, Role.OWNER, wanted.language)
    set_up(team.Operator(slug, ip), settings, contracted=wanted.modules, owner=owner)
    return TenantOut(
        slug=slug,
        portal_url=portal_url(slug),
        console_url=f"{deployment().public_origin}/console/{slug}/",
        created_on=clock.now().date(),
    )


def set_up(
    operator: team.Operator,
    settings: TenantSettings,
    *,
    contracted: Iterable[Module] | None,
    owner: team.Newcomer | None,
) -> None:
    """The steps to a tenant: stored, published, its owner invited. What was cut off before goes on from there.

    ConflictError `slug_taken` by another business.
    """
    slug = operator.tenant
    try:
        create_tenant(slug, settings, contracted=contracted)
    except ConflictError:
        if not _is_half_made(slug, _address(owner.email) if owner else ""):
            raise
    publish_portal(slug)
    if owner is not None and not team.list_team(slug)[0]:
        team.invite(operator, owner)


def _switched_on(contracted: Iterable[Module] | None) -> tuple[Module, ...]:
    """What a new tenant begins with, as far as it has contracted it."""
    usual: tuple[Module, ...] = TenantSettings.model_fields["modules"].default
    return usual if contracted is None else tuple(module for module in usual if module in set(contracted))


def _address(email: str) -> str:
    try:
        return normalise_email(email)
    except InvalidError as error:
        raise InvalidError(fields=[FieldError("owner.email", error.code, error.detail)]) from error


def _is_half_made(slug: str, address: str) -> bool:
    """Whether a tenant is this one, whose making was cut off or answered to nobody."""
    members, _ = team.list_team(slug)
    return not members or any(
        member.role == Role.OWNER and normalise_email(member.email) == address for member in members
    )
