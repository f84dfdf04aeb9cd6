"""The verify page as a file on a disk: what holds, what does not, and that nothing leaves it."""

import random
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, get_args

import pytest
import typst
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID
from playwright.sync_api import Browser, Page, expect

from chalicelib.seals import authority, composing, sealing
from chalicelib.seals.anchors import Anchors
from chalicelib.seals.plan import Plan
from infra.local.provision import Resources
from infra.site import NOBODY, verify_page
from tests.browser.axe import faults
from tests.browser.chromium import DESKTOP, PHONE, Cookies
from tests.seals import forgeries
from tests.seals.forgeries import Between, Stranger
from tests.seals.lists import listed, served
from tests.seals.papers import NOW, Office, Spec, act, head, mark, paper, plan
from tests.support.timestamps import TimestampAuthority

pytestmark = pytest.mark.browser

ROUNDS = 200


def _apart(make: Callable[[], bytes]) -> bytes:
    """In a thread of its own: Playwright's loop runs in this one, and pyHanko begins another."""
    with ThreadPoolExecutor(1) as apart:
        return apart.submit(make).result()


@pytest.fixture
def office(aws: Resources) -> Office:
    return Office()


@pytest.fixture
def contract(tmp_path: Path) -> bytes:
    (tmp_path / "contract.typ").write_text("= Contrato\nUno. #pagebreak() Dos.")
    made = typst.compile(str(tmp_path / "contract.typ"))
    assert isinstance(made, bytes)
    return made


Visit = Callable[..., Page]


@pytest.fixture
def visit(chromium: Callable[[Cookies], Browser], tmp_path: Path) -> Iterator[Visit]:
    """Opens the page from a disk, and sees to it that nothing is asked for after that."""
    asked: list[str] = []
    opened = []

    def new(anchors: Anchors, now: datetime = NOW, **options: object) -> Page:
        path = tmp_path / "verify.html"
        path.write_bytes(verify_page(anchors, "https://portal.example").body)
        context = chromium(Cookies.BLOCKED).new_context(**{"viewport": PHONE, "locale": "es-AR", **options})  # type: ignore[arg-type]
        opened.append(context)
        page = context.new_page()
        page.clock.set_fixed_time(now)
        page.on("request", lambda request: asked.append(request.url))
        page.goto(path.as_uri())
        return page

    yield new
    assert asked == [(tmp_path / "verify.html").as_uri()] * len(opened)
    for context in opened:
        context.close()


def _verdict(page: Page, content: bytes, name: str) -> str | None:
    page.locator("input").set_input_files({"name": name, "mimeType": "application/pdf", "buffer": content})
    expect(page.locator(".file")).to_have_text(name)
    return page.locator("[data-verdict]").get_attribute("data-verdict")


@pytest.mark.parametrize("spec", get_args(Spec))
@pytest.mark.parametrize("signers", [1, 2])
def test_our_own_seals_hold_and_no_flipped_byte_does(
    aws: Resources, contract: bytes, visit: Visit, spec: Spec, signers: int
) -> None:
    office, layout = Office(spec), plan(*["Ana Paz", "محمد الأحمد"][:signers])
    acts = [act(layout, one.signer_id) for one in layout.signatories]
    sealed = _apart(lambda: office.seal(contract, layout, *acts))
    page = visit(office.anchors)
    assert _verdict(page, sealed, "whole.pdf") == "holds"
    expect(page.locator("article")).to_have_count(signers)
    expect(page.get_by_text("El sello es de nuestra clave.").first).to_be_visible()
    expect(page.get_by_text("Ana Paz").first).to_be_visible()
    seed = random.randrange(1 << 32)
    chance = random.Random(seed)
    for number in range(ROUNDS):
        at, flipped = chance.randrange(len(sealed)), bytearray(sealed)
        flipped[at] ^= 1 << chance.randrange(8)
        assert _verdict(page, bytes(flipped), f"{number}.pdf") in ("broken", "unsealed", "unreadable"), (
            seed,
            at,
        )


def test_what_was_added_who_is_not_known_and_what_is_no_pdf_are_told(
    office: Office, contract: bytes, visit: Visit
) -> None:
    layout = plan("Ana Paz")
    sealed = _apart(lambda: office.seal(contract, layout, act(layout)))
    page = visit(office.anchors)
    assert _verdict(page, sealed + b"1 0 obj\n<<>>\nendobj\n%%EOF\n", "added.pdf") == "broken"
    expect(page.get_by_text("Después de la última firma se agregó algo al archivo.")).to_be_visible()
    assert _verdict(page, contract, "plain.pdf") == "unsealed"
    assert _verdict(page, b"hello", "no.pdf") == "unreadable"
    page = visit(NOBODY)
    assert _verdict(page, sealed, "unknown.pdf") == "foreign"
    expect(page.get_by_text("no conoce a quien emitió")).to_be_visible()
    page = visit(replace(office.anchors, roots=b""))
    assert _verdict(page, sealed, "rootless.pdf") == "warns"


