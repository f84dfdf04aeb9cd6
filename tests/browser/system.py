"""The whole system as `make run` starts it, one for all processes of a test run.

The first process that needs it starts a keeper (this module as a program), which starts `python -m infra.local`.
Every process holds a shared lock on a file for as long as it lives; when the keeper gets that lock for itself,
nobody is left, and it ends the system. The kernel lets go of a lock however a process ends, so nothing stays.
"""

import fcntl
import json
import os
import re
import shlex
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import Message
from pathlib import Path
from typing import IO, Any, TypeVar
from urllib.parse import urlencode

from infra.local.set_clock import OFFSET_SECONDS

ROOT = Path(__file__).resolve().parents[2]
START = datetime(2026, 11, 25, 15, 0, tzinfo=UTC)
"""When the system's clock starts, whatever the machine's says: a Wednesday, noon in Buenos Aires. It is nobody's quiet
hours, and business hours in every time zone that the demo and the tests use."""
START_SECONDS = 180
STOP_SECONDS = 30
MESSAGE_SECONDS = 60
_CODE = re.compile(r"\b\d{6}\b")
_LOGS = ("system", "api", "worker", "aws")
_TAIL_LINES = 15
T = TypeVar("T")


class NotRunningError(Exception):
    """The system did not start, or did not do in time what was waited for."""


@dataclass(frozen=True, slots=True)
class System:
    """The running system, seen from outside."""

    port: int
    folder: Path
    """Its logs."""
    clock_offset: timedelta = timedelta()
    """How far its clock is ahead of the machine's."""

    def now(self) -> datetime:
        """The present moment by its clock."""
        return datetime.now(UTC) + self.clock_offset

    def origin(self, host: str) -> str:
        """The origin of one of its sites, e.g. `http://shop.localhost:8000`."""
        return f"http://{host}.localhost:{self.port}"

    def fetch(
        self,
        host: str,
        path: str,
        content: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        method: str | None = None,
    ) -> tuple[bytes, Message]:
        """The body and the headers that one of its sites answers, asked for by the Host header."""
        sent = {**(headers or {}), "Host": f"{host}.localhost:{self.port}"}
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", content, sent, method=method)
        with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 - our own address
            return answer.read(), answer.headers

    def call(self, host: str, path: str, body: Any = None, headers: Mapping[str, str] | None = None) -> Any:
        """The JSON that one of its sites answers."""
        sent = {"Content-Type": "application/json", **(headers or {})}
        content = None if body is None else json.dumps(body).encode()
        return json.loads(self.fetch(host, path, content, sent)[0])

    def tenant(self, slug: str) -> dict[str, Any]:
        """What `/demo` says of a tenant."""
        tenants: list[dict[str, Any]] = self.call("inbox", "/demo")["tenants"]
        return next(tenant for tenant in tenants if tenant["slug"] == slug)

    def messages_to(self, *addresses: str) -> list[dict[str, Any]]:
        """Every message to one of these e-mail addresses and phones, newest first."""
        messages: list[dict[str, Any]] = self.call(
            "inbox", f"/messages?{urlencode({'to': addresses}, doseq=True)}"
        )
        return messages

    def send(self, key: str, kind: str, items: list[dict[str, Any]]) -> None:
        """Send rows as the tenant's own system does; every one has to be taken."""
        for start in range(0, len(items), 100):
            batch = {"items": items[start : start + 100]}
            answer = self.call("portal", f"/api/data/v1/{kind}", batch, {"Authorization": f"Bearer {key}"})
            refused = [row for row in answer["items"] if row["status"] == "refused"]
            assert not refused, refused

    def await_code(self, addresses: tuple[str, ...], before: int) -> str:
        """The code in the newest message to `addresses`, once there are more of them than `before`."""

        def newest() -> str | None:
            messages = self.messages_to(*addresses)
            # Other mails may come meanwhile, and have codes of links in them: a sign-in code's stands first.
            found = [_CODE.match(message["text"]) for message in messages[: max(0, len(messages) - before)]]
            return next((one[0] for one in found if one), None)

        return await_value(newest, MESSAGE_SECONDS, f"no code was sent to {addresses}")

    def last_words(self) -> str:
        """The ends of its logs."""
        parts = []
        for name in _LOGS:
            path = self.folder / f"{name}.log"
            lines = path.read_text(errors="replace").splitlines() if path.exists() else []
            if lines:
                parts.append(f"--- {name}.log\n" + "\n".join(lines[-_TAIL_LINES:]))
        return "\n".join(parts)


