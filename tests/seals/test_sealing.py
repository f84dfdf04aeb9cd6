"""Seals: verified by pyHanko and by poppler, one and several, and on documents of all kinds."""

import io
import math
import random
from dataclasses import replace
from pathlib import Path

import pytest
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields
from pypdf import PdfReader

from chalicelib.seals import composing, evidence, sealing
from chalicelib.seals.plan import Plan
from chalicelib.seals.verification import verify
from infra.local.provision import Resources
from tests.seals.papers import (
    NOW,
    Office,
    Spec,
    act,
    head,
    ink,
    mark,
    paper,
    pdfsig,
    plan,
    signed_by_another,
    strokes,
)
from tests.support.timestamps import TimestampAuthority


@pytest.fixture
def office(aws: Resources) -> Office:
    return Office()


@pytest.mark.parametrize("spec", ["ECC_NIST_P256", "RSA_3072"])
def test_a_seal_is_trusted_by_poppler_and_by_pyhanko(aws: Resources, tmp_path: Path, spec: Spec) -> None:
    office, layout = Office(spec), plan("Ana Paz")
    sealed = office.seal(paper(2), layout, act(layout))
    said = pdfsig(sealed, tmp_path, office.root)
    assert "Signature is Valid" in said
    assert "Certificate is Trusted" in said
    assert "Total document signed" in said
    assert "ETSI.CAdES.detached" in said
    report = verify(sealed, office.anchors)
    assert report.holds, report
    (one,) = report.signatures
    assert (one.name, one.record, one.covers, one.modified) == (
        "Ana Paz",
        "ventanilla:demo/K7QF2M9X",
        "file",
        "NONE",
    )
    assert one.signed_at == NOW


def test_the_original_is_the_beginning_of_what_is_sealed(office: Office) -> None:
    original, layout = paper(3), plan("Ana Paz", "Bruno Sosa")
    prepared = composing.prepare(original, layout, head(original))
    first = sealing.seal(prepared, layout, act(layout, "s1"), office.key, at=NOW)
    second = sealing.seal(first, layout, act(layout, "s2"), office.key, at=NOW)
    assert prepared.startswith(original)
    assert first.startswith(prepared)
    assert second.startswith(first)


@pytest.mark.parametrize("spec", ["ECC_NIST_P256", "RSA_3072"])
def test_an_earlier_seal_holds_after_the_next_one(aws: Resources, tmp_path: Path, spec: Spec) -> None:
    office, layout = Office(spec), plan("Ana Paz", "Bruno Sosa")
    sealed = office.seal(paper(2), layout, act(layout, "s2"), act(layout, "s1"))
    report = verify(sealed, office.anchors)
    assert report.holds, report
    assert [(one.name, one.covers, one.modified) for one in report.signatures] == [
        ("Bruno Sosa", "revision", "FORM_FILLING"),
        ("Ana Paz", "file", "NONE"),
    ]
    said = pdfsig(sealed, tmp_path, office.root, known=office.key.certificate_chain_pem)
    assert said.count("Signature is Valid") == 2
    assert said.count("Certificate is Trusted") == 2
    assert said.count("Not total document signed") == 1
    assert said.count("- Total document signed") == 1


def test_a_seal_in_between_is_no_other_documents(office: Office) -> None:
    layout = plan("Ana Paz", "Bruno Sosa")
    sealed = office.seal(paper(), layout, act(layout, "s1"))
    assert verify(sealed, office.anchors).holds
    assert verify(sealed, Office().anchors).reasons == ("not_ours",)
    assert verify(sealed, replace(office.anchors, roots=Office().root)).reasons == ("not_trusted",)


def test_the_same_act_sealed_again_is_as_good(office: Office) -> None:
    layout = plan("Ana Paz")
    for _ in range(2):
        assert verify(office.seal(paper(), layout, act(layout)), office.anchors).holds


def _flipped(data: bytes, place: int, bit: int) -> bytes:
    other = bytearray(data)
    other[place] ^= 1 << bit
    return bytes(other)


def test_any_flipped_byte_is_noticed(office: Office) -> None:
    layout = plan("Ana Paz", "Bruno Sosa")
    sealed = office.seal(paper(), layout, act(layout, "s1"), act(layout, "s2"))
    assert verify(sealed, office.anchors).holds
    chance = random.Random(7)
    for place in chance.sample(range(len(sealed)), 200):
        report = verify(_flipped(sealed, place, chance.randrange(8)), office.anchors)
        assert not report.holds, (place, sealed[place - 20 : place + 20])


