"""ASVS 5.2.2, 5.2.3: a PDF that is handed in is one, is whole, and does nothing by itself."""

import io
import time
import tracemalloc
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Link
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from chalicelib.documents.pdf.invoices import render_invoice
from chalicelib.documents.uploads.pdf import MAX_PDF_BYTES, PdfError, check_pdf
from tests.support.deep import examples

from .builders import an_invoice

RENDERED = render_invoice(an_invoice())


def written(change: Callable[[PdfWriter], object] = lambda _: None) -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    change(writer)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def raw(objects: dict[int, bytes], root: int = 1) -> bytes:
    """A PDF of hand-made objects with a correct table of them."""
    out = bytearray(b"%PDF-1.7\n")
    offsets = {}
    for number, body in objects.items():
        offsets[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start, size = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 %s \n" % (offsets.get(number, 0), b"n" if number in offsets else b"f")
    out += b"trailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, root, start)
    return bytes(out)


PAGES = {
    2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
    3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
}


def stream(dictionary: bytes, content: bytes) -> bytes:
    packed = zlib.compress(content, 9)
    return b"<<%s/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (dictionary, len(packed), packed)


def packed(hidden: bytes, *, streams: int = 1, padding: int = 0) -> bytes:
    """A PDF whose objects are inside compressed object streams, where no grep finds them."""
    bodies = {1: b"<</Type/Catalog/Pages 2 0 R/Names 4 0 R>>", **PAGES, 4: hidden}
    header, content = b"", b""
    for number, body in bodies.items():
        header += b"%d %d " % (number, len(content))
        content += body + b" "
    first = stream(b"/Type/ObjStm/N 4/First %d" % len(header), header + content)
    bomb = stream(b"/Type/ObjStm/N 1/First 6", b"50 0  " + b"(" + b" " * padding + b")")
    out, offsets = bytearray(b"%PDF-1.7\n"), {}
    for number in range(10, 10 + streams):
        offsets[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, first if number == 10 else bomb)
    offsets[9] = len(out)
    entries = []
    for number in range(10 + streams):
        if number in bodies:
            entries.append((2, 10, list(bodies).index(number)))
        elif number in offsets:
            entries.append((1, offsets[number], 0))
        else:
            entries.append((2, number + 5, 0) if 5 <= number < 9 and number + 5 in offsets else (0, 0, 255))
    # Every further stream holds one more object, so that each is opened.
    extra = [(2, 10 + position, 0) for position in range(1, streams)]
    table = b"".join(
        bytes([kind]) + second.to_bytes(4, "big") + bytes([third]) for kind, second, third in entries + extra
    )
    size = len(entries) + len(extra)
    out += b"9 0 obj\n%s\nendobj\n" % stream(b"/Type/XRef/W[1 4 1]/Root 1 0 R/Size %d" % size, table)
    out += b"startxref\n%d\n%%%%EOF\n" % offsets[9]
    return bytes(out)


def refusal(data: bytes) -> PdfError:
    with pytest.raises(PdfError) as refused:
        check_pdf(data, field="pdf_base64")
    assert [error.field for error in refused.value.fields] == ["pdf_base64"]
    assert refused.value.fields[0].code == refused.value.code
    return refused.value


@pytest.mark.parametrize(
    "data",
    [
        RENDERED,
        written(),
        written(lambda writer: writer.add_metadata({"/Title": "Factura"})),
        written(lambda writer: writer.add_annotation(0, Link(rect=(0, 0, 9, 9), url="https://example.com"))),
        raw({1: b"<</Type/Catalog/Pages 2 0 R/OpenAction[3 0 R/Fit]>>", **PAGES}),
        packed(b"<<>>"),
    ],
    ids=["ours", "blank", "metadata", "link", "open action to a page", "object streams"],
)
def test_an_honest_pdf_passes(data: bytes) -> None:
    check_pdf(data)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"hello",
        b"\n" + RENDERED,
        b"GIF89a" + RENDERED,
        RENDERED[1:],
        b"<html>%PDF-1.7",
        b"PK\x03\x04%PDF-1.7",
    ],
)
def test_what_does_not_begin_as_a_pdf_is_refused(data: bytes) -> None:
    assert refusal(data).code == "pdf_invalid"


