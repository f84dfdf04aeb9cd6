"""Certificates for keys in KMS: what a public authority is asked with, and an authority of one's own for one machine.

A sealing certificate says `documentSigning` (RFC 9336), what Microsoft called so before, and `emailProtection`, without
which NSS, and so pdfsig, does not trust it for documents.
"""

import hashlib
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any, Literal

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID, ObjectIdentifier

from chalicelib.kernel.aws import kms

DOCUMENT_SIGNING = ObjectIdentifier("1.3.6.1.5.5.7.3.36")
_MICROSOFT_DOCUMENT_SIGNING = ObjectIdentifier("1.3.6.1.4.1.311.10.3.12")
_ADOBE_DOCUMENT_SIGNING = ObjectIdentifier("1.2.840.113583.1.1.5")
FOR_DOCUMENTS = (DOCUMENT_SIGNING, _MICROSOFT_DOCUMENT_SIGNING, _ADOBE_DOCUMENT_SIGNING)
"""Purposes of which a certificate has to name one for its seals to be taken as such."""
_PEM = serialization.Encoding.PEM


def signing_request(key_id: str, organisation: str, country: str) -> bytes:
    """A certificate signing request (PKCS #10) for a key in KMS, signed by it, as PEM."""
    key = kms_key(key_id)
    request = x509.CertificateSigningRequestBuilder().subject_name(_name(organisation, organisation, country))
    request = request.add_extension(_usages(), critical=False)
    return request.sign(key, hashes.SHA256()).public_bytes(_PEM)


def key_hash(key_id: str) -> str:
    """The SHA-256 of a key's public half (its SubjectPublicKeyInfo), by which a check knows it."""
    return hashlib.sha256(kms.public_key(key_id)).hexdigest()


def kms_key(key_id: str) -> Any:
    """A key in KMS as cryptography's builders take it."""
    public = serialization.load_der_public_key(kms.public_key(key_id))
    if isinstance(public, rsa.RSAPublicKey):
        return _KmsRsaKey(key_id, public)
    if isinstance(public, ec.EllipticCurvePublicKey):
        return _KmsEllipticKey(key_id, public)
    raise TypeError("neither RSA nor an elliptic curve")


class Authority:
    """An authority for one machine and for tests: a root, and one below it that issues. Its keys are in memory."""

    def __init__(
        self, name: str, now: datetime, *, kind: Literal["ec", "rsa"] = "ec", lists_at: str = ""
    ) -> None:
        self._lists_at = lists_at
        self._root_key, self._issuing_key = _new_key(kind), _new_key(kind)
        self._now = now
        root = _name(f"{name} Root", name, "")
        issuing = _name(f"{name} Issuing", name, "")
        self._root = self._authority(root, root, self._root_key, self._root_key, length=1)
        self._issuing = self._authority(issuing, root, self._issuing_key, self._root_key, length=0)

    @property
    def root_pem(self) -> bytes:
        """What has to be trusted."""
        return self._root.public_bytes(_PEM)

    def _authority(
        self, subject: x509.Name, issuer: x509.Name, key: Any, issuer_key: Any, *, length: int
    ) -> x509.Certificate:
        builder = _builder(subject, issuer, key.public_key(), self._now, days=3650)
        if subject != issuer:
            builder = self._listed(builder, "root")
        return (
            builder.add_extension(x509.BasicConstraints(ca=True, path_length=length), critical=True)
            .add_extension(_key_usage(is_authority=True), critical=True)
            .add_extension(_authority_key(issuer_key.public_key()), critical=False)
            .sign(issuer_key, hashes.SHA256())
        )

    def issue(self, request_pem: bytes, *, days: int = 825) -> bytes:
        """Answer a signing request with a chain as PEM: the certificate, and the one that issued it."""
        request = x509.load_pem_x509_csr(request_pem)
        if not request.is_signature_valid:
            raise ValueError("the request was not signed by its own key")
        builder = _builder(request.subject, self._issuing.subject, request.public_key(), self._now, days=days)
        builder = self._listed(builder, "issuing")
        certificate = (
            builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(_key_usage(is_authority=False), critical=True)
            .add_extension(_usages(), critical=False)
            .add_extension(_authority_key(self._issuing_key.public_key()), critical=False)
            .sign(self._issuing_key, hashes.SHA256())
        )
        return certificate.public_bytes(_PEM) + self._issuing.public_bytes(_PEM)

    def _listed(self, builder: x509.CertificateBuilder, by: str) -> x509.CertificateBuilder:
        """Say where the revoked ones are listed, where that is anywhere."""
        if not self._lists_at:
            return builder
        place = x509.UniformResourceIdentifier(f"{self._lists_at}/{by}.crl")
        points = x509.CRLDistributionPoints([x509.DistributionPoint([place], None, None, None)])
        return builder.add_extension(points, critical=False)

    def revoked(self, by: Literal["root", "issuing"]) -> bytes:
        """The list (CRL, DER) of what the root or the one below it has revoked: nothing."""
        own = {"root": (self._root, self._root_key), "issuing": (self._issuing, self._issuing_key)}
        issuer, key = own[by]
        builder = x509.CertificateRevocationListBuilder(
            issuer.subject, self._now, self._now + timedelta(days=7)
        )
        builder = builder.add_extension(x509.CRLNumber(1), critical=False)
        builder = builder.add_extension(_authority_key(key.public_key()), critical=False)
        made: bytes = builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)
        return made


