"""AWS in a process of its own in which contracts of ten pages are signed and wait for their seal.

python -m tests.package.signed_contracts N     as tests.package.cloud; tells `root`, `jobs` and `places`, too
"""

import os
import sys
from datetime import UTC, datetime
from typing import Any

from infra.local import moto_dynamodb, moto_quick, moto_ses
from infra.local.provision import Resources
from tests.package.cloud import serve

PAGES = 10
_TO = "ana@example.com"


def lay(resources: Resources, count: int) -> dict[str, Any]:
    """Have so many contracts signed by the whole way, up to the job that seals each.

    `root` is the root of the certificates as PEM, `key` the hash of the seal's key, `jobs` what the queue would say of
    each, `places` where their sealed documents will be.
    """
    os.environ.update(resources.environment() | {"POWERTOOLS_LOG_LEVEL": "CRITICAL"})
    from chalicelib.contracts import object_keys, records
    from chalicelib.contracts.domain import SealContract
    from chalicelib.kernel import clock
    from chalicelib.kernel.settings import settings
    from chalicelib.seals.authority import key_hash
    from tests.contracts.conftest import SETTINGS, certify, code_for, customer_of, signature
    from tests.support.api_client import ApiClient
    from tests.support.builders import customer
    from tests.support.clock import SettableClock
    from tests.support.contracts import document, drafted
    from tests.tickets.conftest import entered

    now = SettableClock(datetime.now(UTC))
    clock.set_source(now)
    api_client = ApiClient(resources, now)
    root = certify()
    system = api_client.tenant("demo", **SETTINGS)
    contacts = [{"name": "Ana Ñandú", "emails": [_TO]}]
    system.send("customers", {**customer("c1", name="Taller Sur"), "contacts": contacts})
    agent = api_client.staff("demo", "agent", "Lucía Ferro", "lucia@demo.example")
    ana = entered(api_client, _TO)
    jobs, documents = [], []
    for number in range(count):
        now.forward(minutes=1)
        made = drafted(agent, customer_of(ana), document(PAGES), f"Contrato {number + 1}").json
        api_client.deliver()
        contract_id = made["contract_id"]
        assert agent.post(f"/contracts/{contract_id}/send", {}).status == 200
        api_client.deliver()
        body = signature(ana, contract_id, code_for(api_client, ana, contract_id, _TO))
        reply = ana.post(f"/contracts/{contract_id}/signature", body)
        assert reply.status == 200, reply.text
        api_client.stream_records()  # nobody else seals it
        contract = records.find("demo", *records.owner_of("demo", contract_id))
        place = {"customer_id": contract.customer_id, "contract_id": contract_id}
        jobs.append(SealContract(tenant="demo", **place).model_dump(mode="json"))
        documents.append(object_keys.sealed(contract, 1))
    key = key_hash(settings().seal_key_id)
    return {"root": root.decode(), "key": key, "jobs": jobs, "places": documents}


if __name__ == "__main__":
    moto_dynamodb.install()
    moto_quick.install()
    moto_ses.install()
    serve(lambda resources: lay(resources, int(sys.argv[1])))
