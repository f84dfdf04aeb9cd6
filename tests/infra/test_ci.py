"""What continuous integration makes of a failed test: it runs once more, and a second failure is final."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from infra.setup import ROOT

MAKE = """#!/bin/sh
echo "make $1"
if [ "$1" = test ] && [ -n "$LISTED" ]; then
    mkdir -p .pytest_cache/v/cache
    printf '{\\n  "%s": true\\n}' "$LISTED" > .pytest_cache/v/cache/lastfailed
fi
[ "$1" = test ] && exit "$TEST"
exit "$AGAIN"
"""


def run(folder: Path, *, test: int, again: int, listed: str = "") -> tuple[int, list[str]]:
    """Run a copy of `.ci/run` beside a `make` whose outcomes are given."""
    (folder / ".ci").mkdir()
    shutil.copy(ROOT / ".ci" / "run", folder / ".ci" / "run")
    (folder / "make").write_text(MAKE)
    (folder / "make").chmod(0o755)
    environment = {
        "PATH": f"{folder}:{os.environ['PATH']}",
        "TEST": str(test),
        "AGAIN": str(again),
        "LISTED": listed,
    }
    done = subprocess.run(
        [shutil.which("bash") or "bash", ".ci/run"],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout.split("\n")


def test_green_is_green_at_once(tmp_path: Path) -> None:
    code, lines = run(tmp_path, test=0, again=1)
    assert (code, lines) == (0, ["make test", ""])


@pytest.mark.parametrize(("again", "code"), [(0, 0), (2, 2)])
def test_tests_that_failed_are_named_and_run_once_more(tmp_path: Path, again: int, code: int) -> None:
    done, lines = run(tmp_path, test=2, again=again, listed="tests/a.py::test_one[á-1]")
    assert done == code
    assert [line for line in lines if line] == [
        "make test",
        "FLAKY, unless they fail again:",
        "  tests/a.py::test_one[á-1]",
        "make test-failed",
    ]


def test_what_is_not_a_test_is_not_run_again(tmp_path: Path) -> None:
    code, lines = run(tmp_path, test=2, again=0)
    assert (code, lines) == (1, ["make test", ""])
