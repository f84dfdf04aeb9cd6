"""What a tenant's system sends, right and wrong: a clear answer for each row, and nothing lost."""

import base64
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from tests.support.api_client import ApiClient, System
from tests.support.builders import credit_note, customer, invoice, payment
from tests.support.dynamodb import cost_of


@pytest.fixture
def system(api_client: ApiClient) -> System:
    """A tenant that bills in currencies with two, no and three decimals, with two customers."""
    system = api_client.tenant(currencies=["ARS", "CLP", "JPY", "KWD"])
    system.send("customers", customer("c1"), customer("c2"))
    return system


def refusal(system: System, row: dict[str, Any], kind: str = "invoices") -> list[tuple[str, str]]:
    """Where and why a row is refused; nothing of it is kept."""
    [answer] = system.send(kind, row)
    assert answer["status"] == "refused"
    assert answer["id"] is None
    assert answer["external_id"] == row["external_id"]
    assert system.call("GET", f"/{kind}").json["items"] == []
    return [(error["field"], error["code"]) for error in answer["errors"]]


def owed(system: System) -> str:
    """What is open of all invoices, one after the other."""
    return " ".join(sorted(row["open"] for row in system.call("GET", "/invoices").json["items"]))


# Batches


def test_a_bad_row_does_not_keep_the_others_out(system: System) -> None:
    rows = [
        invoice("f1"),
        {"external_id": "f2"},
        invoice("f3", "nobody"),
        invoice("f4", total="1"),
        invoice("f5"),
    ]
    answers = system.send("invoices", *rows)
    assert [(one["index"], one["external_id"], one["status"]) for one in answers] == [
        (0, "f1", "created"),
        (1, "f2", "refused"),
        (2, "f3", "refused"),
        (3, "f4", "refused"),
        (4, "f5", "created"),
    ]
    assert {error["field"] for error in answers[1]["errors"]} >= {"customer", "number", "total"}
    assert [error["code"] for error in answers[2]["errors"]] == ["customer_unknown"]
    assert owed(system) == "100.00 100.00"


NO_BATCH: list[tuple[Any, int, str]] = [
    ({"items": []}, 422, "invalid"),
    ({"items": [invoice(f"f{n}") for n in range(101)]}, 422, "invalid"),
    ({"items": [1]}, 422, "invalid"),
    ({"items": {}}, 422, "invalid"),
    ({"rows": []}, 422, "invalid"),
    ({}, 422, "invalid"),
    ([], 422, "invalid"),
    (b"", 400, "malformed_json"),
    (b"{", 400, "malformed_json"),
    (b'{"items": [' + b"[" * 5000, 400, "malformed_json"),
    (b'{"items": [{"external_id": "\\ud800"}]}', 400, "malformed_json"),
    (b"\xff\xfe", 400, "malformed_json"),
]


def test_what_is_no_batch_is_refused_whole(system: System) -> None:
    replies = [system.call("POST", "/invoices", body) for body, _, _ in NO_BATCH]
    assert [(reply.status, reply.code) for reply in replies] == [
        (status, code) for _, status, code in NO_BATCH
    ]
    assert owed(system) == ""


def test_other_content_types_and_too_many_bytes_are_refused(system: System) -> None:
    assert system.call("POST", "/invoices", b"{}", Content_Type="text/plain").status == 415
    assert system.call("POST", "/payments", b"<a/>", Content_Type="application/xml").status == 415
    assert system.call("POST", "/invoices", b" " * (5 * 1024 * 1024 + 1)).status == 413


def test_a_batch_whose_answer_was_lost_is_sent_again_without_harm(system: System) -> None:
    batches = {
        "invoices": [invoice("f1"), invoice("f2")],
        "payments": [payment(invoice="f1")],
        "credit-notes": [credit_note(invoice="f2")],
    }
    for kind, rows in batches.items():
        assert {one["status"] for one in system.send(kind, *rows)} == {"created"}
    for kind, rows in batches.items():
        assert {one["status"] for one in system.send(kind, *rows)} == {"unchanged"}
    assert owed(system) == "60.00 90.00"


def test_an_external_id_is_named_once_in_a_batch(system: System) -> None:
    answers = system.send("invoices", invoice("f1"), invoice("f1", amount="7.00"))
    assert [one["status"] for one in answers] == ["created", "refused"]
    assert [error["code"] for error in answers[1]["errors"]] == ["repeated_in_batch"]
    assert owed(system) == "100.00"


