"""Cold and warm: our handler beside others that do the same work, against the same canned DynamoDB, in one run."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from statistics import median
from typing import Any

from infra.lambda_zip import ROOT, build_zip
from infra.local.gateway import proxy_event
from infra.local.web import Request
from tests.bench.canned import SLUG
from tests.bench.figures import Figure
from tests.package.lambda_runtime import Function, install_runtime

CANDIDATES = Path(__file__).with_name("candidates")
COLD_ROUNDS = 21
INIT_ROUNDS = 15
WARM_ROUNDS = 40
WARM_REQUESTS = 25
WARMING_UP = 100
NOT_IN_THE_ZIP = ("fastapi", "starlette", "mangum", "anyio", "annotated-doc", "opentelemetry-api")
STOCK = ("botocore", "jmespath", "python-dateutil", "six", "urllib3")
COLD_BOUND, COLD_AIM = 1.3, 1.1
WARM_BOUND, WARM_AIM = 1.0, 0.5
BARE = "bare botocore, token by BatchGetItem"
BARE_IN_OUR_PACKAGE = "the same, out of our trimmed package"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One of those compared."""

    name: str
    module: str
    variables: Mapping[str, str]
    in_our_package: bool = True
    """Whether it gains from our package's trimming; else it has botocore as pip installs it, byte-compiled."""


CANDIDATE_LIST = (
    Candidate("ours", "ours", {}),
    Candidate(BARE, "bare", {}, in_our_package=False),
    Candidate(BARE_IN_OUR_PACKAGE, "bare", {}),
    Candidate("bare botocore, BatchGetItem, query projected", "bare", {"BENCH_PROJECTED": "1"}),
    Candidate("bare botocore, token checked in memory", "bare", {"BENCH_TOKEN": "local"}),
    Candidate("FastAPI + Mangum + botocore", "fastapi_mangum", {}),
    Candidate("Chalice + pynamodb + powertools + pydantic as stock", "stock", {}),
)


@dataclass(frozen=True, slots=True)
class Setting:
    """Where the candidates run, each in processes of its own."""

    task_root: Path
    runtime_root: Path
    stock: Path
    others: Path
    event_file: Path
    environment: Mapping[str, str]

    def package(self, candidate: Candidate) -> Path:
        """What a candidate is deployed with."""
        return self.task_root if candidate.in_our_package else self.stock

    def variables(self, candidate: Candidate) -> dict[str, str]:
        """A candidate's environment."""
        paths = (self.package(candidate), CANDIDATES, self.others)
        return {
            **self.environment,
            **candidate.variables,
            "PATH": "/usr/bin:/bin",
            "PYTHONPATH": os.pathsep.join(map(str, paths)),
            "PYTHONDONTWRITEBYTECODE": "1",
            "AWS_LAMBDA_FUNCTION_NAME": "bench",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "1769",
        }

    def start(self, candidate: Candidate, mode: str) -> "subprocess.Popen[str]":
        """A process that runs a candidate."""
        command = [sys.executable, "-S", "-s", str(CANDIDATES / "drive.py")]
        return subprocess.Popen(
            [*command, candidate.module, str(self.event_file), mode],
            env=self.variables(candidate),
            cwd=self.package(candidate),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )


