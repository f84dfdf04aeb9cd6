"""The verify page as a file on a disk: what holds, what does not, and that nothing leaves it."""

import io
import random
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import typst
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from playwright.sync_api import Browser, Page, expect
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers

from chalicelib.seals.plan import Plan, SignedAct
from infra.local.provision import Resources
from infra.site import verify_page
from tests.browser.chromium import DESKTOP, PHONE, Cookies
from tests.browser.test_accessibility import _AXE, _RUN
from tests.seals.lists import listed, served
from tests.seals.papers import Office, act, plan

pytestmark = pytest.mark.browser

Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey
ROUNDS = 200


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, text)])


def _certificate(name: str, key: Key, issuer: str, issuer_key: Key) -> x509.Certificate:
    is_ca, now = name == issuer, datetime.now(UTC)
    usage = x509.KeyUsage(
        digital_signature=not is_ca,
        content_commitment=not is_ca,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=is_ca,
        crl_sign=is_ca,
        encipher_only=False,
        decipher_only=False,
    )
    return (
        x509.CertificateBuilder(_name(issuer), _name(name), key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=30))
        .add_extension(x509.BasicConstraints(is_ca, None), critical=True)
        .add_extension(usage, critical=True)
        .sign(issuer_key, hashes.SHA256())
    )


class Sealer:
    """A CA of its own and a sealing certificate under it."""

    def __init__(self, folder: Path, new_key: Callable[[], Key]) -> None:
        ca_key, key = new_key(), new_key()
        ca = _certificate("Autoridad", ca_key, "Autoridad", ca_key)
        leaf = _certificate("Fibra Sur SA", key, "Autoridad", ca_key)
        pem = serialization.Encoding.PEM
        self.roots = ca.public_bytes(pem).decode()
        (folder / "ca.pem").write_text(self.roots)
        (folder / "leaf.pem").write_bytes(leaf.public_bytes(pem))
        (folder / "key.pem").write_bytes(
            key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        )
        self._signer = signers.SimpleSigner.load(
            str(folder / "key.pem"), str(folder / "leaf.pem"), ca_chain_files=[str(folder / "ca.pem")]
        )

    def seal(self, pdf: bytes, times: int) -> bytes:
        """Seal a PDF, each time with a revision of its own."""
        # In a thread of its own: Playwright's loop runs in this one, and pyHanko begins another.
        with ThreadPoolExecutor(1) as apart:
            for number in range(times):
                pdf = apart.submit(self._seal, pdf, number).result()
        return pdf

    def _seal(self, pdf: bytes, number: int) -> bytes:
        about = signers.PdfSignatureMetadata(
            field_name=f"Firma{number}",
            subfilter=fields.SigSeedSubFilter.PADES,
            reason="ventanilla:demo/ABCD1234",
        )
        sealed = signers.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf)), about, signer=self._signer)
        return bytes(sealed.getvalue())


def _rsa() -> Key:
    return rsa.generate_private_key(65537, 2048)


def _ecc() -> Key:
    return ec.generate_private_key(ec.SECP256R1())


@pytest.fixture(params=[_rsa, _ecc], ids=["rsa", "ecc"])
def sealer(request: pytest.FixtureRequest, tmp_path: Path) -> Sealer:
    return Sealer(tmp_path, request.param)


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

    def new(roots: str, **options: object) -> Page:
        path = tmp_path / "verify.html"
        path.write_bytes(verify_page(roots, "https://portal.example").body)
        context = chromium(Cookies.BLOCKED).new_context(**{"viewport": PHONE, "locale": "es-AR", **options})  # type: ignore[arg-type]
        opened.append(context)
        page = context.new_page()
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


@pytest.mark.parametrize("times", [1, 2])
def test_a_sealed_document_holds_and_no_flipped_byte_does(
    sealer: Sealer, contract: bytes, visit: Visit, times: int
) -> None:
    sealed = sealer.seal(contract, times)
    page = visit(sealer.roots)
    assert _verdict(page, sealed, "whole.pdf") == "holds"
    expect(page.locator("article")).to_have_count(times)
    seed = random.randrange(1 << 32)
    chance = random.Random(seed)
    for number in range(ROUNDS):
        at, flipped = chance.randrange(len(sealed)), bytearray(sealed)
        flipped[at] ^= 1 << chance.randrange(8)
        assert _verdict(page, bytes(flipped), f"{number}.pdf") in ("broken", "unsealed", "unreadable"), (
            seed,
            at,
        )


def test_what_was_added_an_unknown_authority_and_what_is_no_pdf_are_told(
    sealer: Sealer, contract: bytes, visit: Visit
) -> None:
    sealed = sealer.seal(contract, 1)
    page = visit(sealer.roots)
    assert _verdict(page, sealed + b"1 0 obj\n<<>>\nendobj\n%%EOF\n", "added.pdf") == "broken"
    expect(page.get_by_text("Después de la última firma se agregó algo al archivo.")).to_be_visible()
    assert _verdict(page, contract, "plain.pdf") == "unsealed"
    assert _verdict(page, b"hello", "no.pdf") == "unreadable"
    page = visit("")
    assert _verdict(page, sealed, "unknown.pdf") == "warns"
    expect(page.get_by_text("no conoce a quien emitió")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(scheme: str, contract: bytes, visit: Visit, tmp_path: Path) -> None:
    sealer = Sealer(tmp_path, _ecc)
    page = visit(sealer.roots, color_scheme=scheme, viewport=PHONE if scheme == "dark" else DESKTOP)
    page.evaluate(_AXE.read_text(encoding="utf-8"))
    for language in ("es", "en", "pt"):
        page.get_by_role("button", name=language.upper(), exact=True).click()
        expect(page.locator("html")).to_have_attribute("lang", language)
        for content in (sealer.seal(contract, 1), contract, b"no"):
            _verdict(page, content, f"{language}{len(content)}.pdf")
            assert page.evaluate(_RUN) == []


def test_our_own_seals_hold(aws: Resources, contract: bytes, visit: Visit) -> None:
    office = Office()
    layout = plan("Ana Paz", "محمد الأحمد")
    with ThreadPoolExecutor(1) as apart:
        sealing = [apart.submit(office.seal, contract, layout, *acts) for acts in _acts(layout)]
    page = visit(office.root.decode())
    for number, sealed in enumerate(sealing, 1):
        assert _verdict(page, sealed.result(), f"{number}.pdf") == "holds"
        expect(page.locator("article")).to_have_count(number)
        expect(page.get_by_text("Ana Paz").first).to_be_visible()


def test_lists_of_revoked_certificates_in_the_document_are_no_change_of_it(
    aws: Resources, contract: bytes, visit: Visit
) -> None:
    office, layout = Office(), plan("Ana Paz", "Bruno Sosa")
    lists: dict[str, bytes] = {}
    with served(lists) as address, ThreadPoolExecutor(1) as apart:
        own = listed(office, address)
        lists |= {"root.crl": own.revoked("root"), "issuing.crl": own.revoked("issuing")}
        sealed = apart.submit(office.seal, contract, layout, act(layout, "s1"), act(layout, "s2")).result()
    assert b"/CRLs" in sealed
    page = visit(office.root.decode())
    assert _verdict(page, sealed, "lists.pdf") == "holds"


def _acts(layout: Plan) -> list[list[SignedAct]]:
    return [[act(layout, "s1")], [act(layout, "s1"), act(layout, "s2")]]