def test_too_many_bytes_are_refused_unread() -> None:
    assert refusal(b"%PDF-" + bytes(MAX_PDF_BYTES)).code == "file_too_large"


@pytest.mark.parametrize(
    "data", [RENDERED[:200], RENDERED[: len(RENDERED) // 2], b"%PDF-1.7\n%%EOF", b"%PDF-" + b"\xff" * 5000]
)
def test_a_damaged_pdf_is_refused(data: bytes) -> None:
    assert refusal(data).code == "pdf_damaged"


def test_a_pdf_without_pages_is_refused() -> None:
    data = raw({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[]/Count 0>>"})
    assert refusal(data).code == "pdf_damaged"


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-256"])
@pytest.mark.parametrize("password", ["", "secret"])
def test_an_encrypted_pdf_is_refused(algorithm: str, password: str) -> None:
    data = written(lambda writer: writer.encrypt(password, algorithm=algorithm))
    assert refusal(data).code == "pdf_encrypted"


@pytest.mark.parametrize(
    ("found", "catalog", "others"),
    [
        ("JS", b"/OpenAction<</JS(app.alert(1))>>", {}),
        ("JavaScript", b"/OpenAction<</S/JavaScript>>", {}),
        ("JavaScript", b"/Names<</JavaScript 4 0 R>>", {4: b"<</Names[]>>"}),
        ("JavaScript", b"/OpenAction<</S/J#61vaScript>>", {}),
        ("JS", b"/OpenAction 4 0 R", {4: b"<</S/GoTo/Next[<</J#53 5 0 R>>]>>", 5: b"(1)"}),
        ("Launch", b"/OpenAction<</S/Launch/F(cmd.exe)>>", {}),
        ("AA", b"/AA<</WC 4 0 R>>", {4: b"<</S/GoTo>>"}),
        ("EmbeddedFiles", b"/Names<</EmbeddedFiles 4 0 R>>", {4: b"<</Names[]>>"}),
        ("EF", b"/AF[4 0 R]", {4: b"<</Type/Filespec/EF<<>>>>"}),
        ("XFA", b"/AcroForm<</XFA[]/Fields[]>>", {}),
        ("SubmitForm", b"/AcroForm<</Fields[<</A<</S/SubmitForm>>>>]>>", {}),
        ("ImportData", b"/OpenAction<</S/ImportData>>", {}),
        ("RichMediaContent", b"/X 4 0 R", {4: b"<</Subtype/RichMedia/RichMediaContent<<>>>>"}),
        ("JS", b"", {4: b"<</S/JavaScript/JS(unreached)>>"}),
    ],
)
def test_what_acts_by_itself_is_refused_and_named(
    found: str, catalog: bytes, others: dict[int, bytes]
) -> None:
    error = refusal(raw({1: b"<</Type/Catalog/Pages 2 0 R%s>>" % catalog, **PAGES, **others}))
    assert error.code == "pdf_active_content"
    assert error.fields[0].params == {"found": found}


def test_a_script_inside_an_object_stream_is_found_where_a_grep_is_blind() -> None:
    data = packed(b"<</JavaScript<</Names[(x)<</S/JavaScript/JS(app.alert\\(1\\))>>]>>>>")
    assert b"JavaScript" not in data
    assert refusal(data).code == "pdf_active_content"


def test_an_attachment_is_found() -> None:
    assert refusal(written(lambda writer: writer.add_attachment("a.exe", b"MZ"))).code == "pdf_active_content"


def test_a_damaged_file_does_not_fill_the_log(caplog: pytest.LogCaptureFixture) -> None:
    table = b"xref\n0 1000\n" + b"0000000000 65535 f \n" * 1000
    assert (
        refusal(b"%PDF-1.7\n" + table + b"trailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF").code == "pdf_damaged"
    )
    assert caplog.records == []


def test_a_script_in_a_later_revision_is_found() -> None:
    stream_ = io.BytesIO(written())
    writer = PdfWriter(stream_, incremental=True)
    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(
        {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("1")}
    )
    out = io.BytesIO()
    writer.write(out)
    assert refusal(out.getvalue()).code == "pdf_active_content"


def test_objects_that_hold_each_other_end() -> None:
    check_pdf(
        raw({1: b"<</Type/Catalog/Pages 2 0 R/X 4 0 R>>", **PAGES, 4: b"<</A 5 0 R>>", 5: b"[4 0 R 5 0 R]"})
    )


def test_deep_nesting_is_refused() -> None:
    data = raw({1: b"<</Type/Catalog/Pages 2 0 R/X 4 0 R>>", **PAGES, 4: b"[" * 5000 + b"]" * 5000})
    assert refusal(data).code in {"pdf_too_complex", "pdf_damaged"}


def test_a_long_chain_is_walked_without_recursion() -> None:
    chain = {number: b"<</Next %d 0 R>>" % (number + 1) for number in range(4, 5000)}
    check_pdf(raw({1: b"<</Type/Catalog/Pages 2 0 R/X 4 0 R>>", **PAGES, **chain, 5000: b"null"}))


def test_a_page_tree_that_holds_itself_is_refused() -> None:
    data = raw({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[2 0 R]/Count 1>>"})
    assert refusal(data).code in {"pdf_damaged", "pdf_too_complex"}


@pytest.mark.parametrize(("streams", "padding"), [(2, 200_000_000), (40, 4_000_000)])
def test_a_decompression_bomb_is_refused_in_bounded_time_and_memory(streams: int, padding: int) -> None:
    data = packed(b"<<>>", streams=streams, padding=padding)
    assert len(data) < MAX_PDF_BYTES
    tracemalloc.start()
    started = time.process_time()
    code = refusal(data).code
    taken, (_, peak) = time.process_time() - started, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert code == "pdf_too_complex"
    assert peak < 200_000_000
    assert taken < 10


def test_a_crowd_of_objects_is_refused_before_it_is_parsed() -> None:
    started = time.process_time()
    assert refusal(b"%PDF-1.7\n" + b"1 0 obj 1 endobj\n" * 170_000).code == "pdf_too_complex"
    assert time.process_time() - started < 1


def test_a_huge_array_is_refused() -> None:
    data = raw({1: b"<</Type/Catalog/Pages 2 0 R/X 4 0 R>>", **PAGES, 4: b"[" + b"1 " * 400_000 + b"]"})
    assert refusal(data).code in {"pdf_too_complex", "pdf_damaged"}


@settings(max_examples=examples(150), deadline=None)
@given(st.integers(0, len(RENDERED) - 1), st.binary(min_size=1, max_size=40))
def test_any_damage_is_an_answer(position: int, noise: bytes) -> None:
    """Whatever is broken, it is our error or none, and nothing else."""
    try:
        check_pdf(RENDERED[:position] + noise + RENDERED[position + len(noise) :])
    except PdfError as error:
        assert error.fields  # noqa: PT017 - either way is right


def test_an_unpacked_stream_may_be_large_where_it_holds_no_objects() -> None:
    """Contents of pages are not unpacked at all: a large drawing is no bomb."""
    content = stream(b"", b"0 0 m 1 1 l S\n" * 3_000_000)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>"
    check_pdf(raw({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: PAGES[2], 3: page, 4: content}))


def test_the_reader_that_checks_sees_what_the_test_built() -> None:
    """The hand-made files are PDFs: what they are refused for is what they hold."""
    assert len(PdfReader(io.BytesIO(packed(b"<<>>")), strict=True).pages) == 1
    assert (
        len(PdfReader(io.BytesIO(raw({1: b"<</Type/Catalog/Pages 2 0 R>>", **PAGES})), strict=True).pages)
        == 1
    )
