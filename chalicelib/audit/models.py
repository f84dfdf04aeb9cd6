"""Stored items of the audit log, and the hash that chains them."""

import hashlib
import json

from pynamodb.attributes import UnicodeAttribute

from chalicelib.kernel import clock
from chalicelib.kernel.store.keys import TENANT, KeyTemplate
from chalicelib.kernel.store.table import DocumentAttribute, IntegerAttribute, Item, MomentAttribute

_LOG = TENANT + "#AUDIT"
GENESIS = "0" * 64
"""What the first entry follows."""


class AuditEntry(Item, discriminator="audit_entry"):
    """One act of a staff member or of the operator. Written once and never changed."""

    KEY = KeyTemplate(_LOG, "ENTRY#{number:012d}", "The tenant's log, newest first, between two numbers.")
    tenant = UnicodeAttribute()
    number = IntegerAttribute()
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

    def computed_hash(self) -> str:
        """SHA-256 over every fact of the entry and the hash before it, in a form that has one spelling only."""
        facts = [
            self.tenant,
            self.number,
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
    """The end of the chain: number and hash of the newest entry."""

    KEY = KeyTemplate(_LOG, "HEAD", "Read and moved by the transaction that appends an entry.")
    number = IntegerAttribute()
    hash = UnicodeAttribute()
