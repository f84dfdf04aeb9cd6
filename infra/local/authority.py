"""A certificate authority of this machine's own, made at each start, for the key that seals contracts."""

from datetime import UTC, datetime, timedelta

from chalicelib.contracts.places import CHAIN
from chalicelib.kernel.aws import files
from chalicelib.kernel.settings import settings
from chalicelib.seals.authority import Authority, signing_request


def certify_seal_key() -> bytes:
    """Put certificates beside the seal's key; answers the root as PEM. It needs the deployment's environment."""
    authority = Authority("Ventanilla en esta máquina", datetime.now(UTC) - timedelta(minutes=5))
    request = signing_request(settings().seal_key_id, "Ventanilla", "AR")
    files.put_file(CHAIN, authority.issue(request), "application/x-pem-file")
    return authority.root_pem