def test_poppler_notices_any_flipped_byte_of_what_is_sealed(office: Office, tmp_path: Path) -> None:
    layout = plan("Ana Paz")
    sealed = office.seal(paper(), layout, act(layout))
    # Within the signature's own container it takes a letter of the other case for the same digit, as we do not.
    start = sealed.rindex(b"/Contents <")
    covered = [*range(start), *range(sealed.index(b">", start) + 1, len(sealed))]
    chance = random.Random(7)
    for place in chance.sample(covered, 200):
        said = pdfsig(_flipped(sealed, place, chance.randrange(8)), tmp_path, office.root)
        assert "Signature is Valid" not in said or "- Total document signed" not in said, place


def test_what_is_appended_is_noticed(office: Office, tmp_path: Path) -> None:
    layout = plan("Ana Paz")
    sealed = office.seal(paper(), layout, act(layout))
    appended = io.BytesIO()
    writer = IncrementalPdfFileWriter(io.BytesIO(sealed))
    page = writer.find_page_for_modification(0)[0].get_object()
    page["/MediaBox"][2] = page["/MediaBox"][3]
    writer.update_container(page["/MediaBox"])
    writer.write(appended)
    assert set(verify(appended.getvalue(), office.anchors).reasons) == {"content_appended", "changed_after"}
    assert "Not total document signed" in pdfsig(appended.getvalue(), tmp_path, office.root)


@pytest.mark.parametrize("permission", [None, fields.MDPPerm.FILL_FORMS])
def test_what_somebody_else_signed_stays_valid(office: Office, permission: fields.MDPPerm | None) -> None:
    original, _ = signed_by_another(paper(2), permission=permission)
    layout = _without_pages(plan("Ana Paz", "Bruno Sosa"))
    sealed = office.seal(original, layout, act(layout, "s1"), act(layout, "s2"))
    report = verify(sealed, office.anchors)
    assert report.reasons == ("stranger",), report
    assert all(one.intact and one.valid and one.unchanged for one in report.signatures)
    assert [one.name for one in report.signatures] == ["Escribanía López", "Ana Paz", "Bruno Sosa"]
    assert len(PdfReader(io.BytesIO(sealed)).pages) == 2
    assert sealed.startswith(original)


def test_the_evidence_says_for_whom_each_signed_and_with_whom_the_business_deals(office: Office) -> None:
    original, layout = paper(), plan("Ana Paz", "Lucía Ferro")
    ana, lucia = layout.signatories
    layout = replace(
        layout, signatories=(replace(ana, party="Taller Sur"), replace(lucia, party="Fibra Sur SA"))
    )
    about = replace(head(original), customer="Taller Sur", customer_document="CUIT 30-71234567-1")
    pdf = evidence.render_evidence(layout, about, [act(layout, "s1"), act(layout, "s2")])
    text = PdfReader(io.BytesIO(pdf)).pages[0].extract_text()
    assert "CUIT 30-71234567-1" in text
    assert text.count("En nombre de") == 2
    assert "Fibra Sur SA" in text
    himself = replace(layout, signatories=(replace(ana, party="Ana Paz"),))
    pdf = evidence.render_evidence(himself, about, [act(himself, "s1")])
    assert "En nombre de" not in PdfReader(io.BytesIO(pdf)).pages[0].extract_text()


def _without_pages(layout: Plan) -> Plan:
    return replace(layout, evidence_pages=False)


def test_evidence_apart_is_sealed_by_itself(office: Office) -> None:
    original, layout = paper(), _without_pages(plan("Ana Paz"))
    pdf = evidence.render_evidence(layout, head(original), [act(layout)])
    sealed = sealing.seal_evidence(pdf, layout, office.key, name="Fibra Sur SA", chain_head="a" * 64, at=NOW)
    assert verify(sealed, office.anchors).holds
    text = PdfReader(io.BytesIO(sealed)).pages[0].extract_text()
    assert "a…@example.com" in text
    assert evidence.sha256(original) in text.replace("\n", "")


def test_the_evidence_page_says_who_signed_and_who_has_yet_to(office: Office) -> None:
    original, layout = paper(), plan("Ana Paz", "Bruno Sosa")
    prepared = composing.prepare(original, layout, head(original))
    text = PdfReader(io.BytesIO(prepared)).pages[1].extract_text()
    assert "K7QF2M9X" in text
    assert text.count("Pendiente de firma") == 2
    assert evidence.sha256(original) in text.replace("\n", "")


