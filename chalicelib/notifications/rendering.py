"""Messages from templates: ours are `templates/<message>/<language>/{subject.txt,body.txt,body.html,sms.txt}`.

A template says what stands inside the message; the layout around it is the same for all.
"""

from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from chalicelib.notifications import sandbox
from chalicelib.notifications.events import Values

_TEMPLATES = Path(__file__).parent / "templates"
_FILES = {"subject": "subject.txt", "text": "body.txt", "html": "body.html", "sms": "sms.txt"}
PARTS = tuple(_FILES)


@dataclass(frozen=True, slots=True)
class Source:
    """One message's templates in one language; a part may be empty."""

    subject: str
    text: str
    html: str
    sms: str

    def parts(self) -> dict[str, str]:
        """By their names."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Rendered:
    """One message, ready for either channel. `sms` is empty where the message is for e-mail only."""

    subject: str
    text: str
    html: str
    sms: str


@dataclass(frozen=True, slots=True)
class Look:
    """What the layout shows of the business."""

    name: str
    colour: str
    language: str


@lru_cache(maxsize=64)
def built_in(message: str, language: str) -> Source:
    """Our own templates."""
    folder = _TEMPLATES / message / language
    texts = {
        part: (folder / name).read_text(encoding="utf-8").strip() if (folder / name).exists() else ""
        for part, name in _FILES.items()
    }
    return Source(**texts)


def render_built_in(message: str, values: Values, look: Look) -> Rendered:
    """A message from our own templates."""
    source = built_in(message, look.language)
    subject = one_line(sandbox.render(source.subject, values))
    return Rendered(
        subject=subject,
        text=sandbox.render(source.text, values).strip() + "\n",
        html=laid_out(subject, sandbox.render(source.html, values, escape=True), look),
        sms=one_line(sandbox.render(source.sms, values)),
    )


def one_line(text: str) -> str:
    """Text without anything that could end a mail's header or hide in it: one line, printable characters."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


@lru_cache(maxsize=1)
def _layout() -> Any:
    from jinja2 import Environment, StrictUndefined

    text = (_TEMPLATES / "layout" / "message.html").read_text(encoding="utf-8")
    return Environment(autoescape=True, undefined=StrictUndefined).from_string(text)


def laid_out(subject: str, body: str, look: Look) -> str:
    """Safe HTML inside our layout, as a whole document."""
    from markupsafe import Markup

    html: str = _layout().render(
        subject=subject,
        body=Markup(body),  # noqa: S704 - escaped by the sandbox, or sanitised
        language=look.language,
        brand=look.colour,
        tenant=look.name,
    )
    return html
