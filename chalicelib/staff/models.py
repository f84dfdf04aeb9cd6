"""Stored items of staff, and of their sessions."""

from enum import StrEnum

from pynamodb.attributes import BooleanAttribute, NumberAttribute, UnicodeAttribute, VersionAttribute

from chalicelib.kernel.store import keys
from chalicelib.kernel.store.table import (
    DateAttribute,
    DocumentAttribute,
    Item,
    MomentAttribute,
    VolatileItem,
)
from chalicelib.staff.permissions import Permission, Role, permissions_of


class StaffState(StrEnum):
    """Where somebody stands."""

    INVITED = "invited"
    ACTIVE = "active"
    DISABLED = "disabled"


class StaffMember(Item, discriminator="staff_member"):
    """One of the tenant's people."""

    tenant = UnicodeAttribute()
    staff_id = UnicodeAttribute()
    name = UnicodeAttribute()
    email = UnicodeAttribute()
    """As typed; compared by `normalise_email`."""
    role = UnicodeAttribute()
    extra = DocumentAttribute(default=list)
    """Permissions beyond the role's."""
    language = UnicodeAttribute(default="es")
    state = UnicodeAttribute()
    invite_hash = UnicodeAttribute(null=True)
    """Of the token in the newest invitation; gone once it was used."""
    invite_expires_at = NumberAttribute(default=0)
    invited_at = MomentAttribute()
    signed_in_at = MomentAttribute(null=True)
    away_until = DateAttribute(null=True)
    """Until which day, included, they are away: others get what would be theirs."""
    new_ticket_emails = BooleanAttribute(default=True)
    """Whether they are mailed about new tickets that have no assignee."""
    totp_secret = UnicodeAttribute(null=True)
    """Sealed. RFC 6238: SHA-1, six digits, 30 s, as every authenticator app has it."""
    totp_step = NumberAttribute(default=0)
    """The last time step whose code was used: a code is good once (ASVS 6.5.1)."""
    recovery_hashes = DocumentAttribute(default=list)
    epoch = NumberAttribute(default=0)
    """Raised to end every session of theirs."""
    version = VersionAttribute()

    @classmethod
    def at(cls, tenant: str, staff_id: str) -> "StaffMember":
        """A new item, not stored yet."""
        key = keys.staff_member(tenant, staff_id)
        return cls(key.pk, key.sk, tenant=tenant, staff_id=staff_id)

    @property
    def permissions(self) -> frozenset[Permission]:
        """All that they may do."""
        return permissions_of(Role(self.role), (Permission(one) for one in self.extra))

    @property
    def has_signed_in(self) -> bool:
        """Whether they were ever here."""
        return self.signed_in_at is not None

    @property
    def has_second_factor(self) -> bool:
        """Whether an authenticator app is set up."""
        return self.totp_secret is not None


class StaffEmail(Item, discriminator="staff_email"):
    """Whose an e-mail address is: nobody else can have it."""

    staff_id = UnicodeAttribute()

    @classmethod
    def at(cls, tenant: str, email: str, staff_id: str) -> "StaffEmail":
        """The claim to a normalised address, not stored yet."""
        key = keys.staff_email(tenant, email)
        return cls(key.pk, key.sk, staff_id=staff_id)


class TeamPolicy(Item, discriminator="team_policy"):
    """What the owner demands of everybody."""

    second_factor_required = BooleanAttribute(default=False)
    version = VersionAttribute()
    """Also moved by whatever changes who the owners are: of two such changes at once, one is refused."""

    @classmethod
    def of(cls, tenant: str) -> "TeamPolicy":
        """The stored policy, or the one that holds without any."""
        key = keys.team_policy(tenant)
        return cls.find(key, consistent=True) or cls(key.pk, key.sk)


class SessionStage(StrEnum):
    """How far a sign-in has come."""

    IN = "in"
    SECOND_FACTOR = "second_factor"
    """The code by e-mail was right; that of the app is still owed."""
    ENROL = "enrol"
    """The owner demands a second factor, and none is set up yet."""


class StaffSession(VolatileItem, discriminator="staff_session"):
    """One signed-in browser of a staff member. `expires_at` is the absolute end."""

    staff_id = UnicodeAttribute()
    stage = UnicodeAttribute()
    stamp_key = UnicodeAttribute()
    cursor_key = UnicodeAttribute()
    started_at = NumberAttribute()
    epoch = NumberAttribute(default=0)
    pending_secret = UnicodeAttribute(null=True)
    """A second factor that is being set up, sealed; it counts once a code of it was typed."""