@contextmanager
def setting(folder: Path) -> Iterator[Setting]:
    """The package unpacked, the canned DynamoDB, and what the others need beside the package."""
    task_root = folder / "task"
    build_zip(folder / "deployment.zip")
    with zipfile.ZipFile(folder / "deployment.zip") as stream:
        stream.extractall(task_root)
    others, stock = folder / "others", folder / "stock"
    for packages, target in ((NOT_IN_THE_ZIP, others), (STOCK, stock)):
        for package in packages:
            _copy_package(package, target)
    compiling = [sys.executable, "-m", "compileall", "-q", "--invalidation-mode", "unchecked-hash"]
    subprocess.run([*compiling, str(others), str(stock), str(CANDIDATES)], check=True)
    with subprocess.Popen(
        [sys.executable, "-m", "tests.bench.canned"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as server:
        assert server.stdout is not None
        canned = json.loads(server.stdout.readline())
        try:
            event_file = folder / "event.json"
            event_file.write_text(json.dumps(statement_event(canned["cookie"])))
            environment = {
                **canned["environment"],
                "AWS_ENDPOINT_URL": f"http://127.0.0.1:{canned['port']}",
                "BENCH_TOKEN_HASH": canned["token_hash"],
                "POWERTOOLS_LOG_LEVEL": "INFO",
            }
            runtime_root = install_runtime(folder / "runtime")
            yield Setting(task_root, runtime_root, stock, others, event_file, environment)
        finally:
            server.kill()


def _copy_package(package: str, folder: Path) -> None:
    for file in metadata.files(package) or ():
        if file.suffix != ".pyc" and ".." not in file.parts:
            target = folder / file
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(Path(file.locate()), target)


def statement_event(cookie: str) -> dict[str, Any]:
    """What API Gateway hands over when a phone's browser asks for the statement through the distribution."""
    headers = {
        "Accept": "application/json",
        "Accept-Encoding": "gzip, deflate, br",
        "Accept-Language": "es-AR,es;q=0.9,en;q=0.8",
        "CloudFront-Forwarded-Proto": "https",
        "CloudFront-Is-Mobile-Viewer": "true",
        "CloudFront-Viewer-Country": "AR",
        "Cookie": cookie,
        "Host": "portal.example",
        "Referer": "https://portal.example/demo/",
        "Sec-Fetch-Dest": "empty",
        "Sec-Fetch-Mode": "cors",
        "Sec-Fetch-Site": "same-origin",
        "User-Agent": "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/142.0.0.0 Mobile Safari/537.36",
        "Via": "2.0 0123456789abcdef.cloudfront.net (CloudFront)",
        "X-Amz-Cf-Id": "EXAMPLE",
        "X-Forwarded-For": "203.0.113.7, 64.252.70.123",
        "X-Forwarded-Port": "443",
        "X-Forwarded-Proto": "https",
    }
    request = Request("GET", f"/portal/{SLUG}/statement?limit=50", list(headers.items()), b"")
    return proxy_event(request, "/portal/{tenant}/statement", {"tenant": SLUG})


def cold_figures(where: Setting) -> list[Figure]:
    """Import and first request, in fresh processes that take turns."""
    taken: dict[str, list[float]] = {candidate.name: [] for candidate in CANDIDATE_LIST}
    for _ in range(COLD_ROUNDS):
        for candidate in CANDIDATE_LIST:
            with where.start(candidate, "cold") as process:
                out, _ = process.communicate()
            taken[candidate.name].append(float(out))
    return _compared(taken, COLD_BOUND, COLD_AIM)


def init_figures(where: Setting) -> list[Figure]:
    """From spawning awslambdaric to its first question for work."""
    candidates = CANDIDATE_LIST[:3]
    taken: dict[str, list[float]] = {candidate.name: [] for candidate in candidates}
    for _ in range(INIT_ROUNDS):
        for candidate in candidates:
            variables = where.variables(candidate)
            variables["PYTHONPATH"] += f"{os.pathsep}{where.runtime_root}"
            handler = f"{candidate.module}.handler"
            with Function(where.package(candidate), where.runtime_root, handler, variables) as function:
                taken[candidate.name].append(function.started_in)
    return _compared(taken, COLD_BOUND, COLD_AIM)


def warm_figures(where: Setting) -> list[Figure]:
    """One request of a process that has had many, the candidates taking turns."""
    taken: dict[str, list[float]] = {candidate.name: [] for candidate in CANDIDATE_LIST}
    with ExitStack() as stack:
        processes = {
            candidate.name: stack.enter_context(where.start(candidate, "warm"))
            for candidate in CANDIDATE_LIST
        }
        for process in processes.values():
            _ask(process, WARMING_UP)
        for _ in range(WARM_ROUNDS):
            for name, process in processes.items():
                taken[name] += _ask(process, WARM_REQUESTS)
        for process in processes.values():
            assert process.stdin is not None
            process.stdin.close()
    return _compared(taken, WARM_BOUND, WARM_AIM)


def _ask(process: "subprocess.Popen[str]", requests: int) -> list[float]:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{requests}\n")
    process.stdin.flush()
    answer: list[float] = json.loads(process.stdout.readline())
    return answer


def _compared(taken: Mapping[str, list[float]], bound: float, aim: float) -> list[Figure]:
    medians = {name: median(values) * 1000 for name, values in taken.items()}
    figures = [
        Figure(name, value, "ms", note=f"{value / medians[BARE]:.2f} ×") for name, value in medians.items()
    ]
    ratio = medians["ours"] / medians[BARE]
    return [Figure("ours ÷ bare", ratio, "×", bound=bound, aim=aim), *figures]
