"""Who may see a contract, whose turn it is, and until when. Pure."""

from datetime import date

from chalicelib.contracts.models import Contract, ContractState, Signer, SignerState
from chalicelib.kernel import clock
from chalicelib.tenants.settings import Module, TenantSettings

CONSENT = {
    "es": "Leí el documento completo, estoy de acuerdo con su contenido y acepto firmarlo por medios electrónicos.",
    "en": "I have read the whole document, I agree with what it says, and I consent to sign it electronically.",
    "pt": "Li o documento completo, estou de acordo com o seu conteúdo e aceito assiná-lo por meios eletrônicos.",
}


def consent_text(settings: TenantSettings, language: str) -> str:
    """To what whoever signs consents."""
    return settings.contracts.consent or CONSENT.get(language, CONSENT["es"])


def signer_of(contract: Contract, person_id: str) -> Signer | None:
    """As which signer a contact, or one of the staff, stands in the contract."""
    return next((one for one in contract.people() if person_id in (one.contact_id, one.staff_id)), None)


def may_see(contract: Contract, contact_id: str, settings: TenantSettings) -> bool:
    """Whether a contact of the contract's customer may see it: no draft, and by contact only what they sign (C1)."""
    if contract.state == ContractState.DRAFT or contract.first_sent() is None:
        return False
    return not settings.is_by_contact(Module.CONTRACTS) or signer_of(contract, contact_id) is not None


def is_over(contract: Contract, today: date) -> bool:
    """Whether the last day on which it could be signed has gone."""
    due = contract.last_day()
    return contract.state == ContractState.SENT and due is not None and today > due


def turn(contract: Contract) -> list[Signer]:
    """Those whose signature it waits for now: in order, those of the lowest number who have not signed."""
    if contract.state != ContractState.SENT:
        return []
    left = [one for one in contract.people() if one.state in (SignerState.WAITING, SignerState.SEEN)]
    if not contract.in_order or not left:
        return left
    first = min(one.order for one in left)
    return [one for one in left if one.order == first]


def called(contract: Contract) -> list[Signer]:
    """Those who were told that it waits for them: in order, nobody before all before them are sealed; no draft's."""
    people = contract.people()
    if contract.first_sent() is None:
        return []
    return [
        one
        for one in people
        if not contract.in_order
        or one.state == SignerState.SIGNED
        or all(other.sealed for other in people if other.order < one.order)
    ]


def is_turn_of(contract: Contract, person_id: str, settings: TenantSettings) -> bool:
    """Whether it waits for this person's signature."""
    return not is_over(contract, clock.today(settings.time_zone)) and any(
        person_id in (one.contact_id, one.staff_id) for one in turn(contract)
    )


def masked_email(address: str) -> str:
    """`a…@example.com`: enough to know one's own by."""
    name, _, domain = address.partition("@")
    return f"{name[:1]}…@{domain}" if domain else ""


def masked_phone(number: str) -> str:
    """`…0123`."""
    return f"…{number[-4:]}" if number else ""
