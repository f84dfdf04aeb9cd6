"""Stored items of imports."""

from datetime import datetime
from enum import StrEnum

from pynamodb.attributes import NumberAttribute, UnicodeAttribute, VersionAttribute

from chalicelib.kernel.store import keys
from chalicelib.kernel.store.table import DocumentAttribute, Item, MomentAttribute


class ImportState(StrEnum):
    """State of an import."""

    WAITING = "waiting"
    """The file has not been uploaded yet."""
    UPLOADED = "uploaded"
    """The file was inspected; its columns are not mapped yet."""
    COMPARING = "comparing"
    COMPARED = "compared"
    RUNNING = "running"
    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"
    """The file is unreadable, or processing failed; in that case `stopped_in` is set and the import can be resumed."""


class Outcome(StrEnum):
    """What happens to a record, or has happened."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    WRONG = "wrong"


OUTCOMES = tuple(Outcome)


class ImportJob(Item, discriminator="import"):
    """One import. Writes check its version, so that no chunk is recorded twice."""

    tenant = UnicodeAttribute()
    import_id = UnicodeAttribute()
    file_kind = UnicodeAttribute()
    """`customers`, `invoices`, `payments` or `contracts`."""
    template_id = UnicodeAttribute(default="")
    """The template of imported contracts."""
    filename = UnicodeAttribute()
    size = NumberAttribute(default=0)
    """Bytes."""
    state = UnicodeAttribute()
    staff_id = UnicodeAttribute()
    staff_name = UnicodeAttribute()
    created_at = MomentAttribute()
    changed_at = MomentAttribute()
    failure = UnicodeAttribute(default="")
    """Code of the failure."""
    stopped_in = UnicodeAttribute(default="")
    """State to resume a failed import in: comparing or running."""
    layout = DocumentAttribute(default=dict)
    columns = DocumentAttribute(default=list)
    """Inspection result per column."""
    mapping = DocumentAttribute(default=dict)
    offset = NumberAttribute(default=0)
    """Comparing: byte offset of the next chunk."""
    next_row = NumberAttribute(default=1)
    """Comparing: number of the next row."""
    pieces = DocumentAttribute(default=list)
    """Per compared chunk, the number of new, changed, unchanged and wrong records."""
    ran = DocumentAttribute(default=list)
    """Per written chunk, the number of new, changed and rejected records."""
    attempt = NumberAttribute(default=0)
    """Incremented when comparing restarts, so that files of earlier attempts are ignored."""
    version = VersionAttribute()

    @classmethod
    def at(cls, tenant: str, import_id: str) -> "ImportJob":
        """Build a new item without storing it."""
        key = keys.import_job(tenant, import_id)
        return cls(key.pk, key.sk, tenant=tenant, import_id=import_id)

    @property
    def counts(self) -> dict[Outcome, int]:
        """Records per outcome so far; records rejected during the run count as wrong."""
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
        """Number of records compared so far."""
        return sum(sum(piece) for piece in self.pieces)

    @property
    def records_run(self) -> int:
        """Number of records written so far, including those that needed no write."""
        return sum(sum(piece) for piece, _ in zip(self.pieces, self.ran, strict=False))

    @property
    def records_written(self) -> int:
        """Number of records created or changed so far."""
        return sum(new + changed for new, changed, _ in self.ran)

    @property
    def next_chunk(self) -> int:
        """Number of the next chunk to compare or to write."""
        return len(self.pieces if self.state == ImportState.COMPARING else self.ran)

    @property
    def source_key(self) -> str:
        """Object key of the uploaded file."""
        return f"imports/{self.tenant}/{self.import_id}/source.csv"

    def chunk_key(self, number: int) -> str:
        """Object key of a compared chunk's records."""
        return self._chunk_file("compared", number, "jsonl")

    def rejected_key(self, number: int) -> str:
        """Object key of the records that were rejected while a chunk was written."""
        return self._chunk_file("refused", number, "jsonl")

    def seen_ids_key(self, number: int) -> str:
        """Object key of the ids that occur in the file before a chunk."""
        return self._chunk_file("seen", number, "bin")

    def restart(self, state: ImportState, at: datetime) -> None:
        """Discard earlier results and start a new attempt in `state`."""
        self.state, self.changed_at, self.failure, self.stopped_in = state, at, "", ""
        self.offset, self.next_row, self.pieces, self.ran = 0, 1, [], []
        self.attempt = int(self.attempt) + 1

    def _chunk_file(self, name: str, number: int, suffix: str) -> str:
        folder = f"imports/{self.tenant}/{self.import_id}/{int(self.attempt)}"
        return f"{folder}/{name}-{number:05d}.{suffix}"


class ImportLock(Item, discriminator="import_running"):
    """Held by the import that is writing: only one import of a tenant runs at a time."""

    import_id = UnicodeAttribute()

    @classmethod
    def of(cls, job: ImportJob) -> "ImportLock":
        """Build an import's lock without storing it."""
        key = keys.import_running(job.tenant)
        return cls(key.pk, key.sk, import_id=job.import_id)


class SavedMapping(Item, discriminator="import_mapping"):
    """The last mapping that was confirmed for files with the same header."""

    columns = DocumentAttribute()
    currency = UnicodeAttribute(default="")
    due_days = NumberAttribute(default=0)
    changed_at = MomentAttribute()

    @classmethod
    def at(cls, tenant: str, header_signature: str) -> "SavedMapping":
        """Build a new item without storing it."""
        key = keys.import_mapping(tenant, header_signature)
        return cls(key.pk, key.sk)