def test_an_external_id_has_to_fit_into_an_address(system: System) -> None:
    for external_id in ("", " ", "a b", "a/b", "a#b", "ñ", "-a", "a\n", "a\x00", 7, None):
        [answer] = system.send("invoices", {**invoice(), "external_id": external_id})
        assert [error["field"] for error in answer["errors"]] == ["external_id"], external_id
    [answer] = system.send("invoices", invoice("a" * 101))
    assert answer["external_id"] is None
    assert owed(system) == ""


def test_other_external_ids_come_back_as_they_went_in(system: System) -> None:
    names = ["a", "0", "A-1:2@x.y_z", "a" * 100, "con..puntos", "inv@c1"]
    system.send("invoices", *(invoice(name, number=str(n)) for n, name in enumerate(names)))
    found = [system.call("GET", f"/invoices/{name}").json["external_id"] for name in names]
    assert found == names


@pytest.mark.parametrize("kind", ["customers", "invoices", "payments", "credit-notes"])
def test_an_id_that_nothing_can_have_is_not_found(system: System, kind: str) -> None:
    paths = ["a%23b", "a%00", "%20", "ñ", "x" * 128, "x" * 3000, "%F0%9F%92%B8", ".."]
    calls = [(method, path) for method in ("GET", "DELETE") for path in paths]
    with cost_of() as cost:
        statuses = {(method, path): system.call(method, f"/{kind}/{path}").status for method, path in calls}
    assert {call: status for call, status in statuses.items() if status != 404} == {}
    # Not even looked for: a key of the store has at most 2,048 bytes.
    assert len(cost.calls) == len(calls)


# Figures


@pytest.mark.parametrize(
    ("changes", "field", "stated", "computed"),
    [
        ({"total": "100.01"}, "total", "100.01", "100.00"),
        ({"net": "90.00", "total": "90.00"}, "net", "90.00", "100.00"),
        ({"taxes": [{"name": "IVA", "amount": "21.00"}]}, "total", "100.00", "121.00"),
        ({"prepaid": "10.00"}, "total", "100.00", "90.00"),
        ({"rounding": "-0.01"}, "total", "100.00", "99.99"),
        ({"adjustments": [{"description": "Bonificación", "amount": "-10.00"}]}, "net", "100.00", "90.00"),
    ],
)
def test_a_wrong_sum_is_refused_with_the_figures(
    system: System, changes: dict[str, Any], field: str, stated: str, computed: str
) -> None:
    [answer] = system.send("invoices", invoice(**changes))
    [error] = answer["errors"]
    assert (error["field"], error["code"]) == (field, "sum_wrong")
    assert error["params"] == {"stated": stated, "computed": computed}


def test_a_wrong_line_is_refused_with_the_figures(system: System) -> None:
    line = {"quantity": "3", "unit_price": "33.33", "discount": "1.00", "total": "100.00"}
    [answer] = system.send("invoices", invoice(lines=[line]))
    [error] = answer["errors"]
    assert (error["field"], error["code"]) == ("lines.0.total", "sum_wrong")
    assert error["params"] == {"stated": "100.00", "computed": "98.99"}


def test_a_line_may_be_rounded_either_way(system: System) -> None:
    line = {"quantity": "0.333", "unit_price": "300.10", "total": "99.93"}
    other = {"quantity": "1", "unit_price": "0.0666", "total": "0.07"}
    assert system.send("invoices", invoice(amount="100.00", lines=[line, other]))[0]["status"] == "created"


NO_AMOUNT: list[tuple[Any, str]] = [
    (100.0, "amount_not_a_number"),
    (1e400, "amount_not_a_number"),
    (float("nan"), "amount_not_a_number"),
    (True, "amount_not_a_number"),
    ([], "amount_not_a_number"),
    ("1e2", "amount_not_a_number"),
    ("100,00", "amount_not_a_number"),
    ("$100", "amount_not_a_number"),
    ("٣", "amount_not_a_number"),
    ("", "amount_not_a_number"),
    ("1000000000000000.00", "amount_too_large"),
    (10**60, "amount_too_large"),
    ("1.00001", "amount_too_many_decimals"),
]


def test_what_is_no_amount_is_refused(system: System) -> None:
    for amount, code in NO_AMOUNT:
        row = invoice(lines=[], net=amount, total=amount)
        assert refusal(system, row) == [("net", code), ("total", code)], amount


