"""From a contract and an act of signing, as they are stored, to one more sealed revision of the document."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta

from chalicelib.contracts import places
from chalicelib.contracts.models import Contract, Signing
from chalicelib.documents.formats import Language
from chalicelib.kernel import clock
from chalicelib.kernel.aws import files
from chalicelib.kernel.errors import FieldError, InvalidError
from chalicelib.kernel.log import count, log
from chalicelib.kernel.settings import settings as deployment
from chalicelib.seals import composing, evidence
from chalicelib.seals import sealing as seals
from chalicelib.seals.plan import Mark, Plan, Signatory, SignedAct
from chalicelib.tenants.letterhead import issuer_of
from chalicelib.tenants.service import tenant_settings

TIMESTAMP_PATIENCE = timedelta(minutes=10)
"""How long after it was signed a document waits for an authority that says when it is sealed."""

LANGUAGES: tuple[Language, ...] = ("es", "en", "pt")


def plan_of(contract: Contract) -> Plan:
    """What stands where in the document, the same for all of its revisions."""
    settings = tenant_settings(contract.tenant)
    record_id = f"{contract.tenant}/{contract.code}"
    return Plan(
        record_id=record_id,
        verify_url=f"{deployment().public_origin}/verify#{record_id}",
        signatories=tuple(
            Signatory(
                one.signer_id,
                one.name,
                one.order,
                party=settings.name if one.staff_id else contract.customer_name,
            )
            for one in contract.people()
        ),
        marks=tuple(Mark.from_json(mark) for mark in contract.marks),
        title=contract.title,
        language=_language(contract),
        country=settings.country,
        time_zone=settings.time_zone,
        evidence_pages=not contract.foreign_signatures,
    )


def require_sealable(contract: Contract, document: bytes) -> None:
    """Try what comes before the first seal, before anybody signs. InvalidError `pdf_cannot_be_signed`.

    What cannot be extended would be signed, and could never be sealed.
    """
    marks = [
        Mark(mark_id=f"m{page}", signer_id="s1", kind="initials", page=page, x=0, y=0, width=9, height=9)
        for page in range(len(contract.pages))
    ]
    plan = replace(plan_of(contract), signatories=(Signatory("s1", "s1"),), marks=tuple(marks))
    try:
        composing.prepare(document, plan, _head(contract))
    except Exception as error:
        log().exception("a document cannot be sealed", extra={"contract": contract.contract_id})
        detail = "nothing can be added to it"
        fault = FieldError("file", "pdf_cannot_be_signed", detail)
        raise InvalidError(detail, code=fault.code, fields=[fault]) from error


def _language(contract: Contract) -> Language:
    return next((one for one in LANGUAGES if one == contract.language), "es")


def act_of(signing: Signing) -> SignedAct:
    """All that a seal needs of an act of signing."""
    return SignedAct(
        signer_id=signing.signer_id,
        name=signing.name,
        signed_at=signing.signed_at,
        method="drawn" if signing.method == "drawn" else "typed",
        document_sha256=signing.document_sha256,
        channel="email" if signing.channel == "email" else "sms",
        address=signing.address,
        code_sent_at=signing.code_sent_at,
        ip=signing.ip,
        user_agent=signing.user_agent,
        consent=signing.consent,
        chain_head=signing.head,
        strokes=signing.drawing,
        typed_name=signing.typed_name,
        values=signing.values,
    )


def next_revision(contract: Contract, signing: Signing, document: bytes) -> bytes:
    """The document with one more seal on it; before the first, the fields and pages for all signers are added."""
    plan = plan_of(contract)
    if not int(contract.revision):
        document = composing.prepare(document, plan, _head(contract))
    act = act_of(signing)
    return _patiently(signing, lambda key: seals.seal(document, plan, act, key, at=clock.now()))


def _patiently(last: Signing, seal: Callable[[seals.SealKey], bytes]) -> bytes:
    """Seal, with a timestamp where there is an authority for them.

    While it does not answer, the seal is made again later, but not for ever: nobody's signature waits longer for it
    than `TIMESTAMP_PATIENCE`. Then the seal says its moment by our own clock, as it does where no authority is set.
    """
    key = seal_key()
    try:
        return seal(key)
    except seals.NoTimestampError:
        if clock.now() - last.signed_at < TIMESTAMP_PATIENCE:
            raise
        log().exception("sealed without a timestamp", extra={"contract": last.contract_id})
        count("SealedWithoutTimestamp")
        return seal(replace(key, timestamp_url=""))


def _head(contract: Contract) -> evidence.EvidenceHead:
    settings = tenant_settings(contract.tenant)
    return evidence.EvidenceHead(
        issuer=issuer_of(settings),
        pages=len(contract.pages),
        original_sha256=contract.original_sha256,
        customer=contract.customer_name,
        customer_document=contract.customer_document,
    )


def evidence_of(contract: Contract, acts: Sequence[Signing]) -> bytes:
    """The evidence of these acts as a sealed file of its own, for a document that somebody else signed before."""
    plan = plan_of(contract)
    pdf = evidence.render_evidence(plan, _head(contract), [act_of(act) for act in acts])
    name = tenant_settings(contract.tenant).name
    last = acts[-1]
    return _patiently(
        last,
        lambda key: seals.seal_evidence(pdf, plan, key, name=name, chain_head=last.head, at=clock.now()),
    )


def seal_key() -> seals.SealKey:
    """The platform's key, with the certificates that its operator put beside it."""
    chain = files.get_file(places.CHAIN)
    if chain is None:
        raise RuntimeError("there is no certificate for the seal's key yet")
    return seals.SealKey(deployment().seal_key_id, chain, deployment().timestamp_url)
