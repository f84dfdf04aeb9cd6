"""E-mail addresses and phone numbers: what is taken, and what is the same."""
# ruff: noqa: RUF001 - letters that look like others are what is tested

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import phonenumbers
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from chalicelib.customers.contact_data import (
    as_mobile,
    is_mobile_possible,
    normalise_phone,
    phone_country,
    phone_login_value,
)
from chalicelib.kernel.addresses import ContactDataError, deliverable_email, normalise_email

CHINOOK = Path(__file__).parents[2] / "../shared/data/chinook/Customer.json"
ISO = {
    "Argentina": "AR", "Australia": "AU", "Austria": "AT", "Belgium": "BE", "Brazil": "BR", "Canada": "CA",
    "Chile": "CL", "Czech Republic": "CZ", "Denmark": "DK", "Finland": "FI", "France": "FR", "Germany": "DE",
    "Hungary": "HU", "India": "IN", "Ireland": "IE", "Italy": "IT", "Netherlands": "NL", "Norway": "NO",
    "Poland": "PL", "Portugal": "PT", "Spain": "ES", "Sweden": "SE", "USA": "US", "United Kingdom": "GB",
}  # fmt: skip


def chinook() -> list[dict[str, Any]]:
    if not CHINOOK.exists():
        pytest.skip("the Chinook data are not beside this repository")
    rows: list[dict[str, Any]] = json.loads(CHINOOK.read_text(encoding="utf-8"))
    return rows


@pytest.mark.parametrize(
    ("typed", "compared"),
    [
        ("Ana.Perez@Example.COM", "ana.perez@example.com"),
        ("  ana@example.com\n", "ana@example.com"),
        ("ana+facturas@example.com", "ana+facturas@example.com"),
        ("ana@MÜLLER.de", "ana@xn--mller-kva.de"),
        ("ana@xn--mller-kva.de", "ana@xn--mller-kva.de"),
        ("STANISŁAW.wójcik@wp.pl", "stanisław.wójcik@wp.pl"),
        ("wo\u0301jcik@wp.pl", "wójcik@wp.pl"),
        ("ana@ｅｘａｍｐｌｅ.com", "ana@example.com"),
    ],
)
def test_an_address_is_compared_without_case_and_with_its_domain_in_ascii(typed: str, compared: str) -> None:
    assert normalise_email(typed) == compared


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ana",
        "ana@",
        "@example.com",
        "ana@example",
        "ana@@example.com",
        "ana@exa mple.com",
        "ana@example.com\nBcc: all@example.com",
        "ana@example.com\r\nSubject: x",
        "Ana <ana@example.com>",
        "ana@example.com, eva@example.com",
        "ana@[127.0.0.1]",
        "ana@localhost",
        "ana\x00@example.com",
        "ana\ud800@example.com",
        "ana\u202e@example.com",
        "a" * 65 + "@example.com",
        "ana@" + "a" * 64 + ".com",
        "ana@" + "a." * 130 + "com",
        '"ana perez"@example.com',
    ],
)
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(ContactDataError) as refusal:
        normalise_email(text)
    assert refusal.value.code == "email_invalid"
    assert not text or text not in str(refusal.value), "a message holds no personal datum"


@pytest.mark.parametrize(
    ("one", "other"),
    [("straße@example.com", "strasse@example.com"), ("ſusan@example.com", "susan@example.com"),
     ("mıke@example.com", "mike@example.com"), ("a.b@example.com", "ab@example.com")],
)  # fmt: skip
def test_two_mailboxes_never_become_one(one: str, other: str) -> None:
    assert normalise_email(one) != normalise_email(other)


@given(st.one_of(st.emails(), st.text(max_size=20).map(lambda local: f"{local}@example.com"), st.text()))
@example("İ@example.com")
@example("ẞ@example.com")
def test_normalising_an_address_again_changes_nothing(text: str) -> None:
    try:
        once = normalise_email(text)
    except ContactDataError:
        return
    assert normalise_email(once) == once
    assert not any(letter in once for letter in "\r\n\x00 ,<>")
    assert once.rpartition("@")[2].isascii()


