"""The verify page as it is deployed: one file that needs nothing else, with the roots that it trusts inside."""

import base64
import hashlib
import json
import re
import sys
from pathlib import Path

import pytest

from chalicelib.kernel.aws.clients import client
from chalicelib.seals.authority import Authority
from infra.local.provision import Resources
from infra.site import VERIFY_KEY, main, site_objects
from tests.seals.papers import NOW, Office


def _page(roots: str = "") -> tuple[str, str]:
    objects = {
        item.key: item
        for item in site_objects("https://files.example", roots=roots, origin="https://portal.example")
    }
    return objects[VERIFY_KEY].body.decode(), objects[VERIFY_KEY].policy


def _hash(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def test_the_page_is_one_file_whose_policy_allows_its_own_script_and_style_only() -> None:
    html, policy = _page()
    assert not re.search(r"<(?:script|link|img)[^>]*\s(?:src|href)=\"(?!data:)", html)
    scripts = re.findall(r'<script type="module">(.*?)</script>', html, re.DOTALL)
    styles = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    assert len(scripts) == len(styles) == 1
    parts = dict(part.split(" ", 1) for part in policy.split("; "))
    assert parts["script-src"] == _hash(scripts[0])
    assert parts["style-src"] == _hash(styles[0])
    assert parts["frame-ancestors"] == "'none'"
    assert parts["require-trusted-types-for"] == "'script'"


def test_roots_lie_in_the_page_and_cannot_end_their_block() -> None:
    roots = "</script><script>alert(1)</script>"
    html, _ = _page(roots)
    block = re.search(r'id="publication">(.*?)</script>', html, re.DOTALL)
    assert block is not None
    assert json.loads(block[1]) == {"roots": roots, "origin": "https://portal.example"}


def _deploy(aws: Resources, monkeypatch: pytest.MonkeyPatch, *more: str) -> int:
    buckets = [aws.name("VentanillaSiteBucket"), aws.name("VentanillaMissingBucket")]
    arguments = ["infra.site", *buckets, "https://files.example", "https://portal.example", *more]
    monkeypatch.setattr(sys, "argv", arguments)
    return main()


def _published(aws: Resources) -> dict[str, str]:
    stored = client("s3").get_object(Bucket=aws.name("VentanillaSiteBucket"), Key=VERIFY_KEY)
    assert stored["Metadata"]["csp"].endswith("frame-ancestors 'none'")
    block = re.search(r'id="publication">(.*?)</script>', stored["Body"].read().decode(), re.DOTALL)
    assert block is not None
    found: dict[str, str] = json.loads(block[1])
    return found


def test_deploying_publishes_the_roots_and_keeps_them_when_it_is_not_told_others(
    aws: Resources, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _deploy(aws, monkeypatch) == 0
    assert "trusts nobody" in capsys.readouterr().err
    root, file = Authority("Prueba", NOW).root_pem, tmp_path / "roots.pem"
    file.write_bytes(b"of which nobody has to know\n" + root)
    assert _deploy(aws, monkeypatch, str(file)) == 0
    expected = {"roots": root.decode(), "origin": "https://portal.example"}
    assert _published(aws) == expected
    assert _deploy(aws, monkeypatch) == 0
    assert _published(aws) == expected
    assert "trusts nobody" not in capsys.readouterr().err


def test_what_is_no_root_is_not_published(
    aws: Resources, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "roots.pem"
    file.write_bytes(Office().key.certificate_chain_pem)
    assert _deploy(aws, monkeypatch, str(file)) == 1
    assert "is no root" in capsys.readouterr().err
