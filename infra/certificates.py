"""The certificate of the key that seals contracts, from a terminal with the deployment's environment.

python -m infra.certificates request "Fibra Sur SA" AR > request.pem   # for the authority to sign
python -m infra.certificates install chain.pem                         # its answer: own certificate first
python -m infra.certificates show                                      # whose it is, who issued it, until when
python -m infra.certificates key                                       # by which hash a check knows the key

docs/certificates.md tells the whole way.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from cryptography import x509

from chalicelib.contracts.certificate import WARN_DAYS, key_and_chain
from chalicelib.contracts.object_keys import CHAIN, own_key
from chalicelib.kernel import clock
from chalicelib.kernel.aws import files
from chalicelib.kernel.settings import settings
from chalicelib.seals.authority import check_chain, key_hash, signing_request


def request(arguments: argparse.Namespace) -> int:
    """Print what an authority is asked with (PKCS #10), signed by the key itself."""
    key_id = arguments.key_id or settings().seal_key_id
    made = signing_request(key_id, arguments.organisation, arguments.country)
    sys.stdout.write(made.decode())
    return 0


def install(arguments: argparse.Namespace) -> int:
    """Put an authority's answer in place, if it is for this key, whole, and valid now."""
    if bool(arguments.tenant) != bool(arguments.key_id):
        sys.stderr.write("a tenant's own key needs --tenant and --key-id\n")
        return 2
    chain = arguments.file.read_bytes()
    try:
        expires = check_chain(chain, arguments.key_id or settings().seal_key_id, clock.now())
    except ValueError as error:
        sys.stderr.write(f"not installed: {error}\n")
        return 1
    if arguments.tenant:
        kept = json.dumps({"key_id": arguments.key_id, "certificates": chain.decode()})
        files.put_file(own_key(arguments.tenant), kept.encode(), "application/json")
    else:
        files.put_file(CHAIN, chain, "application/x-pem-file")
    sys.stdout.write(f"installed, valid until {expires:%Y-%m-%d}\n")
    return 0


def show(arguments: argparse.Namespace) -> int:
    """Print the certificates in use; 1 where there are none, or where they end within 60 days."""
    found = key_and_chain(arguments.tenant)
    if found is None:
        sys.stderr.write("there is no certificate: contracts cannot be sealed\n")
        return 1
    certificates = x509.load_pem_x509_certificates(found[1])
    for one in certificates:
        sys.stdout.write(
            f"{one.subject.rfc4514_string()}\n  issued by {one.issuer.rfc4514_string()}\n"
            f"  valid {one.not_valid_before_utc:%Y-%m-%d} to {one.not_valid_after_utc:%Y-%m-%d}\n"
        )
    left = (min(one.not_valid_after_utc for one in certificates) - clock.now()).days
    if left < WARN_DAYS:
        sys.stderr.write(f"{left} days are left: ask for another one\n")
        return 1
    return 0


def key(arguments: argparse.Namespace) -> int:
    """Print the SHA-256 of the key's public half, which the verify page and the command line are told."""
    found = key_and_chain(arguments.tenant)
    sys.stdout.write(f"{key_hash(found[0] if found else settings().seal_key_id)}\n")
    return 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(prog="python -m infra.certificates", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="command")
    for name, run in (("request", request), ("install", install), ("show", show), ("key", key)):
        command = commands.add_parser(name, help=(run.__doc__ or "").split("\n")[0])
        command.set_defaults(run=run)
        if name != "request":
            command.add_argument("--tenant", default="", help="whose own key it is, by its slug")
        if name in ("request", "install"):
            command.add_argument("--key-id", default="", help="of a tenant's own key, in KMS")
        if name == "request":
            command.add_argument("organisation")
            command.add_argument("country", help="two letters, such as AR")
        if name == "install":
            command.add_argument("file", type=Path)
    given = parser.parse_args(arguments)
    outcome: int = given.run(given)
    return outcome


if __name__ == "__main__":
    sys.exit(main())
