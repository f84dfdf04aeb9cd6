"""Messages from templates: `templates/<message>/<language>/{subject.txt,body.txt,body.html,sms.txt}`."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

_TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class Rendered:
    """One message, ready for either channel."""

    subject: str
    text: str
    html: str
    sms: str


@lru_cache(maxsize=2)
def _environment(*, escape: bool) -> Any:
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    return SandboxedEnvironment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=escape, undefined=StrictUndefined
    )


def render(message: str, language: str, values: dict[str, Any]) -> Rendered:
    """A message in a language; HTML is escaped, the texts are not."""
    folder = f"{message}/{language}"

    def text(name: str) -> str:
        rendered: str = _environment(escape=False).get_template(f"{folder}/{name}").render(values)
        return rendered.strip()

    subject = text("subject.txt")
    html = _environment(escape=True).get_template(f"{folder}/body.html")
    return Rendered(
        subject=subject,
        text=text("body.txt") + "\n",
        html=html.render({**values, "subject": subject, "language": language}),
        sms=text("sms.txt"),
    )
