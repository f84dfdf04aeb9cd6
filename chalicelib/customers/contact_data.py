"""Phone numbers: checked, and made comparable. Pure.

phonenumberslite is imported where it is used: 10 ms that no statement needs.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from chalicelib.kernel.addresses import ContactDataError

_MAX_PHONE = 60
_MAX_E164 = 16
"""The plus and fifteen digits (ITU-T E.164, 6.1); Germany's plan has longer ones, which no SMS service takes."""
# National numbers as people still write them, and as they are dialled today.
_FORMER = {
    52: (re.compile(r"(?:1|44|45)(\d{10})"), r"\1"),
    55: (re.compile(r"([1-9]\d)([6-9]\d{7})"), r"\g<1>9\2"),
}
"""Mexico's 1, 01, 044 and 045 (until August 2019, IFT); Brazil's ninth digit of mobiles (since 2016, Anatel)."""
_ARGENTINA, _ARGENTINE_MOBILE = 54, "9"


def normalise_phone(text: str, country: str) -> str:
    """A number as E.164; `country` (ISO 3166-1) is where a number without a country code is dialled. Idempotent.

    Former ways of dialling are brought up to date. ContactDataError `phone_invalid` for what no exchange takes.
    """
    import phonenumbers

    if len(text) > _MAX_PHONE:
        raise ContactDataError("too long for a phone number", code="phone_invalid")
    try:
        number = phonenumbers.parse(unicodedata.normalize("NFKC", text).strip(), country)
    except phonenumbers.NumberParseException as error:
        raise ContactDataError(_why_unread(error), code="phone_invalid") from error
    for candidate in _as_dialled_today(number):
        e164 = str(phonenumbers.format_number(candidate, phonenumbers.PhoneNumberFormat.E164))
        if phonenumbers.is_valid_number(candidate) and len(e164) <= _MAX_E164:
            return e164
    raise ContactDataError(_why_invalid(number), code="phone_invalid")


def _why_unread(error: Any) -> str:
    if error.error_type == error.INVALID_COUNTRY_CODE:
        return "no such country code"
    return "not a phone number"


def _why_invalid(number: Any) -> str:
    from phonenumbers import ValidationResult, is_possible_number_with_reason

    return {
        ValidationResult.IS_POSSIBLE_LOCAL_ONLY: "the area code is missing",
        ValidationResult.TOO_SHORT: "too short",
        ValidationResult.TOO_LONG: "too long",
    }.get(is_possible_number_with_reason(number), "not a number that can be dialled")


def _as_dialled_today(number: Any) -> Iterator[Any]:
    """The number as it was written, then what it can have meant."""
    from phonenumbers import NumberParseException, PhoneNumber, parse

    code, national = number.country_code, str(number.national_number)
    yield number
    # Zeros of trunk dialling, where the country has none any more.
    yield PhoneNumber(country_code=code, national_number=int(national))
    if code in _FORMER:
        form, today = _FORMER[code]
        if form.fullmatch(national):
            yield PhoneNumber(country_code=code, national_number=int(form.sub(today, national)))
    if code == _ARGENTINA and national.startswith(_ARGENTINE_MOBILE):
        # Both mobile prefixes, the 9 from abroad and the 15 at home: the parser knows the 15 by itself.
        try:
            yield parse(f"+{code}{national[1:]}")
        except NumberParseException:
            return


def phone_login_value(e164: str) -> str:
    """What of a number is compared: an Argentine one with and without the mobile's 9 is the same subscriber's."""
    mobile = f"+{_ARGENTINA}{_ARGENTINE_MOBILE}"
    return f"+{_ARGENTINA}{e164[len(mobile) :]}" if e164.startswith(mobile) else e164


def phone_country(e164: str) -> str:
    """The country (ISO 3166-1) that a number belongs to, or nothing."""
    import phonenumbers

    try:
        return str(phonenumbers.region_code_for_number(phonenumbers.parse(e164)) or "")
    except phonenumbers.NumberParseException:
        return ""


def is_mobile_possible(e164: str) -> bool:
    """Whether an SMS may arrive there: a mobile, or a number of a country that does not tell them apart.

    An Argentine mobile without its 9 looks like a landline, and counts as one.
    """
    import phonenumbers

    try:
        kind = phonenumbers.number_type(phonenumbers.parse(e164))
    except phonenumbers.NumberParseException:
        return False
    return kind in (
        phonenumbers.PhoneNumberType.MOBILE,
        phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE,
    )


def as_mobile(e164: str) -> str:
    """The number to send an SMS to, if its owner says that it is a mobile: an Argentine one needs the 9."""
    if e164.startswith(f"+{_ARGENTINA}") and not is_mobile_possible(e164):
        mobile = f"+{_ARGENTINA}{_ARGENTINE_MOBILE}{e164[3:]}"
        return mobile if is_mobile_possible(mobile) else e164
    return e164
