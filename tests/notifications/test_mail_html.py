"""Sanitising tenants' HTML for mail, and converting it to text."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.notifications import mail_html, rendering
from chalicelib.notifications.catalogue import LANGUAGES
from chalicelib.notifications.template_markup import TEMPLATES

UNSAFE: dict[str, Any] = {
    "script": ("<script>alert(1)</script>", "alert"),
    "handler": ('<p onclick="alert(1)">a</p>', "onclick"),
    "form": ('<form action="https://evil.example"><input name="a"></form>', "<form"),
    "frame": ('<iframe src="https://evil.example"></iframe>', "<iframe"),
    "style sheet": ("<style>body{display:none}</style>", "display"),
    "javascript": ('<a href="javascript:alert(1)">a</a>', "javascript"),
    "data": ('<img src="data:text/html,<script>">', "data:"),
    "svg": ("<svg><animate onbegin=alert(1)></svg>", "onbegin"),
    "math": (
        "<math><mtext></mtext><mglyph><style><!--</style><img title='--><img src=1 onerror=alert(1)>'>",
        "onerror",
    ),
    "a picture of a style": ('<p style="background:url(https://evil.example/a)">a</p>', "url("),
    "over the page": ('<p style="position:fixed;top:0">a</p>', "position"),
    "base": ('<base href="https://evil.example">', "<base"),
    "refresh": ('<meta http-equiv="refresh" content="0;url=https://evil.example">', "refresh"),
    "relative": ('<a href="/console/">a</a>', "/console/"),
}


@pytest.mark.parametrize(("html", "gone"), UNSAFE.values(), ids=UNSAFE.keys())
def test_unsafe_html_is_removed(html: str, gone: str) -> None:
    assert gone not in mail_html.sanitise(f"<div>{html}</div>")


def test_removed_html_is_reported_with_its_line() -> None:
    html = '<p>a</p>\n<script>x</script>\n<p onclick="y" style="color:red">b</p><br/>'

    assert mail_html.dropped(html) == [("<script>", 2), ("p onclick", 3)]


@given(st.text(max_size=300))
def test_sanitising_is_idempotent(html: str) -> None:
    once = mail_html.sanitise(html)

    assert mail_html.sanitise(once) == once
    mail_html.html_to_text(once)
    mail_html.dropped(html)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("message", sorted(path.stem for path in TEMPLATES.glob("*.md")))
def test_built_in_html_passes_the_sanitiser_unchanged(message: str, language: str) -> None:
    """A tenant's copy of a template is sanitised, and has to look the same."""
    html = rendering.built_in(message, language).html

    assert mail_html.dropped(html) == []
    styles = ";".join(re.findall(r'style="([^"]*)"', html)).split(";")
    written = {style.partition(":")[0].strip() for style in styles}
    assert written - {""} <= mail_html.STYLES
