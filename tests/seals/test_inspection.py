"""What a PDF is before it is laid before anybody."""

import io
from pathlib import Path

import pytest
import typst
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from chalicelib.contracts.pictures import draw_page
from chalicelib.documents.pdf.agreements import PLACE
from chalicelib.kernel.errors import InvalidError
from chalicelib.seals.inspection import MAX_BYTES, find_anchors, inspect_pdf
from infra.local.provision import Resources
from tests.seals.papers import Office, act, annotated, ink, layered, paper, plan, signed_by_another


def test_pages_are_measured_as_they_are_displayed() -> None:
    writer = PdfWriter()
    for each in (paper(), paper(rotation=90), paper(size=(2384, 3370)), paper(crop=30)):
        writer.add_page(PdfReader(io.BytesIO(each)).pages[0])
    written = io.BytesIO()
    writer.write(written)
    seen = inspect_pdf(written.getvalue())
    assert [(page.width, page.height, page.rotation) for page in seen.pages] == [
        (400, 500, 0),
        (500, 400, 90),
        (2384, 3370, 0),
        (340, 440, 0),
    ]
    assert seen.signed_by == ()
    assert seen.is_flat


def _refusal(data: bytes) -> str:
    with pytest.raises(InvalidError) as refused:
        inspect_pdf(data)
    assert refused.value.fields[0].code == refused.value.code
    return refused.value.code


def _encrypted() -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(paper()))
    writer.encrypt("secreto", algorithm="AES-256")
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def _with_script() -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(paper()))
    action = DictionaryObject(
        {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert(1)")}
    )
    writer.root_object[NameObject("/OpenAction")] = action
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def test_what_cannot_be_signed_is_refused() -> None:
    assert _refusal(b"hello") == "pdf_invalid"
    assert _refusal(paper()[:200]) == "pdf_invalid"
    assert _refusal(_encrypted()) == "pdf_encrypted"
    assert _refusal(_with_script()) == "pdf_script"
    assert _refusal(paper(501)) == "pdf_too_many_pages"
    assert _refusal(b"%PDF-" + bytes(MAX_BYTES)) == "pdf_too_large"
    assert len(inspect_pdf(paper(500)).pages) == 500


def test_it_says_who_signed_before(aws: Resources) -> None:
    layout = plan("Ana Paz", "Bruno Sosa")
    sealed = Office().seal(paper(), layout, act(layout, "s1"))
    seen = inspect_pdf(sealed)
    assert seen.signed_by == ("Ana Paz",)
    assert not seen.is_flat  # their evidence is filled into a field


def test_a_signature_that_is_not_shown_leaves_the_pages_as_they_are_drawn(aws: Resources) -> None:
    signed, _ = signed_by_another(paper())
    seen = inspect_pdf(signed)
    assert seen.signed_by == ("Escribanía López",)
    assert seen.is_flat


@pytest.mark.parametrize("kind", ["/FreeText", "/Stamp", "/Ink", "/Square", "/Widget"])
def test_what_lies_upon_a_page_is_refused(kind: str) -> None:
    assert _refusal(annotated(kind)) == "pdf_not_flat"


def test_a_form_is_refused_though_its_fields_are_empty() -> None:
    assert _refusal(annotated("/Widget", fields=True, area=(0, 0, 0, 0))) == "pdf_not_flat"


def test_links_are_no_matter_unless_they_show_themselves() -> None:
    assert inspect_pdf(annotated("/Popup")).is_flat
    assert inspect_pdf(annotated("/Link", appearance=False, border=(0, 0, 0))).is_flat
    assert _refusal(annotated("/Link", border=(0, 0, 0))) == "pdf_not_flat"
    assert _refusal(annotated("/Link", appearance=False, border=(0, 0, 40))) == "pdf_not_flat"
    assert _refusal(annotated("/Link", appearance=False)) == "pdf_not_flat"


@pytest.mark.parametrize("setting", ["/OFF", "/AS", "/BaseState", "/Configs"])
def test_a_layer_that_can_be_hidden_is_refused(setting: str) -> None:
    assert inspect_pdf(layered("")).is_flat
    assert _refusal(layered(setting)) == "pdf_not_flat"


def test_a_picture_shows_what_other_readers_show(tmp_path: Path) -> None:
    """Of what is taken: the same places are dark in it as poppler draws them."""
    pdf = layered("")
    assert inspect_pdf(pdf).is_flat
    _, theirs = ink(pdf, tmp_path, 0)
    with Image.open(io.BytesIO(draw_page(pdf, 0, 400, 500))) as picture:
        shrunk = picture.convert("L").resize((400, 500))
        ours = {(at % 400, at // 400) for at, value in enumerate(shrunk.tobytes()) if value < 140}
    assert len(theirs) > 15_000
    assert len(ours ^ set(theirs)) < 1_000


def test_what_was_certified_against_every_change_is_locked(aws: Resources) -> None:
    from chalicelib.seals import evidence, sealing
    from tests.seals.papers import NOW, head

    office, layout = Office(), plan("Ana Paz")
    pdf = evidence.render_evidence(layout, head(paper()))
    assert (
        _refusal(sealing.seal_evidence(pdf, layout, office.key, name="Fibra", chain_head="a" * 64, at=NOW))
        == "pdf_locked"
    )


def test_anchors_are_found_where_they_stand(tmp_path: Path) -> None:
    source = "#set page(width: 400pt, height: 500pt, margin: 0pt)\n#set text(size: 10pt)\n"
    places = [(0, 50, 100), (1, 200, 300)]
    for number, (page, x, y) in enumerate(places):
        source += "#pagebreak()" if page else ""
        source += f"#place(top + left, dx: {x}pt, dy: {y}pt)[\\[\\[firma:{number + 1}\\]\\]]\n"
    (tmp_path / "anchors.typ").write_text(source)
    pdf = typst.compile(str(tmp_path / "anchors.typ"))
    assert isinstance(pdf, bytes)
    found = find_anchors(pdf, PLACE)
    assert [(one.text, one.page) for one in found] == [("[[firma:1]]", 0), ("[[firma:2]]", 1)]
    for one, (_, x, y) in zip(found, places, strict=True):
        assert abs(one.x - x) < 4, one
        assert abs(one.y - y) < 6, one
        assert 8 < one.height < 12
