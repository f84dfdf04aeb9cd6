"""A process of the one machine's tree: how it is started, told what it needs, and how it never outlives us.

Parent and child talk by pipes: one JSON object down (`configure`), one up when ready (`say_ready`). The pipe
down stays open for as long as the parent lives; when it closes, the child ends, even if the parent was killed.
"""

import ctypes
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

ENDS_SECONDS = 3


class ChildError(Exception):
    """A process of the tree did not start, or ended before its time."""


class Child:
    """One process, running `python -m <module>`; its log is a file."""

    def __init__(self, module: str, log: Path) -> None:
        self.name = module.rpartition(".")[2]
        self._log = log
        with log.open("wb") as stream:
            self._process = subprocess.Popen(
                [sys.executable, "-m", module],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=stream,
                # Ctrl-C reaches the whole terminal's group: the parent alone decides about the end.
                start_new_session=True,
            )

    def configure(self, message: Mapping[str, Any]) -> None:
        """Tell the child what it waits for."""
        pipe = _pipe(self._process.stdin)
        pipe.write(json.dumps(message).encode() + b"\n")
        pipe.flush()

    def ready(self) -> dict[str, Any]:
        """Wait until the child says that it is ready; what it said. ChildError when it ended instead."""
        line = _pipe(self._process.stdout).readline()
        if not line:
            self._process.wait()
            raise ChildError(f"{self.name} did not start; {self._log} says:\n{self.last_words()}")
        message: dict[str, Any] = json.loads(line)
        return message

    @property
    def has_ended(self) -> bool:
        """Whether the process is gone."""
        return self._process.poll() is not None

    def last_words(self) -> str:
        """The end of its log."""
        return "\n".join(self._log.read_text(errors="replace").splitlines()[-20:])

    def end(self) -> None:
        """Close the pipe, which ends the child; kill it if that takes too long."""
        _pipe(self._process.stdin).close()
        try:
            self._process.wait(ENDS_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        _pipe(self._process.stdout).close()


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    assert stream is not None  # noqa: S101 - Popen was asked for it
    return stream


def receive() -> dict[str, Any]:
    """In a child: wait for the parent's message, and from then on end when the parent does."""
    line = sys.stdin.buffer.readline()
    if not line:
        sys.exit(0)
    end_with_parent()
    message: dict[str, Any] = json.loads(line)
    return message


def end_with_parent() -> None:
    """In a child: end as soon as the pipe from the parent closes."""
    descriptor = sys.stdin.fileno()

    def wait() -> None:
        # Not by sys.stdin: its lock would still be held when the interpreter ends by itself.
        while os.read(descriptor, 1):
            pass
        os._exit(0)

    threading.Thread(target=wait, daemon=True).start()


def say_ready(**message: Any) -> None:
    """In a child: tell the parent."""
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()
    # Whatever the program prints from now on belongs into its log.
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())


def end_when_parent_dies() -> None:
    """On Linux, have the kernel send us SIGTERM when the process that started us dies. Elsewhere nothing."""
    if sys.platform == "linux":
        set_parent_death_signal = 1
        ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGTERM)
