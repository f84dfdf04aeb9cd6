"""Reads of DynamoDB without botocore's machinery for what they never need.

Signing, sending and receiving take botocore 0.55 ms of each call, for checksums, streams, redirects, proxies and
retries. A read that succeeds at the first try needs none of them: it is signed here (Signature Version 4) and sent
over a connection that is kept, in 0.2 ms. Whatever else happens, an error, a time-out, a connection that the other
side has closed, is left to botocore, which reads again in its own way.

`before-call` is botocore's own place for this: who answers it, answers the call.
"""

import hashlib
import hmac
import json
import threading
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

from botocore import handlers

OPERATIONS = ("BatchGetItem", "GetItem", "Query")
_ALGORITHM = "AWS4-HMAC-SHA256"


@lru_cache(maxsize=2)
def _signing_key(secret: str, day: str, region: str) -> bytes:
    key = f"AWS4{secret}".encode()
    for part in (day, region, "dynamodb", "aws4_request"):
        key = hmac.digest(key, part.encode(), hashlib.sha256)
    return key


def signed_headers(
    host: str, target: str, body: bytes, credentials: Any, region: str, now: datetime
) -> dict[str, str]:
    """The headers that a POST to DynamoDB's root needs to be authentic.

    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
    """
    stamp = now.strftime("%Y%m%dT%H%M%SZ")
    headers = {"host": host, "x-amz-date": stamp}
    if credentials.token:
        headers["x-amz-security-token"] = credentials.token
    headers["x-amz-target"] = target
    names = ";".join(headers)
    canonical = "".join(f"{name}:{value}\n" for name, value in headers.items())
    request = f"POST\n/\n\n{canonical}\n{names}\n{hashlib.sha256(body).hexdigest()}"
    scope = f"{stamp[:8]}/{region}/dynamodb/aws4_request"
    text = f"{_ALGORITHM}\n{stamp}\n{scope}\n{hashlib.sha256(request.encode()).hexdigest()}"
    signature = hmac.digest(
        _signing_key(credentials.secret_key, stamp[:8], region), text.encode(), hashlib.sha256
    ).hex()
    headers["authorization"] = (
        f"{_ALGORITHM} Credential={credentials.access_key}/{scope}, SignedHeaders={names}, Signature={signature}"
    )
    return headers


class QuickReads:
    """Answers a client's reads over one kept connection a thread."""

    def __init__(self, region: str, connect_seconds: float, read_seconds: float) -> None:
        self._region = region
        self._connect_seconds = connect_seconds
        self._read_seconds = read_seconds
        self._kept = threading.local()

    def attach(self, client: Any) -> None:
        """Answer this client's reads from now on, unless somebody wants to see each request, as moto does."""
        if any(event.startswith("before-send") for event, *_ in handlers.BUILTIN_HANDLERS):
            return
        for operation in OPERATIONS:
            client.meta.events.register(f"before-call.dynamodb.{operation}", self._answer)

    def _answer(
        self, params: Mapping[str, Any], request_signer: Any, **_: Any
    ) -> tuple[SimpleNamespace, dict[str, Any]] | None:
        address = urlsplit(params["url"])
        body: bytes = params["body"]
        sent = params["headers"]
        headers = signed_headers(
            address.netloc,
            sent["X-Amz-Target"],
            body,
            request_signer._credentials.get_frozen_credentials(),  # noqa: SLF001 - its public way signs botocore's requests only
            self._region,
            datetime.now(UTC),
        )
        headers["content-type"] = sent["Content-Type"]
        headers["user-agent"] = sent["User-Agent"]
        try:
            connection = self._connection(address.scheme, address.netloc)
            connection.request("POST", "/", body, headers)
            response = connection.getresponse()
            content = response.read()
        except (OSError, HTTPException):
            self.close()
            return None
        if response.status != 200:
            return None
        return SimpleNamespace(status_code=200), {
            **json.loads(content),
            "ResponseMetadata": {
                "HTTPStatusCode": 200,
                "RequestId": response.headers.get("x-amzn-RequestId", ""),
            },
        }

    def _connection(self, scheme: str, netloc: str) -> HTTPConnection:
        connection: HTTPConnection | None = getattr(self._kept, netloc, None)
        if connection is None:
            kind = HTTPSConnection if scheme == "https" else HTTPConnection
            connection = kind(netloc, timeout=self._connect_seconds)
            connection.connect()
            connection.sock.settimeout(self._read_seconds)
            connection.timeout = (
                self._read_seconds
            )  # for when it opens again by itself, after `Connection: close`
            setattr(self._kept, netloc, connection)
        return connection

    def close(self) -> None:
        """Close what this thread keeps open."""
        for connection in vars(self._kept).values():
            connection.close()
        vars(self._kept).clear()
