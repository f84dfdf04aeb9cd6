"""Stored items of contracts. The head is what lists show; the acts of signing and the events are written once."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Self

from pynamodb.attributes import BooleanAttribute, NumberAttribute, UnicodeAttribute, VersionAttribute

from chalicelib.kernel import clock
from chalicelib.kernel.store import keys
from chalicelib.kernel.store.table import DateAttribute, DocumentAttribute, Item, MomentAttribute
from chalicelib.seals.chain import GENESIS, digest, event_hash, facts_hash


class ContractState(StrEnum):
    """Where a contract stands, as it is stored."""

    DRAFT = "draft"
    SENT = "sent"
    SIGNED = "signed"
    """By everybody, and sealed."""
    DECLINED = "declined"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


class SignerState(StrEnum):
    """How far somebody is."""

    WAITING = "waiting"
    SEEN = "seen"
    SIGNED = "signed"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Somebody who is to sign: a contact of the customer, or one of the business's staff."""

    signer_id: str
    """`s1`, `s2` …: small, since it stands in the document's fields."""
    name: str
    order: int = 1
    """Whose turn it is, where they sign in order: the lowest first."""
    contact_id: str = ""
    staff_id: str = ""
    state: str = SignerState.WAITING
    seen_at: str = ""
    signed_at: str = ""
    sealed: bool = False
    """Whether the document holds the signature already."""
    receipt: str = ""
    """The hash of the event that tells of their signature."""

    def to_json(self) -> dict[str, Any]:
        """As the contract stores it."""
        return asdict(self)

    @classmethod
    def from_json(cls, document: Mapping[str, Any]) -> Self:
        """What the contract stored."""
        return cls(**document)


class Contract(Item, discriminator="contract"):
    """A contract's head."""

    tenant = UnicodeAttribute()
    customer_id = UnicodeAttribute()
    contract_id = UnicodeAttribute()
    title = UnicodeAttribute()
    message = UnicodeAttribute(default="")
    """What the business writes with it."""
    state = UnicodeAttribute(default=ContractState.DRAFT)
    customer_name = UnicodeAttribute()
    customer_document = UnicodeAttribute(default="")
    """The customer's identity number as it is printed, or else its number with the business: as when it was sent."""
    signers = DocumentAttribute(default=list)
    """Each `Signer` as JSON."""
    marks = DocumentAttribute(default=list)
    """Where on the pages what has to stand: `seals.plan.Mark` as JSON."""
    in_order = BooleanAttribute(default=False)
    due_on = DateAttribute(null=True)
    """The last day on which it can be signed, in the tenant's time zone."""
    remind_days = NumberAttribute(default=3)
    reminded_on = DateAttribute(null=True)
    pages = DocumentAttribute(default=list)
    """Each page's `[width, height]` in points, as it is displayed."""
    pages_drawn = NumberAttribute(default=0)
    """How many of them have a picture to be read by; below 0 where they have none, and the file itself is read."""
    has_overlays = BooleanAttribute(default=False)
    """Whether readers show more on its pages than their pictures would, such as somebody else's visible signature."""
    original_sha256 = UnicodeAttribute(default="")
    """Empty while the document is still to be made of its template."""
    original_size = NumberAttribute(default=0)
    foreign_signatures = BooleanAttribute(default=False)
    """Whether somebody else had signed the document before it came here."""
    code = UnicodeAttribute()
    """By which anybody can look it up who has the document."""
    consent = UnicodeAttribute(default="")
    """The words to which whoever signs consents, as they were when it was sent."""
    corrects = UnicodeAttribute(default="")
    """The contract that this one takes the place of."""
    external_id = UnicodeAttribute(default="")
    """The tenant's own id of it, where a system or a file ordered it."""
    template_id = UnicodeAttribute(default="")
    template = DocumentAttribute(default=dict)
    """The template as it was when the contract was ordered: `{"name", "title", "text"}`, the text until it is made."""
    values = DocumentAttribute(default=dict)
    """What its own tags stand for: `{"plan": "300 Mb"}`."""
    send_when_drawn = BooleanAttribute(default=False)
    """Whether it goes out by itself as soon as it can be read."""
    ordered_by = UnicodeAttribute(default="")
    """Who ordered it, as its events call them."""
    language = UnicodeAttribute(default="es")
    created_at = MomentAttribute()
    created_by = UnicodeAttribute(default="")
    sent_at = MomentAttribute(null=True)
    updated_at = MomentAttribute()
    ended_at = MomentAttribute(null=True)
    reason = UnicodeAttribute(default="")
    """Why it was declined or withdrawn."""
    revision = NumberAttribute(default=0)
    """How many seals the document holds."""
    sealed_sha256 = UnicodeAttribute(default="")
    evidence_sha256 = UnicodeAttribute(default="")
    """Of the evidence, where it is a file of its own."""
    events = NumberAttribute(default=0)
    head = UnicodeAttribute(default=GENESIS)
    """The hash of the last event."""
    noted_at = MomentAttribute(null=True)
    """When the last event happened."""
    version = VersionAttribute()

    @classmethod
    def at(cls, tenant: str, customer_id: str, contract_id: str) -> "Contract":
        """A new item, not stored yet."""
        key = keys.contract(tenant, customer_id, contract_id)
        return cls(key.pk, key.sk, tenant=tenant, customer_id=customer_id, contract_id=contract_id)

    def last_day(self) -> date | None:
        """Until when it can be signed."""
        day: date | None = self.due_on
        return day

    def last_reminded(self) -> date | None:
        """When it was last called to the mind of its signers, if it was."""
        day: date | None = self.reminded_on
        return day

    def first_sent(self) -> datetime | None:
        """When it was sent, if it was."""
        moment: datetime | None = self.sent_at
        return moment

    def people(self) -> list[Signer]:
        """Those who are to sign, in their order."""
        return sorted(map(Signer.from_json, self.signers), key=lambda one: (one.order, one.signer_id))

    def terms(self) -> str:
        """The hash of what its signers are asked to sign, and who they are: fixed once it is sent."""
        who = [[one.signer_id, one.name, one.order, one.contact_id, one.staff_id] for one in self.people()]
        due = self.last_day()
        return digest(
            {
                "title": self.title,
                "customer": [self.customer_name, self.customer_document],
                "original_sha256": self.original_sha256,
                "signers": who,
                "in_order": bool(self.in_order),
                "marks": self.marks,
                "consent": self.consent,
                "due_on": due.isoformat() if due else "",
            }
        )

    def set_signer(self, signer: Signer) -> None:
        """Put one of them in the place of what was known of them."""
        self.signers = [
            signer.to_json() if one["signer_id"] == signer.signer_id else one for one in self.signers
        ]


