"""The verify page as it is deployed: one file that needs nothing else, with the roots that it trusts inside."""

import base64
import hashlib
import json
import re

from infra.site import VERIFY_KEY, site_objects


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
