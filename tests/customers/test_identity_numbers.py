"""Identity numbers: what is taken, what is refused and why, and what finds whom."""
# ruff: noqa: RUF001 - digits of other scripts are what is tested

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from chalicelib.customers.identity_numbers import (
    IdentityNumber,
    IdentityNumberError,
    check_identity_number,
    is_placeholder,
    login_value,
    login_values,
)

COUNTRIES = (
    "AR",
    "BO",
    "BR",
    "CL",
    "CO",
    "CR",
    "DO",
    "EC",
    "ES",
    "GT",
    "MX",
    "PE",
    "PT",
    "PY",
    "SV",
    "UY",
    "VE",
)

# The examples of stdnum's own documentation and of the issuing offices, as people write them.
REAL = [
    ("AR", "20-12345678-6", "cuit", "20123456786", "20-12345678-6"),
    ("AR", "20.12345678.6", "cuit", "20123456786", "20-12345678-6"),
    ("AR", "20 12345678 6", "cuit", "20123456786", "20-12345678-6"),
    ("AR", "20/12345678/6", "cuit", "20123456786", "20-12345678-6"),
    ("AR", "２０－１２３４５６７８－６", "cuit", "20123456786", "20-12345678-6"),
    ("AR", "12.345.678", "dni", "12345678", "12.345.678"),
    ("AR", "5123456", "dni", "5123456", "5.123.456"),
    ("ES", "54362315K", "nif", "54362315k", "54362315K"),
    ("ES", "x-2482300-w", "nif", "x2482300w", "X2482300W"),
    ("ES", "ES B-58378431", "nif", "b58378431", "B58378431"),
    ("MX", "GODE561231GR8", "rfc", "gode561231gr8", "GODE 561231 GR8"),
    ("MX", "MAB-930714-8T4", "rfc", "mab9307148t4", "MAB 930714 8T4"),
    ("MX", "BOXW310820HNERXN09", "curp", "boxw310820hnerxn09", "BOXW310820HNERXN09"),
    ("CL", "12.531.909-2", "rut", "125319092", "12.531.909-2"),
    ("CL", "760864285", "rut", "760864285", "76.086.428-5"),
    ("CO", "213.123.432-1", "nit", "2131234321", "213.123.432-1"),
    ("CO", "52.123.456", "cc", "52123456", "52123456"),
    ("CO", "1.020.304.050", "cc", "1020304050", "1020304050"),
    ("PE", "20512333797", "ruc", "20512333797", "20512333797"),
    ("PE", "10117410-2", "dni", "101174102", "101174102"),
    ("PE", "10117410", "dni", "10117410", "10117410"),
    ("BR", "390.533.447-05", "cpf", "39053344705", "390.533.447-05"),
    ("BR", "16.727.230/0001-97", "cnpj", "16727230000197", "16.727.230/0001-97"),
    ("BR", "12.abc.345/01de-35", "cnpj", "12abc34501de35", "12.ABC.345/01DE-35"),  # pragma: allowlist secret
    ("UY", "21-100342-001-7", "rut", "211003420017", "21-100342-001-7"),
    ("UY", "1.234.567-2", "ci", "12345672", "12345672"),
    ("PY", "80028061-0", "ruc", "800280610", "80028061-0"),
    ("EC", "1792060346-001", "ruc", "1792060346001", "1792060346001"),
    ("EC", "171430710-3", "ci", "1714307103", "1714307103"),
    ("BO", "1234567 LP", "ci", "1234567lp", "1234567LP"),
    ("CR", "1-613-584", "cpf", "0106130584", "01-0613-0584"),
    ("DO", "00113918205", "cedula", "00113918205", "001-1391820-5"),
    ("GT", "576937-K", "nit", "576937k", "576937-K"),
    ("SV", "0614-050707-104-8", "nit", "06140507071048", "0614-050707-104-8"),
    ("VE", "V-11470283-4", "rif", "v114702834", "V114702834"),
    ("PT", "PT 501 964 843", "nif", "501964843", "501964843"),
]

