"""Validates tenants' templates before they are stored: reports each error with its line and a suggestion. Pure.

`sandbox` renders templates and defines what they may contain.
"""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from chalicelib.documents.templating import sandbox
from chalicelib.documents.templating.sandbox import FILTERS
from chalicelib.kernel.errors import FieldError

_SYNTAX = {
    "Assign": "set",
    "AssignBlock": "set",
    "CallBlock": "call",
    "Call": "( )",
    "Concat": "~",
    "Dict": "{ }",
    "FilterBlock": "filter",
    "FromImport": "import",
    "Getattr": "( ).",
    "Getitem": "[ ]",
    "List": "[ ]",
    "ScopedEvalContextModifier": "autoescape",
    "Test": "is",
    "Tuple": "( )",
}
_OPERATORS = {
    "Add": "+",
    "Div": "/",
    "FloorDiv": "//",
    "Mod": "%",
    "Mul": "*",
    "Neg": "-",
    "Pos": "+",
    "Pow": "**",
    "Sub": "-",
}


def faults_in(part: str, text: str, tags: tuple[str, ...]) -> Iterator[FieldError]:
    """Yield every syntax error, disallowed construct and unknown tag in a template; `part` is its field."""
    from jinja2 import TemplateSyntaxError

    try:
        tree = sandbox.parse(text)
    except TemplateSyntaxError as error:
        yield FieldError(part, "template_syntax", str(error.message), {"line": error.lineno})
    except RecursionError:
        yield FieldError(part, "template_too_deep", "too deeply nested")
    except ValueError:  # a number with more digits than Python parses
        yield FieldError(part, "template_syntax", "cannot be read", {"line": 1})
    else:
        yield from _tree_errors(tree, part, tags)


def _tree_errors(tree: Any, part: str, tags: tuple[str, ...]) -> Iterator[FieldError]:
    for what, node in sandbox.findings(tree):
        kind, line = type(node).__name__, node.lineno
        if what == "depth":
            yield FieldError(part, "template_too_deep", "too deeply nested", {"line": line})
        elif what == "filter":
            params = {"filter": str(node.name), "line": line, "known": ", ".join(FILTERS)}
            yield FieldError(part, "filter_unknown", "unknown filter", params)
        elif what == "node":
            yield _not_allowed(part, _SYNTAX.get(kind) or _OPERATORS.get(kind) or kind.lower(), line)
        elif (name := str(sandbox.dotted(node))) not in tags:
            yield _unknown_tag(part, name, line, tags)


def _not_allowed(part: str, what: str, line: int) -> FieldError:
    return FieldError(part, "template_not_allowed", "not allowed in templates", {"what": what, "line": line})


def _unknown_tag(part: str, name: str, line: int, tags: tuple[str, ...]) -> FieldError:
    nearest = get_close_matches(name, tags, 1, 0.5) or [tag for tag in tags if tag.startswith(f"{name}.")]
    params = {"tag": name[:80], "line": line, "nearest": nearest[0] if nearest else ""}
    return FieldError(part, "tag_unknown", "unknown tag", params)
