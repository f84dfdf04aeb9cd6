"""Proof that the seal's certificates were not revoked, put into the document with the seal (PAdES B-LT).

A certificate says where its authority lists those that it has revoked. Where each certificate of the chain does, and
each list can be had, the lists stand in the document from the seal on: it can be judged when nobody publishes them any
more. Where one cannot be had the seal is as good, only not for as long by itself.
"""

from typing import Any

from cryptography import x509

from chalicelib.kernel.log import log

_FOUND = 200
_SECONDS = 5
"""In which a list has to come."""
_MAX_BYTES = 2 * 1024 * 1024
"""Of a list: every document would carry it."""


def fetch_lists(chain_pem: bytes) -> list[bytes]:
    """The lists (CRLs, DER) of a chain's certificates; none where one of them names none or it cannot be had."""
    lists = []
    for certificate in x509.load_pem_x509_certificates(chain_pem):
        if certificate.issuer == certificate.subject:
            continue  # a root's own word for itself says nothing
        found = next(filter(None, map(_fetch, _addresses(certificate))), None)
        if found is None:
            return []
        lists.append(found)
    return lists


def _addresses(certificate: x509.Certificate) -> list[str]:
    try:
        points = certificate.extensions.get_extension_for_class(x509.CRLDistributionPoints).value
    except x509.ExtensionNotFound:
        return []
    names = [name.value for point in points for name in point.full_name or ()]
    return [name for name in names if name.startswith(("http://", "https://"))]


def _fetch(address: str) -> bytes | None:
    import urllib3

    try:
        answer = urllib3.request("GET", address, timeout=_SECONDS, retries=False, preload_content=False)
        content = answer.read(_MAX_BYTES + 1)
        answer.release_conn()
        if answer.status != _FOUND:
            content = b""
        x509.load_der_x509_crl(content[:_MAX_BYTES])
    except (urllib3.exceptions.HTTPError, ValueError) as error:
        log().warning(
            "a list of revoked certificates could not be had", extra={"at": address, "why": str(error)}
        )
        return None
    return bytes(content)


def embed(writer: Any, chain_pem: bytes) -> None:
    """Put the certificates and their lists into the revision that is being written: nothing comes after a seal."""
    lists = fetch_lists(chain_pem)
    if not lists:
        return
    from asn1crypto.crl import CertificateList
    from pyhanko.sign.validation.dss import DocumentSecurityStore

    from chalicelib.seals.signer import read_certificates

    DocumentSecurityStore.supply_dss_in_writer(
        writer,
        None,
        certs=read_certificates(chain_pem),
        crls=[CertificateList.load(one) for one in lists],
    )
