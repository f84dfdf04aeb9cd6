"""What a tenant's template may hold, told before it is stored: every fault with its part, line and nearest remedy.

Pure; `sandbox` renders, this looks at the template itself. See there for why it lists what is allowed.
"""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from chalicelib.kernel.errors import FieldError
from chalicelib.notifications import sandbox
from chalicelib.notifications.catalogue import Message
from chalicelib.notifications.rendering import Source
from chalicelib.notifications.sandbox import FILTERS, TemplateError
from chalicelib.notifications.writing import render_source

_MAX_FAULTS = 20
_AS_WRITTEN = {
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


def faults(message: Message, language: str, source: Source) -> list[FieldError]:
    """Everything wrong with a message's templates; nothing, where they can be used."""
    found = [fault for part, text in source.parts().items() for fault in _faults_in(part, text, message)]
    if not source.subject.strip():
        found.append(FieldError("subject", "subject_empty", "a mail needs a subject"))
    if not (source.text.strip() or source.html.strip()):
        found.append(FieldError("html", "body_empty", "a mail needs a text or HTML"))
    return found[:_MAX_FAULTS] or _faults_when_rendered(message, language, source)


def _faults_in(part: str, text: str, message: Message) -> Iterator[FieldError]:
    from jinja2 import TemplateSyntaxError

    try:
        tree = sandbox.parse(text)
    except TemplateSyntaxError as error:
        yield FieldError(part, "template_syntax", str(error.message), {"line": error.lineno})
    except RecursionError:
        yield FieldError(part, "template_too_deep", "too deeply nested")
    except ValueError:  # a number with thousands of digits, which Python will not read
        yield FieldError(part, "template_syntax", "cannot be read", {"line": 1})
    else:
        yield from _faults_of(tree, part, message.tag_names)


def _faults_of(tree: Any, part: str, tags: tuple[str, ...]) -> Iterator[FieldError]:
    for what, node in sandbox.findings(tree):
        kind, line = type(node).__name__, node.lineno
        if what == "depth":
            yield FieldError(part, "template_too_deep", "too deeply nested", {"line": line})
        elif what == "filter":
            params = {"filter": str(node.name), "line": line, "known": ", ".join(FILTERS)}
            yield FieldError(part, "filter_unknown", "no such filter", params)
        elif what == "node":
            yield _refused(part, _AS_WRITTEN.get(kind) or _OPERATORS.get(kind) or kind.lower(), line)
        elif (name := str(sandbox.dotted(node))) not in tags:
            yield _unknown(part, name, line, tags)


def _refused(part: str, what: str, line: int) -> FieldError:
    return FieldError(part, "template_not_allowed", "templates may not do this", {"what": what, "line": line})


def _unknown(part: str, name: str, line: int, tags: tuple[str, ...]) -> FieldError:
    nearest = get_close_matches(name, tags, 1, 0.5) or [tag for tag in tags if tag.startswith(f"{name}.")]
    params = {"tag": name[:80], "line": line, "nearest": nearest[0] if nearest else ""}
    return FieldError(part, "tag_unknown", "this message has no such tag", params)


def _faults_when_rendered(message: Message, language: str, source: Source) -> list[FieldError]:
    """What shows only in use: with all values there, with hardly any, and with not even those."""
    found: dict[tuple[str, str, str], FieldError] = {}
    for values, complete in message.probes(language):
        try:
            render_source(message, language, source, values, complete=complete)
        except TemplateError as error:
            fault = FieldError(error.part or "text", error.code, str(error), error.params)
            found.setdefault((fault.field, fault.code, str(error.params)), fault)
    return list(found.values())