REFUSED = [
    ("AR", None, "20-12345678-5", "wrong_checksum"),
    ("AR", None, "20.12345678.5", "wrong_checksum"),
    ("AR", None, "123", "wrong_length"),
    ("AR", "dni", "M1234567", "wrong_format"),
    ("AR", "cuil", "27-21234567-5", "wrong_checksum"),
    ("AR", "cuit", "", "wrong_length"),
    ("AR", "passport", "AAB123", "unknown_kind"),
    ("ES", None, "54362315Z", "wrong_checksum"),
    ("ES", "cif", "54362315K", "wrong_format"),
    ("ES", "nie", "54362315K", "wrong_format"),
    ("MX", "rfc", "GODE569931GR8", "wrong_part"),
    ("MX", "curp", "BOXW310820HNERXN08", "wrong_checksum"),
    ("CL", None, "12531909-3", "wrong_checksum"),
    ("CO", None, "900.123.456-9", "wrong_checksum"),
    ("CO", "nit", "213123432-2", "wrong_checksum"),
    ("PE", None, "20512333798", "wrong_checksum"),
    ("PE", "dni", "10117410-3", "wrong_checksum"),
    ("BR", "cpf", "390.533.447-06", "wrong_checksum"),
    ("BR", None, "16.727.230/0001-98", "wrong_checksum"),
    ("BR", "cnpj", "12.ABC.345/01DE-36", "wrong_checksum"),
    ("UY", "ci", "1.234.567-3", "wrong_checksum"),
]

written = st.text(st.sampled_from("0123456789９٣kKeEsS.-/ \u00a0×½ßİŉé\u0301"), max_size=24)
anything = st.one_of(st.text(max_size=60), written)


@pytest.mark.parametrize(("country", "text", "kind", "normalised", "formatted"), REAL)
def test_a_real_number_is_taken_and_its_kind_told(
    country: str, text: str, kind: str, normalised: str, formatted: str
) -> None:
    expected = IdentityNumber(country, kind, normalised, formatted)
    assert check_identity_number(country, None, text) == expected
    assert check_identity_number(country, kind.upper(), text) == expected


@pytest.mark.parametrize(("country", "kind", "text", "code"), REFUSED)
def test_a_wrong_number_is_refused_with_what_is_wrong_and_what_was_expected(
    country: str, kind: str | None, text: str, code: str
) -> None:
    with pytest.raises(IdentityNumberError) as refusal:
        check_identity_number(country, kind, text)
    assert refusal.value.code == f"identity_number_{code}"
    assert refusal.value.extra["country"] == country
    assert refusal.value.extra.get("form") or "cuit" in refusal.value.extra["kinds"]
    assert not text or text not in str(refusal.value), "a message holds no personal datum"


@pytest.mark.parametrize(("country", "text", "kind", "normalised", "formatted"), REAL)
def test_what_is_kept_and_what_is_shown_are_the_same_number_again(
    country: str, text: str, kind: str, normalised: str, formatted: str
) -> None:
    for again in (normalised, formatted):
        assert check_identity_number(country, kind, again).normalised == normalised


@pytest.mark.parametrize(
    ("country", "kind", "number"),
    [
        ("AR", "cuit", "20123456786"),
        ("BR", "cpf", "39053344705"),
        ("BR", "cnpj", "16727230000197"),
        ("CL", "rut", "125319092"),
        ("CO", "nit", "2131234321"),
        ("ES", "nif", "54362315k"),
        ("PE", "ruc", "20512333797"),
        ("UY", "ci", "12345672"),
    ],
)
def test_of_ten_mistyped_digits_nine_are_noticed(country: str, kind: str, number: str) -> None:
    mistyped = [
        number[:place] + wrong + number[place + 1 :]
        for place, right in enumerate(number)
        for wrong in "0123456789"
        if right.isdigit() and wrong != right
    ]
    assert sum(_is_taken(country, kind, text) for text in mistyped) <= len(mistyped) / 10


def _is_taken(country: str, kind: str, text: str) -> bool:
    try:
        check_identity_number(country, kind, text)
    except IdentityNumberError:
        return False
    return True


def test_a_cuil_keeps_its_name() -> None:
    assert check_identity_number("AR", "cuil", "20123456786").kind == "cuil"


@pytest.mark.parametrize("country", ["US", "XX"])
def test_a_number_of_a_country_that_we_do_not_know_is_taken_as_it_is(country: str) -> None:
    number = check_identity_number(country, None, " 12-3456789 ")
    assert (number.kind, number.normalised, number.formatted) == ("other", "123456789", "12-3456789")


def test_the_kind_other_is_never_checked() -> None:
    assert check_identity_number("AR", "other", "Socio 7/B").normalised == "socio7b"


@given(
    st.sampled_from(COUNTRIES),
    st.sampled_from([None, "dni", "cuit", "nif", "rfc", "rut", "nit", "cpf", "cnpj", "ruc"]),
    anything,
)
@example("AR", None, "²²²²²²²²²²²")
@example("ES", None, "ⅫXIV")
def test_no_text_is_a_crash_and_what_is_taken_is_taken_again(
    country: str, kind: str | None, text: str
) -> None:
    try:
        number = check_identity_number(country, kind, text)
    except IdentityNumberError:
        return
    assert check_identity_number(country, number.kind, number.normalised).normalised == number.normalised
    assert number.normalised == login_value(number.normalised) != ""


