"""Verifies a sealed PDF from a terminal, in plain words.

python -m chalicelib.seals verify contract.pdf --root ca.pem --key 3f0c…
python -m chalicelib.seals verify contract.pdf --page verify.html
python -m chalicelib.seals verify contract.pdf --page verify.html --events events.json

Needs the file, and whom to trust: the root of the seals' certificates, the SHA-256 of each key that makes them, and the
root of who says the time, if anybody does. All of it stands in the verify page, saved. With the file of a contract's
events it computes their chain anew and holds it against the document. No account, no network. Exits
with 0 when the document holds, 1 when it does not, 2 when it cannot be told.
"""

import argparse
import hashlib
import json
import logging
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from chalicelib.kernel import clock
from chalicelib.seals import trail
from chalicelib.seals.anchors import Anchors
from chalicelib.seals.verification import UNTOLD, Report, SignatureReport, verify

_WORDS = {
    "es": {
        "holds": "VÁLIDO. El documento es el que se selló y ninguna firma fue alterada.",
        "broken": "NO VÁLIDO. No se debe confiar en este documento.",
        "unclear": "NO SE PUEDE VERIFICAR.",
        "no_file": "El archivo no se puede leer.",
        "no_root": "No se puede leer en quién se confía.",
        "unreadable": "El archivo no se puede interpretar como PDF firmado: está dañado o fue alterado.",
        "no_signature": "El archivo no tiene ningún sello.",
        "changed": "El contenido fue modificado después de sellarse.",
        "invalid": "Un sello no corresponde al certificado que lo acompaña.",
        "not_ours": "Ningún sello es de una clave de las indicadas (--key, --page).",
        "not_trusted": "El certificado de un sello no lleva a una autoridad de las indicadas (--root, --page), "
        "no valía entonces o no es para sellar.",
        "stranger": "Hay una firma que no es nuestra: aquí no se conoce a quien firmó.",
        "unknown_timestamp": "No se conoce a quien dio la hora de un sello de tiempo (--timestamp-root, --page).",
        "content_appended": "Se agregó contenido después del último sello.",
        "changed_after": "Después de un sello se cambió más que los campos previstos.",
        "seal": "Sello {number}: {name}",
        "timestamp": "Sello de tiempo {number}: {name}",
        "certificate": "certificado",
        "record": "registro",
        "signed_at": "fecha",
        "known": "con sello de tiempo",
        "unknown": "con un sello de tiempo de quien no se conoce",
        "": "según el reloj de quien selló",
        "good": "intacto, válido y confiable",
        "other": "intacto, de alguien que aquí no se conoce",
        "bad": "no válido",
        "no_events": "El archivo de eventos no se puede leer.",
        "trail": "Eventos: {events}, de los que el archivo muestra {shown}.",
        "trail_day": "Los primeros {events} estaban al terminar el {day}, firmado por nuestra clave.",
        "trail_unsigned": "Todavía no terminó un día desde el primero: nuestra clave no los firmó.",
        "unreadable_events": "El archivo de eventos está dañado.",
        "chain": "Los eventos no forman una cadena: falta alguno o fue cambiado.",
        "document": "Los eventos no son de este documento.",
        "day": "La constancia del día no es de nuestra clave o no es de estos eventos.",
    },
    "en": {
        "holds": "VALID. The document is what was sealed, and no signature was altered.",
        "broken": "NOT VALID. Do not rely on this document.",
        "unclear": "CANNOT BE VERIFIED.",
        "no_file": "The file cannot be read.",
        "no_root": "Whom to trust cannot be read.",
        "unreadable": "The file cannot be understood as a signed PDF: it is damaged or was altered.",
        "no_signature": "The file has no seal.",
        "changed": "Its content was changed after it was sealed.",
        "invalid": "A seal does not match the certificate that comes with it.",
        "not_ours": "No seal is by any of the keys that were given (--key, --page).",
        "not_trusted": "A seal's certificate does not lead to an authority that was given (--root, --page), was not "
        "valid then, or is not for sealing.",
        "stranger": "One signature is not ours: who signed is not known here.",
        "unknown_timestamp": "Who told the time of a timestamp is not known (--timestamp-root, --page).",
        "content_appended": "Content was added after the last seal.",
        "changed_after": "More than the fields that were meant for it was changed after a seal.",
        "seal": "Seal {number}: {name}",
        "timestamp": "Timestamp {number}: {name}",
        "certificate": "certificate",
        "record": "record",
        "signed_at": "date",
        "known": "timestamped",
        "unknown": "timestamped by somebody who is not known",
        "": "by the sealer's own clock",
        "good": "intact, valid and trusted",
        "other": "intact, by somebody who is not known here",
        "bad": "not valid",
        "no_events": "The file of events cannot be read.",
        "trail": "Events: {events}, of which the file shows {shown}.",
        "trail_day": "The first {events} were there at the end of {day}, signed by our key.",
        "trail_unsigned": "No day has ended since the first: our key did not sign them yet.",
        "unreadable_events": "The file of events is damaged.",
        "chain": "The events form no chain: one is missing or was changed.",
        "document": "The events are not of this document.",
        "day": "The day's statement is not by our key, or not of these events.",
    },
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line."""
    words = _WORDS["es" if _language() == "es" else "en"]
    parser = argparse.ArgumentParser(prog="python -m chalicelib.seals", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("verify")
    command.add_argument("file", type=Path)
    command.add_argument("--root", type=Path, action="append", default=[], help="of the seals' certificates")
    command.add_argument("--key", action="append", default=[], help="SHA-256 of a key that seals")
    command.add_argument(
        "--timestamp-root", type=Path, action="append", default=[], help="of who says the time"
    )
    command.add_argument("--events", type=Path, help="the file of a contract's events")
    command.add_argument("--page", type=Path, help="the verify page, saved: it names them all")
    given = parser.parse_args(arguments)
    logging.disable(logging.CRITICAL)  # what pyHanko finds out, it would tell beside
    try:
        data = given.file.read_bytes()
    except OSError:
        return _say(2, words["unclear"], words["no_file"])
    try:
        anchors = _anchors(given)
        report = verify(data, anchors)
    except (OSError, ValueError):
        return _say(2, words["unclear"], words["no_root"])
    lines = [line for number, one in enumerate(report.signatures, 1) for line in _lines(words, number, one)]
    code, title = _verdict(report, words)
    if given.events is not None:
        try:
            events = given.events.read_bytes()
        except OSError:
            return _say(2, words["unclear"], words["no_events"])
        seals = frozenset((one.record, one.chain_head) for one in report.signatures if one.ours and one.holds)
        found = trail.check(events, hashlib.sha256(data).hexdigest(), seals, frozenset(anchors.keys))
        code, title = (1, words["broken"]) if found.faults and code != 1 else (code, title)
        lines += _trail_lines(words, found)
    return _say(code, title, *lines)


def _trail_lines(words: dict[str, str], found: trail.Trail) -> list[str]:
    if "unreadable" in found.faults:
        return ["", words["unreadable_events"]]
    day = words["trail_day" if found.signed_day else "trail_unsigned"]
    return [
        "",
        words["trail"].format(events=found.events, shown=found.shown),
        *(f"- {words[one]}" for one in found.faults),
        *([] if found.faults else [day.format(events=found.signed_events, day=found.signed_day)]),
    ]


_PUBLICATION = re.compile(r'<script type="application/json" id="publication">(.*?)</script>', re.DOTALL)


def _anchors(given: argparse.Namespace) -> Anchors:
    published = Anchors()
    if given.page is not None:
        found = _PUBLICATION.search(given.page.read_text(encoding="utf-8"))
        if found is None:
            raise ValueError("no verify page")
        published = Anchors.from_json(json.loads(found[1]))
    return Anchors(
        b"\n".join([published.roots, *(one.read_bytes() for one in given.root)]).strip(),
        (*published.keys, *given.key),
        b"\n".join([published.timestamp_roots, *(one.read_bytes() for one in given.timestamp_root)]).strip(),
    )


def _language() -> str:
    spoken = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return spoken[:2].lower()


def _verdict(report: Report, words: dict[str, str]) -> tuple[int, str]:
    if report.holds:
        return 0, words["holds"]
    code = 2 if UNTOLD.issuperset(report.reasons) else 1
    title = words["unclear"] if code == 2 else words["broken"]
    return code, "\n".join([title, *(f"- {words[reason]}" for reason in report.reasons)])


def _lines(words: dict[str, str], number: int, one: SignatureReport) -> list[str]:
    date = clock.rfc3339(one.signed_at) if one.signed_at else "?"
    good = "good" if one.ours or one.kind == "timestamp" else "other"
    lines = [
        "",
        words[one.kind].format(number=number, name=one.name or one.field),
        f"  {words[good if one.holds or (good == 'other' and one.intact and one.valid) else 'bad']}",
        f"  {words['signed_at']}: {date} ({words[one.stamp]})",
        f"  {words['certificate']}: {one.certificate}",
    ]
    return lines if one.kind == "timestamp" else [*lines, f"  {words['record']}: {one.record}"]


def _say(code: int, *lines: str) -> int:
    sys.stdout.write("\n".join(lines) + "\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
