"""Lambda on this machine: a small Runtime API server, and functions that awslambdaric runs against it.

A function's process sees what it would see in Lambda: the unpacked zip, the runtime's own client behind it, the
standard library, the function's environment, and nothing of the tests' environment.
"""

import json
import os
import queue
import shutil
import subprocess
import sys
import threading
import time
import traceback
import uuid
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import metadata
from pathlib import Path
from types import TracebackType
from typing import Any, Self

API_VERSION = "2018-06-01"
START_SECONDS = 60
ANSWER_SECONDS = 60
RUNTIME_PACKAGES = ("awslambdaric", "simplejson", "snapshot-restore-py")
"""What AWS puts into the runtime itself, not into our zip."""
PROBE = '''
"""Beside the runtime, not in the package: the handler, and a way to ask its process what it has loaded."""

import importlib
import os
import sys

module, name = os.environ["PROBED_HANDLER"].rsplit(".", 1)
function = getattr(importlib.import_module(module), name)


def handler(event, context):
    if event == {"probe": "modules"}:
        return {name: str(getattr(module, "__file__", "")) for name, module in list(sys.modules.items())}
    return function(event, context)
'''


class FunctionError(Exception):
    """A function that did not start, or ended an invocation with an error; its text is what it said."""


def install_runtime(folder: Path) -> Path:
    """Copy awslambdaric, and what it needs, out of this environment into a folder of their own."""
    for package in RUNTIME_PACKAGES:
        for file in metadata.files(package) or ():
            if ".dist-info" in str(file) or ".." in file.parts or file.suffix == ".pyc":
                continue
            target = folder / file
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(Path(file.locate()), target)
    (folder / "probe.py").write_text(PROBE)
    return folder


@dataclass(slots=True)
class _Outcome:
    content: Any
    failed: bool


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A process that was ended hangs up: that is no fault."""
        del request, client_address
        if not isinstance(sys.exception(), ConnectionError):
            traceback.print_exc()


@dataclass(slots=True)
class Function:
    """One execution environment of one function. `with` starts and ends it."""

    task_root: Path
    runtime_root: Path
    handler: str
    environment: Mapping[str, str]
    name: str = "ventanilla-function"
    started_in: float = 0.0
    """Seconds from spawning the process to its first question for work."""
    _events: "queue.Queue[bytes]" = field(default_factory=queue.Queue)
    _outcomes: "queue.Queue[_Outcome]" = field(default_factory=queue.Queue)
    _lines: list[str] = field(default_factory=list)
    _ready: threading.Event = field(default_factory=threading.Event)
    _server: ThreadingHTTPServer = field(init=False)
    _process: "subprocess.Popen[str]" = field(init=False)
    _listener: threading.Thread = field(init=False)

    def __enter__(self) -> Self:
        self._server = _Server(("127.0.0.1", 0), _handler_of(self))
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        began = time.perf_counter()
        self._process = subprocess.Popen(
            [sys.executable, "-S", "-s", "-m", "awslambdaric", self.handler],
            cwd=self.task_root,
            env=self._environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()
        while not self._ready.wait(0.001):
            if self._process.poll() is not None or time.perf_counter() - began > START_SECONDS:
                self._stop()
                raise FunctionError(f"{self.handler} did not start:\n{self.log()}")
        self.started_in = time.perf_counter() - began
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def _stop(self) -> None:
        self._process.kill()
        self._process.wait()
        self._listener.join()
        self._server.shutdown()
        self._server.server_close()

    def log(self) -> str:
        """What the process has printed so far."""
        return "".join(self._lines)

    def most_memory(self) -> float:
        """The most memory that the process has held so far, in MB."""
        # Not getrusage's: that keeps the peak of the process that this one was forked from.
        status = Path(f"/proc/{self._process.pid}/status").read_text()
        return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) / 1024

    def _listen(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as stream:
            self._lines.extend(stream)

    def _environment(self) -> dict[str, str]:
        port = self._server.server_address[1]
        return {
            "PATH": "/usr/local/bin:/usr/bin:/bin",
            "LANG": "en_US.UTF-8",
            "TZ": ":UTC",
            "PYTHONTZPATH": "",  # Lambda's system need not know time zones
            "PYTHONPATH": os.pathsep.join((str(self.task_root), str(self.runtime_root))),
            "PYTHONDONTWRITEBYTECODE": "1",
            "AWS_LAMBDA_RUNTIME_API": f"127.0.0.1:{port}",
            "AWS_LAMBDA_FUNCTION_NAME": self.name,
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "1769",
            "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST",
            "AWS_EXECUTION_ENV": f"AWS_Lambda_python{sys.version_info.major}.{sys.version_info.minor}",
            "LAMBDA_TASK_ROOT": str(self.task_root),
            "_HANDLER": self.handler,
            **self.environment,
        }

    def invoke(self, event: Any) -> Any:
        """Hand an event over; answers what the function answered. FunctionError when it failed."""
        self._events.put(json.dumps(event).encode())
        try:
            outcome = self._outcomes.get(timeout=ANSWER_SECONDS)
        except queue.Empty:
            self._stop()
            raise FunctionError(f"{self.handler} did not answer:\n{self.log()}") from None
        if outcome.failed:
            raise FunctionError(json.dumps(outcome.content, indent=1))
        return outcome.content


def _handler_of(function: Function) -> type[BaseHTTPRequestHandler]:
    class RuntimeApi(BaseHTTPRequestHandler):
        """https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html, as far as a function goes."""

        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True
        wbufsize = -1

        def do_GET(self) -> None:
            """Answer `invocation/next` when there is something to do."""
            function._ready.set()
            event = function._events.get()
            self._answer(
                200,
                event,
                {
                    "Lambda-Runtime-Aws-Request-Id": str(uuid.uuid4()),
                    "Lambda-Runtime-Deadline-Ms": str(int(time.time() * 1000) + 28_000),
                    "Lambda-Runtime-Invoked-Function-Arn": (
                        f"arn:aws:lambda:sa-east-1:123456789012:function:{function.name}"
                    ),
                },
            )

        def do_POST(self) -> None:
            """Take a response or an error."""
            content = json.loads(self.rfile.read(int(self.headers["Content-Length"])) or b"null")
            if not self.path.startswith(f"/{API_VERSION}/runtime/init/"):
                function._outcomes.put(_Outcome(content, failed=self.path.endswith("/error")))
            self._answer(202, b'{"status":"OK"}', {})

        def _answer(self, status: int, body: bytes, headers: Mapping[str, str]) -> None:
            with suppress(OSError):  # a process that was ended does not wait for its answer
                self.send_response(status)
                for name, value in {"Content-Type": "application/json", **headers}.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name for it
            """Say nothing."""

    return RuntimeApi
