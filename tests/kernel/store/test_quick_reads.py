"""Reads that bypass botocore: signed by it, answered like its own, and left to it when anything fails."""

import json
import os
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from botocore import handlers
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from botocore.exceptions import ClientError

from chalicelib.kernel.store import client

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
ROW = {"pk": {"S": "TENANT#demo"}}
SIGNED_BY_BOTOCORE_ALONE = "amz-sdk-request"
"""A header that botocore adds when it sends."""


class Table(ThreadingHTTPServer):
    """A DynamoDB that answers from a script: (status, body) in turn, or None to hang up."""

    daemon_threads = True

    def __init__(self) -> None:
        self.script: list[tuple[int, dict[str, Any]] | None] = []
        self.requests: list[tuple[dict[str, str], bytes]] = []
        """Headers (names in lower case) and body of each request."""
        self.connections: set[int] = set()
        self.keeps = True
        super().__init__(("127.0.0.1", 0), _Answers)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Hanging up is on purpose."""


class _Answers(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Table

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.server.requests.append((headers, body))
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


@pytest.mark.parametrize("token", ["", "IQoJb3JpZ2luX2VjE/+="])
def test_what_is_sent_is_signed_as_botocore_signs_it(
    table: Table, monkeypatch: pytest.MonkeyPatch, token: str
) -> None:
    monkeypatch.setenv("AWS_SESSION_TOKEN", token)
    monkeypatch.setattr("botocore.auth.get_current_datetime", lambda: NOW.replace(tzinfo=None))
    table.script = [(200, {"Items": []})]

    query()

    [(sent, body)] = table.requests
    signed_names = sent["authorization"].split("SignedHeaders=")[1].split(",")[0].split(";")
    headers = {
        name: sent[name] for name in signed_names if name not in ("x-amz-date", "x-amz-security-token")
    }
    again = AWSRequest("POST", f"http://{sent['host']}/", headers, body)
    credentials = Credentials("AKIDEXAMPLE", "secret", token or None)
    SigV4Auth(credentials, "dynamodb", client.dynamodb().meta.region_name).add_auth(again)
    assert sent["authorization"] == again.headers["Authorization"]
    assert SIGNED_BY_BOTOCORE_ALONE not in sent
    assert sent.get("x-amz-security-token", "") == token


def test_credentials_that_expire_are_refreshed(
    table: Table, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    script, issued = tmp_path / "credentials.py", tmp_path / "issued"
    soon = (datetime.now(UTC) + timedelta(seconds=60)).isoformat()  # botocore refreshes 15 minutes before
    script.write_text(
        "import json, pathlib\n"
        f"issued = pathlib.Path({str(issued)!r})\n"
        "issued.open('a').write('x')\n"
        "key = f'KEY{len(issued.read_text())}'\n"
        "print(json.dumps({'Version': 1, 'AccessKeyId': key, 'SecretAccessKey': 's', 'SessionToken': 't',"
        f" 'Expiration': {soon!r}}}))"
    )
    config = tmp_path / "config"
    config.write_text(f"[default]\ncredential_process = {sys.executable} {script}\n")
    for name in [name for name in os.environ if name.startswith("AWS_") and "KEY" in name]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("AWS_CONFIG_FILE", str(config))
    client.forget_client()
    table.script = [(200, {"Items": []})] * 2

    query()
    query()

    first, second = (headers["authorization"].split("Credential=")[1] for headers, _ in table.requests)
    assert first.split("/")[0] != second.split("/")[0]
    assert SIGNED_BY_BOTOCORE_ALONE not in table.requests[1][0]


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

    by_botocore = [SIGNED_BY_BOTOCORE_ALONE in headers for headers, _ in table.requests]
    assert by_botocore == [False, True, True]


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

    assert len(table.requests) == 1
    headers, _ = table.requests[0]
    assert headers["user-agent"].startswith("ventanilla Botocore/")
    assert SIGNED_BY_BOTOCORE_ALONE in headers