def test_an_address_that_is_none_is_not_handed_on() -> None:
    with pytest.raises(ContactDataError):
        deliverable_email("ñandú@müller")


def test_mail_goes_to_the_address_as_it_was_typed() -> None:
    assert deliverable_email(" Ana.Perez@Example.com ") == "Ana.Perez@Example.com"
    assert deliverable_email("Ana@Müller.de") == "Ana@xn--mller-kva.de"


def test_every_address_of_real_data_is_taken() -> None:
    rows = chinook()
    assert len({normalise_email(row["Email"]) for row in rows}) == len(rows) == 59


def test_the_phones_of_real_data_are_taken_but_for_those_that_nobody_can_dial() -> None:
    taken, refused = [], []
    for row in chinook():
        for text in filter(None, (row["Phone"], row["Fax"])):
            try:
                taken.append(normalise_phone(text, ISO[row["Country"]]))
            except ContactDataError as refusal:
                refused.append((text, refusal.code))
    # A digit too many; Santiago's numbers before they began with 2; two digits too many.
    assert refused == [
        ("+453 3331 9991", "phone_invalid"),
        ("+56 (0)2 635 4444", "phone_invalid"),
        ("+91 0124 39883988", "phone_invalid"),
    ]
    assert all(phonenumbers.is_valid_number(phonenumbers.parse(number)) for number in taken)


@pytest.mark.parametrize(
    ("country", "typed", "e164"),
    [
        ("AR", "+54 9 11 4444-1234", "+5491144441234"),
        ("AR", "011 15 4444-1234", "+5491144441234"),
        ("AR", "11 15 4444 1234", "+5491144441234"),
        ("AR", "+54 11 15 4444 1234", "+5491144441234"),
        ("AR", "+54 9 11 15 4444 1234", "+5491144441234"),
        ("AR", "5491144441234", "+5491144441234"),
        ("AR", "0351 15 612-3456", "+5493516123456"),
        ("AR", "02954 15 612345", "+5492954612345"),
        ("AR", "(011) 4444-1234", "+541144441234"),
        ("AR", "٠٩١١٤٤٤٤١٢٣٤", "+5491144441234"),
        ("AR", "１１４４４４１２３４", "+541144441234"),
        ("AR", "+34 612 34 56 78", "+34612345678"),
        ("ES", "0054 9 11 4444 1234", "+5491144441234"),
        ("ES", "612 34 56 78", "+34612345678"),
        ("MX", "55 1234 5678", "+525512345678"),
        ("MX", "+52 1 55 1234 5678", "+525512345678"),
        ("MX", "+52 (1) 55 1234 5678", "+525512345678"),
        ("MX", "044 55 1234 5678", "+525512345678"),
        ("MX", "045 55 1234 5678", "+525512345678"),
        ("MX", "01 55 1234 5678", "+525512345678"),
        ("AR", "+5215512345678", "+525512345678"),
        ("BR", "+55 11 98123-4567", "+5511981234567"),
        ("BR", "(11) 8123-4567", "+5511981234567"),
        ("BR", "+55 11 9123-4567", "+5511991234567"),
        ("BR", "(11) 3923-5555", "+551139235555"),
        ("BR", "0 15 11 98123 4567", "+5511981234567"),
        ("CL", "09 6123 4567", "+56961234567"),
        ("CL", "9 6123 4567", "+56961234567"),
        ("CO", "300 123 4567", "+573001234567"),
        ("PE", "987 654 321", "+51987654321"),
        ("UY", "099 123 456", "+59899123456"),
        ("IT", "+39 06 6982", "+39066982"),
    ],
)
def test_a_number_is_understood_as_people_of_its_country_write_it(
    country: str, typed: str, e164: str
) -> None:
    assert normalise_phone(typed, country) == e164


@pytest.mark.parametrize(
    ("country", "text"),
    [
        ("AR", ""),
        ("AR", "abc"),
        ("AR", "15 4444 1234"),
        ("AR", "4444-1234"),
        ("AR", "112"),
        ("AR", "+999123456789"),
        ("AR", "+54 9 11 4444 12345"),
        ("XX", "11 4444 1234"),
        ("DE", "0201 00000000000"),
        ("AR", "+" * 300),
        ("AR", "9" * 40),
        ("AR", "\ud800"),
        ("AR", "11 4444 1234\n11 4444 1235"),
    ],
)
def test_what_cannot_be_dialled_is_refused(country: str, text: str) -> None:
    with pytest.raises(ContactDataError) as refusal:
        normalise_phone(text, country)
    assert refusal.value.code == "phone_invalid"
    assert refusal.value.detail


