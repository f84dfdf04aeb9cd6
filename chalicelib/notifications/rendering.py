"""Render messages: the built-in templates, and the layout around every message.

A template gives what is inside a message (`template_markup`); `templates/layout.html` surrounds it.
"""

from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Any

from chalicelib.documents import sandbox
from chalicelib.notifications.events import Values
from chalicelib.notifications.template_markup import TEMPLATES, derive_parts, read_sections

PARTS = ("subject", "text", "html", "sms")


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
class Logo:
    """A picture that mail programs can fetch, and its size on screen in pixels."""

    address: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Look:
    """What the layout shows of the business."""

    name: str
    colour: str
    language: str
    logo: Logo | None = None
    portal: str = ""
    """Where every message to a customer leads [autogestión]; nothing in those to staff."""
    portal_words: str = ""
    support: str = ""
    """Whom to ask: an e-mail address and a phone."""
    leave: str = ""
    """Where a reader leaves the list that the message is of."""
    leave_words: str = ""


@lru_cache(maxsize=64)
def built_in(message: str, language: str) -> Source:
    """Our own templates."""
    return Source(**derive_parts(read_sections(message)[language], language))


def render_built_in(message: str, values: Values, look: Look) -> Rendered:
    """A message from our own templates."""
    source = built_in(message, look.language)
    rendered = Rendered(
        subject=one_line(sandbox.render(source.subject, values)),
        text=sandbox.render(source.text, values),
        html=sandbox.render(source.html, values, escape=True),
        sms=one_line(sandbox.render(source.sms, values)),
    )
    return in_layout(rendered, look)


def one_line(text: str) -> str:
    """Text without anything that could end a mail's header or hide in it: one line, printable characters."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


@lru_cache(maxsize=1)
def _layout() -> Any:
    from jinja2 import Environment, StrictUndefined

    text = (TEMPLATES / "layout.html").read_text(encoding="utf-8")
    return Environment(autoescape=True, undefined=StrictUndefined).from_string(text)


def in_layout(rendered: Rendered, look: Look) -> Rendered:
    """The message with its safe HTML inside our layout, as a whole document; its text leads to the portal as well."""
    from markupsafe import Markup

    html: str = _layout().render(
        subject=rendered.subject,
        body=Markup(rendered.html),  # noqa: S704 - escaped by the sandbox, or sanitised
        look=look,
    )
    foot = [f"{look.portal_words}: {look.portal}"] if look.portal and look.portal not in rendered.text else []
    foot += [look.support] if look.support else []
    foot += [f"{look.leave_words}: {look.leave}"] if look.leave else []
    text = "\n\n".join(part for part in (rendered.text.strip(), "\n".join(foot)) if part)
    return Rendered(rendered.subject, text + "\n", html, rendered.sms)
