"""Templates that tenants write: what they may hold, and rendering them within bounds.

What is allowed is listed, not what is forbidden: tags that the message has, conditions, and a few filters. There is
nothing that repeats, calls, assigns or calculates, so a template's output is bounded by its length and its values,
and there is no way from a value to the program. Jinja2's immutable sandbox stands underneath all the same.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from chalicelib.notifications.events import Values

MAX_OUTPUT = 200_000
"""Characters that one part of a message may have."""
FILTERS = ("capitalize", "default", "lower", "title", "trim", "truncate", "upper")


class TemplateError(Exception):
    """A template that cannot be rendered, or is of no use; the text says why, for staff, without any value."""

    def __init__(
        self,
        detail: str,
        *,
        code: str = "template_fails",
        part: str = "",
        params: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(detail)
        self.code = code
        self.part = part
        self.params = dict(params or {}) or None


@lru_cache(maxsize=2)
def _environment(*, escape: bool) -> Any:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(
        autoescape=escape, undefined=StrictUndefined, keep_trailing_newline=True
    )
    environment.globals.clear()
    environment.tests.clear()
    environment.filters = {name: environment.filters[name] for name in FILTERS}
    return environment


@lru_cache(maxsize=32)
def _compiled(source: str, *, escape: bool) -> Any:
    return _environment(escape=escape).from_string(source)


def parse(source: str) -> Any:
    """The template's syntax tree. jinja2's TemplateSyntaxError."""
    return _environment(escape=False).parse(source)


def render(source: str, values: Values, *, escape: bool = False) -> str:
    """The text that a template gives; values are escaped for HTML if so asked. TemplateError when it fails."""
    try:
        return "".join(_bounded(_compiled(source, escape=escape).generate(values)))
    except TemplateError:
        raise
    except Exception as error:  # a template is a stranger's program: whatever it does, it fails as a template
        raise TemplateError(type(error).__name__) from error


def _bounded(pieces: Iterator[str]) -> Iterator[str]:
    length = 0
    for piece in pieces:
        length += len(piece)
        if length > MAX_OUTPUT:
            raise TemplateError("too long", code="template_too_long", params={"most": MAX_OUTPUT})
        yield piece
