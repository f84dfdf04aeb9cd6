"""One piece of an import's work: some hundred rows compared, or written.

A piece may be done twice, after a crash or because the queue showed its message twice. That changes nothing: what is
compared is only kept, under the piece's own name, and what is written is the same row by the same id.
"""

import json
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import chain
from typing import Any

from chalicelib.imports.adapters.comparison import Judged, importer, judge, write
from chalicelib.imports.adapters.customer_lookup import find_external_ids
from chalicelib.imports.adapters.records import ROW, Record, field_of, read_records
from chalicelib.imports.models import OUTCOMES, ImportJob, Outcome, State
from chalicelib.imports.parsing.cells import Told
from chalicelib.imports.parsing.fields import Kind
from chalicelib.imports.parsing.mapping import Layout, Mapping, layout_from_document
from chalicelib.imports.parsing.rows import Place, RawRow, read_rows
from chalicelib.imports.seen_ids import Seen
from chalicelib.kernel.aws import files
from chalicelib.kernel.errors import FieldError
from chalicelib.kernel.http.schemas import BATCH_ROWS, FieldProblem
from chalicelib.tenants import service as tenants
from chalicelib.tenants.api_keys import TenantSystem

PIECE_ROWS = 500
PIECE_BYTES = 4 * 1024 * 1024
"""So that a piece of very long rows is no more to hold in memory."""
MAX_ROWS = 100_000
JSON_LINES = "application/x-ndjson"
_OUTCOMES = {
    "created": Outcome.NEW,
    "changed": Outcome.CHANGED,
    "unchanged": Outcome.UNCHANGED,
    "refused": Outcome.WRONG,
}


def compare_next(job: ImportJob) -> None:
    """Compare the next rows and note in the job what was found and where to go on. The job is not stored here."""
    number, mapping = len(job.pieces), Mapping.from_document(job.mapping)
    layout = layout_from_document(job.layout)
    seen = Seen(files.get_file(job.seen_key(number)) or b"") if number else Seen()
    records, rows, end = _next_records(job, layout, mapping)
    if rows:
        caller = importer(job, tenants.tenant_settings(job.tenant))
        lines = _compared(caller, job, mapping.kind, records, seen)
        files.put_file(job.piece_key(number), _to_lines(lines), JSON_LINES)
        files.put_file(job.seen_key(number + 1), seen.to_bytes(), "application/octet-stream")
        counts = [sum(line["outcome"] == outcome for line in lines) for outcome in OUTCOMES]
        job.pieces = [*job.pieces, counts]
        job.offset, job.next_row = rows[-1].end, rows[-1].number + 1
    if int(job.next_row) - 1 > MAX_ROWS + layout.has_header:
        job.state, job.failure = State.FAILED, "too_many_rows"
    elif end and not job.pieces:
        job.state, job.failure = State.FAILED, "file_without_rows"
    elif end:
        job.state = State.COMPARED


def _next_records(
    job: ImportJob, layout: Layout, mapping: Mapping
) -> tuple[list[Record], list[RawRow], bool]:
    """Records of the next rows, the last row of each, and whether the file ends with them."""
    place = Place(int(job.offset), int(job.next_row))
    if place.offset >= int(job.size):
        return [], [], True
    names = [str(column["name"]) for column in job.columns]
    records: list[Record] = []
    last_rows: list[RawRow] = []
    with closing(files.read_file(job.source_key, place.offset)) as content:
        rows = read_rows(content, layout.encoding, layout.separator, place)
        if place.offset == 0 and layout.has_header:
            rows = _after_head(rows)
        for record, last in read_records(rows, layout, mapping, names):
            records.append(record)
            last_rows.append(last)
            if last.number - place.number + 1 >= PIECE_ROWS or last.end - place.offset >= PIECE_BYTES:
                return records, last_rows, False
    return records, last_rows, True


def _after_head(rows: Iterator[RawRow]) -> Iterator[RawRow]:
    """The rows after the head, which is the first that is not blank."""
    for row in rows:
        if not row.is_blank:
            return rows
    return rows


def _compared(
    caller: TenantSystem, job: ImportJob, kind: Kind, records: list[Record], seen: Seen
) -> list[dict[str, Any]]:
    """A line for each record, in the file's order."""
    _name_customers(caller.tenant, kind, records)
    if kind is Kind.CONTRACTS:
        _complete_orders(job, records)
    for record in records:
        if not record.key:
            continue
        first = seen.row_of(record.key, record.first)
        if first != record.first:
            record.faults.append(FieldError(ROW, "repeated_in_file", "an earlier row is it", {"row": first}))
    sound = [record for record in records if not record.faults]
    lines = {one.record.first: _line(kind, one) for one in judge(caller, kind, sound)}
    return [lines.get(record.first) or _wrong(record) for record in records]


