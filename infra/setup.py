"""Sets up what a bare machine lacks. Needs nothing but Python >= 3.11's standard library; `make` calls it.

    python3 infra/setup.py venv       .venv with everything in requirements-dev.txt, each file checked by its hash
    python3 infra/setup.py browser    Chromium, for the browser tests
    python3 infra/setup.py faketime   libfaketime, for make test-deep

Each step says in one line what it does, only when there is something to do.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.parse
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements-dev.txt"
STAMP = VENV / "set-up"
OLDEST = (3, 11)
FETCH_SECONDS = 60
INDEX = "https://pypi.org/simple/"


class SetupError(Exception):
    """Something that a person has to see to; its text says what."""


def say(text: str) -> None:
    """One line for the person who waits."""
    print(f"› {text}", flush=True)


def run(command: list[str], failure: str) -> None:
    """Run a command quietly; its output is shown only when it fails. SetupError with `failure` then."""
    outcome = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if outcome.returncode:
        sys.stderr.buffer.write(outcome.stdout)
        raise SetupError(failure)


def set_up_venv() -> None:
    """Make .venv hold exactly what the lock names. Does nothing when it already does."""
    wanted = f"{sys.version_info[:3]} {hashlib.sha256(LOCK.read_bytes()).hexdigest()}\n"
    if STAMP.exists() and STAMP.read_text() == wanted:
        STAMP.touch()
        return
    if not _venv_works():
        say("making .venv")
        shutil.rmtree(VENV, ignore_errors=True)
        _make_venv()
    say("installing what requirements-dev.txt names (a minute or two, once)")
    run(
        [
            *(str(VENV / "bin" / "python"), "-m", "pip", "install", "--quiet", "--no-input"),
            *("--disable-pip-version-check", "--require-hashes", "--no-deps", "-r", str(LOCK)),
        ],
        "pip could not install the requirements; its words are above",
    )
    STAMP.write_text(wanted)


def _venv_works() -> bool:
    python = VENV / "bin" / "python"
    probe = "import pip, sys; print(sys.version_info[:3])"
    try:
        outcome = subprocess.run([python, "-c", probe], capture_output=True, text=True, check=False)
    except OSError:
        return False
    return outcome.stdout.strip() == str(sys.version_info[:3])


def _make_venv() -> None:
    """Debian keeps `ensurepip` in a package of its own: without it pip comes from PyPI, checked by the lock's hash."""
    if _has("ensurepip") and _quietly([sys.executable, "-m", "venv", str(VENV)]):
        return
    shutil.rmtree(VENV, ignore_errors=True)
    run(
        [sys.executable, "-m", "venv", "--without-pip", str(VENV)],
        "python3 -m venv failed; its words are above",
    )
    with tempfile.TemporaryDirectory() as folder:
        wheel = _fetch_pip(Path(folder))
        run(
            [
                str(VENV / "bin" / "python"),
                f"{wheel}/pip",
                "install",
                "--quiet",
                "--no-input",
                "--no-index",
                str(wheel),
            ],
            "pip's wheel could not install itself; its words are above",
        )


def _has(module: str) -> bool:
    return _quietly([sys.executable, "-c", f"import {module}"])


def _quietly(command: list[str]) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def _fetch_pip(folder: Path) -> Path:
    """The pip wheel that the lock names, from PyPI (PEP 503: a page of links)."""
    entry = re.search(
        r"^pip==(\S+) \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", LOCK.read_text(), re.MULTILINE
    )
    if entry is None:
        raise SetupError("requirements-dev.txt names no pip")
    allowed = re.findall(r"sha256:([0-9a-f]{64})", entry[2])
    name = f"pip-{entry[1]}-py3-none-any.whl"
    try:
        page = _fetch(INDEX + "pip/").decode()
        link = re.search(rf'href="([^"#]*/{re.escape(name)})', page)
        if link is None:
            raise SetupError(f"PyPI has no {name}")
        content = _fetch(urllib.parse.urljoin(INDEX + "pip/", link[1]))
    except OSError as error:
        raise SetupError(
            f"this Python has no pip, and PyPI could not be reached ({error}): install python3-venv"
        ) from error
    if hashlib.sha256(content).hexdigest() not in allowed:
        raise SetupError("the pip that PyPI sent is not the one the lock names")
    wheel = folder / name
    wheel.write_bytes(content)
    return wheel


def _fetch(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=FETCH_SECONDS) as answer:
        content: bytes = answer.read()
        return content


def find_chromium() -> str | None:
    """Chromium or Chrome, if this machine has one."""
    names = (os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome")
    return next((path for name in names if name and (path := shutil.which(name))), None)


def find_headless_shell() -> str | None:
    """Chromium's headless shell, which is lighter to run than the whole browser, if this machine has one."""
    return shutil.which("chromium-headless-shell") or shutil.which("chrome-headless-shell")


READERS = {"pdfsig": "poppler-utils", "certutil": "libnss3-tools"}
"""Programs that judge our seals independently, and the packages that they are in."""


def set_up_browser() -> None:
    """Make sure there is a Chromium, and what tries seals and pages beside us: from apt, as root or by sudo."""
    missing = [package for program, package in READERS.items() if not shutil.which(program)]
    if not find_chromium():
        missing.append("chromium")
    if missing and not _apt_install(missing):
        raise SetupError(
            f"the tests need {', '.join(missing)}: install them (Debian: apt install), or set CHROMIUM to a browser"
        )
    if not find_headless_shell():
        _apt_install(["chromium-headless-shell"], optional=True)


def set_up_faketime() -> None:
    """Make sure there is libfaketime, with which the tests are run at other dates."""
    if not shutil.which("faketime") and not _apt_install(["faketime"]):
        raise SetupError("make test-deep needs faketime: install it (Debian: apt install faketime)")


def _apt_install(packages: list[str], *, optional: bool = False) -> bool:
    """Install packages, as root or by sudo. False where this machine has no apt, or nobody who may use it."""
    prefix = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    if not shutil.which("apt-get") or (prefix and not (shutil.which("sudo") and _quietly([*prefix, "true"]))):
        return False
    say(f"installing {', '.join(packages)} by apt (once)")
    _quietly([*prefix, "apt-get", "update", "-qq"])
    command = [
        *(*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y", "-qq"),
        *("--no-install-recommends", *packages),
    ]
    if optional:
        return _quietly(command)
    run(command, f"apt could not install {', '.join(packages)}; its words are above")
    return True


STEPS = {"venv": set_up_venv, "browser": set_up_browser, "faketime": set_up_faketime}


def main() -> int:
    """Do the named steps. 1 when one of them needs a person."""
    if sys.version_info < OLDEST:
        print(
            f"Python {'.'.join(map(str, OLDEST))} or later is needed; this is {sys.version.split()[0]}.",
            file=sys.stderr,
        )
        return 1
    try:
        for step in sys.argv[1:]:
            STEPS[step]()
    except SetupError as error:
        print(f"set-up stopped: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
