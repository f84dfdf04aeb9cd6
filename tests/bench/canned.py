"""DynamoDB as fixed answers: a signed-in customer, and the first page of a statement of 50 entries.

The answers are what moto gave to our own code for a real customer, so that attributes and sizes are those of stored
items. The server is a process of its own, quick enough not to be what is measured. A projected query is answered with
the projected attributes, as DynamoDB does.
"""

import asyncio
import hashlib
import json
import os
import sys
from dataclasses import asdict, dataclass
from typing import Any

from moto import mock_aws

from infra.local import moto_dynamodb, moto_quick
from infra.local.provision import provision

ENTRIES = 50
LOOPBACK = "127.0.0.1"
SLUG = "demo"


@dataclass(frozen=True, slots=True)
class Canned:
    """DynamoDB's answers, and what a browser sends to be the customer whom they describe."""

    people: str
    """BatchGetItem of session, customer, contact and summary."""
    people_and_settings: str
    """The same with the tenant's settings, for which we ask once in 30 s."""
    session: str
    """BatchGetItem of the session alone."""
    whole: str
    """Query without a projection."""
    projected: str
    """Query with our projection."""
    projected_and_one: str
    """The same with one entry more, by which we know that another page follows."""
    cookie: str
    token_hash: str
    customer_id: str
    environment: dict[str, str]


def record() -> Canned:
    """Make a customer with more invoices than a page holds, sign in, and keep what DynamoDB answers."""
    moto_dynamodb.install()
    moto_quick.install()
    with mock_aws():
        resources = provision()
        os.environ.update(resources.environment() | {"POWERTOOLS_LOG_LEVEL": "ERROR"})
        return _record(resources)


def _record(resources: Any) -> Canned:
    from chalicelib.billing import statement
    from chalicelib.kernel.settings import settings
    from chalicelib.kernel.store import client, keys
    from chalicelib.tenants.models import Tenant
    from tests.support.api_client import ApiClient
    from tests.test_first_slice import ANA, INVOICE

    api_client = ApiClient(resources, None)  # type: ignore[arg-type]  # nobody moves the clock here
    system = api_client.tenant(SLUG, signin={"methods": ["identifier"], "channels": ["email"]})
    system.send("customers", ANA)
    rows = [{**INVOICE, "external_id": f"f{n}", "number": f"A-0001-{n:08d}"} for n in range(ENTRIES + 10)]
    system.send("invoices", *rows)
    browser = api_client.browser(SLUG)
    browser.sign_in(method="identifier", identifier="30123456", channel="email", contact="ana@example.com")
    ticket = browser.cookies[f"__Host-portal-{SLUG}"]
    customer_id, contact_id, token, *_ = ticket.split(".")
    token_hash = hashlib.sha256(token.encode()).hexdigest()
    people = [
        keys.customer(SLUG, customer_id),
        keys.contact(SLUG, customer_id, contact_id),
        keys.summary(SLUG, customer_id),
    ]
    session = keys.session(SLUG, token_hash)

    def batch(*main: keys.Key) -> str:
        names = settings()
        request = {names.volatile_table_name: {"Keys": [_wire(session)]}}
        if main:
            request[names.table_name] = {"Keys": [_wire(key) for key in main]}
        return _body(client.dynamodb().batch_get_item(RequestItems=request, ReturnConsumedCapacity="TOTAL"))

    def query(limit: int, attributes: tuple[str, ...] = ()) -> str:
        projection = {
            "ExpressionAttributeNames": {f"#{name}": name for name in attributes},
            "ProjectionExpression": ",".join(f"#{name}" for name in attributes),
        }
        return _body(
            client.dynamodb().query(
                TableName=settings().table_name,
                KeyConditionExpression="pk = :pk AND begins_with(sk, :prefix)",
                ExpressionAttributeValues={
                    ":pk": {"S": keys.customer_partition(SLUG, customer_id)},
                    ":prefix": {"S": keys.entries_prefix("ARS")},
                },
                ScanIndexForward=False,
                Limit=limit,
                ReturnConsumedCapacity="TOTAL",
                **(projection if attributes else {}),
            )
        )

    projected = statement._ATTRIBUTES
    return Canned(
        people=batch(*people),
        people_and_settings=batch(*people, Tenant.key_of(tenant=SLUG)),
        session=batch(),
        whole=query(ENTRIES),
        projected=query(ENTRIES, projected),
        projected_and_one=query(ENTRIES + 1, projected),
        cookie=f"__Host-portal-{SLUG}={ticket}",
        token_hash=token_hash,
        customer_id=customer_id,
        environment=resources.environment(),
    )


def _wire(key: tuple[str, str]) -> dict[str, dict[str, str]]:
    return {"pk": {"S": key[0]}, "sk": {"S": key[1]}}


def _body(answer: dict[str, Any]) -> str:
    return json.dumps({name: value for name, value in answer.items() if name != "ResponseMetadata"})


class _Connection(asyncio.Protocol):
    """HTTP/1.1 with keep-alive, as far as botocore speaks it to DynamoDB."""

    def __init__(self, answers: Canned) -> None:
        self._answers = answers
        self._buffer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the way back."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer each whole request."""
        self._buffer += data
        while True:
            head, found, rest = self._buffer.partition(b"\r\n\r\n")
            if not found:
                return
            fields = head.lower().split(b"\r\n")
            length = next(int(f.split(b":")[1]) for f in fields if f.startswith(b"content-length:"))
            if len(rest) < length:
                return
            self._buffer = rest[length:]
            self._transport.write(self._answer(fields, rest[:length]))

    def _answer(self, fields: list[bytes], body: bytes) -> bytes:
        content = self._choose(fields, body).encode()
        head = (
            "HTTP/1.1 200 OK\r\nServer: Server\r\nContent-Type: application/x-amz-json-1.0\r\n"
            f"Content-Length: {len(content)}\r\nConnection: keep-alive\r\n"
            "x-amzn-RequestId: 5TV1F8NUD23GLUBB1CTPIDPU3NVV4KQNSO5AEMVJF66Q9ASUAAJG\r\n"
            "Date: Mon, 23 Nov 2026 12:00:00 GMT\r\n\r\n"
        )
        return head.encode() + content

    def _choose(self, fields: list[bytes], body: bytes) -> str:
        target = next(field for field in fields if field.startswith(b"x-amz-target:"))
        if target.endswith(b"batchgetitem"):
            if b'"SETTINGS"' in body:
                return self._answers.people_and_settings
            return self._answers.people if b'"SUMMARY"' in body else self._answers.session
        if not target.endswith(b"query"):
            raise ValueError(f"nothing canned for {target!r}")
        if b"ProjectionExpression" not in body:
            return self._answers.whole
        more = json.loads(body)["Limit"] > ENTRIES
        return self._answers.projected_and_one if more else self._answers.projected


async def _serve(answers: Canned) -> None:
    server = await asyncio.get_running_loop().create_server(lambda: _Connection(answers), LOOPBACK, 0)
    port = server.sockets[0].getsockname()[1]
    print(json.dumps({"port": port, **asdict(answers)}), flush=True)  # noqa: T201 - how the parent learns of it
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(_serve(record()))
