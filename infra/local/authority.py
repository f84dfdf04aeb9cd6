"""A certificate authority of this machine's own, made at each start, for the key that seals contracts."""

from datetime import timedelta

from chalicelib.contracts.object_keys import CHAIN
from chalicelib.kernel import clock
from chalicelib.kernel.aws import files
from chalicelib.kernel.settings import settings
from chalicelib.seals.anchors import Anchors
from chalicelib.seals.authority import Authority, key_hash, signing_request


def certify_seal_key() -> Anchors:
    """Put certificates beside the seal's key; answers whom a check trusts. It needs the deployment's environment."""
    authority = Authority("Ventanilla en esta máquina", clock.now() - timedelta(minutes=5))
    key_id = settings().seal_key_id
    request = signing_request(key_id, "Ventanilla", "AR")
    files.put_file(CHAIN, authority.issue(request), "application/x-pem-file")
    return Anchors(authority.root_pem, (key_hash(key_id),))
