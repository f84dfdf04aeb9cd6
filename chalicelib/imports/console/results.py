"""What an import found and did, row by row: as a page, and as a file of what was refused."""

from collections.abc import Iterator
from typing import Any

from chalicelib.audit import service as audit
from chalicelib.documents.csv_tables import BYTE_ORDER_MARK, csv_lines, harmless
from chalicelib.imports.chunks import read_lines
from chalicelib.imports.labels import Language, field_label, reason, report_word
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
    """A page of what becomes of the file's records, in its order, and the cursor of the next."""
    cursors = caller.cursors(f"console:imports:{job.import_id}:{int(job.attempt)}:{outcome}")
    place = cursors.read(cursor) if cursor else {"piece": 0, "row": 0}
    found: list[dict[str, Any]] = []
    for number in _pieces_with(job, outcome, place["piece"]):
        for line in _lines(job, number):
            if line["first"] <= place["row"] or (outcome is not None and line["outcome"] != outcome):
                continue
            if len(found) == limit:
                return found, cursors.write({"piece": number, "row": found[-1]["first"]})
            found.append(line)
    return found, None


def _pieces_with(job: ImportJob, outcome: Outcome | None, start: int = 0) -> Iterator[int]:
    """The numbers of the pieces that hold records of an outcome, from one on."""
    place = OUTCOMES.index(outcome) if outcome else 0
    for number in range(start, len(job.pieces)):
        refused = job.ran[number][2] if number < len(job.ran) else 0
        if outcome is None or job.pieces[number][place] or (outcome is Outcome.WRONG and refused):
            yield number


def _lines(job: ImportJob, number: int) -> list[dict[str, Any]]:
    """A piece's records; those that were refused while it was run as they are now."""
    lines = read_lines(job.piece_key(number))
    if number >= len(job.ran) or not job.ran[number][2]:
        return lines
    refused = {line["first"]: line for line in read_lines(job.refused_key(number))}
    return [refused.get(line["first"], line) for line in lines]


def download_refused(caller: StaffCaller, job: ImportJob, language: Language) -> Download:
    """The rows that cannot be taken, in their own columns, with the reason after them. Written part by part.

    ConflictError `import_nothing_refused` where there are none.
    """
    if not job.counts[Outcome.WRONG]:
        raise ConflictError("no row was refused", code="import_nothing_refused")
    country = tenant_settings(caller.tenant).country
    key = f"made/{caller.tenant}/imports/{ids.new_id('ref')}.csv"
    head = [harmless(str(column["name"])) for column in job.columns]
    head += [report_word("row", language), report_word("reason", language)]
    with MultipartFile(key, CSV) as target:
        target.write(BYTE_ORDER_MARK.encode() + csv_lines([head], country))
        for number in _pieces_with(job, Outcome.WRONG):
            wrong = [line for line in _lines(job, number) if line["outcome"] == Outcome.WRONG]
            target.write(csv_lines(_report_rows(job, wrong, language), country))
    audit.commit(Transaction(), caller, "imports.report_downloaded", target=f"import:{job.import_id}")
    return files.download(
        key, f"{report_word('file', language)} - {job.filename.rpartition('.')[0] or job.filename}.csv", CSV
    )


def _report_rows(job: ImportJob, lines: list[dict[str, Any]], language: Language) -> Iterator[list[str]]:
    width = len(job.columns)
    for line in lines:
        why = "; ".join(sentence(Kind(job.file_kind), error, language) for error in line["errors"])
        for place, cells in enumerate(line["cells"]):
            padded = [*cells[:width], *[""] * (width - len(cells))]
            yield [*(harmless(cell) for cell in padded), str(line["first"] + place), harmless(why)]


def sentence(kind: Kind, error: dict[str, Any], language: Language) -> str:
    """A reason with the field that it is about."""
    label = field_label(kind, error["field"], language)
    said = reason(error["code"], error["params"], language)
    return f"{label}: {said}" if label else said