def _two() -> Plan:
    """Each of two has a signature and a box, which the first leaves empty."""
    box = {"width": 20.0, "height": 20.0}
    marks = [mark("s1", y=40.0), mark("s2", y=100.0)]
    marks += [mark("s1", "checkbox", y=200.0, **box), mark("s2", "checkbox", y=260.0, **box)]
    return plan("Ana Paz", "Bruno Sosa", marks=marks)


_BETWEEN: dict[str, forgeries.Change] = {
    "overlay": forgeries.overlay,
    "other_picture_of_a_signature": forgeries.reappearing("ventanilla-K7QF2M9X-s1-signature"),
    "other_picture_of_the_evidence": forgeries.reappearing("ventanilla-K7QF2M9X-s1"),
    "a_box_that_was_left_empty": forgeries.reappearing("ventanilla-K7QF2M9X-s1-checkbox"),
    "a_signed_field_that_covers_the_page": forgeries.moved("ventanilla-K7QF2M9X-s1"),
    "an_empty_field_that_covers_the_page": forgeries.moved("ventanilla-K7QF2M9X-s2"),
    "an_empty_box_that_covers_the_page": forgeries.moved("ventanilla-K7QF2M9X-s2-checkbox"),
}


def test_of_what_comes_between_two_of_our_seals_only_filling_in_holds(
    office: Office, contract: bytes, visit: Visit
) -> None:
    layout = _two()
    page = visit(office.anchors)
    for original in (contract, paper()):
        begun = Between.begin(office, layout, original, act(layout, "s1"))
        box = next(one.mark_id for one in layout.marks_of("s2") if one.kind == "checkbox")
        second = act(layout, "s2", values={box: "x"})
        honest = _apart(lambda begun=begun, second=second: begun.sealed(begun.first, second))  # type: ignore[misc]
        assert _verdict(page, honest, "honest.pdf") == "holds"
        expect(page.get_by_text("Después firmó otra persona; las páginas no cambiaron.")).to_be_visible()
        for name, change in _BETWEEN.items():
            changed = forgeries.updated(begun.first, change)
            forged = _apart(lambda begun=begun, forged=changed, second=second: begun.sealed(forged, second))  # type: ignore[misc]
            assert _verdict(page, forged, f"{name}{len(original)}.pdf") == "broken", name
            expect(page.get_by_text("Después se cambiaron páginas o contenidos").first).to_be_visible()


def test_behind_our_seal_only_a_timestamp_holds_of_an_authority_that_is_known(
    office: Office, contract: bytes, visit: Visit
) -> None:
    known, stranger = TimestampAuthority(NOW + timedelta(days=1)), TimestampAuthority(NOW)
    layout = plan("Ana Paz")
    sealed = _apart(lambda: office.seal(contract, layout, act(layout)))
    page = visit(replace(office.anchors, timestamp_roots=known.root_pem))
    cases: dict[str, tuple[str, Callable[[], bytes]]] = {
        "known": ("holds", lambda: forgeries.timestamped(sealed, known)),
        "stranger": ("warns", lambda: forgeries.timestamped(sealed, stranger)),
        "overlay": ("broken", lambda: forgeries.timestamped(sealed, stranger, forgeries.overlay)),
        "overlay known": ("broken", lambda: forgeries.timestamped(sealed, known, forgeries.overlay)),
        "nothing but a timestamp": ("unsealed", lambda: forgeries.timestamped(contract, stranger)),
        "nothing but a known one": ("unsealed", lambda: forgeries.timestamped(contract, known)),
        "a stranger's signature": ("warns", lambda: Stranger().sign(sealed)),
        "appended": ("broken", lambda: forgeries.updated(sealed, forgeries.overlay)),
    }
    for name, (verdict, make) in cases.items():
        assert _verdict(page, _apart(make), f"{name}.pdf") == verdict, name
    # The roots of those who say the time vouch for no seal, and the other way round.
    page = visit(replace(office.anchors, timestamp_roots=office.root, roots=known.root_pem))
    assert _verdict(page, _apart(cases["known"][1]), "exchanged.pdf") == "broken"


def test_an_object_that_only_a_table_moves_or_that_fills_a_gap_is_a_change(
    office: Office, visit: Visit
) -> None:
    stamp = TimestampAuthority(NOW)
    page = visit(replace(office.anchors, timestamp_roots=stamp.root_pem))
    layout, gaps, shadow = plan("Ana Paz"), forgeries.with_gap(paper()), forgeries.with_shadow(paper())

    sealed = _apart(lambda: office.seal(gaps, layout, act(layout)))
    assert _verdict(page, sealed, "gap.pdf") == "holds"
    filled = _apart(lambda: forgeries.timestamped(forgeries.filled_gap(sealed), stamp))
    assert _verdict(page, filled, "filled.pdf") == "broken"

    sealed = _apart(lambda: office.seal(shadow, layout, act(layout)))
    assert _verdict(page, sealed, "shadow.pdf") == "holds"
    shown = _apart(lambda: forgeries.timestamped(forgeries.shown_shadow(sealed), stamp))
    assert _verdict(page, shown, "shown.pdf") == "broken"


