"""Results of an import row by row: as pages, and as a CSV report of the rejected rows."""

from collections.abc import Iterator
from typing import Any

from chalicelib.audit import service as audit
from chalicelib.documents.csv_tables import BYTE_ORDER_MARK, csv_lines, escape_formula
from chalicelib.imports.chunks import read_lines
from chalicelib.imports.labels import Language, field_label, reason, report_label
from chalicelib.imports.models import OUTCOMES, ImportJob, Outcome
from chalicelib.imports.parsing.fields import Kind
from chalicelib.kernel import ids
from chalicelib.kernel.aws import files
from chalicelib.kernel.aws.files import Download, MultipartFile
from chalicelib.kernel.errors import ConflictError
from chalicelib.kernel.store.transactions import Transaction
from chalicelib.staff.access import StaffCaller
from chalicelib.tenants.service import tenant_settings

CSV = "text/csv; charset=utf-8"


def list_rows(
    caller: StaffCaller, job: ImportJob, outcome: Outcome | None, *, cursor: str | None, limit: int
) -> tuple[list[dict[str, Any]], str | None]:
    """Return a page of the records and their outcomes, in the file's order, and the cursor of the next page."""
    cursors = caller.cursors(f"console:imports:{job.import_id}:{int(job.attempt)}:{outcome}")
    position = cursors.read(cursor) if cursor else {"piece": 0, "row": 0}
    found: list[dict[str, Any]] = []
    for number in _chunks_with(job, outcome, position["piece"]):
        for line in _chunk_lines(job, number):
            if line["first"] <= position["row"] or (outcome is not None and line["outcome"] != outcome):
                continue
            if len(found) == limit:
                return found, cursors.write({"piece": number, "row": found[-1]["first"]})
            found.append(line)
    return found, None


def _chunks_with(job: ImportJob, outcome: Outcome | None, start: int = 0) -> Iterator[int]:
    """Yield the numbers of the chunks, from `start`, that contain records with an outcome."""
    column = OUTCOMES.index(outcome) if outcome else 0
    for number in range(start, len(job.pieces)):
        rejected = job.ran[number][2] if number < len(job.ran) else 0
        if outcome is None or job.pieces[number][column] or (outcome is Outcome.WRONG and rejected):
            yield number


def _chunk_lines(job: ImportJob, number: int) -> list[dict[str, Any]]:
    """Return a chunk's records, with the current outcome of those rejected during the run."""
    lines = read_lines(job.chunk_key(number))
    if number >= len(job.ran) or not job.ran[number][2]:
        return lines
    rejected = {line["first"]: line for line in read_lines(job.rejected_key(number))}
    return [rejected.get(line["first"], line) for line in lines]


def download_rejected_rows(caller: StaffCaller, job: ImportJob, language: Language) -> Download:
    """Write the rejected rows to a CSV, each followed by its row number and reason.

    ConflictError `import_nothing_refused` when no row was rejected.
    """
    if not job.counts[Outcome.WRONG]:
        raise ConflictError("no row was rejected", code="import_nothing_refused")
    country = tenant_settings(caller.tenant).country
    key = f"made/{caller.tenant}/imports/{ids.new_id('ref')}.csv"
    header = [escape_formula(str(column["name"])) for column in job.columns]
    header += [report_label("row", language), report_label("reason", language)]
    with MultipartFile(key, CSV) as target:
        target.write(BYTE_ORDER_MARK.encode() + csv_lines([header], country))
        for number in _chunks_with(job, Outcome.WRONG):
            rejected = [line for line in _chunk_lines(job, number) if line["outcome"] == Outcome.WRONG]
            target.write(csv_lines(_report_rows(job, rejected, language), country))
    audit.commit(Transaction(), caller, "imports.report_downloaded", target=f"import:{job.import_id}")
    stem = job.filename.rpartition(".")[0] or job.filename
    return files.download(key, f"{report_label('file', language)} - {stem}.csv", CSV)


def _report_rows(job: ImportJob, lines: list[dict[str, Any]], language: Language) -> Iterator[list[str]]:
    width = len(job.columns)
    for line in lines:
        reasons = "; ".join(_sentence(Kind(job.file_kind), error, language) for error in line["errors"])
        for offset, cells in enumerate(line["cells"]):
            padded = [*cells[:width], *[""] * (width - len(cells))]
            yield [
                *(escape_formula(cell) for cell in padded),
                str(line["first"] + offset),
                escape_formula(reasons),
            ]


def _sentence(kind: Kind, error: dict[str, Any], language: Language) -> str:
    """Return a reason, preceded by the label of its field."""
    label = field_label(kind, error["field"], language)
    text = reason(error["code"], error["params"], language)
    return f"{label}: {text}" if label else text
