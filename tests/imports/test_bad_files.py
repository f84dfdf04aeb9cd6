"""Malformed files and rows are reported, and valid rows are still imported."""

import csv

import pytest

from tests.imports.importing import Importing, counts, reasons

HEAD = "Código,Nombre,Correo,Teléfono,Fin de portal\n"


def codes(importing: Importing) -> list[tuple[int, str, str]]:
    """Row, field and code of rejected rows."""
    return reasons(importing.rows("wrong"))


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b" \n", "file_empty"),
        (b"PK\x03\x04" + bytes(300), "file_is_workbook"),
        (bytes(range(256)) * 8, "file_not_text"),
        (HEAD.encode(), "file_without_rows"),
        (",".join(f"c{number}" for number in range(201)).encode() + b"\n1\n", "too_many_columns"),
        (b'"never closed\n', "file_not_a_table"),
    ],
)
def test_a_file_that_is_not_a_table_is_rejected_and_deleted(
    importing: Importing, content: bytes, code: str
) -> None:
    refused = importing.begin("customers", content)

    assert (refused.status, refused.code) == (422, code)
    assert importing.state()["failure"] == code
    assert importing.look().code == "import_state"
    assert importing.staff.get("/imports").json["items"][0]["state"] == "failed"


@pytest.mark.parametrize("answer", [0, "no"])
def test_has_header_must_be_a_boolean(importing: Importing, answer: object) -> None:
    importing.begin("customers", (HEAD + "c1,Ana,,,\n").encode())

    refused = importing.look(has_header=answer)

    assert (refused.status, refused.json["fields"][0]["field"]) == (422, "has_header")


def test_a_file_that_was_never_uploaded_is_still_expected(importing: Importing) -> None:
    asked = importing.staff.post("/imports", {"kind": "customers", "filename": "x.csv", "size": 5})
    importing.import_id = asked.json["id"]

    assert importing.look().code == "upload_missing"
    assert importing.staff.get("/imports").json["items"] == []


@pytest.mark.parametrize("size", [0, 50 * 1024 * 1024 + 1])
def test_an_empty_or_too_large_file_is_rejected_before_the_upload(importing: Importing, size: int) -> None:
    refused = importing.staff.post("/imports", {"kind": "customers", "filename": "x.csv", "size": size})

    assert refused.status == 422


def test_the_form_accepts_only_its_key_and_size(importing: Importing) -> None:
    import base64
    import json

    asked = importing.staff.post("/imports", {"kind": "customers", "filename": "x.csv", "size": 5}).json

    policy = json.loads(base64.b64decode(asked["upload"]["fields"]["policy"]))
    assert ["content-length-range", 1, 50 * 1024 * 1024] in policy["conditions"]
    assert {"key": f"imports/demo/{asked['id']}/source.csv"} in policy["conditions"]


def test_a_file_of_thirty_columns_is_read(importing: Importing) -> None:
    head = "Código,Nombre," + ",".join(f"Dato {number}" for number in range(28))
    row = "1,Ana," + ",".join("x" for _ in range(28))

    shown = importing.compared("customers", f"{head}\n{row}\n".encode())

    assert counts(shown) == (1, 0, 0, 0)
    assert len(shown["columns"]) == 30


def test_malformed_rows_are_reported_and_the_others_imported(importing: Importing) -> None:
    content = (
        HEAD.encode()
        + "1,Ana Núñez,ana@example.com,,\n".encode()
        + b'2,"open,x@example.com,,\n'
        + b"3,Mu\xf1oz,m@example.com,,\n"
        + b"4,Short\n"
        + b"5,Long,l@example.com,,,more\n"
        + b'6,"a"b,q@example.com,,\n'
        + b"7,,nameless@example.com,,\n"
        + b"8,Luz,not-an-address,,\n"
        + b"9,Paz,paz@example.com,,31/02/2026\n"
        + b",Nobody,n@example.com,,\n"
        + b"1,Ana otra vez,ana2@example.com,,\n"
        + b"\n"
        + b"13,Eva,eva@example.com,,15/02/2027\n"
    )

    shown = importing.compared("customers", content)

    assert counts(shown) == (2, 0, 0, 10)
    assert codes(importing) == [
        (3, "row", "quote_unclosed"),
        (4, "row", "encoding_broken"),
        (5, "row", "too_few_cells"),
        (6, "row", "too_many_cells"),
        (7, "row", "quote_misplaced"),
        (8, "name", "missing"),
        (9, "email", "email_invalid"),
        (10, "portal_until", "day_unreadable"),
        (11, "number", "missing"),
        (12, "row", "repeated_in_file"),
    ]
    assert counts(importing.run()) == (2, 0, 0, 10)
    report = list(csv.reader(importing.report().splitlines(), delimiter=";"))
    assert report[0] == ["Código", "Nombre", "Correo", "Teléfono", "Fin de portal", "Fila", "Motivo"]
    assert len(report) == 11
    assert report[-1] == ["1", "Ana otra vez", "ana2@example.com", "", "", "12", "Ya está en la fila 2"]


