"""Where the files of contracts lie in S3: drawn up in the files bucket, sealed in a bucket that forgets nothing."""

from datetime import date

from chalicelib.contracts.models import Contract

CHAIN = "certificates/seal.pem"
"""Where in the files bucket the certificates of the seal's key are: its own first."""


def own_key(tenant: str) -> str:
    """Where a tenant's own key is named, with its certificates, if it has one: `{"key_id", "certificates"}`."""
    return f"certificates/{tenant}.json"


def heads_prefix(tenant: str) -> str:
    """Of the files in which the heads of a tenant's contracts are sealed, day by day."""
    return f"heads/{tenant}/"


def heads(tenant: str, day: date) -> str:
    """The heads of a day's contracts, sealed. There is one of each, for good."""
    return f"{heads_prefix(tenant)}{day.isoformat()}.json"


def sealed_prefix(tenant: str) -> str:
    """Of all that is sealed of a tenant's contracts."""
    return f"contracts/{tenant}/"


def _folder(contract: Contract) -> str:
    return f"contracts/{contract.tenant}/{contract.customer_id}/{contract.contract_id}"


def original(contract: Contract) -> str:
    """The document that the signers read. Its hash is in its name, so that none is ever written over another."""
    return f"{_folder(contract)}/{contract.original_sha256[:16]}/original.pdf"


def picture(contract: Contract, number: int) -> str:
    """A page's picture. The document's hash is in its name: another document has other pictures."""
    return f"{_folder(contract)}/{contract.original_sha256[:16]}/{number:04d}.webp"


def words(contract: Contract) -> str:
    """What stands on each page, as JSON."""
    return f"{_folder(contract)}/{contract.original_sha256[:16]}/words.json"


def strokes(contract: Contract, signer_id: str, digest: str) -> str:
    """How a signature was drawn, encrypted. What is drawn is in its name: there is one of each, for good."""
    return f"{_folder(contract)}/strokes-{signer_id}-{digest[:16]}"


def sealed(contract: Contract, revision: int) -> str:
    """The document with so many seals. There is one of each, for good."""
    return f"{_folder(contract)}/revision-{revision}.pdf"


def evidence(contract: Contract, revision: int) -> str:
    """The evidence of so many signatures, where it is a file of its own."""
    return f"{_folder(contract)}/evidence-{revision}.pdf"
