"""Labels of fields and sentences for error codes, in the console's languages."""

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from chalicelib.imports.parsing.fields import Kind

Language = Literal["es", "en", "pt"]
_FILE = Path(__file__).with_name("labels.json")


@lru_cache(maxsize=1)
def _load_labels() -> dict[str, Any]:
    words: dict[str, Any] = json.loads(_FILE.read_text(encoding="utf-8"))
    return words


def field_label(kind: Kind, field: str, language: Language) -> str:
    """Return a field's label; empty for `row`, which stands for the whole row."""
    known = _load_labels()["fields"][kind].get(field.partition(".")[0])
    return str(known[language]) if known else ""


def field_example(kind: Kind, field: str) -> str:
    """Return an example value, for template files."""
    return str(_load_labels()["fields"][kind][field]["example"])


def reason(code: str, params: Mapping[str, Any], language: Language) -> str:
    """Return the sentence for an error code."""
    known = _load_labels()["reasons"]
    sentence: str = known.get(code, known["other"])[language]
    for name, value in params.items():
        sentence = sentence.replace(f"{{{name}}}", str(value))
    return sentence


def report_label(name: str, language: Language) -> str:
    """Return a word of the report: `row`, `reason` or `file`."""
    return str(_load_labels()["report"][language][name])
