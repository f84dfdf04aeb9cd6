"""E-mail addresses: checked, made comparable, and made deliverable. Pure.

email-validator is imported where it is used: 16 ms that no statement needs.
"""

import unicodedata

from chalicelib.kernel.errors import InvalidError


class ContactDataError(InvalidError, ValueError):
    """An address or number that cannot be one: `email_invalid` or `phone_invalid`; the detail says why."""

    code = "email_invalid"


def normalise_email(text: str) -> str:
    """An address as it is compared: valid by RFC 5321/6531, domain in ASCII, all in lower case. Idempotent.

    The local part is case-sensitive by the letter of RFC 5321 and by nobody's mail server. It is lowered, not
    case-folded: folding would make two mailboxes one (`ß` and `ss`, a long s and `s`; CVE-2019-19844).
    ContactDataError `email_invalid`.
    """
    local, domain = _email_parts(text)
    return unicodedata.normalize("NFC", f"{local}@{domain}".lower())


def deliverable_email(text: str) -> str:
    """An address as it is handed to SES: as typed, but an internationalised domain in Punycode.

    SES has no SMTPUTF8 (RFC 6531): it refuses a local part that is not ASCII. ContactDataError.
    """
    plain = text.strip()
    return plain if plain.isascii() else "@".join(_email_parts(plain))


def _email_parts(text: str) -> tuple[str, str]:
    from email_validator import EmailNotValidError, validate_email

    try:
        valid = validate_email(text.strip(), check_deliverability=False, strict=True)
    except EmailNotValidError as error:
        raise ContactDataError("not an e-mail address") from error
    return valid.local_part, str(valid.ascii_domain)
