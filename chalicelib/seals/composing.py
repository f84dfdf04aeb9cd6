"""Prepares a document to be sealed: fields for all who sign, and pages for the evidence, added behind what is there.

Nothing of the original is rewritten: the result begins with its bytes. Since a page that comes after the first seal
would break it, all pages and fields are there before; each seal only fills some in.
"""

from io import BytesIO
from typing import Any

from chalicelib.seals import evidence
from chalicelib.seals.evidence import EvidenceHead
from chalicelib.seals.inspection import geometry
from chalicelib.seals.plan import Mark, Plan, Signatory
from chalicelib.seals.words import words


def field_name(plan: Plan, signer_id: str) -> str:
    """Of a signatory's signature. The record's code is in it: what was sealed here may be handed in again."""
    return f"ventanilla-{plan.code}-{signer_id}"


def mark_name(plan: Plan, mark: Mark) -> str:
    """Of the field that shows a mark."""
    return f"{field_name(plan, mark.signer_id)}-{mark.mark_id}"


def prepare(original: bytes, plan: Plan, head: EvidenceHead) -> bytes:
    """The document with its fields and evidence pages; without either in it where somebody else signed it before.

    There (`plan.evidence_pages` is False) only signature fields are added, each at its signatory's first signature;
    they are not shown where a certification stands against it.
    """
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(BytesIO(original), strict=False)
    if plan.evidence_pages:
        first = int(writer.root["/Pages"]["/Count"])
        _append_pages(writer, evidence.render_evidence(plan, head))
        places = evidence.boxes(plan)
        for signatory in plan.signatories:
            box = places[signatory.signer_id]
            top = box.page_height - box.y
            area = (evidence.MARGIN, top - box.height, evidence.MARGIN + box.width, top)
            _add_signature(writer, plan, signatory, first + box.page, area)
        for mark in plan.marks:
            _add_mark(writer, plan, mark)
    else:
        certified = any(one.docmdp_level is not None for one in writer.prev.embedded_regular_signatures)
        for signatory in plan.signatories:
            marks = plan.marks_of(signatory.signer_id)
            chosen = next((mark for mark in marks if mark.kind == "signature"), marks[0] if marks else None)
            page, area = 0, (0.0, 0.0, 0.0, 0.0)
            if chosen is not None and not certified:
                page = chosen.page
                area = geometry(writer, page).rectangle(chosen.x, chosen.y, chosen.width, chosen.height)
            _add_signature(writer, plan, signatory, page, area)
    prepared = BytesIO()
    writer.write(prepared)
    return prepared.getvalue()


def _append_pages(writer: Any, pdf: bytes) -> None:
    """Append pages. Their tags stay behind: a page's structure cannot be brought into a document that has none."""
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.reader import PdfFileReader

    source = PdfFileReader(BytesIO(pdf))
    originals = [
        source.find_page_for_modification(number)[0].get_object()
        for number in range(int(source.root["/Pages"]["/Count"]))
    ]
    bare = generic.ArrayObject()
    for page in originals:
        kept = _without(page, ("/Parent", "/StructParents", "/Tabs", "/Annots"))
        kept[generic.pdf_name("/Resources")] = page["/Resources"]
        kept[generic.pdf_name("/MediaBox")] = page["/MediaBox"]
        kept[generic.pdf_name("/Rotate")] = generic.NumberObject(0)
        if "/Annots" in page:
            kept[generic.pdf_name("/Annots")] = generic.ArrayObject(
                _without(link.get_object(), ("/StructParent",)) for link in page["/Annots"]
            )
        bare.append(kept)
    bare.container_ref = source.root.container_ref
    for page in writer.import_object(bare):
        # Each by itself: to who compares revisions, a list of links within the page's own object is one thing.
        if "/Annots" in page:
            links = [writer.add_object(link) for link in page["/Annots"]]
            page[generic.pdf_name("/Annots")] = generic.ArrayObject(links)
        writer.insert_page(page)


def _without(dictionary: Any, left_out: tuple[str, ...]) -> Any:
    from pyhanko.pdf_utils import generic

    return generic.DictionaryObject(
        {key: dictionary.raw_get(key) for key in dictionary if key not in left_out}
    )


def _add_signature(
    writer: Any, plan: Plan, signatory: Signatory, page: int, area: tuple[float, float, float, float]
) -> None:
    from pyhanko.sign.fields import SigFieldSpec, append_signature_field

    spec = SigFieldSpec(
        sig_field_name=field_name(plan, signatory.signer_id),
        on_page=page,
        box=area,  # type: ignore[arg-type]
        readable_field_name=words(plan.language)["signature_of"].format(name=signatory.name),
    )
    append_signature_field(writer, spec)


def _add_mark(writer: Any, plan: Plan, mark: Mark) -> None:
    """A push button that nobody can push: the one kind of field that every reader shows just as it is drawn."""
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.generic import pdf_name

    page = writer.find_page_for_modification(mark.page)[0]
    place = geometry(writer, mark.page)
    name = next((one.name for one in plan.signatories if one.signer_id == mark.signer_id), "")
    area = place.rectangle(mark.x, mark.y, mark.width, mark.height)
    field = generic.DictionaryObject(
        {
            pdf_name("/Type"): pdf_name("/Annot"),
            pdf_name("/Subtype"): pdf_name("/Widget"),
            pdf_name("/FT"): pdf_name("/Btn"),
            pdf_name("/Ff"): generic.NumberObject(0x10001),
            pdf_name("/F"): generic.NumberObject(0x84),
            pdf_name("/T"): generic.pdf_string(mark_name(plan, mark)),
            pdf_name("/TU"): generic.pdf_string(
                mark.label or words(plan.language)["signature_of"].format(name=name)
            ),
            pdf_name("/P"): page,
            pdf_name("/Rect"): generic.ArrayObject(generic.FloatObject(f"{value:.3f}") for value in area),
        }
    )
    if place.rotation:
        field[pdf_name("/MK")] = generic.DictionaryObject(
            {pdf_name("/R"): generic.NumberObject(place.rotation)}
        )
    reference = writer.add_object(field)
    writer.register_annotation(page, reference)
    form = writer.root["/AcroForm"]
    form["/Fields"].append(reference)
    writer.update_container(form["/Fields"])