class OutOfDateError(ValueError):
    """A certificate is the key's, but is not valid now."""


def check_chain(chain_pem: bytes, key_id: str, now: datetime) -> datetime:
    """When the first of a chain's certificates expires.

    ValueError where it is none, is not the key's, is for something else, or is broken; OutOfDateError where it is not
    valid now.
    """
    own, *others = certificates = x509.load_pem_x509_certificates(chain_pem)
    spki = serialization.PublicFormat.SubjectPublicKeyInfo
    if own.public_key().public_bytes(serialization.Encoding.DER, spki) != _public_key(key_id):
        raise ValueError("the first certificate is not the key's")
    if not _may_seal(own):
        raise ValueError("the first certificate is not for signing documents")
    for certificate, issuer in zip(certificates, others, strict=False):
        try:
            certificate.verify_directly_issued_by(issuer)
        except (InvalidSignature, TypeError) as error:
            raise ValueError("a certificate was not issued by the one that follows it") from error
    if not all(one.not_valid_before_utc <= now < one.not_valid_after_utc for one in certificates):
        raise OutOfDateError("not all of the certificates are valid now")
    return min(one.not_valid_after_utc for one in certificates)


def _may_seal(certificate: x509.Certificate) -> bool:
    """Whether it is for what it is used for: otherwise no check would take its seals."""
    try:
        uses = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
        purposes = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    except x509.ExtensionNotFound:
        return False
    return (uses.digital_signature or uses.content_commitment) and any(
        one in FOR_DOCUMENTS for one in purposes
    )


@lru_cache(maxsize=4)
def _public_key(key_id: str) -> bytes:
    """A key's public half, which never becomes another one: KMS is asked once in a process."""
    return kms.public_key(key_id)


def _new_key(kind: Literal["ec", "rsa"]) -> Any:
    return ec.generate_private_key(ec.SECP256R1()) if kind == "ec" else rsa.generate_private_key(65537, 3072)


def _name(common: str, organisation: str, country: str) -> x509.Name:
    parts = [(NameOID.COUNTRY_NAME, country), (NameOID.ORGANIZATION_NAME, organisation)]
    parts.append((NameOID.COMMON_NAME, common))
    return x509.Name([x509.NameAttribute(kind, text[:64]) for kind, text in parts if text])


def _usages() -> x509.ExtendedKeyUsage:
    return x509.ExtendedKeyUsage(
        [DOCUMENT_SIGNING, _MICROSOFT_DOCUMENT_SIGNING, ExtendedKeyUsageOID.EMAIL_PROTECTION]
    )


def _key_usage(*, is_authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not is_authority,
        content_commitment=not is_authority,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=is_authority,
        crl_sign=is_authority,
        encipher_only=False,
        decipher_only=False,
    )


def _authority_key(public: Any) -> x509.AuthorityKeyIdentifier:
    return x509.AuthorityKeyIdentifier.from_issuer_public_key(public)


def _builder(
    subject: x509.Name, issuer: x509.Name, public: Any, now: datetime, *, days: int
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder(issuer, subject, public, x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=days))
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
    )


def _cannot(*_: Any, **__: Any) -> Any:
    raise NotImplementedError("the key does not leave KMS")


class _KmsRsaKey(rsa.RSAPrivateKey):
    """Only what cryptography's builders ask of a key."""

    def __init__(self, key_id: str, public: rsa.RSAPublicKey) -> None:
        self._key_id, self._public = key_id, public

    def sign(self, data: Any, padding: Any, algorithm: Any) -> bytes:  # noqa: ARG002 - always the same
        """PKCS #1 v1.5 over SHA-256."""
        return kms.sign(self._key_id, bytes(data), "RSASSA_PKCS1_V1_5_SHA_256")

    def public_key(self) -> rsa.RSAPublicKey:
        """The public half."""
        return self._public

    @property
    def key_size(self) -> int:
        """In bits."""
        return self._public.key_size

    decrypt = private_numbers = private_bytes = _cannot
    __copy__ = __deepcopy__ = _cannot


class _KmsEllipticKey(ec.EllipticCurvePrivateKey):
    """Only what cryptography's builders ask of a key."""

    def __init__(self, key_id: str, public: ec.EllipticCurvePublicKey) -> None:
        self._key_id, self._public = key_id, public

    def sign(self, data: Any, signature_algorithm: Any) -> bytes:  # noqa: ARG002 - always the same
        """ECDSA over SHA-256."""
        return kms.sign(self._key_id, bytes(data), "ECDSA_SHA_256")

    def public_key(self) -> ec.EllipticCurvePublicKey:
        """The public half."""
        return self._public

    @property
    def curve(self) -> ec.EllipticCurve:
        """P-256."""
        return self._public.curve

    @property
    def key_size(self) -> int:
        """In bits."""
        return self._public.key_size

    exchange = private_numbers = private_bytes = _cannot
    __copy__ = __deepcopy__ = _cannot
