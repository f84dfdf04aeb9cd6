"""What an operator does for a tenant, from a terminal with the deployment's environment.

python -m infra.operate create-tenant acme settings.json --owner "Ana Paz" ana@acme.example
python -m infra.operate settings acme                  # print them
python -m infra.operate settings acme settings.json    # replace them, and publish
python -m infra.operate publish acme
python -m infra.operate modules acme                   # what it has contracted; with names, sets it
python -m infra.operate issue-key acme "billing system"
python -m infra.operate keys acme
python -m infra.operate revoke-key acme 1f2e3d4c
python -m infra.operate check-summaries acme           # recompute every summary from the documents
python -m infra.operate rewrite-customers acme         # write anew by what customers are found, and data issues
python -m infra.operate verify-audit acme              # recompute the audit log's chain of hashes
python -m infra.operate verify-contracts acme          # the chains of contracts, against the daily seals
python -m infra.operate strokes acme K7QF2M9X s1       # how a signature was drawn, for an expert
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from chalicelib.audit import service as audit
from chalicelib.billing import ledger, rules
from chalicelib.billing.models import Summary
from chalicelib.console import operator
from chalicelib.contracts import daily_seals, records
from chalicelib.contracts.signing import signings_of, strokes_of
from chalicelib.customers.back_office import load_customer
from chalicelib.customers.models import LISTING, Customer
from chalicelib.customers.writing import rewrite_customer
from chalicelib.kernel import clock
from chalicelib.kernel.errors import VentanillaError
from chalicelib.kernel.store import keys, reads
from chalicelib.staff import service as team
from chalicelib.staff.permissions import Role
from chalicelib.tenants import api_keys, entitlements, service, versions
from chalicelib.tenants.publishing import publish_portal
from chalicelib.tenants.settings import Module, TenantSettings


def _read_settings(path: str) -> TenantSettings:
    return TenantSettings.model_validate_json(Path(path).read_bytes())


def create_tenant(arguments: argparse.Namespace) -> int:
    """Make a tenant, publish its portal, and invite its first owner. After a failure the same again goes on."""
    settings = _read_settings(arguments.file)
    owner = None
    if arguments.owner:
        name, email = arguments.owner
        owner = team.Newcomer(name, email, Role.OWNER, settings.language)
    operator.set_up(team.Operator(arguments.tenant), settings, contracted=None, owner=owner)
    return 0


def settings(arguments: argparse.Namespace) -> int:
    """Print a tenant's settings, or replace them and publish."""
    tenant = service.load_tenant(arguments.tenant)
    if arguments.file is None:
        print(tenant.settings.model_dump_json(indent=2))
        return 0
    versions.save_settings(
        team.Operator(arguments.tenant), _read_settings(arguments.file), version=int(tenant.version)
    )
    publish_portal(arguments.tenant)
    return 0


def modules(arguments: argparse.Namespace) -> int:
    """Print what a tenant has contracted, or set it and publish."""
    if arguments.modules:
        wanted = set() if arguments.modules == ["none"] else {Module(name) for name in arguments.modules}
        entitlements.set_contracted(team.Operator(arguments.tenant), wanted)
        publish_portal(arguments.tenant)
    for one in entitlements.list_entitlements(arguments.tenant):
        asked = f"  asked for {clock.rfc3339(one.requested_at)}" if one.requested_at else ""
        contracted = "contracted" if one.contracted else "-"
        print(f"{one.module.value:20} {contracted:10} {'on' if one.on else 'off':3}{asked}")
    return 0


def publish(arguments: argparse.Namespace) -> int:
    """Publish a tenant's portal as its settings stand."""
    publish_portal(arguments.tenant)
    return 0


def issue_key(arguments: argparse.Namespace) -> int:
    """Print a new API key; it is never shown again."""
    print(api_keys.issue_api_key(arguments.tenant, arguments.label).secret)
    return 0


def list_keys(arguments: argparse.Namespace) -> int:
    """Print a tenant's API keys by their visible beginning."""
    for key in api_keys.list_api_keys(arguments.tenant):
        state = "revoked" if key.revoked else "valid"
        print(f"vk_{arguments.tenant}_{key.key_id}  {state:8} {clock.rfc3339(key.created_at)}  {key.label}")
    return 0


def revoke_key(arguments: argparse.Namespace) -> int:
    """Make an API key useless."""
    api_keys.revoke_api_key(arguments.tenant, arguments.key_id)
    return 0


def check_summaries(arguments: argparse.Namespace) -> int:
    """Hold every customer's stored summary against one that is computed from the documents."""
    today = clock.today(service.tenant_settings(arguments.tenant).time_zone)
    wrong = 0
    count = 0
    for customer in _customers(arguments.tenant):
        count += 1
        stored = Summary.find(keys.summary(arguments.tenant, customer.customer_id), consistent=True)
        if not _same(stored, ledger.recompute(arguments.tenant, customer.customer_id, today), today):
            wrong += 1
            print(f"{customer.customer_id}: the summary is not what its documents give", file=sys.stderr)
    print(f"{count} customers, {wrong} wrong")
    return 1 if wrong else 0


