"""The seal's certificate is asked for, installed and watched by its operator."""

import hashlib
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509.oid import ExtendedKeyUsageOID

from chalicelib.kernel.settings import settings
from chalicelib.seals.authority import DOCUMENT_SIGNING, Authority, kms_key, signing_request
from infra.certificates import main
from infra.local.provision import Resources
from tests.seals.forgeries import Stranger
from tests.seals.papers import NOW, Office
from tests.support.clock import SettableClock

Said = pytest.CaptureFixture[str]


def test_a_request_is_signed_by_its_own_key(aws: Resources, capsys: Said) -> None:
    assert main(["request", "Fibra Sur SA", "AR"]) == 0
    request = x509.load_pem_x509_csr(capsys.readouterr().out.encode())
    assert request.is_signature_valid
    assert request.subject.rfc4514_string() == "CN=Fibra Sur SA,O=Fibra Sur SA,C=AR"
    usages = request.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    assert {DOCUMENT_SIGNING, ExtendedKeyUsageOID.EMAIL_PROTECTION} <= set(usages)


def test_an_answer_is_installed_and_watched(
    aws: Resources, now: SettableClock, tmp_path: Path, capsys: Said
) -> None:
    assert main(["show"]) == 1
    chain = tmp_path / "chain.pem"
    issued = Authority("Prueba", NOW).issue(signing_request(settings().seal_key_id, "Fibra Sur SA", "AR"))
    chain.write_bytes(issued)
    assert main(["install", str(chain)]) == 0
    assert main(["show"]) == 0
    assert "CN=Fibra Sur SA" in capsys.readouterr().out
    brief = Authority("Prueba", NOW).issue(
        signing_request(settings().seal_key_id, "Fibra Sur SA", "AR"), days=30
    )
    chain.write_bytes(brief)
    assert main(["install", str(chain)]) == 0
    assert main(["show"]) == 1


def test_another_keys_certificate_is_not_installed(
    aws: Resources, now: SettableClock, tmp_path: Path, capsys: Said
) -> None:
    chain = tmp_path / "chain.pem"
    chain.write_bytes(Office().key.certificate_chain_pem)
    assert main(["install", str(chain)]) == 1
    assert "not the key's" in capsys.readouterr().err
    right = Authority("Prueba", NOW).issue(signing_request(settings().seal_key_id, "Fibra Sur SA", "AR"))
    own, _ = x509.load_pem_x509_certificates(right)
    _, other = x509.load_pem_x509_certificates(Office().key.certificate_chain_pem)
    chain.write_bytes(own.public_bytes(Encoding.PEM) + other.public_bytes(Encoding.PEM))
    assert main(["install", str(chain)]) == 1
    assert main(["show"]) == 1


def test_a_certificate_for_something_else_is_not_installed(
    aws: Resources, now: SettableClock, tmp_path: Path, capsys: Said
) -> None:
    issuer, chain = Authority("Prueba", NOW), tmp_path / "chain.pem"
    public = kms_key(settings().seal_key_id).public_key()
    for purposes in ([], [ExtendedKeyUsageOID.CLIENT_AUTH]):
        stranger = Stranger(purposes=purposes, issuer=issuer._issuing, issuer_key=issuer._issuing_key)
        chain.write_bytes(stranger.certificate(public).public_bytes(Encoding.PEM))
        assert main(["install", str(chain)]) == 1
        assert "not for signing documents" in capsys.readouterr().err


def test_the_keys_hash_is_that_of_its_certificate(aws: Resources, capsys: Said) -> None:
    assert main(["key"]) == 0
    said = capsys.readouterr().out.strip()
    issued = Authority("Prueba", NOW).issue(signing_request(settings().seal_key_id, "Fibra Sur SA", "AR"))
    own = x509.load_pem_x509_certificates(issued)[0].public_key()
    der = own.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    assert said == hashlib.sha256(der).hexdigest()
