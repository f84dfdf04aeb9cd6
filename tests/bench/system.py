"""The system on one machine: how soon its second start is ready, and what Lighthouse says of the portal's page."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from infra.lambda_zip import ROOT
from infra.setup import find_chromium
from tests.bench.figures import Figure

HERE = Path(__file__).parent
NODE_MODULES = HERE / "node_modules"
LIGHTHOUSE = NODE_MODULES / "lighthouse" / "cli" / "index.js"
LIGHTHOUSE_RUNS = 3
"""Lighthouse's own advice against noise: the median of several runs."""
LIGHTHOUSE_TRIES = 3
"""Of one run: a busy machine can make Chromium lose the trace, which Lighthouse says and asks to be run again."""
CATEGORIES = {"performance": 100, "accessibility": 100, "best-practices": 100}
START_BOUND_SECONDS = 5
LATER_STARTS = 3
_PATIENCE_SECONDS = 300
_PATIENCE_TO_END_SECONDS = 20


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@contextmanager
def running(port: int) -> Iterator[float]:
    """`make run`, with the seconds from the command until a browser gets the portal and the API's document."""
    began = time.perf_counter()
    process = subprocess.Popen(
        ["/usr/bin/env", "make", "run", f"PORT={port}"],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        while not answers(port, "/demo/") or not answers(port, "/api/openapi.json"):
            if process.poll() is not None or time.perf_counter() - began > _PATIENCE_SECONDS:
                _, words = process.communicate()
                raise RuntimeError(f"make run did not start: {words.decode()}")
            time.sleep(0.02)
        yield time.perf_counter() - began
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.communicate(timeout=_PATIENCE_TO_END_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
            raise


def answers(port: int, path: str) -> bool:
    """Whether the portal on a port answers already."""
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}{path}", headers={"Host": f"portal.localhost:{port}"}
    )
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:  # noqa: S310 - our own address
            return bool(answer.status == 200)
    except (OSError, urllib.error.URLError):
        return False


def start_figures(port: int) -> list[Figure]:
    """The first start makes what later ones find."""
    with running(port) as first:
        pass
    later = []
    for _ in range(LATER_STARTS):
        with running(port) as seconds:
            later.append(seconds)
    return [
        Figure("make run, second start (median of 3)", median(later), "s", bound=START_BOUND_SECONDS),
        Figure("make run, first start on this port", first, "s"),
    ]


def lighthouse_figures(port: int) -> list[Figure]:
    """Lighthouse's mobile scores of the demo tenant's page, of a running system."""
    _install()
    runs = [_scores(f"http://portal.localhost:{port}/demo/") for _ in range(LIGHTHOUSE_RUNS)]
    return [
        Figure(name, median(run[name] for run in runs), "", bound=bound, at_least=True)
        for name, bound in CATEGORIES.items()
    ]


def _install() -> None:
    if not LIGHTHOUSE.exists():
        command = ["npm", "ci", "--silent", "--no-audit", "--no-fund"]
        subprocess.run(["/usr/bin/env", *command], cwd=HERE, env=_with_node(), check=True)


def _with_node() -> dict[str, str]:
    return {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}


def _scores(url: str) -> dict[str, float]:
    command = [
        *("/usr/bin/env", "node", str(LIGHTHOUSE), url, "--quiet", "--output=json"),
        f"--only-categories={','.join(CATEGORIES)}",
        "--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage",
    ]
    environment = _with_node() | {"CHROME_PATH": find_chromium() or ""}
    told = ""
    for _ in range(LIGHTHOUSE_TRIES):
        outcome = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if outcome.returncode == 0:
            report = json.loads(outcome.stdout)
            _tell_what_is_missing(report)
            return {name: report["categories"][name]["score"] * 100 for name in CATEGORIES}
        told = outcome.stderr
    raise RuntimeError(f"Lighthouse failed {LIGHTHOUSE_TRIES} times: {told}")


def _tell_what_is_missing(report: dict[str, dict[str, dict[str, float | str | None]]]) -> None:
    for audit in report["audits"].values():
        score = audit.get("score")
        if isinstance(score, (int, float)) and score < 1 and audit.get("scoreDisplayMode") != "metricSavings":
            sys.stderr.write(f"  Lighthouse: {audit['title']}: {audit.get('displayValue') or score}\n")