def test_no_trick_with_what_a_signature_covers_holds(office: Office, contract: bytes, visit: Visit) -> None:
    layout = plan("Ana Paz")
    sealed = _apart(lambda: office.seal(contract, layout, act(layout)))
    page = visit(office.anchors)
    for name, forged in forgeries.wrapped(sealed).items():
        assert _verdict(page, forged, f"{name}.pdf") in ("broken", "unsealed"), name


def test_only_our_keys_seal_whoever_else_has_a_certificate(
    office: Office, contract: bytes, visit: Visit
) -> None:
    page = visit(office.anchors)
    under = {"issuer": office.issuer._issuing, "issuer_key": office.issuer._issuing_key}
    strangers = {
        "web server": Stranger(**under),
        "documents": Stranger(purposes=[authority.DOCUMENT_SIGNING], **under),
        "named as we are": Stranger(name="Fibra Sur SA", purposes=[authority.DOCUMENT_SIGNING], **under),
        "own authority": Stranger(name="Fibra Sur SA"),
    }
    for name, stranger in strangers.items():
        forged = _apart(lambda stranger=stranger: stranger.sign(contract))  # type: ignore[misc]
        assert _verdict(page, forged, f"{name}.pdf") == "foreign", name
    expect(page.get_by_text("El sello es de nuestra clave.")).to_have_count(0)
    forged = _apart(lambda: strangers["documents"].sign(contract))
    _verdict(page, forged, "other.pdf")
    expect(page.get_by_text("El certificado es de otro")).to_be_visible()
    weak = _apart(lambda: strangers["documents"].sign(contract, hash_name="sha1"))
    assert _verdict(page, weak, "sha1.pdf") == "broken"
    # A second "seal" of theirs behind ours does not make a drawing of theirs part of it.
    layout = plan("Ana Paz")
    sealed = _apart(lambda: office.seal(contract, layout, act(layout)))
    covered = forgeries.updated(sealed, forgeries.overlay)
    forged = _apart(lambda: strangers["documents"].sign(covered))
    assert _verdict(page, forged, "covered.pdf") == "broken"


@pytest.mark.parametrize("purposes", [[], [ExtendedKeyUsageOID.EMAIL_PROTECTION]])
def test_our_key_with_a_certificate_for_something_else_is_to_be_noted(
    office: Office, contract: bytes, visit: Visit, purposes: list[Any]
) -> None:
    stranger = Stranger(
        purposes=purposes, issuer=office.issuer._issuing, issuer_key=office.issuer._issuing_key
    )
    chain = stranger.certificate(authority.kms_key(office.key.key_id).public_key())
    issuing = office.key.certificate_chain_pem.split(b"-----END CERTIFICATE-----\n", 1)[1]
    pem = chain.public_bytes(Encoding.PEM) + issuing
    office.key = replace(office.key, certificate_chain_pem=pem)
    layout = plan("Ana Paz")
    sealed = _apart(lambda: office.seal(contract, layout, act(layout)))
    page = visit(office.anchors)
    assert _verdict(page, sealed, "unfit.pdf") == "warns"
    expect(page.get_by_text("El certificado no es para sellar documentos.")).to_be_visible()


def test_ten_years_later_a_seal_is_judged_by_its_own_moment(
    office: Office, contract: bytes, visit: Visit
) -> None:
    layout = plan("Ana Paz")
    sealed = _apart(lambda: office.seal(contract, layout, act(layout)))
    prepared = composing.prepare(contract, layout, head(contract))
    late = NOW + timedelta(days=1000)
    expired = _apart(lambda: sealing.seal(prepared, layout, act(layout), office.key, at=late))
    page = visit(office.anchors, now=datetime(2036, 11, 1, tzinfo=UTC))
    assert _verdict(page, sealed, "old.pdf") == "holds"
    assert _verdict(page, expired, "expired.pdf") == "warns"
    expect(page.get_by_text("El certificado no era válido en ese momento.")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(scheme: str, office: Office, contract: bytes, visit: Visit) -> None:
    layout = plan("Ana Paz")
    sealed = _apart(lambda: office.seal(contract, layout, act(layout)))
    foreign = _apart(lambda: Stranger().sign(contract))
    page = visit(office.anchors, color_scheme=scheme, viewport=PHONE if scheme == "dark" else DESKTOP)
    for language in ("es", "en", "pt"):
        page.get_by_role("button", name=language.upper(), exact=True).click()
        expect(page.locator("html")).to_have_attribute("lang", language)
        for content in (sealed, contract, foreign, b"no"):
            _verdict(page, content, f"{language}{len(content)}.pdf")
            assert faults(page) == []


def test_lists_of_revoked_certificates_in_the_document_are_no_change_of_it(
    office: Office, contract: bytes, visit: Visit
) -> None:
    layout = plan("Ana Paz", "Bruno Sosa")
    lists: dict[str, bytes] = {}
    with served(lists) as address:
        own = listed(office, address)
        lists |= {"root.crl": own.revoked("root"), "issuing.crl": own.revoked("issuing")}
        sealed = _apart(lambda: office.seal(contract, layout, act(layout, "s1"), act(layout, "s2")))
    assert b"/CRLs" in sealed
    page = visit(office.anchors)
    assert _verdict(page, sealed, "lists.pdf") == "holds"