def test_a_corrected_report_can_be_imported(importing: Importing) -> None:
    importing.imported(
        "customers", HEAD.encode() + b"1,Ana,ana@example.com,,\n-2,=1+1,wrong,+54 11 4321-1234,\n"
    )
    report = importing.report()
    assert "'-2;'=1+1;wrong;'+54 11 4321-1234" in report
    again = Importing(importing.api_client, importing.staff)

    shown = again.compared("customers", report.replace("wrong", "eva@example.com").encode("utf-8-sig"))

    assert counts(shown) == (1, 0, 0, 0)
    [row] = again.rows("new")
    told = {change["field"]: change["after"] for change in row["changes"]}
    assert (told["name"], told["phone"]) == ("=1+1", "+541143211234")


def test_a_row_with_an_invalid_phone_is_imported_with_a_warning(importing: Importing) -> None:
    importing.compared("customers", HEAD.encode() + b"1,Ana,ana@example.com,123,\n")

    [row] = importing.rows("new")
    assert [(one["field"], one["code"]) for one in row["warnings"]] == [("phone", "phone_invalid")]


def test_too_many_rows_are_rejected_before_anything_is_written(
    importing: Importing, monkeypatch: pytest.MonkeyPatch
) -> None:
    from chalicelib.imports import chunks

    monkeypatch.setattr(chunks, "MAX_ROWS", 5)
    monkeypatch.setattr(chunks, "CHUNK_ROWS", 2)
    rows = "".join(f"{number},Ana {number},,,\n" for number in range(7))

    shown = importing.compared("customers", (HEAD + rows).encode())

    assert (shown["state"], shown["failure"], shown["can_resume"]) == ("failed", "too_many_rows", False)
    assert importing.staff.post(importing.path("/run")).code == "import_state"


def test_required_and_ambiguous_columns_must_be_mapped(importing: Importing) -> None:
    content = b"a,b,c,d\nA-1,1,01/02/2026,1.234\n"
    assert importing.begin("invoices", content).status == 200

    def fields(**columns: dict[str, str]) -> list[tuple[str, str]]:
        body = {"columns": [{"index": int(name[1:]), **column} for name, column in columns.items()]}
        return [
            (one["field"], one["code"])
            for one in importing.staff.put(importing.path("/mapping"), body).json["fields"]
        ]

    assert fields(c0={"field": "number"}) == [
        ("fields.customer", "column_missing"),
        ("fields.issued_on", "column_missing"),
        ("fields.total", "column_missing"),
    ]
    known = {"c0": {"field": "number"}, "c1": {"field": "customer"}}
    assert fields(**known, c2={"field": "issued_on"}, c3={"field": "total"}) == [
        ("columns.2.day_order", "choice_needed"),
        ("columns.3.decimal_sign", "choice_needed"),
    ]
    twice = {"c2": {"field": "issued_on", "day_order": "dmy"}, "c3": {"field": "number"}}
    assert ("columns.3.field", "field_taken") in fields(**known, **twice)
    assert ("columns.2.index", "column_unknown") in fields(
        **known, c9={"field": "total", "decimal_sign": ","}
    )
    assert fields(c0={"field": "nonsense"})[0] == ("columns.0.field", "field_unknown")


def test_a_file_can_be_inspected_again_with_other_options(importing: Importing) -> None:
    seen = importing.begin("customers", b"1;Ana;ana@example.com\n2;Eva;eva@example.com\n").json
    assert seen["layout"]["has_header"] is False
    assert [column["name"] for column in seen["columns"]] == ["", "", ""]

    again = importing.look(separator=",", has_header=True, encoding="windows-1252").json

    assert again["layout"] == {"encoding": "windows-1252", "separator": ",", "has_header": True}
    assert [column["name"] for column in again["columns"]] == ["1;Ana;ana@example.com"]
