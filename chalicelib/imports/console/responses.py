"""Builds the console API's responses for imports."""

from typing import Any

from chalicelib.imports.console.schemas import (
    ColumnOut,
    CountsOut,
    DifferenceRow,
    FieldOut,
    ImportChangeOut,
    ImportOut,
    ImportRow,
    KindOut,
    LayoutOut,
    MappedColumnIn,
    MappingOut,
    ProgressOut,
    ReasonOut,
)
from chalicelib.imports.labels import Language, field_example, field_label, reason
from chalicelib.imports.models import ImportJob, ImportState, Outcome
from chalicelib.imports.parsing.fields import FIELDS, REQUIRED_FIELDS, Kind
from chalicelib.tenants.service import tenant_settings


def fields_of(kind: Kind, language: Language) -> list[FieldOut]:
    """Return the fields that columns of a kind of file can be mapped to."""
    groups = {name: group[0] for group in REQUIRED_FIELDS[kind] for name in group}
    return [
        FieldOut(
            name=field.name,
            label=field_label(kind, field.name, language),
            type=field.type,
            many=field.max_columns,
            of_line=field.per_line,
            needed=groups.get(field.name, ""),
            example=field_example(kind, field.name),
        )
        for field in FIELDS[kind]
    ]


def kinds(language: Language) -> list[KindOut]:
    """Return the kinds of imports and their fields."""
    return [KindOut(kind=kind, fields=fields_of(kind, language)) for kind in Kind]


def row_out(job: ImportJob) -> ImportRow:
    """Build an import of the history."""
    return ImportRow(**_row(job))


def _row(job: ImportJob) -> dict[str, Any]:
    counts = job.counts
    return {
        "id": job.import_id,
        "kind": job.file_kind,
        "filename": job.filename,
        "size": int(job.size),
        "state": job.state,
        "staff_name": job.staff_name,
        "created_at": job.created_at,
        "changed_at": job.changed_at,
        "failure": job.failure or None,
        "counts": CountsOut(
            new=counts[Outcome.NEW],
            changed=counts[Outcome.CHANGED],
            unchanged=counts[Outcome.UNCHANGED],
            wrong=counts[Outcome.WRONG],
        ),
    }


def import_out(job: ImportJob, language: Language) -> ImportOut:
    """Build the details of an import."""
    mapping = job.mapping if job.mapping and "columns" in job.mapping else None
    return ImportOut(
        **_row(job),
        can_resume=bool(job.state == ImportState.FAILED and job.stopped_in),
        progress=_progress(job),
        layout=LayoutOut(**{name: job.layout[name] for name in ("encoding", "separator", "has_header")})
        if job.layout
        else None,
        columns=[ColumnOut(**{**column, "samples": list(column["samples"])}) for column in job.columns],
        remembered=bool(job.mapping.get("remembered")),
        mapping=_mapping_out(mapping) if mapping else None,
        fields=fields_of(Kind(job.file_kind), language),
        currency=job.mapping.get("currency") or tenant_settings(job.tenant).currencies[0],
        due_days=int(job.mapping.get("due_days", 0)),
    )


def _mapping_out(mapping: dict[str, Any]) -> MappingOut:
    columns = [
        MappedColumnIn(
            index=column["index"],
            field=column["field"],
            decimal_sign=column["decimal_sign"] or None,
            day_order=column["day_order"] or None,
        )
        for column in mapping["columns"]
    ]
    return MappingOut(columns=columns, currency=mapping["currency"], due_days=int(mapping["due_days"]))


def _progress(job: ImportJob) -> ProgressOut:
    """Progress in bytes while comparing, because the number of rows is unknown; then in records."""
    if job.state in (ImportState.RUNNING, ImportState.DONE) or job.ran:
        return ProgressOut(done=job.records_run, total=job.records)
    return ProgressOut(done=int(job.offset), total=int(job.size))


def record_out(job: ImportJob, line: dict[str, Any], language: Language) -> DifferenceRow:
    """Build the result of one record."""
    kind = Kind(job.file_kind)
    return DifferenceRow(
        row=line["first"],
        last_row=line["last"],
        outcome=line["outcome"],
        key=line["key"],
        label=line["label"].encode("utf-8", "replace").decode(),
        changes=[
            ImportChangeOut(field=field, label=_label(kind, field, language), before=before, after=after)
            for field, before, after in line["changes"]
        ],
        reasons=[_reason(kind, error, language) for error in line["errors"]],
        warnings=[_reason(kind, error, language) for error in line.get("warnings", ())],
    )


def _label(kind: Kind, field: str, language: Language) -> str:
    """Return a field's label, with the number of a further contact."""
    name, _, number = field.partition(".")
    label = field_label(kind, name, language) or name
    return f"{label} ({number})" if number else label


def _reason(kind: Kind, error: dict[str, Any], language: Language) -> ReasonOut:
    return ReasonOut(
        field=error["field"],
        label=field_label(kind, error["field"], language),
        code=error["code"],
        message=reason(error["code"], error["params"], language),
    )
