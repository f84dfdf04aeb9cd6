"""Where on the pages something is put: asked for by the text, by staff, filled in by who signs, shown and said."""

import io
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import DecodedStreamObject, NameObject

from chalicelib.contracts import object_keys, records
from chalicelib.contracts.models import Contract
from chalicelib.contracts.signing import signings_of
from chalicelib.kernel.aws import files
from tests.contracts.conftest import Send, customer_of, sign
from tests.seals.papers import signed_by_another
from tests.support.api_client import ApiClient, Browser, StaffBrowser
from tests.support.contracts import document, drafted
from tests.support.seals import check

ANA, BRUNO = "ana@example.com", "bruno@example.com"


def stored(contract_id: str) -> Contract:
    """The contract as it is kept."""
    return records.find("demo", *records.owner_of("demo", contract_id))


def shown_text(contract: Contract) -> str:
    """What the fields of the sealed document show, and its pages."""
    data = files.get_file(object_keys.sealed(contract, int(contract.revision)), sealed=True) or b""
    reader, found = PdfReader(io.BytesIO(data)), []
    for page in reader.pages:
        found.append(page.extract_text())
        for entry in page.get("/Annots", ()):
            drawn = entry.get_object().get("/AP", {}).get("/N")
            if drawn is not None:
                page[NameObject("/Contents")] = DecodedStreamObject()
                page["/Contents"].set_data(drawn.get_object().get_data())  # type: ignore[attr-defined]
                page[NameObject("/Resources")] = drawn.get_object()["/Resources"]
                found.append(page.extract_text())
    return "\n".join(found)


def laid_out(agent: StaffBrowser, made: Any, marks: list[dict[str, Any]], *names: str) -> Any:
    """The answer to changing a draft."""
    known = {one["name"]: one["id"] for one in made["contacts"]}
    signers = [{"contact_id": known[name], "order": number} for number, name in enumerate(names, start=1)]
    body = {"title": made["title"], "signers": signers, "marks": marks}
    return agent.put(f"/contracts/{made['contract_id']}", body)


def at(kind: str, signer: int = 1, **more: Any) -> dict[str, Any]:
    """A place on the first page."""
    return {"signer": signer, "kind": kind, "page": 0, "x": 60, "y": 600, "width": 190, "height": 18, **more}


def test_what_the_text_asks_of_two_signers_is_put_for_each(
    api_client: ApiClient, ana: Browser, bruno: Browser, agent: StaffBrowser, root: bytes
) -> None:
    text = "[[firma:1]] [[firma:2]] [[texto:2:Domicilio legal]] [[casilla:1:Acepto]]"
    made = drafted(agent, customer_of(ana), document(1, text)).json
    assert [one["name"] for one in made["people"]] == ["Ana Ñandú", "Bruno Díaz"]
    assert [(mark["kind"], mark["signer"], mark["label"]) for mark in made["marks"]] == [
        ("signature", 1, ""),
        ("signature", 2, ""),
        ("text", 2, "Domicilio legal"),
        ("checkbox", 1, "Acepto"),
    ]
    api_client.deliver()
    path = f"/contracts/{made['contract_id']}"
    assert agent.post(f"{path}/send", {}).status == 200
    api_client.deliver()
    (domicile,) = (one["mark_id"] for one in bruno.get(path).json["marks"] if one["kind"] == "text")
    (box,) = (one["mark_id"] for one in ana.get(path).json["marks"] if one["kind"] == "checkbox")
    assert sign(api_client, ana, made["contract_id"], ANA, values={box: "x"}).status == 200
    values = {domicile: "Calle Falsa 123"}
    assert sign(api_client, bruno, made["contract_id"], BRUNO, values=values).status == 200
    contract = stored(made["contract_id"])
    assert contract.state == "signed"
    assert "Calle Falsa 123" in shown_text(contract)
    assert check(files.get_file(object_keys.sealed(contract, 2), sealed=True) or b"", root).holds


