"""Verifying from a terminal: plain words, and an exit code that a script can use."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID

from chalicelib.seals import authority, composing, sealing
from chalicelib.seals.__main__ import main
from chalicelib.seals.plan import Plan
from chalicelib.seals.verification import verify
from infra.local.provision import Resources
from infra.site import verify_page
from tests.seals import forgeries
from tests.seals.forgeries import Between, Stranger
from tests.seals.papers import NOW, Office, act, head, mark, paper, plan, signed_by_another
from tests.support.timestamps import TimestampAuthority

Said = pytest.CaptureFixture[str]


@pytest.fixture
def office(aws: Resources) -> Office:
    return Office()


@pytest.fixture
def sealed(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    layout = plan("Ana Paz")
    (tmp_path / "root.pem").write_bytes(office.root)
    (tmp_path / "sealed.pdf").write_bytes(office.seal(paper(), layout, act(layout)))
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("LC_MESSAGES", raising=False)
    monkeypatch.setenv("LANG", "es_AR.UTF-8")
    return tmp_path / "sealed.pdf"


@pytest.fixture
def check(office: Office, sealed: Path) -> Callable[..., int]:
    """Verify a file, or what is put into its place, with the office's key and root."""

    def run(content: bytes | None = None, *more: str) -> int:
        if content is not None:
            sealed.write_bytes(content)
        known = ["--root", str(sealed.parent / "root.pem"), "--key", *office.anchors.keys]
        return main(["verify", str(sealed), *known, *more])

    return run


Check = Callable[..., int]