def rewrite_customers(arguments: argparse.Namespace) -> int:
    """Write anew by what each customer is found and data issues: for those stored before that was kept."""
    settings = service.tenant_settings(arguments.tenant)
    count = 0
    for customer in _customers(arguments.tenant):
        stored = load_customer(arguments.tenant, customer.customer_id)
        rewrite_customer(stored, settings)
        count += 1
    print(f"{count} customers")
    return 0


def verify_audit(arguments: argparse.Namespace) -> int:
    """Recompute the audit log's chain of hashes; says where it was tampered with."""
    count, faults = audit.verify(arguments.tenant)
    for fault in faults:
        print(f"entry {fault.number}: {fault.reason}", file=sys.stderr)
    print(f"{count} entries, {len(faults)} faults")
    return 1 if faults else 0


def verify_contracts(arguments: argparse.Namespace) -> int:
    """Recompute the chains of all contracts and compare them with the daily seals; says what is not as it was."""
    contracts, days, faults = daily_seals.verify(arguments.tenant)
    for fault in faults:
        print(f"{fault.contract_id or arguments.tenant}: {fault.what}", file=sys.stderr)
    print(f"{contracts} contracts, {days} daily seals, {len(faults)} faults")
    return 1 if faults else 0


def strokes(arguments: argparse.Namespace) -> int:
    """Print how a signature was drawn, point by point: for an expert, where somebody disputes it."""
    contract = records.find(arguments.tenant, *records.owner_of(arguments.tenant, arguments.contract))
    for act in signings_of(contract):
        if act.signer_id == arguments.signer:
            try:
                print(json.dumps({"signer": act.name, "strokes": strokes_of(act)}))
            except ValueError as error:
                print(error, file=sys.stderr)
                return 1
            return 0
    print("nobody signed as that one", file=sys.stderr)
    return 1


def _customers(tenant: str) -> Iterator[Customer]:
    after: dict[str, Any] | None = None
    while True:
        rows, after = reads.list_tenant(tenant, LISTING, limit=100, after=after)
        yield from (Customer.from_wire(row) for row in rows)
        if after is None:
            return


def _same(stored: Summary | None, computed: dict[str, rules.Account], today: Any) -> bool:
    accounts = {
        currency: rules.Account.from_document(document)
        for currency, document in (stored.accounts if stored else {}).items()
    }
    blank = rules.Account()
    for account in (*accounts.values(), blank):
        account.condense(today)
    return all(accounts.get(code, blank) == computed.get(code, blank) for code in {*accounts, *computed})


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m infra.operate", description=(__doc__ or "").split("\n")[0]
    )
    commands = parser.add_subparsers(required=True, metavar="command")

    def command(name: str, run: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=(run.__doc__ or "").split("\n")[0])
        added.set_defaults(run=run)
        added.add_argument("tenant", help="the tenant's slug")
        return added

    creation = command("create-tenant", create_tenant)
    creation.add_argument("file", help="its settings, as JSON")
    creation.add_argument("--owner", nargs=2, metavar=("NAME", "EMAIL"), help="who is invited to run it")
    command("settings", settings).add_argument("file", nargs="?", help="new settings, as JSON")
    command("publish", publish)
    names = [*(module.value for module in Module), "none"]
    command("modules", modules).add_argument(
        "modules", nargs="*", choices=[*names, []], help="all that it is to have from now on"
    )
    command("issue-key", issue_key).add_argument("label", help="what the key is for")
    command("keys", list_keys)
    command("revoke-key", revoke_key).add_argument("key_id", help="the eight letters after the tenant")
    command("check-summaries", check_summaries)
    command("rewrite-customers", rewrite_customers)
    command("verify-audit", verify_audit)
    command("verify-contracts", verify_contracts)
    drawn = command("strokes", strokes)
    drawn.add_argument("contract", help="its code or id")
    drawn.add_argument("signer", help="`s1`, `s2` …, as its events call them")
    return parser


def main(arguments: list[str] | None = None) -> int:
    """Run one command; answers the exit code."""
    parsed = _parser().parse_args(arguments)
    try:
        code: int = parsed.run(parsed)
    except ValidationError as error:
        for fault in error.errors(include_url=False, include_input=False):
            print(f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}", file=sys.stderr)
        return 2
    except (VentanillaError, OSError, json.JSONDecodeError) as error:
        print(error, file=sys.stderr)
        return 2
    return code


if __name__ == "__main__":
    sys.exit(main())
