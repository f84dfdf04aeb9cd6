"""Stored items of a customer, its contacts, and what finds it at sign-in."""

import json
from typing import Any

from pynamodb.attributes import BooleanAttribute, NumberAttribute, UnicodeAttribute, VersionAttribute

from chalicelib.kernel import clock, ids
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.store import keys
from chalicelib.kernel.store.table import (
    DateAttribute,
    DocumentAttribute,
    Item,
    MomentAttribute,
    VolatileItem,
    Wire,
)

LISTING = "customers"


class Customer(Item, discriminator="customer"):
    """A person or a company that owes, and may look at its affairs."""

    tenant = UnicodeAttribute()
    customer_id = UnicodeAttribute()
    external_id = UnicodeAttribute()
    person_kind = UnicodeAttribute()
    """`person` or `company`."""
    name = UnicodeAttribute()
    number = UnicodeAttribute(null=True)
    document = DocumentAttribute(null=True)
    """`{"country", "kind", "number", "formatted"}`: the identity number."""
    address = DocumentAttribute(null=True)
    """Lines as they are printed on an invoice."""
    language = UnicodeAttribute(null=True)
    portal_user = BooleanAttribute(default=True)
    support_from = DateAttribute(null=True)
    portal_until = DateAttribute(null=True)
    deleted = BooleanAttribute(default=False)
    credential_epoch = NumberAttribute(default=0)
    """Raised to end every session of the customer."""
    email = UnicodeAttribute(null=True)
    """The first contact's main address, for lists."""
    phone = UnicodeAttribute(null=True)
    """The first contact's main telephone, for lists."""
    adviser_id = UnicodeAttribute(null=True)
    """The staff member who looks after the customer [asesor asignado]."""
    bounced = DocumentAttribute(default=list)
    """Addresses, as they are compared, that mail comes back from; also such as are no contact's any more."""
    is_test = BooleanAttribute(default=False)
    """Made by staff to try the portal."""
    contact_ids = DocumentAttribute(default=list)
    """`{key: contact_id}`; the key is the tenant's id of the contact, or its place in the list."""
    digest = UnicodeAttribute(default="")
    """Of what the tenant last sent: the same again changes nothing."""
    changed_at = MomentAttribute()
    version = VersionAttribute()

    @classmethod
    def at(cls, tenant: str, customer_id: str) -> "Customer":
        """A new item, not stored yet."""
        key = keys.customer(tenant, customer_id)
        return cls(key.pk, key.sk, tenant=tenant, customer_id=customer_id)


class Contact(Item, discriminator="contact"):
    """A person who acts for a customer."""

    customer_id = UnicodeAttribute()
    contact_id = UnicodeAttribute()
    external_key = UnicodeAttribute()
    name = UnicodeAttribute()
    emails = DocumentAttribute(default=list)
    """As typed, the first is the main one; compared by `normalise_email`."""
    phones = DocumentAttribute(default=list)
    """E.164."""
    unusable_phones = DocumentAttribute(default=list)
    """As written: no exchange would take them, so nothing is sent there and they are no login."""


class Login(Item, discriminator="login"):
    """Which customer, and which contact of it, a login datum can mean."""

    customer_id = UnicodeAttribute()
    contact_id = UnicodeAttribute()


class SearchTerm(Item, discriminator="search_term"):
    """One term by which a customer is found, with all that a list shows of them."""

    customer_id = UnicodeAttribute()
    summary = DocumentAttribute()

    @staticmethod
    def summary_in(wire: Wire) -> dict[str, Any]:
        """What a stored term shows of its customer."""
        shown: dict[str, Any] = json.loads(wire["summary"]["S"])
        return shown


class Password(Item, discriminator="password"):
    """A customer's portal password, as a hash."""

    customer_id = UnicodeAttribute()
    hash = UnicodeAttribute()
    """Argon2id's PHC string."""
    issued = BooleanAttribute()
    """Whether the business gave it out: then it is good once, and until `expires_at`."""
    expires_at = NumberAttribute(default=0)
    used = BooleanAttribute(default=False)
    changed_at = MomentAttribute()
    version = VersionAttribute()

    @classmethod
    def at(cls, tenant: str, customer_id: str) -> "Password":
        """A new item, not stored yet."""
        key = keys.password(tenant, customer_id)
        return cls(key.pk, key.sk, customer_id=customer_id)

    @property
    def is_good(self) -> bool:
        """Whether it still opens anything (ASVS 6.4.1)."""
        return not self.issued or (not self.used and int(self.expires_at) > clock.epoch())


class AccessNote(Item, discriminator="access_note"):
    """That somebody of the business saw or changed something of the customer."""

    happened_at = MomentAttribute()
    act = UnicodeAttribute()
    staff_id = UnicodeAttribute()
    staff_name = UnicodeAttribute()
    """As it was at the time."""


class SignInNote(Item, discriminator="sign_in"):
    """That the customer came in."""

    happened_at = MomentAttribute()
    contact_id = UnicodeAttribute()
    method = UnicodeAttribute()
    expires_at = NumberAttribute()


class AccessMail(VolatileItem, discriminator="access_mail"):
    """That a batch's mail with the access went out to a customer: it goes once."""

    @classmethod
    def at(cls, tenant: str, batch: str, customer_id: str) -> "AccessMail":
        """A new item, not stored yet."""
        key = keys.access_mail(tenant, batch, customer_id)
        return cls(key.pk, key.sk)


class Finding(Item, discriminator="finding"):
    """That something is amiss with a customer's data."""

    customer_id = UnicodeAttribute()


class ExternalReference(Item, discriminator="reference"):
    """From the tenant's own id to ours."""

    target_id = UnicodeAttribute()
    customer_id = UnicodeAttribute()

    @classmethod
    def named(cls, tenant: str, kind: str, external_id: str) -> "ExternalReference":
        """What an id in a path stands for. NotFoundError for nothing, and for what cannot be such an id."""
        if not ids.is_external_id(external_id):
            raise NotFoundError("no such thing")
        return cls.load(keys.external_reference(tenant, kind, external_id), consistent=True)


def reference(
    tenant: str, kind: str, external_id: str, target_id: str, customer_id: str
) -> ExternalReference:
    """The reference item of a thing, not stored yet."""
    key = keys.external_reference(tenant, kind, external_id)
    return ExternalReference(key.pk, key.sk, target_id=target_id, customer_id=customer_id)


def printable_document(document: dict[str, Any] | None) -> str:
    """An identity number as it is printed, or nothing."""
    return str(document["formatted"]) if document else ""