def test_places_of_a_signer_who_is_missing_hold_the_contract_back(
    api_client: ApiClient, ana: Browser, agent: StaffBrowser
) -> None:
    made = drafted(agent, customer_of(ana), document(1, "[[firma:1]] [[firma:3]]")).json
    assert [mark["signer"] for mark in made["marks"]] == [1, 3]  # and nobody's is made another's
    api_client.deliver()
    refused = agent.post(f"/contracts/{made['contract_id']}/send", {})
    assert [one["code"] for one in refused.json["fields"]] == ["mark_of_nobody"]
    refused = laid_out(agent, made, made["marks"], "Ana Ñandú", "Bruno Díaz")
    assert [one["code"] for one in refused.json["fields"]] == ["mark_of_nobody"]
    assert laid_out(agent, made, made["marks"][:1], "Ana Ñandú").status == 200
    assert agent.post(f"/contracts/{made['contract_id']}/send", {}).status == 200


def test_what_has_to_be_filled_in_is_not_left_out(
    api_client: ApiClient, ana: Browser, agent: StaffBrowser, root: bytes
) -> None:
    made = drafted(agent, customer_of(ana), document(1)).json
    api_client.deliver()
    marks = [
        at("text", label="Domicilio"),
        at("checkbox", y=640, width=14, label="Acepto"),
        at("text", y=680, label="Otro", required=False),
    ]
    assert laid_out(agent, made, marks, "Ana Ñandú").status == 200
    assert agent.post(f"/contracts/{made['contract_id']}/send", {}).status == 200
    api_client.deliver()
    refused = sign(api_client, ana, made["contract_id"], ANA, values={"m1": "  ", "m3": "nada"})
    assert (refused.status, [one["field"] for one in refused.json["fields"]]) == (
        422,
        ["values.m1", "values.m2"],
    )
    assert signings_of(stored(made["contract_id"])) == []
    api_client.now.forward(minutes=2)
    values = {"m1": "Calle 1", "m2": "on", "m99": "de otro"}
    assert sign(api_client, ana, made["contract_id"], ANA, values=values).status == 200
    contract = stored(made["contract_id"])
    assert signings_of(contract)[0].values == {"m1": "Calle 1", "m2": "x", "m3": ""}
    assert "Domicilio: Calle 1" in shown_text(contract)  # in the evidence, beside its place
    assert shown_text(contract).count("Calle 1") == 2


@pytest.mark.parametrize(
    "marks",
    [
        [at("text", label="Domicilio")],
        [at("initials")],
        [at("date")],
        [at("signature"), at("signature", y=500)],
    ],
)
def test_beside_anothers_signature_each_signer_has_one_place_for_theirs(
    api_client: ApiClient, ana: Browser, agent: StaffBrowser, marks: list[dict[str, Any]]
) -> None:
    foreign, _ = signed_by_another(document(1, "[[firma:1]] [[fecha:1]] [[firma:1]]"))
    made = drafted(agent, customer_of(ana), foreign).json
    assert [mark["kind"] for mark in made["marks"]] == ["signature"]
    refused = laid_out(agent, made, marks, "Ana Ñandú")
    assert [one["code"] for one in refused.json["fields"]] == ["mark_beside_others"]
    assert laid_out(agent, made, [at("signature")], "Ana Ñandú").status == 200


def test_a_text_that_cannot_be_read_asks_for_nothing(ana: Browser, agent: StaffBrowser, send: Send) -> None:
    from pypdf import PdfWriter

    writer = PdfWriter(clone_from=io.BytesIO(document(1)))
    broken = DecodedStreamObject()
    broken.set_data(b"<< /A BT /F 12 Tf (a) Tj ET")
    writer.pages[0][NameObject("/Contents")] = writer._add_object(broken)
    written = io.BytesIO()
    writer.write(written)
    made = drafted(agent, customer_of(ana), written.getvalue())
    assert made.status == 201, made.text
    assert made.json["marks"] == []
