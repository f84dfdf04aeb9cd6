"""Render messages: the built-in templates, and the layout around every message.

A template gives what is inside a message (`template_markup`); `templates/layout.html` surrounds it.
"""

from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from chalicelib.documents.templating import sandbox
from chalicelib.notifications.events import Values

PARTS = ("subject", "text", "html", "sms")


@dataclass(frozen=True, slots=True)
class Source:
    """The templates of one message in one language; a part may be empty."""

    subject: str
    text: str
    html: str
    sms: str

    def parts(self) -> dict[str, str]:
        """Return the parts by name."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Rendered:
    """A rendered message. `sms` is empty for messages sent by e-mail only."""

    subject: str
    text: str
    html: str
    sms: str


@dataclass(frozen=True, slots=True)
class Logo:
    """A public image address, and its displayed size in pixels."""

    address: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Branding:
    """What the layout shows of the business."""

    name: str
    colour: str
    language: str
    logo: Logo | None = None
    portal: str = ""
    """The portal's address [autogestión]; empty in messages to staff."""
    portal_label: str = ""
    support: str = ""
    """Support contact: e-mail address and phone."""
    unsubscribe_url: str = ""
    unsubscribe_label: str = ""


@lru_cache(maxsize=64)
def built_in(message: str, language: str) -> Source:
    """Return the built-in templates of a message."""
    from chalicelib.notifications.template_markup import derive_parts, read_sections

    return Source(**derive_parts(read_sections(message)[language], language))


def render_built_in(message: str, values: Values, branding: Branding) -> Rendered:
    """Render a message from the built-in templates."""
    source = built_in(message, branding.language)
    rendered = Rendered(
        subject=one_line(sandbox.render(source.subject, values)),
        text=sandbox.render(source.text, values),
        html=sandbox.render(source.html, values, escape=True),
        sms=one_line(sandbox.render(source.sms, values)),
    )
    return in_layout(rendered, branding)


def one_line(text: str) -> str:
    """Reduce text to one line of printable characters, safe in a mail header."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


@lru_cache(maxsize=1)
def _layout() -> Any:
    from jinja2 import Environment, StrictUndefined

    text = (Path(__file__).parent / "templates" / "layout.html").read_text(encoding="utf-8")
    return Environment(autoescape=True, undefined=StrictUndefined).from_string(text)


def in_layout(rendered: Rendered, branding: Branding) -> Rendered:
    """Put a message's safe HTML into the layout, and the same footer under its text."""
    from markupsafe import Markup

    html: str = _layout().render(
        subject=rendered.subject,
        body=Markup(rendered.html),  # noqa: S704 - escaped by the sandbox, or sanitised
        branding=branding,
    )
    footer = (
        [f"{branding.portal_label}: {branding.portal}"]
        if branding.portal and branding.portal not in rendered.text
        else []
    )
    footer += [branding.support] if branding.support else []
    footer += (
        [f"{branding.unsubscribe_label}: {branding.unsubscribe_url}"] if branding.unsubscribe_url else []
    )
    text = "\n\n".join(part for part in (rendered.text.strip(), "\n".join(footer)) if part)
    return Rendered(rendered.subject, text + "\n", html, rendered.sms)
