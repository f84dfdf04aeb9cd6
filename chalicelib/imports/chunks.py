"""One chunk of an import: a few hundred rows compared, or written.

Processing a chunk is idempotent, because the queue may redeliver it: comparing overwrites the chunk's own files, and
writing upserts the same rows under the same ids.
"""

import json
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import chain
from typing import Any

from chalicelib.imports.adapters.comparison import (
    ComparedRecord,
    compare_records,
    import_caller,
    write_rows,
)
from chalicelib.imports.adapters.customer_lookup import find_external_ids
from chalicelib.imports.adapters.records import ROW, Record, read_records, source_field
from chalicelib.imports.models import OUTCOMES, ImportJob, ImportState, Outcome
from chalicelib.imports.parsing.cells import RecordData
from chalicelib.imports.parsing.fields import Kind
from chalicelib.imports.parsing.mapping import Layout, Mapping, layout_from_document
from chalicelib.imports.parsing.rows import RawRow, RowPosition, read_rows
from chalicelib.imports.seen_ids import SeenIds
from chalicelib.kernel.aws import files
from chalicelib.kernel.errors import FieldError
from chalicelib.kernel.http.schemas import BATCH_ROWS, FieldProblem
from chalicelib.tenants import service as tenants
from chalicelib.tenants.api_keys import TenantSystem

CHUNK_ROWS = 500
CHUNK_BYTES = 4 * 1024 * 1024
"""Bounds the memory of a chunk of very long rows."""
MAX_ROWS = 100_000
JSON_LINES = "application/x-ndjson"
_OUTCOMES = {
    "created": Outcome.NEW,
    "changed": Outcome.CHANGED,
    "unchanged": Outcome.UNCHANGED,
    "refused": Outcome.WRONG,
}


def compare_next_chunk(job: ImportJob) -> None:
    """Compare the next rows with what is stored and update the job, without storing it."""
    number, mapping = len(job.pieces), Mapping.from_document(job.mapping)
    layout = layout_from_document(job.layout)
    seen_ids = SeenIds(files.get_file(job.seen_ids_key(number)) or b"") if number else SeenIds()
    records, last_rows, is_last = _read_next_records(job, layout, mapping)
    if last_rows:
        caller = import_caller(job, tenants.tenant_settings(job.tenant))
        lines = _compare(caller, job, mapping.kind, records, seen_ids)
        files.put_file(job.chunk_key(number), _to_json_lines(lines), JSON_LINES)
        files.put_file(job.seen_ids_key(number + 1), seen_ids.to_bytes(), "application/octet-stream")
        counts = [sum(line["outcome"] == outcome for line in lines) for outcome in OUTCOMES]
        job.pieces = [*job.pieces, counts]
        job.offset, job.next_row = last_rows[-1].end, last_rows[-1].number + 1
    if int(job.next_row) - 1 > MAX_ROWS + layout.has_header:
        job.state, job.failure = ImportState.FAILED, "too_many_rows"
    elif is_last and not job.pieces:
        job.state, job.failure = ImportState.FAILED, "file_without_rows"
    elif is_last:
        job.state = ImportState.COMPARED


def _read_next_records(
    job: ImportJob, layout: Layout, mapping: Mapping
) -> tuple[list[Record], list[RawRow], bool]:
    """Return the next records, the last row of each, and whether the file ends there."""
    position = RowPosition(int(job.offset), int(job.next_row))
    if position.offset >= int(job.size):
        return [], [], True
    names = [str(column["name"]) for column in job.columns]
    records: list[Record] = []
    last_rows: list[RawRow] = []
    with closing(files.read_file(job.source_key, position.offset)) as content:
        rows = read_rows(content, layout.encoding, layout.separator, position)
        if position.offset == 0 and layout.has_header:
            rows = _skip_header(rows)
        for record, last in read_records(rows, layout, mapping, names):
            records.append(record)
            last_rows.append(last)
            if last.number - position.number + 1 >= CHUNK_ROWS or last.end - position.offset >= CHUNK_BYTES:
                return records, last_rows, False
    return records, last_rows, True


def _skip_header(rows: Iterator[RawRow]) -> Iterator[RawRow]:
    """Skip the header, which is the first row that is not blank."""
    for row in rows:
        if not row.is_blank:
            return rows
    return rows


def _compare(
    caller: TenantSystem, job: ImportJob, kind: Kind, records: list[Record], seen_ids: SeenIds
) -> list[dict[str, Any]]:
    """Return a JSON line per record, in the file's order."""
    _resolve_customers(caller.tenant, kind, records)
    if kind is Kind.CONTRACTS:
        _complete_orders(job, records)
    for record in records:
        if not record.key:
            continue
        first = seen_ids.first_row(record.key, record.first)
        if first != record.first:
            error = FieldError(ROW, "repeated_in_file", "an earlier row has the same id", {"row": first})
            record.errors.append(error)
    valid = [record for record in records if not record.errors]
    lines = {one.record.first: _to_line(kind, one) for one in compare_records(caller, kind, valid)}
    return [lines.get(record.first) or _invalid_line(record) for record in records]


