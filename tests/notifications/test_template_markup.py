"""The markup of built-in templates: text and HTML from the same paragraphs."""

import pytest

from chalicelib.notifications.catalogue import LANGUAGES, MESSAGES
from chalicelib.notifications.composers import COMPOSERS
from chalicelib.notifications.template_markup import TEMPLATES, derive_parts, read_sections

FILES = sorted(path.stem for path in TEMPLATES.glob("*.md"))


def parts(body: str) -> tuple[str, str]:
    """The text and the HTML derived from a body."""
    derived = derive_parts(f"Subject: S\n\n{body}\n", "en")
    return derived["text"], derived["html"]


def test_every_message_has_a_template_and_every_template_a_message() -> None:
    assert set(MESSAGES) <= set(FILES) <= set(MESSAGES) | set(COMPOSERS)


@pytest.mark.parametrize("message", FILES)
def test_every_template_has_the_same_forms_in_every_language(message: str) -> None:
    sections = read_sections(message)
    derived = [derive_parts(sections[language], language) for language in LANGUAGES]

    assert tuple(sections) == LANGUAGES
    assert len({tuple(part for part, text in one.items() if text) for one in derived}) == 1
    assert all(one["subject"] and one["text"] and one["html"] for one in derived)
    assert bool(derived[0]["sms"]) == (message in MESSAGES and MESSAGES[message].has_sms)
    assert not any(
        mark in text for one in derived for text in one.values() for mark in ("{% block", "{% include")
    )


def test_a_paragraph_is_escaped_in_the_html_only() -> None:
    assert parts("Ann <ann> & **Bob**,\n{{ name }}") == (
        "Ann <ann> & Bob,\n{{ name }}",
        "<p>Ann &lt;ann&gt; &amp; <strong>Bob</strong>,<br>{{ name }}</p>",
    )


def test_a_button_is_a_labelled_address_in_the_text() -> None:
    text, html = parts("[See it]({{ enlace }})")

    assert text == "See it: {{ enlace }}"
    assert html.startswith('<p style="margin:20px 0"><a href="{{ enlace }}" style="display:inline-block')
    assert html.endswith(">See it</a></p>")


def test_the_access_code_follows_the_button() -> None:
    text, html = parts('[See it]({{ enlace }})\n{% include "access_code" %}')

    assert text == "See it: {{ enlace }}{% if codigo %}\nIf the page asks for a code: {{ codigo }}{% endif %}"
    assert html.split("\n")[1].startswith(
        '{% if codigo %}<p style="color:#545b6b">If the page asks for a code:'
    )


def test_an_optional_paragraph_leaves_no_gap() -> None:
    assert parts("A\n\n{% if b %}\nB\n{% endif %}\n\nC") == (
        "A\n\n{% if b %}B\n\n{% endif %}C",
        "<p>A</p>\n{% if b %}<p>B</p>\n{% endif %}<p>C</p>",
    )


def test_a_block_is_in_its_own_form_only() -> None:
    body = "{% block text %}\nT\n{% endblock %}\n\n{% block html %}\n# H\n{% endblock %}\n\nboth"

    text, html = parts(body)

    assert text == "T\n\nboth"
    assert html.endswith('">H</p>\n<p>both</p>')