def test_a_timestamp_comes_along(office: Office) -> None:
    authority = TimestampAuthority(NOW)
    layout = plan("Ana Paz")
    sealed = office.seal(paper(), layout, act(layout), timestamper=authority.stamper)
    (one,) = verify(sealed, replace(office.anchors, timestamp_roots=authority.root_pem)).signatures
    assert one.stamp == "known"
    assert one.holds


NAMES = ["محمد الأحمد", "山田 太郎", "Γιώργος Παπαδόπουλος", "Łukasz Żółć", "नरेन्द्र", "X" * 60]


@pytest.mark.parametrize("method", ["drawn", "typed"])
def test_names_are_of_any_script(office: Office, method: str) -> None:
    layout = plan(*NAMES)
    acts = [
        act(
            layout,
            one.signer_id,
            method=method,
            typed_name=one.name,
            strokes=strokes() if method == "drawn" else (),
        )
        for one in layout.signatories
    ]
    report = verify(office.seal(paper(), layout, *acts), office.anchors)
    assert report.holds, report
    assert [one.name for one in report.signatures] == NAMES


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [0, 30])
def test_marks_land_where_the_page_shows_them(
    office: Office, tmp_path: Path, rotation: int, crop: int
) -> None:
    place = mark("s1", x=60.0, y=200.0, width=72.0, height=24.0)
    layout = plan("Ana Paz", marks=[place])
    bar = [[[20, 500, 100], [980, 500, 100]]]
    sealed = office.seal(paper(rotation=rotation, crop=crop), layout, act(layout, strokes=bar))
    size, dark = ink(sealed, tmp_path, 0)
    width, height = (400 - 2 * crop, 500 - 2 * crop)
    assert size == ((height, width) if rotation % 180 else (width, height))
    assert dark
    assert all(60 <= x <= 132 and 206 <= y <= 218 for x, y in dark), (min(dark), max(dark))
    assert max(x for x, _ in dark) - min(x for x, _ in dark) > 65


@pytest.mark.parametrize("size", [(200.0, 29.0), (60.0, 29.0), (40.0, 28.0)])
def test_a_signature_keeps_the_shape_in_which_it_was_drawn(
    office: Office, tmp_path: Path, size: tuple[float, float]
) -> None:
    """The pad is three times as wide as it is high: a fifth of its width and three of its height are a circle's."""
    place = mark("s1", x=60.0, y=200.0, width=size[0], height=size[1])
    turns = [at * math.pi / 20 for at in range(41)]
    circle = [[[round(500 + 100 * math.cos(at)), round(500 + 300 * math.sin(at)), 50] for at in turns]]
    layout = plan("Ana Paz", marks=[place])
    _, dark = ink(office.seal(paper(), layout, act(layout, strokes=circle)), tmp_path, 0)
    across = max(x for x, _ in dark) - min(x for x, _ in dark)
    down = max(y for _, y in dark) - min(y for _, y in dark)
    assert across == pytest.approx(down, abs=3)
    middle = (max(x for x, _ in dark) + min(x for x, _ in dark)) / 2
    assert middle == pytest.approx(60 + size[0] / 2, abs=2)


def test_what_was_drawn_small_in_a_corner_is_made_larger_in_its_middle_but_not_without_bound(
    office: Office, tmp_path: Path
) -> None:
    place = mark("s1", x=60.0, y=200.0, width=180.0, height=29.0)
    layout = plan("Ana Paz", marks=[place])

    def widest(part: int) -> tuple[int, float]:
        line = [[[50, 100, 50], [50 + part, 100, 50]]]
        _, dark = ink(office.seal(paper(), layout, act(layout, strokes=line)), tmp_path, 0)
        xs = [x for x, _ in dark]
        return max(xs) - min(xs), (max(xs) + min(xs)) / 2

    whole = 3 * 29  # as wide as the pad is where it fits in whole
    for part in (200, 600):
        width, middle = widest(part)
        assert middle == pytest.approx(150, abs=2)
        assert width == pytest.approx(min(0.94 * 180, 2.5 * whole * part / 1000), abs=5)


def _longest_line(data: bytes, folder: Path, page: int, below: float = 0.0) -> int:
    """The most dark points side by side."""
    _, everywhere = ink(data, folder, page)
    dark = [(x, y) for x, y in everywhere if y > below]
    at, longest = set(dark), 0
    for x, y in dark:
        if (x - 1, y) not in at:
            end = x
            while (end + 1, y) in at:
                end += 1
            longest = max(longest, end - x + 1)
    return longest


