"""Verifies a sealed PDF from a terminal, in plain words.

python -m chalicelib.seals verify contract.pdf --root ca.pem
python -m chalicelib.seals verify contract.pdf --root one.pem --root other.pem

Needs the file and the certificates that are trusted, nothing else: no account, no network. Exits with 0 when the
document holds, 1 when it does not, 2 when it cannot be told.
"""

import argparse
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from chalicelib.kernel import clock
from chalicelib.seals.verification import Report, SignatureReport, verify

_WORDS = {
    "es": {
        "holds": "VÁLIDO. El documento es el que se selló y ninguna firma fue alterada.",
        "broken": "NO VÁLIDO. No se debe confiar en este documento.",
        "unclear": "NO SE PUEDE VERIFICAR.",
        "no_file": "El archivo no se puede leer.",
        "no_root": "El certificado raíz no se puede leer.",
        "unreadable": "El archivo no se puede interpretar como PDF firmado: está dañado o fue alterado.",
        "no_signature": "El archivo no tiene ningún sello.",
        "changed": "El contenido fue modificado después de sellarse.",
        "invalid": "Un sello no corresponde al certificado que lo acompaña.",
        "not_trusted": "Un sello no fue emitido por una autoridad de las indicadas con --root.",
        "content_appended": "Se agregó contenido después del último sello.",
        "changed_after": "Después de un sello se cambió más que los campos previstos.",
        "seal": "Sello {number}: {name}",
        "certificate": "certificado",
        "record": "registro",
        "signed_at": "fecha",
        "stamped": "con sello de tiempo",
        "own": "según el reloj de quien selló",
        "good": "intacto, válido y confiable",
        "bad": "no válido",
    },
    "en": {
        "holds": "VALID. The document is what was sealed, and no signature was altered.",
        "broken": "NOT VALID. Do not rely on this document.",
        "unclear": "CANNOT BE VERIFIED.",
        "no_file": "The file cannot be read.",
        "no_root": "The root certificate cannot be read.",
        "unreadable": "The file cannot be understood as a signed PDF: it is damaged or was altered.",
        "no_signature": "The file has no seal.",
        "changed": "Its content was changed after it was sealed.",
        "invalid": "A seal does not match the certificate that comes with it.",
        "not_trusted": "A seal was not issued by any of the authorities given with --root.",
        "content_appended": "Content was added after the last seal.",
        "changed_after": "More than the fields that were meant for it was changed after a seal.",
        "seal": "Seal {number}: {name}",
        "certificate": "certificate",
        "record": "record",
        "signed_at": "date",
        "stamped": "timestamped",
        "own": "by the sealer's own clock",
        "good": "intact, valid and trusted",
        "bad": "not valid",
    },
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line."""
    words = _WORDS["es" if _language() == "es" else "en"]
    parser = argparse.ArgumentParser(prog="python -m chalicelib.seals", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("verify")
    command.add_argument("file", type=Path)
    command.add_argument("--root", type=Path, action="append", default=[], help="a trusted certificate")
    given = parser.parse_args(arguments)
    logging.disable(logging.CRITICAL)  # what pyHanko finds out, it would tell beside
    try:
        data = given.file.read_bytes()
    except OSError:
        return _say(2, words["unclear"], words["no_file"])
    try:
        report = verify(data, [root.read_bytes() for root in given.root])
    except (OSError, ValueError):
        return _say(2, words["unclear"], words["no_root"])
    lines = [line for number, one in enumerate(report.signatures, 1) for line in _lines(words, number, one)]
    return _say(*_verdict(report, words), *lines)


def _language() -> str:
    spoken = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return spoken[:2].lower()


def _verdict(report: Report, words: dict[str, str]) -> tuple[int, str]:
    if report.holds:
        return 0, words["holds"]
    code = 2 if "no_signature" in report.reasons else 1
    title = words["unclear"] if code == 2 else words["broken"]
    return code, "\n".join([title, *(f"- {words[reason]}" for reason in report.reasons)])


def _lines(words: dict[str, str], number: int, one: SignatureReport) -> list[str]:
    date = clock.rfc3339(one.signed_at) if one.signed_at else "?"
    return [
        "",
        words["seal"].format(number=number, name=one.name or one.field),
        f"  {words['good'] if one.holds else words['bad']}",
        f"  {words['signed_at']}: {date} ({words['stamped'] if one.timestamped else words['own']})",
        f"  {words['certificate']}: {one.certificate}",
        f"  {words['record']}: {one.record}",
    ]


def _say(code: int, *lines: str) -> int:
    sys.stdout.write("\n".join(lines) + "\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
