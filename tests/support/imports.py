"""An import whose file was compared, stored without anything having been handed in."""

import json

from chalicelib.imports.models import ImportJob, ImportState, Outcome
from chalicelib.kernel import clock, ids
from chalicelib.kernel.aws import files
from chalicelib.staff.models import StaffMember


def compared_import(staff: StaffMember, label: str) -> ImportJob:
    """One new customer of this name, found in a file that a staff member handed in."""
    job = ImportJob.at(staff.tenant, ids.new_id("imp"))
    job.file_kind, job.filename, job.size, job.state = "customers", "clientes.csv", 100, ImportState.COMPARED
    job.staff_id, job.staff_name = staff.staff_id, staff.name
    job.created_at = job.changed_at = clock.now()
    job.pieces = [[1, 0, 0, 0]]
    job.store()
    line = {
        "first": 2,
        "last": 2,
        "outcome": Outcome.NEW,
        "key": "c-1",
        "label": label,
        "cells": [[label]],
        "changes": [["name", "", label]],
        "errors": [],
        "told": {"name": label, "contact": {}},
        "if_new": {},
    }
    files.put_file(job.chunk_key(0), json.dumps(line).encode() + b"\n", "application/x-ndjson")
    return job