def test_each_currency_has_its_own_decimals(system: System) -> None:
    amounts: list[tuple[str, Any, str]] = [
        ("ARS", "0.01", "0.01"),
        ("ARS", 100, "100.00"),
        ("ARS", "999999999999999.99", "999999999999999.99"),
        ("JPY", "1500", "1500"),
        ("CLP", 15000, "15000"),
        ("KWD", "1.005", "1.005"),
        ("KWD", "1.5", "1.500"),
    ]
    for number, (currency, amount, kept) in enumerate(amounts):
        row = invoice(f"f{number}", currency=currency, lines=[], net=amount, total=amount)
        assert system.send("invoices", row)[0]["status"] == "created"
        read = system.call("GET", f"/invoices/f{number}").json
        assert (read["total"], read["open"]) == (kept, kept)


def test_decimals_that_a_currency_does_not_have_are_refused(system: System) -> None:
    too_fine = [("JPY", "0.5", 0), ("CLP", "15.000", 0), ("KWD", "1.0005", 3), ("ARS", "1.005", 2)]
    for currency, amount, decimals in too_fine:
        row = invoice(currency=currency, lines=[], net=amount, total=amount)
        [answer] = system.send("invoices", row)
        assert {error["code"] for error in answer["errors"]} == {"amount_too_many_decimals"}
        assert {error["params"]["decimals"] for error in answer["errors"]} == {decimals}
        found = refusal(system, payment(currency=currency, amount=amount), "payments")
        assert found == [("amount", "amount_too_many_decimals")]


def test_what_lowers_the_debt_is_a_credit_note_and_no_negative_invoice(system: System) -> None:
    assert refusal(system, invoice(amount="-5.00")) == [("total", "amount_negative")]
    assert refusal(system, credit_note(amount="-5.00"), "credit-notes") == [("total", "amount_negative")]
    assert refusal(system, payment(amount="-5.00"), "payments") == [("amount", "amount_not_positive")]
    assert refusal(system, payment(amount="0"), "payments") == [("amount", "amount_not_positive")]


def test_a_negative_line_and_a_zero_total_are_an_honest_invoice(system: System) -> None:
    lines = [{"unit_price": "10.00", "total": "10.00"}, {"unit_price": "-10.00", "total": "-10.00"}]
    assert system.send("invoices", invoice(amount="0.00", lines=lines))[0]["status"] == "created"


@pytest.mark.parametrize(
    ("kind", "build"), [("invoices", invoice), ("payments", payment), ("credit-notes", credit_note)]
)
def test_a_currency_is_one_that_the_tenant_bills_in(system: System, kind: str, build: Any) -> None:
    assert refusal(system, build(currency="USD"), kind) == [("currency", "currency_not_used")]
    assert refusal(system, build(currency="XYZ"), kind) == [("currency", "currency_unknown")]
    assert refusal(system, build(currency="ars"), kind) == [("currency", "string_pattern_mismatch")]


def test_a_day_is_written_year_month_day(system: System) -> None:
    arabic = "".join(chr(ord(letter) - ord("0") + 0x660) if letter != "-" else "-" for letter in "2026-11-23")
    for day in ("2026-02-30", "23/11/2026", "2026-11-23T00:00:00Z", "", 20261123, None, arabic):
        assert [field for field, _ in refusal(system, invoice(issued_on=day))] == ["issued_on"], day
        assert [field for field, _ in refusal(system, payment(paid_on=day), "payments")] == ["paid_on"], day


def test_a_field_that_nobody_knows_is_told(system: System) -> None:
    assert refusal(system, invoice(totl="1")) == [("totl", "extra_forbidden")]


# Numbers and customers


def test_a_number_is_borne_by_one_document_of_a_customer(system: System) -> None:
    system.send("invoices", invoice("f1", number="A-1"))
    answers = system.send(
        "invoices",
        invoice("f2", number="A-1"),
        invoice("f3", number="A-2"),
        invoice("f4", number="A-2"),
        invoice("f5", "c2", number="A-1"),
    )
    assert [one["status"] for one in answers] == ["created" if n in (1, 3) else "refused" for n in range(4)]
    for refused in (answers[0], answers[2]):
        assert [(error["field"], error["code"]) for error in refused["errors"]] == [
            ("number", "number_taken")
        ]
    # Credit notes are numbered by themselves.
    assert system.send("credit-notes", credit_note(number="A-1"))[0]["status"] == "created"


def test_a_refused_document_takes_no_number(system: System) -> None:
    answers = system.send("invoices", invoice("f1", number="A-1", total="7.00"), invoice("f2", number="A-1"))
    assert [one["status"] for one in answers] == ["refused", "created"]


def test_a_number_is_free_again_when_its_document_lets_it_go(system: System) -> None:
    system.send("invoices", invoice("f1", number="A-1"), invoice("f2", number="A-2"))
    assert system.send("invoices", invoice("f1", number="A-3"))[0]["status"] == "changed"
    assert system.send("invoices", invoice("f4", number="A-1"))[0]["status"] == "created"
    assert system.call("DELETE", "/invoices/f2").status == 200
    assert system.send("invoices", invoice("f5", number="A-2"))[0]["status"] == "created"


