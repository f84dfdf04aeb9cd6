"""Stored items of the audit log, and the hash that chains them."""

import hashlib
import json

from pynamodb.attributes import NumberAttribute, UnicodeAttribute

from chalicelib.kernel import clock
from chalicelib.kernel.store import keys
from chalicelib.kernel.store.table import DocumentAttribute, Item, MomentAttribute

GENESIS = "0" * 64
"""What the first entry follows."""


class AuditEntry(Item, discriminator="audit_entry"):
    """One act of a staff member, or of the operator. Written once and never changed."""

    tenant = UnicodeAttribute()
    number = NumberAttribute()
    """1 for the first; no number is left out."""
    happened_at = MomentAttribute()
    actor_id = UnicodeAttribute()
    """`stf_…`, or `operator`."""
    actor_name = UnicodeAttribute()
    """As it was at the time."""
    act = UnicodeAttribute()
    """`<area>.<past participle>`, e.g. `customers.access_changed`."""
    target = UnicodeAttribute()
    details = DocumentAttribute()
    ip = UnicodeAttribute()
    previous = UnicodeAttribute()
    """The hash of the entry before."""
    hash = UnicodeAttribute()

    @classmethod
    def at(cls, tenant: str, number: int) -> "AuditEntry":
        """A new item, not stored yet."""
        key = keys.audit_entry(tenant, number)
        return cls(key.pk, key.sk, tenant=tenant, number=number)

    def computed_hash(self) -> str:
        """SHA-256 over every fact of the entry and the hash before it, in a form that has one spelling only."""
        facts = [
            self.tenant,
            int(self.number),
            clock.rfc3339(self.happened_at),
            self.actor_id,
            self.actor_name,
            self.act,
            self.target,
            self.details,
            self.ip,
            self.previous,
        ]
        text = json.dumps(facts, separators=(",", ":"), sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()


class AuditHead(Item, discriminator="audit_head"):
    """Where the chain ends: it is moved in the very transaction that appends."""

    number = NumberAttribute()
    hash = UnicodeAttribute()

    @classmethod
    def at(cls, tenant: str, number: int, digest: str) -> "AuditHead":
        """A head to be stored."""
        key = keys.audit_head(tenant)
        return cls(key.pk, key.sk, number=number, hash=digest)