COUNTRIES = ["AR", "ES", "MX", "CL", "CO", "PE", "BR", "UY", "PY", "EC", "BO", "US", "DE", "IT", "XX", ""]


@given(st.sampled_from(COUNTRIES), st.one_of(st.text(max_size=30), st.text("+0123456789 ()-", max_size=20)))
def test_no_text_is_a_crash_and_what_is_taken_is_the_same_again(country: str, text: str) -> None:
    try:
        once = normalise_phone(text, country)
    except ContactDataError:
        return
    assert once[0] == "+"
    assert once[1:].isdecimal()
    assert len(once) <= 16, "E.164 has at most fifteen digits"
    for anywhere in ("AR", "DE", country):
        assert normalise_phone(once, anywhere) == once


@pytest.mark.parametrize("country", ["AR", "BR", "CL", "CO", "ES", "MX", "PE", "UY", "US", "DE", "IT", "GB"])
def test_a_number_as_its_country_prints_it_is_the_same_number(country: str) -> None:
    for kind in (phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE):
        number = phonenumbers.example_number_for_type(country, kind)
        assert number is not None
        e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
        for style in (phonenumbers.PhoneNumberFormat.NATIONAL, phonenumbers.PhoneNumberFormat.INTERNATIONAL):
            assert normalise_phone(phonenumbers.format_number(number, style), country) == e164
        assert phone_country(e164) == country


def test_an_argentine_mobile_is_the_same_login_with_and_without_its_nine() -> None:
    typed = ["+54 9 11 4444 1234", "011 15 4444 1234", "11 4444 1234", "+54 11 4444 1234"]
    assert {phone_login_value(normalise_phone(text, "AR")) for text in typed} == {"+541144441234"}


@given(st.integers(11 * 10**8, 4 * 10**9))  # area codes begin with 11, 2 or 3
def test_no_two_argentine_subscribers_are_one_login(national: int) -> None:
    assert phone_login_value(f"+549{national}") == phone_login_value(f"+54{national}")
    assert phone_login_value(f"+549{national}") != phone_login_value(f"+549{national + 1}")
    assert phone_login_value(phone_login_value(f"+549{national}")) == phone_login_value(f"+549{national}")


def test_other_countries_numbers_are_their_own_login() -> None:
    for e164 in ("+525512345678", "+5511981234567", "+34612345678"):
        assert phone_login_value(e164) == e164


@pytest.mark.parametrize(
    ("e164", "possible"),
    [
        ("+5491144441234", True),
        ("+541144441234", False),
        ("+525512345678", True),
        ("+5511981234567", True),
        ("+551139235555", False),
        ("+34612345678", True),
        ("+34912345678", False),
        ("+12025550123", True),
        ("nothing", False),
        ("", False),
    ],
)
def test_an_sms_goes_where_one_can_arrive(e164: str, *, possible: bool) -> None:
    assert is_mobile_possible(e164) is possible


def test_an_argentine_mobile_gets_its_nine_before_an_sms_is_sent() -> None:
    assert as_mobile("+541144441234") == as_mobile("+5491144441234") == "+5491144441234"
    for e164 in ("+34912345678", "+525512345678", "+54", "+541"):
        assert as_mobile(e164) == e164


def test_a_number_of_no_country_has_none() -> None:
    assert phone_country("nothing") == phone_country("+999123") == ""


def _is_taken(address: str) -> bool:
    try:
        normalise_email(address)
    except ContactDataError:
        return False
    return True


def test_reading_a_statement_imports_neither_of_the_libraries() -> None:
    code = (
        "import sys, chalicelib.customers.contact_data, chalicelib.customers.identity_numbers;"
        "print([name for name in ('phonenumbers', 'email_validator', 'stdnum') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