class ContractEvent(Item, discriminator="contract_event"):
    """Something that happened to a contract. Written once, chained to the one before by its hash."""

    contract_id = UnicodeAttribute()
    number = NumberAttribute()
    """1 for the first; no number is left out."""
    event = UnicodeAttribute()
    happened_at = MomentAttribute()
    actor = UnicodeAttribute()
    """A signer's id, a staff member's, or `system`."""
    details = DocumentAttribute(default=dict)
    salt = UnicodeAttribute()
    """Without which nobody guesses what it tells from its hash."""
    previous = UnicodeAttribute()
    hash = UnicodeAttribute()

    @classmethod
    def at(cls, tenant: str, customer_id: str, contract_id: str, number: int) -> "ContractEvent":
        """A new item, not stored yet."""
        key = keys.contract_event(tenant, customer_id, contract_id, number)
        return cls(key.pk, key.sk, contract_id=contract_id, number=number)

    def computed_hash(self) -> str:
        """Over every fact of the event and the hash before it."""
        return event_hash(self.contract_id, int(self.number), self.facts_hash(), self.previous)

    def facts_hash(self) -> str:
        """Over what happened, when, who did it, and what is told of it."""
        happened_at = clock.rfc3339(self.happened_at)
        return facts_hash(self.event, happened_at, self.actor, self.details, self.salt)


