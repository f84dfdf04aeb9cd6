"""pyHanko's signer with the key in KMS. Importing it imports pyHanko: only whoever seals does."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from asn1crypto import pem, x509
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.sign.signers import PdfSigner, Signer
from pyhanko.stamp import BaseStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore

from chalicelib.kernel.aws import kms

_LONGEST_P256 = 72
"""Bytes of an ECDSA signature in DER."""


def read_certificates(text: bytes) -> list[x509.Certificate]:
    """The certificates of a PEM file, in its order."""
    return [x509.Certificate.load(der) for _, _, der in pem.unarmor(text, multiple=True)]


class KmsSigner(Signer):
    """Signs with a key in KMS: RSA (PKCS #1 v1.5) or ECDSA on P-256, both over SHA-256."""

    def __init__(self, key_id: str, chain_pem: bytes) -> None:
        own, *others = read_certificates(chain_pem)
        registry = SimpleCertificateStore()
        registry.register_multiple(others)
        super().__init__(signing_cert=own, cert_registry=registry)
        self._key_id = key_id
        self._public = own.public_key

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:  # noqa: FBT001, FBT002 - pyHanko's own
        """Sign; a dry run answers as many bytes without asking KMS."""
        if digest_algorithm != "sha256":
            raise ValueError(digest_algorithm)
        is_rsa = self._public.algorithm == "rsa"
        if dry_run:
            return bytes(self._public.byte_size if is_rsa else _LONGEST_P256)
        return kms.sign(self._key_id, data, "RSASSA_PKCS1_V1_5_SHA_256" if is_rsa else "ECDSA_SHA_256")


@dataclass(frozen=True)
class OneDrawing(BaseStampStyle):
    """Shows a drawing, which is in the document already, as the signature; nothing where there is none."""

    drawing: Any = field(default=None)

    def create_stamp(self, writer: Any, box: Any, text_params: Any) -> Any:  # noqa: ARG002 - pyHanko's own
        """What pyHanko puts onto the signature's field."""
        return self if self.drawing is not None else None

    def apply_appearance(self, annotation: Any) -> None:
        """Put it there."""
        annotation[pdf_name("/AP")] = generic.DictionaryObject({pdf_name("/N"): self.drawing})


class SealSigner(PdfSigner):
    """Signs at a moment that is given."""

    def __init__(self, about: Any, signer: Signer, at: datetime, **options: Any) -> None:
        super().__init__(about, signer, **options)
        self._at = at

    def init_signing_session(self, pdf_out: Any, existing_fields_only: bool = False) -> Any:  # noqa: FBT001, FBT002 - pyHanko's own
        """Begin to sign."""
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self._at
        return session
