"""The audit log as staff read it: filtered by the tenant's own days, and as a file."""

from dataclasses import dataclass
from datetime import date

from chalicelib.audit import service as audit
from chalicelib.audit.models import AuditEntry
from chalicelib.audit.service import Filters
from chalicelib.console.schemas import AuditActor, AuditEntryOut, AuditFileIn, AuditPage, AuditQuery
from chalicelib.kernel import clock, ids
from chalicelib.kernel.aws import files
from chalicelib.kernel.aws.files import Download
from chalicelib.kernel.store.transactions import Transaction
from chalicelib.staff.access import StaffCaller
from chalicelib.tenants.service import tenant_settings

FILE_ENTRIES = 20_000
LOOKED_THROUGH = 60_000
"""More than this is not one request's work; the newest are given, and that there are more is told."""
_HEADS = {
    "es": ("número", "momento (UTC)", "persona", "acto", "objeto", "detalle", "IP", "resumen (SHA-256)"),
    "en": ("number", "moment (UTC)", "person", "act", "target", "details", "IP", "hash (SHA-256)"),
    "pt": ("número", "momento (UTC)", "pessoa", "ato", "objeto", "detalhe", "IP", "resumo (SHA-256)"),
}
_NAMES = {"es": "Registro", "en": "Audit log", "pt": "Registro"}


def _filters(caller: StaffCaller, wanted: AuditQuery | AuditFileIn) -> Filters:
    since, until = _bounds(caller.tenant, wanted.since, wanted.until)
    return Filters(wanted.actor, wanted.act, wanted.target, since, until)


def _bounds(tenant: str, since: date | None, until: date | None) -> tuple[str, str]:
    if since is None and until is None:
        return "", ""
    return audit.day_bounds(since, until, tenant_settings(tenant).time_zone)


def list_audit(caller: StaffCaller, query: AuditQuery) -> AuditPage:
    """A page of the log, newest first."""
    filters = _filters(caller, query)
    cursors = caller.cursors(f"console:audit:{filters}")
    before = int(cursors.read(query.cursor)["before"]) if query.cursor else None
    entries, following = audit.list_entries(caller.tenant, filters, limit=query.limit, before=before)
    return AuditPage(
        items=[_entry_out(entry) for entry in entries],
        next=cursors.write({"before": following}) if following is not None else None,
    )


def _entry_out(entry: AuditEntry) -> AuditEntryOut:
    return AuditEntryOut(
        number=entry.number,
        at=entry.happened_at,
        staff=AuditActor(id=entry.actor_id, name=entry.actor_name),
        act=entry.act,
        target=entry.target,
        details=entry.details,
        ip=entry.ip,
    )


@dataclass(frozen=True, slots=True)
class AuditFile:
    """Where the file is, how many entries it holds, and whether there are no more."""

    download: Download
    entries: int
    is_whole: bool


def download_audit(caller: StaffCaller, wanted: AuditFileIn) -> AuditFile:
    """The chosen entries as CSV, newest first. That it was taken is an act of its own."""
    import json

    from chalicelib.documents.csv_tables import escape_formula, write_csv

    settings = tenant_settings(caller.tenant)
    language = caller.member.language if caller.member.language in _HEADS else "es"
    entries, is_whole = _entries(caller.tenant, _filters(caller, wanted))
    rows = [list(_HEADS[language])]
    rows += [
        [
            str(entry.number),
            clock.rfc3339(entry.happened_at),
            escape_formula(entry.actor_name),
            entry.act,
            escape_formula(entry.target),
            escape_formula(json.dumps(entry.details, ensure_ascii=False)),
            entry.ip,
            entry.hash,
        ]
        for entry in entries
    ]
    key = f"made/{caller.tenant}/audit/{ids.new_id('aud')}.csv"
    files.put_file(key, write_csv(rows, settings.country), "text/csv; charset=utf-8")
    audit.commit(
        Transaction(), caller, "audit.downloaded", target="audit", details={"entries": len(rows) - 1}
    )
    name = f"{_NAMES[language]} {clock.today(settings.time_zone)}.csv"
    return AuditFile(files.download(key, name, "text/csv; charset=utf-8"), len(entries), is_whole)


def _entries(tenant: str, filters: Filters) -> tuple[list[AuditEntry], bool]:
    """The newest that fit, and whether that is all of them."""
    found: list[AuditEntry] = []
    before: int | None = None
    first: int | None = None
    while len(found) < FILE_ENTRIES:
        page, before = audit.list_entries(tenant, filters, limit=1000, before=before)
        found += page
        if before is None:
            return found[:FILE_ENTRIES], len(found) <= FILE_ENTRIES
        first = first if first is not None else before
        if first - before >= LOOKED_THROUGH:
            break
    return found[:FILE_ENTRIES], False