def _name_customers(tenant: str, kind: Kind, records: list[Record]) -> None:
    """Have records name the customers that are stored, where the file names them by number or document."""
    external_ids = find_external_ids(tenant, (record.customer for record in records if not record.faults))
    for record in records:
        if record.customer not in external_ids:
            continue
        if kind is Kind.CUSTOMERS:
            record.key = external_ids[record.customer]
        else:
            record.told.fields["customer"] = external_ids[record.customer]


def _complete_orders(job: ImportJob, records: list[Record]) -> None:
    """What the file does not say of a contract: of which template, and, where it has none, its own id."""
    for record in records:
        record.told.fields["template"] = job.template_id
        record.key = record.key or f"{job.import_id}-{record.first}"


def _bare(record: Record, outcome: Outcome) -> dict[str, Any]:
    return {
        "first": record.first,
        "last": record.last,
        "outcome": outcome,
        "key": record.key,
        "label": record.label,
        "cells": record.cells,
        "changes": [],
        "errors": [],
    }


def _wrong(record: Record) -> dict[str, Any]:
    return _bare(record, Outcome.WRONG) | {
        "errors": [_error(f.field, f.code, f.params) for f in record.faults]
    }


def _error(field: str, code: str, params: Any) -> dict[str, Any]:
    return {"field": field, "code": code, "params": dict(params or {})}


def _line(kind: Kind, judged: Judged) -> dict[str, Any]:
    answer = judged.comparison.answer
    outcome = _OUTCOMES[answer.status]
    line = _bare(judged.record, outcome)
    if outcome is Outcome.WRONG:
        return line | {"errors": _problems(kind, answer.errors)}
    told = judged.record.told
    return line | {
        "changes": judged.comparison.changes,
        "warnings": _problems(kind, answer.warnings),
        "told": told.fields,
        "if_new": told.if_new,
    }


def _problems(kind: Kind, problems: Iterable[FieldProblem]) -> list[dict[str, Any]]:
    return [_error(field_of(kind, one.field), one.code, one.params) for one in problems]


def _to_lines(lines: Iterable[dict[str, Any]]) -> bytes:
    # A file's broken bytes stand in it as halves of surrogate pairs, which JSON's own escapes keep.
    return "".join(json.dumps(line, separators=(",", ":")) + "\n" for line in lines).encode()


def read_lines(key: str) -> list[dict[str, Any]]:
    """The lines that were kept of a piece. NotFoundError when they are gone."""
    content = b"".join(files.read_file(key))
    return [json.loads(line) for line in content.splitlines()]


def run_next(job: ImportJob) -> None:
    """Write the next piece's new and changed records and note in the job what became of them."""
    number, kind = len(job.ran), Kind(job.file_kind)
    lines = [
        line
        for line in read_lines(job.piece_key(number))
        if line["outcome"] in (Outcome.NEW, Outcome.CHANGED)
    ]
    caller = importer(job, tenants.load_tenant(job.tenant).settings)
    refused = _run(caller, kind, lines) if lines else {}
    if refused:
        kept = (
            line | {"outcome": Outcome.WRONG, "errors": refused[line["first"]]}
            for line in lines
            if line["first"] in refused
        )
        files.put_file(job.refused_key(number), _to_lines(kept), JSON_LINES)
    done = [line["outcome"] for line in lines if line["first"] not in refused]
    job.ran = [*job.ran, [done.count(Outcome.NEW), done.count(Outcome.CHANGED), len(refused)]]
    if len(job.ran) == len(job.pieces):
        job.state = State.DONE


def _run(caller: TenantSystem, kind: Kind, lines: list[dict[str, Any]]) -> dict[int, list[dict[str, Any]]]:
    """Write what lines tell, over what is stored by now; the errors of those that were refused, by their row."""
    records = [
        Record(
            line["first"], line["last"], [], line["key"], line["label"], Told(line["told"], line["if_new"])
        )
        for line in lines
    ]
    refused: dict[int, list[dict[str, Any]]] = {}
    for start in range(0, len(records), BATCH_ROWS):
        judged = judge(caller, kind, records[start : start + BATCH_ROWS])
        wrong = [one for one in judged if one.comparison.answer.status == "refused"]
        wanted = [one for one in judged if one.comparison.answer.status in ("created", "changed")]
        answers = write(caller, kind, [one.row for one in wanted]).items if wanted else []
        written = [
            (one, answer) for one, answer in zip(wanted, answers, strict=True) if answer.status == "refused"
        ]
        for one, answer in chain(((one, one.comparison.answer) for one in wrong), written):
            refused[one.record.first] = _problems(kind, answer.errors)
    return refused
