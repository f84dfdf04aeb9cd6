"""Extracts the new text of a reply, without quotations and signature. Pure.

The maintained library (mail-parser-reply) has untested Spanish and no Portuguese. In doubt a line is kept: a repeated
quotation is better than a lost sentence.
"""

import re
from collections.abc import Iterable
from itertools import islice

MAX_LINES = 5_000
"""Lines that are read."""
_FLAGS = re.IGNORECASE
_SAYS = r"(?:wrote|escribi[oó]|escreveu|escreveram)"
# `El lun, 23 nov 2026 a las 10:00, Ana (<ana@x.example>) escribió:`. A digit or an address is required, so that an
# ordinary sentence with the same ending does not match.
_ATTRIBUTION = re.compile(
    rf"(?:(?:on|el|em|no dia|na)\s(?=.*(?:\d|@)).{{4,300}}\b{_SAYS}\s*:"
    rf"|.{{0,100}}<[^<>\s]+@[^<>\s]+>.{{0,80}}\b{_SAYS}\s*:)\s*$",
    _FLAGS,
)
_ENDS_ATTRIBUTION = re.compile(rf"\b{_SAYS}\s*:\s*$", _FLAGS)
_BEGINS_ATTRIBUTION = re.compile(r"(?:on|el|em|no dia|na)\s", _FLAGS)
_MAX_ATTRIBUTION_LINES = 4
_DIVIDER = re.compile(
    r"[-_*\s]{2,}(?:original message|mensaje original|mensagem original|forwarded message|mensaje reenviado"
    r"|mensagem encaminhada|original appointment)[-_*\s]{2,}$",
    _FLAGS,
)
_HEADER_START = re.compile(r"[*>\s]*(?:from|de|desde)\s*:\*?\s*\S", _FLAGS)
_HEADER_FIELD = re.compile(
    r"[*>\s]*(?:sent|date|enviado(?: el| em)?|fecha|data|to|para|cc|subject|asunto|assunto)\s*:\*?", _FLAGS
)
_HORIZONTAL_RULE = re.compile(r"_{10,}\s*$")
_SIGNATURE = re.compile(r"--\s?$")
_SENT_FROM = re.compile(
    r"(?:enviado (?:desde|do|a partir do|con|com)|sent from|sent with|obten(?:er|ha)|get|descarga|baixe) .{0,20}"
    r"(?:iphone|ipad|android|outlook|samsung|galaxy|huawei|xiaomi|motorola|yahoo|correo|e-?mail|mail|m[oó]vil|celular"
    r"|smartphone|proton)\b.{0,60}$",
    _FLAGS,
)
_QUOTED = re.compile(r"\s?>")


def extract_reply(text: str) -> str:
    """Return the new text of a reply; empty when all of it is quoted."""
    lines = [line.replace("\u00a0", " ").rstrip() for line in text.split("\n", MAX_LINES)[:MAX_LINES]]
    lines = _remove_quotations(lines)
    lines = _remove_signature(lines)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _remove_quotations(lines: list[str]) -> list[str]:
    kept: list[str] = []
    number = 0
    while number < len(lines):
        line = lines[number]
        if _DIVIDER.match(line) or _is_quoted_header(lines, number) or _is_rule_before_header(lines, number):
            break
        length = _attribution_length(lines, number)
        if length:
            if not _is_interleaved(islice(lines, number + length, None)):
                break
            number += length
        elif _QUOTED.match(line) and _is_quoted_line(lines, number):
            number += 1
        else:
            kept.append(line)
            number += 1
    return kept


def _attribution_length(lines: list[str], number: int) -> int:
    """Return the number of lines of the attribution that starts here, or 0; mail programs wrap it anywhere."""
    if _QUOTED.match(lines[number]):
        return 0
    if not (_BEGINS_ATTRIBUTION.match(lines[number]) or _ENDS_ATTRIBUTION.search(lines[number])):
        return 0
    joined = ""
    for length in range(1, _MAX_ATTRIBUTION_LINES + 1):
        if number + length > len(lines) or not lines[number + length - 1].strip():
            return 0
        joined = f"{joined} {lines[number + length - 1].strip()}".strip()
        if _ENDS_ATTRIBUTION.search(joined):
            return length if _ATTRIBUTION.match(joined) else 0
    return 0


def _is_interleaved(rest: Iterable[str]) -> bool:
    """Whether the quotation has `>` marks, with new text below or between the quoted lines."""
    filled = (line for line in rest if line.strip())
    first = next(filled, None)
    return first is not None and _QUOTED.match(first) is not None and not all(map(_QUOTED.match, filled))


def _is_quoted_line(lines: list[str], number: int) -> bool:
    """Whether a line that begins with `>` is part of a quotation; a single one may be literal."""
    before = number > 0 and (_QUOTED.match(lines[number - 1]) is not None)
    after = number + 1 < len(lines) and (_QUOTED.match(lines[number + 1]) is not None)
    follows = number > 0 and _ENDS_ATTRIBUTION.search(lines[number - 1]) is not None
    return before or after or follows


def _is_quoted_header(lines: list[str], number: int) -> bool:
    """Whether a quoted header starts here, as in Outlook: From, and two more header lines soon after."""
    if not _HEADER_START.match(lines[number]):
        return False
    return sum(1 for line in lines[number + 1 : number + 7] if _HEADER_FIELD.match(line)) >= 2


def _is_rule_before_header(lines: list[str], number: int) -> bool:
    return bool(_HORIZONTAL_RULE.match(lines[number])) and any(
        _is_quoted_header(lines, after) for after in range(number + 1, min(number + 4, len(lines)))
    )


def _remove_signature(lines: list[str]) -> list[str]:
    for number, line in enumerate(lines):
        if _SIGNATURE.fullmatch(line.strip()):
            lines = lines[:number]
            break
    while lines and (not lines[-1].strip() or _SENT_FROM.fullmatch(lines[-1].strip())):
        lines = lines[:-1]
    return lines