def await_value(look: Callable[[], T | None], seconds: float, failure: str) -> T:
    """What `look` finds, as soon as it finds it."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if (found := look()) is not None:
            return found
        time.sleep(0.05)
    raise NotRunningError(failure)


def use_system(folder: Path) -> tuple[System, IO[str]]:
    """The one system of this test run, started if nobody did before; and the hold on it: close it when done."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "starting").open("w") as starting:
        fcntl.flock(starting, fcntl.LOCK_EX)
        hold = (folder / "users").open("w")
        # Waits out a keeper that is just ending the system of those who came before.
        fcntl.flock(hold, fcntl.LOCK_SH)
        state = folder / "state.json"
        if not state.exists():
            try:
                _start_keeper(folder, state)
            except NotRunningError:
                hold.close()
                raise
    offset = float(read_environment(folder)[OFFSET_SECONDS])
    return System(json.loads(state.read_text())["port"], folder, timedelta(seconds=offset)), hold


def _start_keeper(folder: Path, state: Path) -> None:
    log = folder / "system.log"
    with log.open("wb") as stream:
        command = [sys.executable, "-m", "tests.browser.system", str(folder), str(state)]
        subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=stream, stderr=stream, check=False)
    if not state.exists():
        raise NotRunningError(log.read_text(errors="replace"))


def read_environment(folder: Path) -> dict[str, str]:
    """What the functions of that system find in their environment."""
    words = shlex.split((folder / "environment").read_text())
    return dict(word.split("=", 1) for word in words)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _await_ready(process: subprocess.Popen[bytes], port: int) -> None:
    def ready() -> bool | None:
        if process.poll() is not None:
            raise NotRunningError("infra.local ended by itself")
        try:
            System(port, ROOT).call("inbox", "/messages")
        except OSError:
            return None
        return True

    await_value(ready, START_SECONDS, "infra.local did not answer in time")


def keep(folder: Path, state: Path) -> None:
    """Run the system until nobody holds it any more. `state` is there as long as it can be used."""
    port = _free_port()
    command = [
        sys.executable,
        "-m",
        "infra.local",
        "--with-parent",
        "--port",
        str(port),
        "--folder",
        str(folder),
        "--clock",
        START.isoformat(),
    ]
    with subprocess.Popen(command, cwd=ROOT) as process:
        try:
            _await_ready(process, port)
            environment = os.environ | read_environment(folder)
            more = [sys.executable, "-m", "tests.browser.tenants", str(port), str(folder / "tenants.json")]
            subprocess.run(more, cwd=ROOT, env=environment, check=True)
            half = state.with_suffix(".half")
            half.write_text(json.dumps({"port": port}))
            half.replace(state)
            with (folder / "users").open("w") as users:
                fcntl.flock(users, fcntl.LOCK_EX)
                state.unlink()
                process.terminate()
                process.wait(STOP_SECONDS)
        finally:
            process.kill()


def main(folder: Path, state: Path) -> None:
    """Start a keeper that outlives the caller; answers when the system can be used, or when it failed."""
    keeper = os.fork()
    if keeper == 0:
        os.setsid()
        keep(folder, state)
        return

    def started() -> bool | None:
        return True if state.exists() or os.waitpid(keeper, os.WNOHANG)[0] else None

    await_value(started, START_SECONDS, "the system did not start in time")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
