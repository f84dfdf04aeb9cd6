"""Runs the tests at dates that code gets wrong: `python -m tests.dates [--only NAME] [pytest's arguments]`.

libfaketime moves the clock of every Python process by a fixed offset. Chromium and Node keep the machine's clock: the
tests set the clock of their pages (see `tests.browser.chromium.shift_clock`). Monotonic time is left alone, since
waiting must not jump, and so are the times of files, since Python compares them with those in its compiled modules.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

MOMENTS = {
    "night": datetime(2026, 12, 3, 4, 30, tzinfo=UTC),
    "month-end": datetime(2027, 1, 31, 23, 57, tzinfo=UTC),
    "leap-day": datetime(2028, 2, 29, 2, 57, tzinfo=UTC),
    "new-year": datetime(2026, 12, 31, 23, 57, tzinfo=UTC),
    "spring-forward": datetime(2027, 3, 28, 0, 57, tzinfo=UTC),
    "fall-back": datetime(2027, 10, 31, 0, 57, tzinfo=UTC),
}
"""Night and leap day are those of Buenos Aires; daylight saving begins and ends as in the European Union. The clock
starts minutes before the change, so that the tests run through it."""


_SITECUSTOMIZE = """import select, time
def sleep(seconds):
    select.select([], [], [], seconds)
time.sleep = sleep
"""
"""Python's own sleep waits for a monotonic moment, which libfaketime refuses where it leaves monotonic time alone."""


def main() -> int:
    """Run the tests at each moment; 1 if they fail at any."""
    parser = argparse.ArgumentParser(prog="python -m tests.dates", description=__doc__)
    parser.add_argument("--only", choices=MOMENTS, action="append", help="run at this moment")
    arguments, for_pytest = parser.parse_known_args()
    library = _library()
    failed = [
        name for name in arguments.only or MOMENTS if _run_at(MOMENTS[name], name, library, for_pytest) != 0
    ]
    if failed:
        print(f"the tests failed at: {', '.join(failed)}", file=sys.stderr)  # noqa: T201 - a command
    return 1 if failed else 0


def _library() -> str:
    """The path of libfaketime, which the `faketime` command preloads."""
    command = shutil.which("faketime")
    if command is None:
        raise SystemExit("faketime is not installed: python3 infra/setup.py faketime")
    probe = "import os; print(os.environ['LD_PRELOAD'])"
    shown = subprocess.run(
        [command, "-f", "+0s", sys.executable, "-c", probe], capture_output=True, text=True, check=True
    )
    return shown.stdout.strip()


def _run_at(moment: datetime, name: str, library: str, for_pytest: list[str]) -> int:
    print(f"› tests at {moment:%Y-%m-%d %H:%M} UTC ({name})", flush=True)  # noqa: T201 - a command
    offset = round((moment - datetime.now(UTC)).total_seconds())
    environment = os.environ | {
        "LD_PRELOAD": library,
        "FAKETIME": f"{offset:+d}s",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        "NO_FAKE_STAT": "1",
    }
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *for_pytest]
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "sitecustomize.py").write_text(_SITECUSTOMIZE)
        environment["PYTHONPATH"] = f"{folder}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"
        return subprocess.run(command, cwd=Path(__file__).parents[1], env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