@given(anything)
@example("㎒")
@example("İ")
@example("ﷺ")
def test_normalising_a_login_again_changes_nothing(text: str) -> None:
    once = login_value(text)
    assert login_value(once) == once


@given(st.text(st.characters(categories=["Nd", "Ll"], max_codepoint=0x24F), max_size=20), st.data())
def test_case_punctuation_width_and_script_of_digits_do_not_matter(plain: str, data: st.DataObject) -> None:
    value = login_value(plain)
    marks = data.draw(st.lists(st.sampled_from(["", "-", ".", "/", " ", "\u2013", "\u00a0", "\u200b"]),
                               min_size=len(plain), max_size=len(plain)))  # fmt: skip
    wide = str.maketrans(
        "0123456789", data.draw(st.sampled_from(["０１２３４５６７８９", "٠١٢٣٤٥٦٧٨٩", "०१२३४५६७८९"]))
    )
    typed = "".join(mark + letter for mark, letter in zip(marks, plain, strict=True)).translate(wide)
    assert login_value(typed) == value
    assert login_value(unicodedata.normalize("NFD", typed)) == value


def test_different_numbers_stay_different() -> None:
    numbers = [str(number) for number in range(10_000_000, 10_002_000)]
    assert len({login_value(number) for number in numbers}) == len(numbers)


@pytest.mark.parametrize(
    "text",
    [
        "9999999",
        "99999999",
        "99-99999999-9",
        "9.999.999",
        "９９９９９９９",
        "00000000",
        "0000000",
        "11111111111",
        "111.111.111-11",
        "22222222-2",
        "xxxxxxx",
        "00000000T",
        "XAXX010101000",
        "xexx-010101-000",
    ],
)
def test_what_stands_for_no_number_is_a_placeholder(text: str) -> None:
    assert is_placeholder(text)
    assert login_values("AR", "dni", text) == ()


@pytest.mark.parametrize(
    "text", ["", "999999", "9999998", "12345678", "20-12345678-6", "99999991", "-", "K9999999"]
)
def test_what_can_be_somebodys_is_no_placeholder(text: str) -> None:
    assert not is_placeholder(text)


def test_a_tenant_adds_its_own_placeholders() -> None:
    assert is_placeholder("S/D", extra=["s/d"])
    assert is_placeholder("1-2-3", extra=["123"])
    assert not is_placeholder("1234", extra=["123"])
    assert not is_placeholder("...", extra=["---"]), "nothing at all is nobody's already"


@given(st.sampled_from("0123456789"), st.integers(1, 20))
def test_one_repeated_digit_is_a_placeholder_from_seven_on(digit: str, length: int) -> None:
    assert is_placeholder(digit * length) is (length >= 7)


@pytest.mark.parametrize(
    ("country", "kind", "number", "typed"),
    [
        ("AR", "cuit", "20-12345678-6", ["20123456786", "12.345.678"]),
        ("AR", "cuil", "27-05123456-1", ["5.123.456", "05123456"]),
        ("CO", "nit", "213.123.432-1", ["2131234321", "213.123.432"]),
        ("CR", "cpf", "0106130584", ["1-613-584", "1-0613-0584", "01-0613-0584"]),
        ("EC", "ruc", "1714307103001", ["171430710-3"]),
        ("ES", "nif", "b58378431", ["ES-B58378431", "B58378431"]),
        ("PE", "dni", "10117410-2", ["10117410", "101174102"]),
        ("PE", "ruc", "10101174102", ["10117410"]),
        ("PY", "ruc", "1234567-9", ["1.234.567"]),
        ("VE", "rif", "V-11470283-4", ["11.470.283"]),
    ],
)
def test_a_customer_is_found_by_the_shorter_number_in_the_one_on_file(
    country: str, kind: str, number: str, typed: list[str]
) -> None:
    assert {login_value(text) for text in typed} <= set(login_values(country, kind, number))


@pytest.mark.parametrize(
    ("country", "kind", "number"),
    [
        ("AR", "cuit", "30-71234567-1"),  # a company's
        ("AR", "other", "20-12345678-6"),
        ("EC", "ruc", "1792060346001"),
        ("PE", "ruc", "20512333797"),
        ("PY", "ruc", "80028061-0"),
        ("CL", "rut", "12.531.909-2"),
    ],
)
def test_a_company_and_an_unchecked_number_are_found_by_the_whole_number_only(
    country: str, kind: str, number: str
) -> None:
    assert login_values(country, kind, number) == (login_value(number),)


def test_a_placeholder_inside_a_number_is_no_login() -> None:
    assert login_values("AR", "cuit", "20-99999999-3") == ("20999999993",)
