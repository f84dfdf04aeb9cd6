"""Setting up a bare machine."""

import hashlib
import io
import re
import shutil
import subprocess
import sys
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from infra import setup

PINNED = re.compile(r"^([a-z0-9][a-z0-9._-]*(?:\[[a-z0-9,_-]+\])?)==\S+(?: ; .+?)? \\$", re.MULTILINE)


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_everything_is_locked_with_hashes_and_without_an_index(lock: str) -> None:
    text = (setup.ROOT / lock).read_text()
    entries = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]

    assert len(PINNED.findall(text)) == len(entries) > 20
    assert text.count("--hash=sha256:") >= len(entries)
    assert "index-url" not in text
    assert "find-links" not in text


def test_what_is_deployed_is_what_is_tested() -> None:
    deployed, tested = (
        set(re.findall(r"^\S+==\S+", (setup.ROOT / lock).read_text(), re.MULTILINE)) for lock in LOCKS
    )

    assert deployed <= tested


LOCKS = ("requirements.txt", "requirements-dev.txt")


def fake_pypi(monkeypatch: pytest.MonkeyPatch, version: str, wheel: bytes) -> list[str]:
    """PyPI with one wheel of pip; answers what was asked of it."""
    asked: list[str] = []
    page = f'<a href="../../files/pip-{version}-py3-none-any.whl#sha256=0">pip-{version}-py3-none-any.whl</a>'

    def urlopen(url: str, timeout: int) -> Any:
        assert timeout == setup.FETCH_SECONDS
        asked.append(url)
        return io.BytesIO(page.encode() if url.endswith("/simple/pip/") else wheel)

    monkeypatch.setattr(urllib.request, "urlopen", urlopen)
    return asked


def lock_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    lock = tmp_path / "lock.txt"
    lock.write_text(f"pip==1.2.3 \\\n    --hash=sha256:{hashlib.sha256(content).hexdigest()}\nx==1 \\\n")
    monkeypatch.setattr(setup, "LOCK", lock)


def test_without_ensurepip_pip_is_the_one_that_the_lock_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock_of(tmp_path, monkeypatch, b"the wheel")
    asked = fake_pypi(monkeypatch, "1.2.3", b"the wheel")

    wheel = setup._fetch_pip(tmp_path)

    assert wheel.read_bytes() == b"the wheel"
    assert asked == ["https://pypi.org/simple/pip/", "https://pypi.org/files/pip-1.2.3-py3-none-any.whl"]


def test_another_pip_than_the_locked_one_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock_of(tmp_path, monkeypatch, b"the wheel")
    fake_pypi(monkeypatch, "1.2.3", b"another wheel")

    with pytest.raises(setup.SetupError, match="not the one the lock names"):
        setup._fetch_pip(tmp_path)


def test_the_real_lock_names_a_pip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    locked = re.search(r"^pip==(\S+)", setup.LOCK.read_text(), re.MULTILINE)
    assert locked is not None
    fake_pypi(monkeypatch, locked[1], b"never this")

    with pytest.raises(setup.SetupError, match="not the one the lock names"):
        setup._fetch_pip(tmp_path)


def test_a_pip_that_pypi_does_not_have_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock_of(tmp_path, monkeypatch, b"x")
    fake_pypi(monkeypatch, "9.9.9", b"x")

    with pytest.raises(setup.SetupError, match=r"PyPI has no pip-1\.2\.3"):
        setup._fetch_pip(tmp_path)


def test_a_machine_that_is_set_up_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stamp = tmp_path / "stamp"
    wanted = f"{sys.version_info[:3]} {hashlib.sha256(setup.LOCK.read_bytes()).hexdigest()}\n"
    stamp.write_text(wanted)
    monkeypatch.setattr(setup, "STAMP", stamp)
    monkeypatch.setattr(setup, "_make_venv", lambda: pytest.fail("made it again"))

    setup.set_up_venv()

    assert stamp.read_text() == wanted


def test_a_browser_that_is_there_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setup, "find_chromium", lambda: "/usr/bin/chromium")
    monkeypatch.setattr(shutil, "which", lambda program: f"/usr/bin/{program}")
    monkeypatch.setattr(setup, "run", lambda *_: pytest.fail("installed it again"))

    setup.set_up_browser()


def test_without_a_browser_or_a_way_to_get_one_a_person_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)

    with pytest.raises(setup.SetupError, match="poppler-utils, libnss3-tools, chromium"):
        setup.set_up_browser()


def test_make_lists_its_targets() -> None:
    make = shutil.which("make") or "make"

    listed = subprocess.run([make, "help"], cwd=setup.ROOT, capture_output=True, text=True, check=True).stdout

    assert all(f"  make {target} " in listed for target in ("run", "test", "bench", "package", "lock", "api"))
