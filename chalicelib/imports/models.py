"""Stored items of imports, and the rules of one."""

from enum import StrEnum

from pynamodb.attributes import NumberAttribute, UnicodeAttribute, VersionAttribute

from chalicelib.kernel.store import keys
from chalicelib.kernel.store.table import DocumentAttribute, Item, MomentAttribute


class State(StrEnum):
    """Where an import stands."""

    WAITING = "waiting"
    """For its file."""
    UPLOADED = "uploaded"
    """The file is here and was looked at; nobody has said yet what its columns are."""
    COMPARING = "comparing"
    COMPARED = "compared"
    RUNNING = "running"
    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"
    """It stopped by a fault of ours and can go on, or its file cannot be read."""


class Outcome(StrEnum):
    """What would become, or has become, of a record."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    WRONG = "wrong"


OUTCOMES = tuple(Outcome)


class ImportJob(Item, discriminator="import"):
    """One import. Every change is made against its version, so that no piece of it is recorded twice."""

    tenant = UnicodeAttribute()
    import_id = UnicodeAttribute()
    file_kind = UnicodeAttribute()
    """`customers`, `invoices`, `payments` or `contracts`."""
    template_id = UnicodeAttribute(default="")
    """Of which template contracts are."""
    filename = UnicodeAttribute()
    size = NumberAttribute(default=0)
    """Bytes."""
    state = UnicodeAttribute()
    staff_id = UnicodeAttribute()
    staff_name = UnicodeAttribute()
    created_at = MomentAttribute()
    changed_at = MomentAttribute()
    failure = UnicodeAttribute(default="")
    """A word for why it failed."""
    stopped_in = UnicodeAttribute(default="")
    """Where a failed one goes on: comparing or running."""
    layout = DocumentAttribute(default=dict)
    columns = DocumentAttribute(default=list)
    """What was seen of each column."""
    mapping = DocumentAttribute(default=dict)
    offset = NumberAttribute(default=0)
    """Comparing: the byte that comes next."""
    next_row = NumberAttribute(default=1)
    """Comparing: the number of the row that comes next."""
    pieces = DocumentAttribute(default=list)
    """Of each compared piece, how many records are new, changed, unchanged, wrong."""
    ran = DocumentAttribute(default=list)
    """Of each piece that was run, how many records are new, changed, refused."""
    attempt = NumberAttribute(default=0)
    """Raised whenever comparing begins anew: files of an earlier one are not this one's."""
    version = VersionAttribute()

    @classmethod
    def at(cls, tenant: str, import_id: str) -> "ImportJob":
        """A new item, not stored yet."""
        key = keys.import_job(tenant, import_id)
        return cls(key.pk, key.sk, tenant=tenant, import_id=import_id)

    @property
    def counts(self) -> dict[Outcome, int]:
        """How many records are of each outcome so far; what was refused while running is wrong, too."""
        sums = (
            [sum(column) for column in zip(*self.pieces, strict=True)] if self.pieces else [0] * len(OUTCOMES)
        )
        counts = dict(zip(OUTCOMES, sums, strict=True))
        for piece, (new, changed, _) in zip(self.pieces, self.ran, strict=False):
            counts[Outcome.NEW] -= piece[0] - new
            counts[Outcome.CHANGED] -= piece[1] - changed
            counts[Outcome.WRONG] += piece[0] - new + piece[1] - changed
        return counts

    @property
    def records(self) -> int:
        """How many were compared so far."""
        return sum(sum(piece) for piece in self.pieces)

    @property
    def records_run(self) -> int:
        """How many of them were run, or needed no running."""
        return sum(sum(piece) for piece, _ in zip(self.pieces, self.ran, strict=False))

    @property
    def source_key(self) -> str:
        """Where the file is kept."""
        return f"imports/{self.tenant}/{self.import_id}/source.csv"

    def piece_key(self, number: int) -> str:
        """Where the records of a compared piece are kept."""
        return self._piece("compared", number, "jsonl")

    def refused_key(self, number: int) -> str:
        """Where those are kept that were refused while a piece was run."""
        return self._piece("refused", number, "jsonl")

    def seen_key(self, number: int) -> str:
        """Where it is kept which ids the file has named before a piece."""
        return self._piece("seen", number, "bin")

    def _piece(self, name: str, number: int, suffix: str) -> str:
        folder = f"imports/{self.tenant}/{self.import_id}/{int(self.attempt)}"
        return f"{folder}/{name}-{number:05d}.{suffix}"


class ImportRunning(Item, discriminator="import_running"):
    """Which import of the tenant is writing: its existence keeps a second one from beginning."""

    import_id = UnicodeAttribute()

    @classmethod
    def of(cls, job: ImportJob) -> "ImportRunning":
        """The item of an import, not stored yet."""
        key = keys.import_running(job.tenant)
        return cls(key.pk, key.sk, import_id=job.import_id)


class KeptMapping(Item, discriminator="import_mapping"):
    """What the columns of files with one head were said to be last."""

    columns = DocumentAttribute()
    currency = UnicodeAttribute(default="")
    due_days = NumberAttribute(default=0)
    changed_at = MomentAttribute()

    @classmethod
    def at(cls, tenant: str, signature: str) -> "KeptMapping":
        """A new item, not stored yet."""
        key = keys.import_mapping(tenant, signature)
        return cls(key.pk, key.sk)
