"""The certificate of the key that seals contracts, from a terminal with the deployment's environment.

python -m infra.certificates request "Fibra Sur SA" AR > request.pem   # for the authority to sign
python -m infra.certificates install chain.pem                         # its answer: own certificate first
python -m infra.certificates show                                      # whose it is, who issued it, until when
python -m infra.certificates key                                       # by which hash a check knows the key

docs/certificates.md tells the whole way.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from cryptography import x509

from chalicelib.contracts.certificate import WARN_DAYS
from chalicelib.contracts.places import CHAIN
from chalicelib.kernel import clock
from chalicelib.kernel.aws import files
from chalicelib.kernel.settings import settings
from chalicelib.seals.authority import check_chain, key_hash, signing_request


def request(arguments: argparse.Namespace) -> int:
    """Print what an authority is asked with (PKCS #10), signed by the key itself."""
    made = signing_request(settings().seal_key_id, arguments.organisation, arguments.country)
    sys.stdout.write(made.decode())
    return 0


def install(arguments: argparse.Namespace) -> int:
    """Put an authority's answer in place, if it is for this key, whole, and valid now."""
    chain = arguments.file.read_bytes()
    try:
        expires = check_chain(chain, settings().seal_key_id, clock.now())
    except ValueError as error:
        sys.stderr.write(f"not installed: {error}\n")
        return 1
    files.put_file(CHAIN, chain, "application/x-pem-file")
    sys.stdout.write(f"installed, valid until {expires:%Y-%m-%d}\n")
    return 0


def show(_: argparse.Namespace) -> int:
    """Print the certificates in use; 1 where there are none, or where they end within 60 days."""
    chain = files.get_file(CHAIN)
    if chain is None:
        sys.stderr.write("there is no certificate: contracts cannot be sealed\n")
        return 1
    certificates = x509.load_pem_x509_certificates(chain)
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


def key(_: argparse.Namespace) -> int:
    """Print the SHA-256 of the key's public half, which the verify page and the command line are told."""
    sys.stdout.write(f"{key_hash(settings().seal_key_id)}\n")
    return 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(prog="python -m infra.certificates", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="command")
    for name, run in (("request", request), ("install", install), ("show", show), ("key", key)):
        command = commands.add_parser(name, help=(run.__doc__ or "").split("\n")[0])
        command.set_defaults(run=run)
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
