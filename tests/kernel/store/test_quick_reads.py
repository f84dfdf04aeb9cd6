"""Reads that go past botocore: signed as it signs, answered as it answers, and left to it when anything goes wrong."""

import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from botocore import handlers
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from botocore.exceptions import ClientError

from chalicelib.kernel.store import client
from chalicelib.kernel.store.quick_reads import signed_headers

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
HOST, REGION, TARGET = "dynamodb.sa-east-1.amazonaws.com", "sa-east-1", "DynamoDB_20120810.Query"
ROW = {"pk": {"S": "TENANT#demo"}}


@pytest.mark.parametrize("token", [None, "IQoJb3JpZ2luX2VjE/+="])
def test_a_signature_is_the_one_that_botocore_makes(
    token: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    credentials = Credentials("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", token)
    body = json.dumps({"TableName": "tabla", "Limit": 50}).encode()
    request = AWSRequest("POST", f"https://{HOST}/", {"X-Amz-Target": TARGET}, body)
    monkeypatch.setattr("botocore.auth.get_current_datetime", lambda: NOW.replace(tzinfo=None))
    SigV4Auth(credentials, "dynamodb", REGION).add_auth(request)

    headers = signed_headers(HOST, TARGET, body, credentials.get_frozen_credentials(), REGION, NOW)

    assert headers["authorization"] == request.headers["Authorization"]
    assert headers["x-amz-date"] == request.headers["X-Amz-Date"]
    assert headers.get("x-amz-security-token") == request.headers.get("X-Amz-Security-Token")


class Table(ThreadingHTTPServer):
    """A DynamoDB that answers from a script: (status, body) in turn, or None to hang up."""

    daemon_threads = True

    def __init__(self) -> None:
        self.script: list[tuple[int, dict[str, Any]] | None] = []
        self.agents: list[str] = []
        self.connections: set[int] = set()
        self.keeps = True
        super().__init__(("127.0.0.1", 0), _Answers)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Hanging up is on purpose."""


class _Answers(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Table

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.server.agents.append(self.headers["User-Agent"])
        self.server.connections.add(self.client_address[1])
        step = self.server.script.pop(0)
        if step is None:
            self.close_connection = True
            return
        status, content = step
        body = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/x-amz-json-1.0")
        self.send_header("Content-Length", str(len(body)))
        if not self.server.keeps:
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name for it
        """Say nothing."""


@pytest.fixture
def table(monkeypatch: pytest.MonkeyPatch) -> Iterator[Table]:
    """A scripted DynamoDB that the store's client talks to."""
    server = Table()
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{server.server_address[1]}")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    # moto wants to see every request, which keeps quick reads away; it is not asked here.
    kept = [handler for handler in handlers.BUILTIN_HANDLERS if not handler[0].startswith("before-send")]
    monkeypatch.setattr(handlers, "BUILTIN_HANDLERS", kept)
    client.forget_client()
    yield server
    client.forget_client()
    server.shutdown()
    server.server_close()


def query() -> Any:
    return client.dynamodb().query(TableName="tabla", KeyConditionExpression="pk = :pk")


def test_reads_share_a_connection(table: Table) -> None:
    table.script = [(200, {"Items": [ROW]}), (200, {"Items": []})]

    assert query()["Items"] == [ROW]
    assert query()["Items"] == []

    assert len(table.connections) == 1


def test_a_connection_that_was_closed_meanwhile_is_no_error(table: Table) -> None:
    table.script = [(200, {"Items": []}), None, (200, {"Items": [ROW]})]
    query()

    assert query()["Items"] == [ROW]


def test_a_server_that_keeps_no_connections_is_read_all_the_same(table: Table) -> None:
    table.keeps = False
    table.script = [(200, {"Items": [ROW]})] * 3

    assert [query()["Items"] for _ in range(3)] == [[ROW]] * 3

    assert len(table.connections) == 3


def test_a_table_that_is_busy_is_asked_again(table: Table) -> None:
    busy = (500, {"__type": "com.amazonaws.dynamodb.v20120810#InternalServerError", "message": "busy"})
    table.script = [busy, busy, (200, {"Items": [ROW]})]

    assert query()["Items"] == [ROW]


def test_a_read_that_is_refused_is_botocores_error(table: Table) -> None:
    refused = (
        400,
        {"__type": "com.amazonaws.dynamodb.v20120810#ResourceNotFoundException", "message": "none"},
    )
    table.script = [refused, refused]

    with pytest.raises(ClientError, match="ResourceNotFoundException"):
        query()


def test_a_write_goes_botocores_way_and_is_sent_once(table: Table) -> None:
    failed = (
        400,
        {"__type": "com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException", "message": "no"},
    )
    table.script = [failed]

    with pytest.raises(ClientError, match="ConditionalCheckFailedException"):
        client.dynamodb().put_item(TableName="tabla", Item=ROW)

    assert len(table.agents) == 1
    assert table.agents[0].startswith("ventanilla Botocore/")
