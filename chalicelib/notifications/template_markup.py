"""Built-in templates: one file per message, from which the parts of each language are derived.

`templates/<message>.md` has a section per language (`[es]`): a `Subject:` line, an optional `SMS:` line, a blank line
and the body. The body is Jinja in a subset of Markdown, so that text and HTML are written once:

    [label]({{ tag }})           alone on a line: a button; in the text, `label: address`
    [1-5]({{ tag }})             a rating scale; in the HTML only
    <{{ tag }}>                  alone on a line: a link that shows its address
    # text                       large letters, for a code
    > text                       a quotation
    | text                       line breaks are kept
    **text**                     bold
    <small>text</small>          a muted paragraph
    <p …>, <table …>             HTML, left as it is
    {% if … %} … {% endif %}     each alone on a line: optional paragraphs
    {% block text %} … {% endblock %}, {% block html %} … {% endblock %}
                                 paragraphs of one form only
    {% include "access_code" %}  the sign-in code that the link may ask for

The result is plain Jinja without includes or blocks: a tenant's editor starts from it.
"""

import re
from html import escape
from pathlib import Path
from typing import Literal

from chalicelib.notifications.words import word

TEMPLATES = Path(__file__).parent / "templates"
Form = Literal["text", "html", "sms"]
_INCLUDE = '{% include "access_code" %}'
_BLOCK = re.compile(r"^{% block (text|html) %}\n(.*?)\n{% endblock %}\n*", re.MULTILINE | re.DOTALL)
_CONDITION = re.compile(r"{% (if [^%]+|endif) %}")
_LINK = re.compile(r"\[([^\]]+)\]\(({{ [\w.]+ }})\)")
_ADDRESS = re.compile(r"^<({{ [\w.]+ }})>$", re.MULTILINE)
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_SMALL = re.compile(r"<small>(.*)</small>")
_HTML = re.compile(r"<(?:p|table)\b")
_RATING = "1-5"
_MARKS = ("# ", "> ", "| ")
_STYLES = {
    "# ": ("p", "font-size:34px;letter-spacing:6px;font-weight:600;margin:8px 0 16px"),
    "> ": ("blockquote", "margin:12px 0;padding:8px 16px;border-left:3px solid #c8cdd8;white-space:pre-wrap"),
    "| ": ("p", "white-space:pre-wrap"),
}
_BUTTON = (
    "display:inline-block;padding:12px 20px;border-radius:8px;background-color:#14171f;color:#ffffff;"
    "text-decoration:none;font-weight:600"
)
_SCORE = (
    "display:inline-block;min-width:40px;padding:10px 0;margin:0 4px 0 0;border:1px solid #c8cdd8;"
    "border-radius:8px;text-align:center;text-decoration:none;color:#14171f;font-weight:600"
)
_MUTED = "color:#5b6270"


def read_sections(message: str) -> dict[str, str]:
    """Return a message's sections by language."""
    text = (TEMPLATES / f"{message}.md").read_text(encoding="utf-8")
    _, *parts = re.split(r"^\[(\w\w)\]\n", text, flags=re.MULTILINE)
    return dict(zip(parts[::2], parts[1::2], strict=True))


def derive_parts(section: str, language: str) -> dict[str, str]:
    """Return the subject, text, HTML and SMS templates of a section."""
    head, _, body = section.partition("\n\n")
    headers = dict(line.split(": ", 1) for line in head.splitlines())
    return {
        "subject": headers["Subject"],
        "text": _derive(body, "text", language),
        "html": _derive(body, "html", language),
        "sms": headers.get("SMS", "").replace(_INCLUDE, _access_code("sms", language)),
    }


def _derive(body: str, form: Form, language: str) -> str:
    own = _BLOCK.sub(lambda block: f"{block[2]}\n\n" if block[1] == form else "", body)
    make, end = (_text_paragraph, "\n\n") if form == "text" else (_html_paragraph, "\n")
    code = _access_code(form, language)
    pieces = (piece if _CONDITION.fullmatch(piece) else make(piece, code) + end for piece in _paragraphs(own))
    return "".join(pieces).strip()


def _paragraphs(body: str) -> list[str]:
    """Split a body into paragraphs and the conditions between them."""
    lines = (f"\n\n{line}\n\n" if _CONDITION.fullmatch(line) else line for line in body.splitlines())
    return [part.strip("\n") for part in re.split(r"\n\n+", "\n".join(lines)) if part.strip()]


def _text_paragraph(paragraph: str, code: str) -> str:
    if paragraph.startswith(_MARKS):
        paragraph = paragraph[2:]
    paragraph = _SMALL.sub(r"\1", _BOLD.sub(r"\1", _ADDRESS.sub(r"\1", paragraph)))
    return _LINK.sub(r"\1: \2", paragraph).replace(f"\n{_INCLUDE}", code)


def _html_paragraph(paragraph: str, code: str) -> str:
    if _HTML.match(paragraph):
        return paragraph
    if link := _LINK.match(paragraph):
        return _link(*link.groups()) + (f"\n{code}" if _INCLUDE in paragraph else "")
    if paragraph.startswith(_MARKS):
        tag, style = _STYLES[paragraph[:2]]
        return f'<{tag} style="{style}">{paragraph[2:]}</{tag}>'
    if small := _SMALL.fullmatch(paragraph):
        return f'<p style="{_MUTED}">{small[1]}</p>'
    lines = _ADDRESS.sub(r'\0<a href="\1">\1</a>', paragraph).split("\n")
    content = "<br>".join(line[1:] if line.startswith("\0") else escape(line, quote=False) for line in lines)
    return _BOLD.sub(r"<strong>\1</strong>", f"<p>{content}</p>")


def _link(label: str, address: str) -> str:
    if label != _RATING:
        return f'<p style="margin:20px 0"><a href="{address}" style="{_BUTTON}">{label}</a></p>'
    scores = (f'<a href="{address}&amp;n={score}" style="{_SCORE}">{score}</a>' for score in range(1, 6))
    return f"<p>{''.join(scores)}</p>"


def _access_code(form: Form, language: str) -> str:
    """The sign-in code that a link asks for when it is opened in another browser."""
    hint = word("layout", "code" if form == "sms" else "code_hint", language)
    forms = {
        "text": f"\n{hint}: {{{{ codigo }}}}",
        "html": f'<p style="color:#545b6b">{hint}: <strong style="letter-spacing:2px">{{{{ codigo }}}}</strong></p>',
        "sms": f" {hint}: {{{{ codigo }}}}",
    }
    return f"{{% if codigo %}}{forms[form]}{{% endif %}}"
