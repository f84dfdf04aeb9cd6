"""Renders tenants' templates in a sandbox with an allow-list and bounds.

Allowed are the message's tags, conditions and a few filters. Without loops, calls, assignments and arithmetic, the
output is bounded by the template's length and its values, and values give no access to the program. Jinja2's
immutable sandbox is a second layer.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Literal, NamedTuple

Values = Mapping[str, Any]
"""Values of the tags: `{"cliente": {"nombre": …}}`."""
Finish = Callable[[Any], Any]
"""Applied to each value before output, such as escaping for the text's format."""
MAX_OUTPUT = 200_000
"""Maximum length of rendered text."""
MAX_DEPTH = 40
"""Maximum nesting of conditions, filters and expressions."""
_ALLOWED = frozenset(
    (
        *("Template", "Output", "TemplateData", "Const", "If", "CondExpr", "Compare", "Operand"),
        *("And", "Or", "Not", "Filter"),
    )
)
FILTERS = ("capitalize", "default", "lower", "title", "trim", "truncate", "upper")


class TemplateError(Exception):
    """A template cannot be rendered or its output is unusable; the text tells staff why, without any values."""

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


@lru_cache(maxsize=4)
def _environment(*, escape: bool, finish: Finish | None = None) -> Any:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(
        autoescape=escape, undefined=StrictUndefined, keep_trailing_newline=True, finalize=finish
    )
    environment.globals.clear()
    environment.tests.clear()
    environment.filters = {name: environment.filters[name] for name in FILTERS}
    return environment


def parse(source: str) -> Any:
    """Return the syntax tree. Raises jinja2's TemplateSyntaxError."""
    return _environment(escape=False).parse(source)


class TemplateFinding(NamedTuple):
    """A name in a template, or something that is not allowed."""

    what: Literal["name", "filter", "node", "depth"]
    node: Any


def findings(tree: Any) -> Iterator[TemplateFinding]:
    """Yield every name and every disallowed node of a syntax tree. Not recursive."""
    pending = [(tree, 0)]
    while pending:
        node, depth = pending.pop()
        kind = type(node).__name__
        if depth > MAX_DEPTH:
            yield TemplateFinding("depth", node)
            return
        if dotted(node) is not None:
            yield TemplateFinding("name", node)
        elif kind not in _ALLOWED:
            yield TemplateFinding("node", node)
        else:
            if kind == "Filter" and node.name not in FILTERS:
                yield TemplateFinding("filter", node)
            pending += [(child, depth + 1) for child in reversed(list(node.iter_child_nodes()))]


def dotted(node: Any) -> str | None:
    """Return a dotted name such as `cliente.nombre`; None for other nodes."""
    names: list[str] = []
    while type(node).__name__ == "Getattr":
        names.append(node.attr)
        node = node.node
    return ".".join([node.name, *reversed(names)]) if type(node).__name__ == "Name" else None


@lru_cache(maxsize=32)
def _compiled(source: str, *, escape: bool, finish: Finish | None) -> Any:
    """Compile a template, checking it first because compiling evaluates constants."""
    if any(finding.what != "name" for finding in findings(parse(source))):
        raise TemplateError("not allowed", code="template_not_allowed", params={"what": "{ }"})
    return _environment(escape=escape, finish=finish).from_string(source)


def render(source: str, values: Values, *, escape: bool = False, finish: Finish | None = None) -> str:
    """Render a template, escaping values for HTML if `escape` is set. TemplateError when it fails."""
    try:
        return "".join(_bounded(_compiled(source, escape=escape, finish=finish).generate(values)))
    except TemplateError:
        raise
    except Exception as error:  # untrusted code: any exception is the template's error
        raise TemplateError(type(error).__name__) from error


def _bounded(pieces: Iterator[str]) -> Iterator[str]:
    length = 0
    for piece in pieces:
        length += len(piece)
        if length > MAX_OUTPUT:
            raise TemplateError("too long", code="template_too_long", params={"most": MAX_OUTPUT})
        yield piece
