"""The one DynamoDB client of the process, shared by pynamodb and by the projected reads.

botocore's parser walks all ten members of the AttributeValue shape for every value of every item, which is
44 % of a warm list request. Data-plane answers are plain JSON already in the form that pynamodb reads, so
ours only loads them. Our items hold no binary attribute, the only type for which the two would differ.
"""

import json
import os
from typing import Any

import botocore
from botocore import handlers
from botocore.config import Config
from botocore.parsers import JSONParser, ResponseParserFactory
from botocore.session import Session

from chalicelib.kernel.store.quick_reads import QuickReads

CONNECT_TIMEOUT_SECONDS = 1
READ_TIMEOUT_SECONDS = 2
ATTEMPTS = 3


class _PlainJSONParser(JSONParser):
    """Loads a successful answer as it is; errors go botocore's own way."""

    def _do_parse(self, response: dict[str, Any], shape: Any) -> dict[str, Any]:  # noqa: ARG002 - botocore's signature
        parsed: dict[str, Any] = json.loads(response["body"]) if response["body"] else {}
        self._inject_response_metadata(parsed, response["headers"])  # type: ignore[attr-defined]  # not in the stubs
        return parsed


class _PlainParserFactory(ResponseParserFactory):
    """Gives the plain parser for the JSON protocol, which is what DynamoDB speaks."""

    def create_parser(self, protocol_name: str) -> Any:
        if protocol_name == "json":
            return _PLAIN_PARSER
        return super().create_parser(protocol_name)


_PLAIN_PARSER = _PlainJSONParser()
_client: Any = None
_reads: QuickReads | None = None


def _session() -> Session:
    """A session with only the handlers that concern DynamoDB: ten of 127, whose registering takes 5 ms."""
    session = Session(include_builtin_handlers=False)
    for event, handler, *order in handlers.BUILTIN_HANDLERS:
        kind, _, service = event.partition(".")
        if kind != "docs" and service.partition(".")[0] in {"", "*", "dynamodb"} and not order:
            session.register(event, handler)
    session.register_component("response_parser_factory", _PlainParserFactory())
    access_key, secret_key = os.environ.get("AWS_ACCESS_KEY_ID"), os.environ.get("AWS_SECRET_ACCESS_KEY")
    if (
        access_key and secret_key
    ):  # as in Lambda: botocore's chain of credential providers takes 5 ms to build
        session.set_credentials(access_key, secret_key, os.environ.get("AWS_SESSION_TOKEN"))
    return session


def dynamodb() -> Any:
    """The client, made at the first call. One per process: making one costs 15 ms."""
    global _client, _reads  # noqa: PLW0603 - one per process is the point
    if _client is None:
        region = os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION")
        session = _session()
        _client = session.create_client(
            "dynamodb",
            region_name=region,
            config=Config(
                parameter_validation=False,
                connect_timeout=CONNECT_TIMEOUT_SECONDS,
                read_timeout=READ_TIMEOUT_SECONDS,
                retries={"total_max_attempts": ATTEMPTS, "mode": "standard"},
                max_pool_connections=10,
                # botocore puts its own together anew for each request, twice: 6 % of a warm one.
                user_agent=f"ventanilla Botocore/{botocore.__version__}",
            ),
        )
        _reads = QuickReads(session, _client)
    return _client


def forget_client() -> None:
    """Make the next call build a new client. For tests, whose AWS begins anew each time."""
    global _client  # noqa: PLW0603 - see above
    if _reads is not None:
        _reads.close()
    _client = None