def test_a_document_stays_with_its_customer(system: System) -> None:
    system.send("invoices", invoice())
    system.send("payments", payment())
    for kind, row in (("invoices", invoice(customer_id="c2")), ("payments", payment(customer_id="c2"))):
        [answer] = system.send(kind, row)
        assert [(error["field"], error["code"]) for error in answer["errors"]] == [
            ("customer", "customer_differs")
        ]
        assert system.call("DELETE", f"/{kind}/{row['external_id']}").status == 200
        assert system.send(kind, row)[0]["status"] == "created"
        assert system.call("GET", f"/{kind}/{row['external_id']}").json["customer"] == "c2"


def test_money_is_meant_for_an_invoice_of_the_same_customer(system: System) -> None:
    system.send("invoices", invoice("f1"), invoice("f2", "c2"))
    for named in ("f2", "nothing"):
        assert refusal(system, payment(invoice=named), "payments") == [("invoice", "invoice_unknown")]
        assert refusal(system, credit_note(invoice=named), "credit-notes") == [("invoice", "invoice_unknown")]


def test_deleting_twice_is_not_found_and_the_document_can_come_again(system: System) -> None:
    for kind, row in (("invoices", invoice()), ("payments", payment()), ("credit-notes", credit_note())):
        path = f"/{kind}/{row['external_id']}"
        assert system.send(kind, row)[0]["status"] == "created"
        assert system.call("DELETE", path).status == 200
        assert system.call("DELETE", path).status == 404
        assert system.call("GET", path).status == 404
        assert system.send(kind, row)[0]["status"] == "created"
        assert system.call("GET", path).status == 200


def test_what_was_sent_is_read_back_and_listed_page_by_page(system: System) -> None:
    system.send("invoices", *(invoice(f"f{n}") for n in range(25)))
    seen: list[str] = []
    cursor = ""
    while True:
        page = system.call("GET", f"/invoices?limit=7{cursor}").json
        assert len(page["items"]) <= 7
        seen += [row["external_id"] for row in page["items"]]
        if page["next"] is None:
            break
        cursor = f"&cursor={page['next']}"
    assert sorted(seen) == sorted(f"f{n}" for n in range(25))

    system.send("payments", payment(number="R-1", description="Transferencia", invoice="f3"))
    kept = system.call("GET", "/payments/p1").json
    assert {
        name: kept[name] for name in ("customer", "number", "date", "amount", "description", "invoice")
    } == {
        "customer": "c1",
        "number": "R-1",
        "date": "2026-11-05",
        "amount": "40.00",
        "description": "Transferencia",
        "invoice": "f3",
    }


# PDFs


def pdf(*, password: str = "", script: str = "") -> str:
    """A PDF of one empty page, base64."""
    writer = PdfWriter()
    writer.add_blank_page(width=100, height=100)
    if script:
        action = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject(script)}
        writer.root_object[NameObject("/OpenAction")] = DictionaryObject(action)
    if password:
        writer.encrypt(password, algorithm="AES-256")
    target = BytesIO()
    writer.write(target)
    return base64.b64encode(target.getvalue()).decode()


def test_a_pdf_that_we_would_not_hand_on_is_refused(system: System) -> None:
    contents = [
        ("", "pdf_invalid"),
        ("not base64!", "base64_invalid"),
        (base64.b64encode(b"GIF89a").decode(), "pdf_invalid"),
        (base64.b64encode(b"<html>%PDF-1.7").decode(), "pdf_invalid"),
        (base64.b64encode(b"%PDF-1.7 and no more").decode(), "pdf_damaged"),
        (pdf(password="secret"), "pdf_encrypted"),  # pragma: allowlist secret
        (pdf(script="app.alert(1)"), "pdf_active_content"),
        ("A" * 4_200_001, "string_too_long"),
    ]
    for content, code in contents:
        assert refusal(system, invoice(pdf_base64=content)) == [("pdf_base64", code)]


def test_a_pdf_that_is_one_is_kept(system: System) -> None:
    assert system.send("invoices", invoice(pdf_base64=pdf()))[0]["status"] == "created"
    assert system.call("GET", "/invoices/f1").json["has_own_pdf"] is True
    assert system.send("invoices", invoice())[0]["status"] == "changed"
    assert system.call("GET", "/invoices/f1").json["has_own_pdf"] is False
