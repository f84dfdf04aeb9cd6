"""Lists of revoked certificates stand in the document with the seal, where each authority's can be had (PAdES B-LT)."""

from io import BytesIO
from pathlib import Path

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation.dss import DocumentSecurityStore

from chalicelib.seals.verification import verify
from infra.local.provision import Resources
from tests.seals.lists import listed, served
from tests.seals.papers import Office, act, paper, pdfsig, plan


def kept(document: bytes) -> int:
    """How many lists a document holds."""
    reader = PdfFileReader(BytesIO(document))
    if "/DSS" not in reader.root:
        return 0
    return len(DocumentSecurityStore.read_dss(reader).crls)


def test_the_lists_of_the_whole_chain_stand_in_the_document(aws: Resources, tmp_path: Path) -> None:
    office, layout = Office(), plan("Ana Paz", "Bruno Sosa")
    lists: dict[str, bytes] = {}
    with served(lists) as address:
        own = listed(office, address)
        lists |= {"root.crl": own.revoked("root"), "issuing.crl": own.revoked("issuing")}
        sealed = office.seal(paper(), layout, act(layout, "s1"), act(layout, "s2"))
    assert kept(sealed) == 2
    report = verify(sealed, office.anchors)
    assert report.holds, report
    said = pdfsig(sealed, tmp_path, office.root, known=office.key.certificate_chain_pem)
    assert said.count("Signature is Valid") == said.count("Certificate is Trusted") == 2
    assert said.count("- Total document signed") == 1


@pytest.mark.parametrize("missing", ["root.crl", "issuing.crl", "all"])
def test_a_list_that_cannot_be_had_keeps_nobody_from_sealing(aws: Resources, missing: str) -> None:
    office, layout = Office(), plan("Ana Paz")
    lists: dict[str, bytes] = {}
    with served(lists) as address:
        own = listed(office, address)
        for name in {"root.crl": "root", "issuing.crl": "issuing"}:
            if missing not in (name, "all"):
                lists[name] = own.revoked("root" if name == "root.crl" else "issuing")
        sealed = office.seal(paper(), layout, act(layout))
    assert kept(sealed) == 0
    assert verify(sealed, office.anchors).holds


def test_what_is_no_list_is_not_kept(aws: Resources) -> None:
    office, layout = Office(), plan("Ana Paz")
    with served({"root.crl": b"nothing", "issuing.crl": b"x" * (3 * 1024 * 1024)}) as address:
        listed(office, address)
        sealed = office.seal(paper(), layout, act(layout))
    assert kept(sealed) == 0
    assert verify(sealed, office.anchors).holds
