"""DynamoDB reads that skip botocore's send pipeline (docs/adr/0032).

`SigV4Auth` signs a read and urllib3 sends it once; anything but a 200 is left to botocore, with its retries and errors.
"""

import json
from functools import lru_cache
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

import urllib3
from botocore import handlers
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.httpsession import get_cert_path
from botocore.session import Session
from botocore.utils import get_environ_proxies


class _Request(AWSRequest):
    # AWSRequest prepares the whole request each time that its body is read.
    body = property(lambda self: self.data)


class QuickReads:
    """Answers a client's reads in botocore's `before-call` event, over pooled connections."""

    def __init__(self, session: Session, client: Any) -> None:
        meta = client.meta
        self._credentials: Any = session.get_credentials()
        self._region = meta.region_name
        self._connections = urllib3.PoolManager(
            maxsize=meta.config.max_pool_connections,
            timeout=urllib3.Timeout(connect=meta.config.connect_timeout, read=meta.config.read_timeout),
            retries=False,
            ca_certs=session.get_config_variable("ca_bundle") or get_cert_path(True),
        )
        self._pool = lru_cache(self._connections.connection_from_url)
        observed = any(event.startswith("before-send") for event, *_ in handlers.BUILTIN_HANDLERS)  # by moto
        if self._credentials and not observed and not get_environ_proxies(meta.endpoint_url):
            for operation in ("BatchGetItem", "GetItem", "Query"):
                meta.events.register(f"before-call.dynamodb.{operation}", self._answer)

    def _answer(self, params: dict[str, Any], **_: Any) -> tuple[SimpleNamespace, dict[str, Any]] | None:
        url, body = params["url"], params["body"]
        request = _Request("POST", url, {**params["headers"], "Host": urlsplit(url).netloc}, body)
        SigV4Auth(self._credentials.get_frozen_credentials(), "dynamodb", self._region).add_auth(request)
        try:
            response = self._pool(url).urlopen("POST", "/", body, dict(request.headers.items()))
        except urllib3.exceptions.HTTPError:
            return None
        if response.status != 200:
            return None
        metadata = {"HTTPStatusCode": 200, "RequestId": response.headers.get("x-amzn-RequestId", "")}
        return SimpleNamespace(status_code=200), {**json.loads(response.data), "ResponseMetadata": metadata}

    def close(self) -> None:
        """Close the pooled connections."""
        self._connections.clear()
