"""Reads the CloudFormation files of this folder as one template, for the package, the linter and one machine."""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).resolve().parent
STACK = tuple(FOLDER / f"{name}.yaml" for name in ("api", "data", "edge", "files", "keys", "messaging"))
EXTENDED = frozenset(
    {
        "RestAPI",
        "ForwardEvents",
        "KeepDeadLetters",
        "NoteFeedback",
        "ReceiveMail",
        "RunJobs",
        "SendMessages",
    }
)
"""What Chalice declares and we add properties to. All else of ours is prefixed, so that a merge cannot collide."""
PREFIX = "Ventanilla"
_SHORT_FORMS = ("Sub", "Join", "Select", "Split")


class TemplateError(Exception):
    """A template that cannot be what was meant."""


class _Loader(yaml.SafeLoader):
    """YAML with CloudFormation's short forms, and `!File path`: the text of a file beside the templates."""


def _long_form(loader: yaml.SafeLoader, suffix: str, node: yaml.Node) -> Any:
    if isinstance(node, yaml.ScalarNode):
        value: Any = loader.construct_scalar(node)
    elif isinstance(node, yaml.SequenceNode):
        value = loader.construct_sequence(node, deep=True)
    else:
        raise TemplateError(f"!{suffix} of a mapping is not used here")
    match suffix:
        case "Ref":
            return {"Ref": value}
        case "GetAtt":
            return {"Fn::GetAtt": value.split(".", 1) if isinstance(value, str) else value}
        case "File":
            return (FOLDER / value).read_text()
        case name if name in _SHORT_FORMS:
            return {f"Fn::{name}": value}
    raise TemplateError(f"!{suffix} is not used here")


_Loader.add_multi_constructor("!", _long_form)


def read_template(files: Iterable[Path] = STACK) -> dict[str, Any]:
    """The files as one template. TemplateError when two declare the same thing, or one lacks our prefix."""
    merged: dict[str, Any] = {}
    for file in files:
        content: Mapping[str, Any] = deepcopy(_parsed(file, file.stat().st_mtime_ns))
        for section, entries in content.items():
            known = merged.setdefault(section, {})
            for name, entry in entries.items():
                if name in known:
                    raise TemplateError(f"{file.name}: {section}.{name} is declared twice")
                if section == "Resources" and not name.startswith(PREFIX) and name not in EXTENDED:
                    raise TemplateError(f"{file.name}: {name} does not begin with {PREFIX}")
                known[name] = entry
    return merged


@lru_cache(maxsize=32)
def _parsed(file: Path, written_at: int) -> Mapping[str, Any]:  # noqa: ARG001 - another version is another entry
    """A file's content. Parsed once: tests provision from these files some thousand times."""
    with file.open() as stream:
        content: Mapping[str, Any] = yaml.load(stream, _Loader)  # noqa: S506 - a SafeLoader with our tags
    return content
