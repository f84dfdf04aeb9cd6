"""Verifying from a terminal: plain words, and an exit code that a script can use."""

from pathlib import Path

import pytest

from chalicelib.seals.__main__ import main
from infra.local.provision import Resources
from tests.seals.papers import Office, act, paper, plan

Said = pytest.CaptureFixture[str]


@pytest.fixture
def sealed(aws: Resources, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    office, layout = Office(), plan("Ana Paz")
    (tmp_path / "root.pem").write_bytes(office.root)
    (tmp_path / "sealed.pdf").write_bytes(office.seal(paper(), layout, act(layout)))
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("LC_MESSAGES", raising=False)
    monkeypatch.setenv("LANG", "es_AR.UTF-8")
    return tmp_path / "sealed.pdf"


def _verify(file: Path) -> int:
    return main(["verify", str(file), "--root", str(file.parent / "root.pem")])


def test_what_holds_is_said_to_hold(sealed: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _verify(sealed) == 0
    said = capsys.readouterr().out
    assert said.startswith("VÁLIDO.")
    assert "Sello 1: Ana Paz" in said
    assert "ventanilla:demo/K7QF2M9X" in said
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    assert _verify(sealed) == 0
    assert capsys.readouterr().out.startswith("VALID.")


def test_what_was_changed_is_said_to_be(sealed: Path, capsys: Said) -> None:
    content = sealed.read_bytes()
    sealed.write_bytes(content.replace(b"/Count 1", b"/Count 2", 1))
    assert _verify(sealed) == 1
    assert "NO VÁLIDO." in capsys.readouterr().out
    sealed.write_bytes(content)
    assert main(["verify", str(sealed)]) == 1
    assert "--root" in capsys.readouterr().out


def test_what_cannot_be_told_is_said_to_be(sealed: Path, capsys: Said) -> None:
    assert _verify(sealed.parent / "none.pdf") == 2
    sealed.write_bytes(paper())
    assert _verify(sealed) == 2
    assert "no tiene ningún sello" in capsys.readouterr().out
    (sealed.parent / "root.pem").write_text("nothing")
    assert _verify(sealed) == 2
