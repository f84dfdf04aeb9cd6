"""Domains that tenants send from, as SES knows them: each bears the tag of the tenant that brought it.

The tag is what says whose a domain is, so no list across tenants is needed, and none can disagree with SES.
"""

from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from chalicelib.kernel.aws.clients import client
from chalicelib.kernel.errors import ConflictError
from chalicelib.kernel.settings import settings

OWNER_TAG = "ventanilla-tenant"


@dataclass(frozen=True, slots=True)
class DnsRecord:
    """What has to stand in a domain's DNS."""

    kind: str
    """`CNAME` or `TXT`."""
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Identity:
    """A domain at SES."""

    domain: str
    owner: str
    """The tenant that brought it; nothing where it is nobody's of ours."""
    is_verified: bool
    dkim: str
    """SES's word for the DKIM records: PENDING, SUCCESS, FAILED, TEMPORARY_FAILURE or NOT_STARTED."""
    records: tuple[DnsRecord, ...]


def find_identity(domain: str) -> Identity | None:
    """What SES knows of a domain; None when nothing."""
    ses = client("sesv2")
    try:
        answer = ses.get_email_identity(EmailIdentity=domain)
    except ses.exceptions.NotFoundException:
        return None
    return _read(domain, answer)


def _read(domain: str, answer: dict[str, Any]) -> Identity:
    tags = {tag["Key"]: tag.get("Value", "") for tag in answer.get("Tags") or ()}
    dkim = answer.get("DkimAttributes") or {}
    records = tuple(
        DnsRecord("CNAME", f"{token}._domainkey.{domain}", f"{token}.dkim.amazonses.com")
        for token in dkim.get("Tokens") or ()
    )
    verified = bool(answer.get("VerifiedForSendingStatus")) and dkim.get("Status") == "SUCCESS"
    return Identity(domain, tags.get(OWNER_TAG, ""), verified, dkim.get("Status", "NOT_STARTED"), records)


def bring_identity(domain: str, tenant: str) -> Identity:
    """Have SES make the DKIM keys of a domain for a tenant; once is enough, and again changes nothing.

    ConflictError `sender_domain_taken` for a domain of another tenant's, or of ours.
    """
    if _is_ours(domain):
        raise _taken()
    ses = client("sesv2")
    found = find_identity(domain)
    if found is None:
        with suppress(ses.exceptions.AlreadyExistsException):
            ses.create_email_identity(
                EmailIdentity=domain,
                Tags=[{"Key": OWNER_TAG, "Value": tenant}],
                DkimSigningAttributes={"NextSigningKeyLength": "RSA_2048_BIT"},
                ConfigurationSetName=settings().email_configuration_set,
            )
        found = find_identity(domain)
    if found is None or found.owner != tenant:
        raise _taken()
    return found


def remove_identity(domain: str, tenant: str) -> None:
    """Give a tenant's domain up; another's, or what is gone, stays as it is."""
    found = find_identity(domain)
    if found is not None and found.owner == tenant:
        client("sesv2").delete_email_identity(EmailIdentity=domain)


def _is_ours(domain: str) -> bool:
    ours = (settings().email_sender.rpartition("@")[2], settings().reply_domain)
    return any(domain == one or domain.endswith(f".{one}") for one in ours)


def _taken() -> ConflictError:
    return ConflictError("this domain belongs to somebody else here", code="sender_domain_taken")
