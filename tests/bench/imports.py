"""An import of 10,000 customers on one machine: the worker's memory above idle, and whether time grows with the rows.

The worker is a process of its own, as in Lambda; its memory is the kernel's count. moto plays DynamoDB and S3 in
another. A fresh tenant gets each file, so that nothing is known before.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from infra.lambda_zip import ROOT
from tests.bench.figures import Figure
from tests.bench.system import answers
from tests.browser.system import read_environment

ROWS = 10_000
QUARTER = ROWS // 4
MEMORY_BOUND_MB = 128
GROWTH_BOUND = 1.5
"""How much dearer a row may be in the whole file than in a quarter of it. What grows with the square is four times as
dear. The worker's own processor time counts: moto's grows with what it holds, and machines do other things, too."""
_PATIENCE_SECONDS = 1800


@dataclass(frozen=True, slots=True)
class _Taken:
    """Seconds on the clock, and of the worker's processor."""

    comparing: float
    running: float
    comparing_work: float
    running_work: float


def import_figures(port: int) -> list[Figure]:
    """Memory and time."""
    with tempfile.TemporaryDirectory() as folder, machine(port, Path(folder)) as worker:
        os.environ.update(read_environment(Path(folder)))
        idle = _memory(worker, "VmRSS")
        Path(f"/proc/{worker}/clear_refs").write_text("5")  # the peak counts from now on
        quarter = _import(worker, "quarter", QUARTER)
        whole = _import(worker, "whole", ROWS)
        peak = _memory(worker, "VmHWM")
    return [
        Figure(
            "memory above idle, 10,000 rows",
            peak - idle,
            "MB",
            bound=MEMORY_BOUND_MB,
            note=f"idle {idle:.0f} MB",
        ),
        Figure(
            "comparing: work for a row in 10,000, to one in 2,500",
            (whole.comparing_work / ROWS) / (quarter.comparing_work / QUARTER),
            "times",
            bound=GROWTH_BOUND,
        ),
        Figure(
            "writing: work for a row in 10,000, to one in 2,500",
            (whole.running_work / ROWS) / (quarter.running_work / QUARTER),
            "times",
            bound=GROWTH_BOUND,
        ),
        Figure("comparing 10,000 rows", whole.comparing, "s", note=f"{whole.comparing_work:.1f} s of work"),
        Figure("writing 10,000 rows", whole.running, "s", note=f"{whole.running_work:.1f} s of work"),
    ]


@contextmanager
def machine(port: int, folder: Path) -> Iterator[int]:
    """The system on one machine; gives the process id of its worker."""
    command = [
        sys.executable,
        "-m",
        "infra.local",
        "--with-parent",
        "--port",
        str(port),
        "--folder",
        str(folder),
    ]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    try:
        yield _await_worker(process, port)
    finally:
        process.terminate()
        process.wait(20)


def _await_worker(process: subprocess.Popen[bytes], port: int) -> int:
    """The worker's process id, once everything answers."""
    end = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < end and process.poll() is None:
        if not answers(port, "/api/openapi.json"):
            time.sleep(0.1)
            continue
        for child in Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split():
            command = Path(f"/proc/{child}/cmdline").read_bytes().split(b"\0")
            if b"infra.local.worker" in command and _is_ready(int(child)):
                return int(child)
        time.sleep(0.1)
    raise RuntimeError("the system did not start")


def _is_ready(worker: int) -> bool:
    """Whether it polls already: then it has loaded the app, and been idle for a second."""
    before = _memory(worker, "VmRSS")
    time.sleep(1)
    return before > 50 and abs(_memory(worker, "VmRSS") - before) < 1


def _memory(process: int, name: str) -> float:
    """Megabytes."""
    for line in Path(f"/proc/{process}/status").read_text().splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1]) / 1000
    raise RuntimeError(f"the kernel does not say {name}")


def _work(process: int) -> float:
    """Seconds of processor time that it has taken."""
    after_name = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(after_name[11]) + int(after_name[12])) / os.sysconf("SC_CLK_TCK")


def _import(worker: int, tenant: str, rows: int) -> _Taken:
    """Hand a file in, have it compared and written; the seconds of both."""
    from chalicelib.imports.console import service
    from chalicelib.imports.console.schemas import ImportIn, MappedColumnIn, MappingIn, ParseOptionsIn
    from chalicelib.imports.models import ImportState
    from chalicelib.imports.parsing.fields import Kind
    from chalicelib.kernel.aws import files
    from chalicelib.staff import service as team
    from chalicelib.staff.access import StaffCaller
    from chalicelib.staff.permissions import Role
    from chalicelib.tenants import service as tenants
    from chalicelib.tenants.settings import TenantSettings

    tenants.create_tenant(tenant, TenantSettings.model_validate({"name": tenant}))
    newcomer = team.Newcomer("Elena", f"elena@{tenant}.example", Role.OWNER)
    member = team.add_member(team.Operator(tenant), newcomer)
    caller = StaffCaller(tenant=tenant, member=member, session=None, ip="203.0.113.9")  # type: ignore[arg-type]  # nobody asks for it
    content = customers(rows)
    job, _ = service.start_import(caller, ImportIn(kind=Kind.CUSTOMERS, filename="x.csv", size=len(content)))
    files.put_file(job.source_key, content, service.CSV)
    seen = service.inspect_file(caller, job.import_id, ParseOptionsIn())
    columns = [MappedColumnIn(index=n, field=column["field"]) for n, column in enumerate(seen.columns)]
    began, work = time.perf_counter(), _work(worker)
    service.compare(caller, job.import_id, MappingIn(columns=columns))
    compared = _await_state(tenant, job.import_id, ImportState.COMPARED)
    work_compared = _work(worker)
    service.run(caller, job.import_id)
    done = _await_state(tenant, job.import_id, ImportState.DONE)
    return _Taken(compared - began, done - compared, work_compared - work, _work(worker) - work_compared)


def _await_state(tenant: str, import_id: str, state: str) -> float:
    from chalicelib.imports import repository
    from chalicelib.imports.models import Outcome

    end = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < end:
        job = repository.load_job(tenant, import_id)
        if job.state == state:
            assert job.counts[Outcome.WRONG] == 0
            return time.perf_counter()
        assert job.state != "failed", job.failure
        time.sleep(0.2)
    raise RuntimeError(f"the import is not {state}")


def customers(rows: int) -> bytes:
    """As many customers as a spreadsheet has them."""
    head = "Número de cliente;Nombre;Correo electrónico;Dirección;Ciudad\n"
    lines = (
        f'{n};Cliente número {n};cliente{n}@example.com;"San Martín {n}, piso {n % 9}";Rosario\n'
        for n in range(rows)
    )
    return (head + "".join(lines)).encode()