def test_a_signature_without_a_place_on_the_pages_is_shown_in_the_evidence(
    office: Office, tmp_path: Path
) -> None:
    bar = [[[20, 500, 100], [980, 500, 100]]]
    with_place = plan("Ana Paz")
    without = plan("Ana Paz", marks=[mark("s1", "date", height=20.0)])
    sealed = office.seal(paper(), with_place, act(with_place, strokes=bar))
    assert _longest_line(sealed, tmp_path, 0) > 80
    top = evidence.boxes(without)["s1"].y
    assert _longest_line(sealed, tmp_path, 1, top) < 40
    sealed = office.seal(paper(), without, act(without, strokes=bar))
    assert _longest_line(sealed, tmp_path, 1, top) > 100
    beside = replace(with_place, evidence_pages=False)
    apart = evidence.render_evidence(beside, head(paper()), [act(beside, strokes=bar)])
    assert _longest_line(apart, tmp_path, 0, top) > 100


def test_evidence_says_what_was_filled_in() -> None:
    marks = [replace(mark("s1", kind, y=y), label=label) for kind, y, label in FILLED]
    layout = plan("Ana Paz", marks=marks)
    values = {marks[0].mark_id: "Calle 1", marks[1].mark_id: "x", marks[2].mark_id: ""}
    pdf = evidence.render_evidence(layout, head(paper()), [act(layout, values=values)])
    text = PdfReader(io.BytesIO(pdf)).pages[0].extract_text()
    assert "Domicilio: Calle 1 · Acepto" in text
    assert "Fijo" not in text


FILLED = [("text", 40.0, "Domicilio"), ("checkbox", 80.0, "Acepto"), ("text", 120.0, "Fijo")]


def test_every_kind_of_mark_is_shown(office: Office, tmp_path: Path) -> None:
    marks = [
        mark("s1", kind, y=40.0 + 80 * row, height=20.0)
        for row, kind in enumerate(["initials", "date", "checkbox", "text"])
    ]
    layout = plan("Ana Paz", marks=marks)
    values = {marks[2].mark_id: "x", marks[3].mark_id: "Calle 1 €"}
    _, dark = ink(office.seal(paper(), layout, act(layout, values=values)), tmp_path, 0)
    for one in marks:
        assert any(one.y <= y <= one.y + one.height for _, y in dark), one.kind
    _, dark = ink(office.seal(paper(), layout, act(layout)), tmp_path, 0)
    assert not any(marks[2].y - 1 <= y for _, y in dark)


@pytest.mark.parametrize("size", [(2383.9, 3370.4), (72.0, 72.0)])
def test_pages_are_of_any_size(office: Office, size: tuple[float, float]) -> None:
    layout = plan("Ana Paz", marks=[mark("s1", x=10.0, y=10.0, width=50.0, height=20.0)])
    assert verify(office.seal(paper(2, size), layout, act(layout)), office.anchors).holds


def test_three_thousand_points_and_long_texts_are_sealed(office: Office) -> None:
    layout = plan("Ana Paz")
    long = act(layout, strokes=strokes(3000), consent="Acepto. " * 400, user_agent="Agente " * 40)
    assert verify(office.seal(paper(), layout, long), office.anchors).holds


def test_a_document_of_500_pages_is_sealed(office: Office) -> None:
    layout = plan("Ana Paz", marks=[mark("s1", "initials", page=page, height=20.0) for page in range(500)])
    sealed = office.seal(paper(500), layout, act(layout))
    assert verify(sealed, office.anchors).holds
    assert len(sealed) < 1_000_000


@pytest.mark.parametrize("country", ["AR", "CL"])
@pytest.mark.parametrize("people", [1, 3, 20])
def test_evidence_has_the_pages_that_its_boxes_lie_on(country: str, people: int) -> None:
    layout = replace(plan(*["Ana Paz"] * people), country=country, title="Contrato de larga duración " * 12)
    addressed = replace(head(paper()).issuer, address_lines=("Avenida Libertador 1234",) * 6)
    pdf = evidence.render_evidence(layout, replace(head(paper()), issuer=addressed))
    pages = PdfReader(io.BytesIO(pdf)).pages
    places = evidence.boxes(layout).values()
    assert len(pages) == max(box.page for box in places) + 1
    for number, page in enumerate(pages):
        on_it = [box for box in places if box.page == number]
        assert page.extract_text().count("Pendiente de firma") == len(on_it)
        assert all(abs(box.page_height - float(page.mediabox.height)) < 0.5 for box in on_it)