def test_what_holds_is_said_to_hold(check: Check, capsys: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    assert check() == 0
    said = capsys.readouterr().out
    assert said.startswith("VÁLIDO.")
    assert "Sello 1: Ana Paz" in said
    assert "ventanilla:demo/K7QF2M9X" in said
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    assert check() == 0
    assert capsys.readouterr().out.startswith("VALID.")


def test_what_was_changed_is_said_to_be(sealed: Path, check: Check, capsys: Said) -> None:
    content = sealed.read_bytes()
    assert check(content.replace(b"/Count 1", b"/Count 2", 1)) == 1
    assert "NO VÁLIDO." in capsys.readouterr().out


def test_what_cannot_be_told_is_said_to_be(sealed: Path, check: Check, capsys: Said) -> None:
    assert main(["verify", str(sealed)]) == 2
    assert "--key" in capsys.readouterr().out
    assert main(["verify", str(sealed.parent / "none.pdf")]) == 2
    assert check(paper()) == 2
    assert "no tiene ningún sello" in capsys.readouterr().out
    (sealed.parent / "root.pem").write_text("nothing")
    assert check() == 2


def test_a_saved_verify_page_says_whom_to_trust(office: Office, sealed: Path, tmp_path: Path) -> None:
    page = tmp_path / "verify.html"
    page.write_bytes(verify_page(office.anchors, "https://portal.example").body)
    assert main(["verify", str(sealed), "--page", str(page)]) == 0
    page.write_bytes(verify_page(Office().anchors, "https://portal.example").body)
    assert main(["verify", str(sealed), "--page", str(page)]) == 2
    page.write_text("nothing")
    assert main(["verify", str(sealed), "--page", str(page)]) == 2


def test_a_stranger_who_signed_before_us_is_not_known_and_that_is_all(
    office: Office, check: Check, capsys: Said
) -> None:
    foreign, _ = signed_by_another(paper())
    layout = replace(plan("Ana Paz"), evidence_pages=False)
    assert check(office.seal(foreign, layout, act(layout))) == 2
    said = capsys.readouterr().out
    assert "NO SE PUEDE VERIFICAR" in said
    assert "no se conoce a quien firmó" in said
    assert "NO VÁLIDO" not in said


def test_only_our_keys_seal_whoever_else_has_a_certificate(
    office: Office, check: Check, capsys: Said
) -> None:
    under: dict[str, Any] = {"issuer": office.issuer._issuing, "issuer_key": office.issuer._issuing_key}
    for purposes in ([ExtendedKeyUsageOID.CLIENT_AUTH], [authority.DOCUMENT_SIGNING]):
        assert check(Stranger(purposes=purposes, name="Fibra Sur SA", **under).sign(paper())) == 2
        assert "Ningún sello es de una clave" in capsys.readouterr().out
    layout = plan("Ana Paz")
    sealed = office.seal(paper(), layout, act(layout))
    covered = Stranger(**under).sign(forgeries.updated(sealed, forgeries.overlay))
    assert check(covered) == 1
    assert check(Stranger(**under).sign(paper(), hash_name="sha1")) == 2


@pytest.mark.parametrize("purposes", [[], [ExtendedKeyUsageOID.EMAIL_PROTECTION]])
def test_our_key_with_a_certificate_for_something_else_is_not_trusted(
    office: Office, check: Check, purposes: list[Any]
) -> None:
    stranger = Stranger(
        purposes=purposes, issuer=office.issuer._issuing, issuer_key=office.issuer._issuing_key
    )
    own = stranger.certificate(authority.kms_key(office.key.key_id).public_key())
    issuing = office.key.certificate_chain_pem.split(b"-----END CERTIFICATE-----\n", 1)[1]
    office.key = replace(office.key, certificate_chain_pem=own.public_bytes(Encoding.PEM) + issuing)
    layout = plan("Ana Paz")
    sealed = office.seal(paper(), layout, act(layout))
    assert verify(sealed, office.anchors).reasons == ("not_trusted",)
    assert check(sealed) == 2


def test_a_seal_is_judged_by_its_own_moment(office: Office, check: Check) -> None:
    layout = plan("Ana Paz")
    prepared = composing.prepare(paper(), layout, head(paper()))
    late = sealing.seal(prepared, layout, act(layout), office.key, at=NOW + timedelta(days=1000))
    assert verify(late, office.anchors).reasons == ("not_trusted",)
    # Of an authority whose own certificate ended since: it told the time while it was valid.
    past = TimestampAuthority(NOW - timedelta(days=5000))
    stamped = office.seal(paper(), layout, act(layout), timestamper=past.stamper)
    assert verify(stamped, replace(office.anchors, timestamp_roots=past.root_pem)).holds
    assert verify(stamped, office.anchors).reasons == ("unknown_timestamp",)


def _two() -> Plan:
    box = {"width": 20.0, "height": 20.0}
    marks = [mark("s1", y=40.0), mark("s2", y=100.0)]
    marks += [mark("s1", "checkbox", y=200.0, **box), mark("s2", "checkbox", y=260.0, **box)]
    return plan("Ana Paz", "Bruno Sosa", marks=marks)


def test_of_what_comes_between_two_of_our_seals_only_filling_in_holds(office: Office) -> None:
    layout = _two()
    box = next(one.mark_id for one in layout.marks_of("s2") if one.kind == "checkbox")
    second = act(layout, "s2", values={box: "x"})
    begun = Between.begin(office, layout, paper(), act(layout, "s1"))
    assert verify(begun.sealed(begun.first, second), office.anchors).holds
    for change in (
        forgeries.overlay,
        forgeries.reappearing("ventanilla-K7QF2M9X-s1-signature"),
        forgeries.reappearing("ventanilla-K7QF2M9X-s1-checkbox"),
        forgeries.reappearing("ventanilla-K7QF2M9X-s1"),
        forgeries.moved("ventanilla-K7QF2M9X-s1"),
        forgeries.moved("ventanilla-K7QF2M9X-s2"),
    ):
        forged = begun.sealed(forgeries.updated(begun.first, change), second)
        assert verify(forged, office.anchors).reasons == ("changed_after",)


def test_behind_our_seal_only_a_timestamp_holds_of_an_authority_that_is_known(office: Office) -> None:
    known, stranger = TimestampAuthority(NOW + timedelta(days=1)), TimestampAuthority(NOW)
    anchors = replace(office.anchors, timestamp_roots=known.root_pem)
    layout = plan("Ana Paz")
    sealed = office.seal(paper(), layout, act(layout))
    assert verify(forgeries.timestamped(sealed, known), anchors).holds
    assert verify(forgeries.timestamped(sealed, stranger), anchors).reasons == ("unknown_timestamp",)
    assert verify(forgeries.timestamped(paper(), known), anchors).reasons == ("no_signature",)
    for authority_ in (known, stranger):
        forged = verify(forgeries.timestamped(sealed, authority_, forgeries.overlay), anchors)
        assert "changed_after" in forged.reasons
    exchanged = replace(anchors, roots=known.root_pem, timestamp_roots=office.root)
    assert set(verify(forgeries.timestamped(sealed, known), exchanged).reasons) == {
        "not_trusted",
        "unknown_timestamp",
    }


def test_no_trick_with_tables_gaps_or_what_a_signature_covers_holds(office: Office) -> None:
    stamp, layout = TimestampAuthority(NOW), plan("Ana Paz")
    anchors = replace(office.anchors, timestamp_roots=stamp.root_pem)
    gap = office.seal(forgeries.with_gap(paper()), layout, act(layout))
    assert not verify(forgeries.timestamped(forgeries.filled_gap(gap), stamp), anchors).holds
    shadow = office.seal(forgeries.with_shadow(paper()), layout, act(layout))
    assert not verify(forgeries.timestamped(forgeries.shown_shadow(shadow), stamp), anchors).holds
    sealed = office.seal(paper(), layout, act(layout))
    for name, forged in forgeries.wrapped(sealed).items():
        assert not verify(forged, anchors).holds, name