class Signing(Item, discriminator="contract_signing"):
    """The act of signing. Written once: everything else can be made of it again."""

    contract_id = UnicodeAttribute()
    signer_id = UnicodeAttribute()
    number = NumberAttribute()
    """The signing's position in the contract, from 1: the document is sealed in this order."""
    signed_at = MomentAttribute()
    name = UnicodeAttribute()
    document_sha256 = UnicodeAttribute()
    """Of what the signer was shown."""
    method = UnicodeAttribute()
    """`drawn` or `typed`."""
    drawing = DocumentAttribute(default=list)
    """Strokes of `[x, y, pressure]`, each coordinate a part of 1,000 of the field; empty when typed."""
    typed_name = UnicodeAttribute(default="")
    values = DocumentAttribute(default=dict)
    """What was filled in: `{mark_id: text}`."""
    channel = UnicodeAttribute()
    address = UnicodeAttribute()
    """Masked: where the code went."""
    code_sent_at = MomentAttribute()
    ip = UnicodeAttribute()
    user_agent = UnicodeAttribute()
    consent = UnicodeAttribute()
    strokes = UnicodeAttribute(default="")
    """Where it is kept how it was drawn, encrypted; nowhere when typed."""
    strokes_sha256 = UnicodeAttribute(default="")
    """Of that file."""
    head = UnicodeAttribute()
    """The hash of the event that tells of it."""

    @classmethod
    def at(cls, tenant: str, customer_id: str, contract_id: str, signer_id: str) -> "Signing":
        """A new item, not stored yet."""
        key = keys.contract_signing(tenant, customer_id, contract_id, signer_id)
        return cls(key.pk, key.sk, contract_id=contract_id, signer_id=signer_id)

    def commitment(self) -> str:
        """The hash of all that a seal is made of, as the chain's event holds it: everything but that event's own."""
        moments = {name: clock.rfc3339(getattr(self, name)) for name in ("signed_at", "code_sent_at")}
        facts = {name: getattr(self, name) for name in _COMMITTED}
        return digest({**facts, **moments, "number": int(self.number)})


_COMMITTED = (
    "contract_id",
    "signer_id",
    "name",
    "document_sha256",
    "method",
    "drawing",
    "typed_name",
    "values",
    "channel",
    "address",
    "ip",
    "user_agent",
    "consent",
    "strokes",
    "strokes_sha256",
)


class ContractTemplate(Item, discriminator="contract_template"):
    """The text of many contracts, with tags, and who signs them."""

    template_id = UnicodeAttribute()
    name = UnicodeAttribute()
    """By which staff and systems know it; no two have the same."""
    title = UnicodeAttribute()
    text = UnicodeAttribute()
    message = UnicodeAttribute(default="")
    roles = DocumentAttribute(default=list)
    """Who signs, one after the other: a staff member's id, or nothing for a contact of the customer."""
    in_order = BooleanAttribute(default=False)
    due_days = NumberAttribute(default=0)
    """Days to sign; 0 for as many as contracts have anyway."""
    changed_at = MomentAttribute()
    changed_by = UnicodeAttribute(default="")
    """A name."""
    version = VersionAttribute()

    @classmethod
    def at(cls, tenant: str, template_id: str) -> "ContractTemplate":
        """A new item, not stored yet."""
        key = keys.contract_template(tenant, template_id)
        return cls(key.pk, key.sk, template_id=template_id)


class ContractReference(Item, discriminator="contract_reference"):
    """From a contract's id, its code, or a system's own id of it, to whose it is."""

    customer_id = UnicodeAttribute()
    contract_id = UnicodeAttribute()

    @classmethod
    def at(cls, tenant: str, name: str, contract: Contract) -> "ContractReference":
        """A new item, not stored yet."""
        key = keys.contract_reference(tenant, name)
        return cls(key.pk, key.sk, customer_id=contract.customer_id, contract_id=contract.contract_id)


class ContractRow(Item, discriminator="contract_row"):
    """A contract in one of the staff's lists: a copy of what the list shows, written with the contract."""

    contract_id = UnicodeAttribute()
    customer_id = UnicodeAttribute()
    row = DocumentAttribute()


class SealedHeads(Item, discriminator="sealed_heads"):
    """That a day's heads are sealed. The seal itself is a file that is kept for good."""

    day = DateAttribute()
    contracts = NumberAttribute()
    sha256 = UnicodeAttribute()
    """Of the file."""

    @classmethod
    def at(cls, tenant: str, day: date) -> "SealedHeads":
        """A new item, not stored yet."""
        key = keys.sealed_heads(tenant, day.isoformat())
        return cls(key.pk, key.sk, day=day)


class SealedFile(Item, discriminator="sealed_file"):
    """From the SHA-256 of a file that we sealed, or of a signature's receipt, to what it is of."""

    customer_id = UnicodeAttribute()
    contract_id = UnicodeAttribute()
    of = UnicodeAttribute(default="document")
    """`document` or `receipt`: a receipt is the hash of the event that tells of a signature."""
    revision = NumberAttribute()
    """Of a document, how many seals it has; of a receipt, the position of the signature that it is of."""
    sealed_at = MomentAttribute()
    """Of a receipt, when it was signed."""

    @classmethod
    def at(cls, tenant: str, sha256: str) -> "SealedFile":
        """A new item, not stored yet."""
        key = keys.sealed_file(tenant, sha256)
        return cls(key.pk, key.sk)