def _resolve_customers(tenant: str, kind: Kind, records: list[Record]) -> None:
    """Replace customer numbers and documents by the external ids of the stored customers."""
    external_ids = find_external_ids(tenant, (record.customer for record in records if not record.errors))
    for record in records:
        if record.customer not in external_ids:
            continue
        if kind is Kind.CUSTOMERS:
            record.key = external_ids[record.customer]
        else:
            record.data.fields["customer"] = external_ids[record.customer]


def _complete_orders(job: ImportJob, records: list[Record]) -> None:
    """Set the template of contract orders, and an external id where the file has none."""
    for record in records:
        record.data.fields["template"] = job.template_id
        record.key = record.key or f"{job.import_id}-{record.first}"


def _base_line(record: Record, outcome: Outcome) -> dict[str, Any]:
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


def _invalid_line(record: Record) -> dict[str, Any]:
    errors = [_to_error(error.field, error.code, error.params) for error in record.errors]
    return _base_line(record, Outcome.WRONG) | {"errors": errors}


def _to_error(field: str, code: str, params: Any) -> dict[str, Any]:
    return {"field": field, "code": code, "params": dict(params or {})}


def _to_line(kind: Kind, compared: ComparedRecord) -> dict[str, Any]:
    answer = compared.comparison.answer
    outcome = _OUTCOMES[answer.status]
    line = _base_line(compared.record, outcome)
    if outcome is Outcome.WRONG:
        return line | {"errors": _to_errors(kind, answer.errors)}
    data = compared.record.data
    return line | {
        "changes": compared.comparison.changes,
        "warnings": _to_errors(kind, answer.warnings),
        "told": data.fields,
        "if_new": data.defaults,
    }


def _to_errors(kind: Kind, problems: Iterable[FieldProblem]) -> list[dict[str, Any]]:
    return [_to_error(source_field(kind, one.field), one.code, one.params) for one in problems]


def _to_json_lines(lines: Iterable[dict[str, Any]]) -> bytes:
    # JSON's ASCII escapes preserve undecodable bytes, which are lone surrogates here.
    return "".join(json.dumps(line, separators=(",", ":")) + "\n" for line in lines).encode()


def read_lines(key: str) -> list[dict[str, Any]]:
    """Return the stored lines of a chunk. NotFoundError when they no longer exist."""
    content = b"".join(files.read_file(key))
    return [json.loads(line) for line in content.splitlines()]


def run_next_chunk(job: ImportJob) -> None:
    """Write the next chunk's new and changed records and update the job, without storing it."""
    number, kind = len(job.ran), Kind(job.file_kind)
    lines = [
        line
        for line in read_lines(job.chunk_key(number))
        if line["outcome"] in (Outcome.NEW, Outcome.CHANGED)
    ]
    caller = import_caller(job, tenants.load_tenant(job.tenant).settings)
    rejected = _write(caller, kind, lines) if lines else {}
    if rejected:
        rejected_lines = (
            line | {"outcome": Outcome.WRONG, "errors": rejected[line["first"]]}
            for line in lines
            if line["first"] in rejected
        )
        files.put_file(job.rejected_key(number), _to_json_lines(rejected_lines), JSON_LINES)
    done = [line["outcome"] for line in lines if line["first"] not in rejected]
    job.ran = [*job.ran, [done.count(Outcome.NEW), done.count(Outcome.CHANGED), len(rejected)]]
    if len(job.ran) == len(job.pieces):
        job.state = ImportState.DONE


def _write(caller: TenantSystem, kind: Kind, lines: list[dict[str, Any]]) -> dict[int, list[dict[str, Any]]]:
    """Merge lines into what is stored by now and write them; return the errors of rejected ones by first row."""
    records = [
        Record(
            line["first"],
            line["last"],
            [],
            line["key"],
            line["label"],
            RecordData(line["told"], line["if_new"]),
        )
        for line in lines
    ]
    rejected: dict[int, list[dict[str, Any]]] = {}
    for start in range(0, len(records), BATCH_ROWS):
        compared = compare_records(caller, kind, records[start : start + BATCH_ROWS])
        invalid = [one for one in compared if one.comparison.answer.status == "refused"]
        wanted = [one for one in compared if one.comparison.answer.status in ("created", "changed")]
        answers = write_rows(caller, kind, [one.row for one in wanted]).items if wanted else []
        refused = [
            (one, answer) for one, answer in zip(wanted, answers, strict=True) if answer.status == "refused"
        ]
        for one, answer in chain(((one, one.comparison.answer) for one in invalid), refused):
            rejected[one.record.first] = _to_errors(kind, answer.errors)
    return rejected
