"""What fields and reasons are called in the console's languages: in the page, and in the files that it hands out."""

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from chalicelib.imports.parsing.fields import Kind

Language = Literal["es", "en", "pt"]
_FILE = Path(__file__).with_name("labels.json")


@lru_cache(maxsize=1)
def _words() -> dict[str, Any]:
    words: dict[str, Any] = json.loads(_FILE.read_text(encoding="utf-8"))
    return words


def field_label(kind: Kind, field: str, language: Language) -> str:
    """What a field is called; `row` is the whole row's, and has no name."""
    known = _words()["fields"][kind].get(field.partition(".")[0])
    return str(known[language]) if known else ""


def field_example(kind: Kind, field: str) -> str:
    """What may stand in it, for a file to begin with."""
    return str(_words()["fields"][kind][field]["example"])


def reason(code: str, params: Mapping[str, Any], language: Language) -> str:
    """Why something cannot be taken, in a sentence."""
    known = _words()["reasons"]
    sentence: str = known.get(code, known["other"])[language]
    for name, value in params.items():
        sentence = sentence.replace(f"{{{name}}}", str(value))
    return sentence


def report_word(name: str, language: Language) -> str:
    """A word of the report: `row`, `reason` or `file`."""
    return str(_words()["report"][language][name])
