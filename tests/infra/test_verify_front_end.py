"""The verify page as it is deployed: one file that needs nothing else, with the roots that it trusts inside."""

import base64
import hashlib
import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from chalicelib.kernel.aws.clients import client
from chalicelib.seals.anchors import Anchors
from chalicelib.seals.authority import Authority
from infra.local.provision import Resources
from infra.site import NOBODY, VERIFY_KEY, main, site_objects
from tests.seals.papers import NOW, Office


def _page(anchors: Anchors = NOBODY) -> tuple[str, str]:
    objects = {
        item.key: item
        for item in site_objects("https://files.example", anchors=anchors, origin="https://portal.example")
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


def test_whom_it_trusts_lies_in_the_page_and_cannot_end_its_block() -> None:
    roots = "</script><script>alert(1)</script>"
    html, _ = _page(Anchors(roots.encode(), ("a" * 64,)))
    block = re.search(r'id="publication">(.*?)</script>', html, re.DOTALL)
    assert block is not None
    expected = {"roots": roots, "keys": ["a" * 64], "timestamps": "", "origin": "https://portal.example"}
    assert json.loads(block[1]) == expected


def _deploy(aws: Resources, monkeypatch: pytest.MonkeyPatch, *more: str) -> int:
    buckets = [aws.name("VentanillaSiteBucket"), aws.name("VentanillaMissingBucket")]
    arguments = ["infra.site", *buckets, "https://files.example", "https://portal.example", *more]
    monkeypatch.setattr(sys, "argv", arguments)
    return main()


def _published(aws: Resources) -> dict[str, Any]:
    stored = client("s3").get_object(Bucket=aws.name("VentanillaSiteBucket"), Key=VERIFY_KEY)
    assert stored["Metadata"]["csp"].endswith("frame-ancestors 'none'")
    block = re.search(r'id="publication">(.*?)</script>', stored["Body"].read().decode(), re.DOTALL)
    assert block is not None
    found: dict[str, Any] = json.loads(block[1])
    return found


def test_deploying_publishes_whom_to_trust_and_keeps_what_it_is_not_told_otherwise(
    aws: Resources, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _deploy(aws, monkeypatch) == 0
    assert "takes no seal as ours" in capsys.readouterr().err
    root, file = Authority("Prueba", NOW).root_pem, tmp_path / "roots.pem"
    hour, times = Authority("Hora", NOW).root_pem, tmp_path / "times.pem"
    file.write_bytes(b"of which nobody has to know\n" + root)
    times.write_bytes(hour)
    first, second = "a" * 64, "b" * 64
    options = ["--roots", str(file), "--timestamp-roots", str(times), "--key", first]
    assert _deploy(aws, monkeypatch, *options) == 0
    expected = {
        "roots": root.decode(),
        "keys": [first],
        "timestamps": hour.decode(),
        "origin": "https://portal.example",
    }
    assert _published(aws) == expected
    assert _deploy(aws, monkeypatch) == 0
    assert _published(aws) == expected
    assert "takes no seal as ours" not in capsys.readouterr().err
    assert _deploy(aws, monkeypatch, "--key", second) == 0
    assert _published(aws) == {**expected, "keys": [first, second]}
    assert _deploy(aws, monkeypatch, "--forget-key", first) == 0
    assert _published(aws) == {**expected, "keys": [second]}
    later = Authority("Después", NOW).root_pem
    file.write_bytes(root + later)
    assert _deploy(aws, monkeypatch, "--roots", str(file)) == 0
    assert _published(aws)["roots"] == (root + later).decode()


def test_what_is_no_hash_of_a_key_is_not_published(
    aws: Resources, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _deploy(aws, monkeypatch, "--key", "SELLO") == 1
    assert "is no SHA-256" in capsys.readouterr().err


def test_what_is_no_root_is_not_published(
    aws: Resources, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "roots.pem"
    file.write_bytes(Office().key.certificate_chain_pem)
    assert _deploy(aws, monkeypatch, "--roots", str(file)) == 1
    assert "is no root" in capsys.readouterr().err
