"""Names, e-mail addresses and phone numbers: checked, and made comparable. Pure."""

import re
import unicodedata

from chalicelib.kernel.errors import InvalidError

MAX_NAME = 200
# Explicit directional overrides, embeddings and isolates: they can make a name read as another.
_BIDI_CONTROLS = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C])
_MEXICAN_MOBILE = re.compile(r"^(?:\+|00)?\s*52[\s.-]*1[\s.-]*(?=(?:\d[\s.-]*){10}$)")


class ContactDataError(InvalidError, ValueError):
    """An address, number or name that cannot be one: `email_invalid`, `phone_invalid`, `name_empty`."""

    code = "email_invalid"


def normalise_name(text: str) -> str:
    """A name as it is kept: NFC, without control or direction characters, single spaces. ContactDataError if empty."""
    visible = "".join(
        " " if unicodedata.category(letter) in ("Cc", "Zl", "Zp") else letter for letter in text
    )
    plain = " ".join(unicodedata.normalize("NFC", visible.translate(_BIDI_CONTROLS)).split())[
        :MAX_NAME
    ].strip()
    if not plain:
        raise ContactDataError("a name has at least one visible character", code="name_empty")
    return plain


def search_key(text: str) -> str:
    """What a search compares: without accents or case, in any script."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(letter for letter in folded if not unicodedata.combining(letter)).split())


def normalise_email(text: str) -> str:
    """An address as it is compared: valid by RFC 5321/6531, domain in ASCII, all in lower case. Idempotent.

    The local part is case-sensitive by the letter of RFC 5321 and by nobody's mail server.
    """
    from email_validator import EmailNotValidError, validate_email

    try:
        valid = validate_email(text.strip(), check_deliverability=False, strict=False)
    except EmailNotValidError as error:
        raise ContactDataError("not an e-mail address") from error
    return f"{valid.local_part}@{valid.ascii_domain}".casefold()


def normalise_phone(text: str, country: str) -> str:
    """A number as E.164; `country` (ISO 3166-1) is where a number without a country code is dialled.

    Mexico's former 1 after +52 is dropped. ContactDataError `phone_invalid` for what no exchange would take.
    """
    import phonenumbers

    plain = _MEXICAN_MOBILE.sub("+52", unicodedata.normalize("NFKC", text).strip())
    try:
        number = phonenumbers.parse(plain, country)
    except phonenumbers.NumberParseException as error:
        raise ContactDataError("not a phone number", code="phone_invalid") from error
    if not phonenumbers.is_valid_number(number):
        raise ContactDataError("not a number that can be dialled", code="phone_invalid")
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def phone_login_value(e164: str) -> str:
    """What of a number is compared: an Argentine one with and without the mobile's 9 is the same."""
    return f"+54{e164[4:]}" if e164.startswith("+549") else e164


def phone_country(e164: str) -> str:
    """The country (ISO 3166-1) that a number belongs to, or nothing."""
    import phonenumbers

    try:
        return str(phonenumbers.region_code_for_number(phonenumbers.parse(e164)) or "")
    except phonenumbers.NumberParseException:
        return ""


def is_mobile_possible(e164: str) -> bool:
    """Whether an SMS may arrive there: a mobile, or a number of a country that does not tell them apart."""
    import phonenumbers

    try:
        kind = phonenumbers.number_type(phonenumbers.parse(e164))
    except phonenumbers.NumberParseException:
        return False
    return kind in (
        phonenumbers.PhoneNumberType.MOBILE,
        phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE,
    )


def mask_email(address: str) -> str:
    """An address that its owner knows again and nobody else learns: `j••••z@g••••.com`."""
    local, _, domain = address.rpartition("@")
    name, _, rest = domain.partition(".")
    return f"{local[:1]}••••{local[-1:] if len(local) > 2 else ''}@{name[:1]}••••.{rest}"


def mask_phone(e164: str) -> str:
    """A number that its owner knows again: its last four digits."""
    return f"••••• {e164[-4:]}"
