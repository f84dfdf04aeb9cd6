"""The deployed system: functions out of the zip, and what stands around them in AWS."""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import botocore.session
import requests

from infra.local.gateway import ApiGateway
from infra.local.provision import MESSAGES_PATH
from infra.local.web import Request
from infra.local.worker import QueueSource, StreamSource
from tests.package.lambda_runtime import Function

NO_GATEWAY_RESPONSES: Mapping[str, Any] = {}
JSON = "application/json"
MESSAGE_SECONDS = 60


class RestApi:
    """The API of the template: its paths, and the function behind them."""

    def __init__(self, template: Mapping[str, Any], function: Function) -> None:
        api = template["Resources"]["RestAPI"]["Properties"]
        self.routes = dict(api["DefinitionBody"]["paths"])
        self.stage = api["StageName"]
        self._function = function

    def __call__(self, event: Any, context: Any) -> Any:
        del context  # Lambda makes its own
        return self._function.invoke(event)


@dataclass(slots=True)
class Reply:
    """What the API answered."""

    status: int
    headers: Mapping[str, str]
    text: str

    @property
    def json(self) -> Any:
        """The body, parsed."""
        return json.loads(self.text)


@dataclass(slots=True)
class Deployed:
    """The three functions, with AWS around them. The tenant's system and the browser meet processes of their own."""

    template: Mapping[str, Any]
    cloud: Mapping[str, Any]
    api: Function
    api_for_systems: Function
    forwarder: Function
    sender: Function
    cookies: dict[str, str] = field(default_factory=dict)
    _stream: StreamSource = field(init=False)
    _queue: QueueSource = field(init=False)
    _gateway: ApiGateway = field(init=False)
    _gateway_for_systems: ApiGateway = field(init=False)

    def __post_init__(self) -> None:
        self._stream = StreamSource(
            self.client("dynamodbstreams"),
            self.cloud["stream_arn"],
            lambda event, _context: self.forwarder.invoke(event),
        )
        self._queue = QueueSource(
            self.client("sqs"),
            self.environment["EVENTS_QUEUE_URL"],
            self.cloud["queue_arn"],
            lambda event, _context: self.sender.invoke(event),
        )
        self._gateway = ApiGateway(RestApi(self.template, self.api), NO_GATEWAY_RESPONSES)
        self._gateway_for_systems = ApiGateway(
            RestApi(self.template, self.api_for_systems), NO_GATEWAY_RESPONSES
        )

    @property
    def environment(self) -> dict[str, str]:
        """The functions'."""
        return dict(self.cloud["environment"])

    def client(self, service: str) -> Any:
        """A botocore client of the AWS around the functions."""
        return botocore.session.get_session().create_client(
            service,
            region_name=self.environment["AWS_DEFAULT_REGION"],
            endpoint_url=self.environment["AWS_ENDPOINT_URL"],
            aws_access_key_id="testing",
            aws_secret_access_key="testing",
        )

    def call(
        self, method: str, path: str, body: Any = None, headers: Mapping[str, str] | None = None
    ) -> Reply:
        """One request through API Gateway, from a browser that keeps cookies."""
        sent = dict(headers or {})
        if body is not None:
            sent["Content-Type"] = JSON
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        content = b"" if body is None else json.dumps(body).encode()
        gateway = self._gateway_for_systems if path.startswith("/data/") else self._gateway
        response = gateway(Request(method, f"/api{path}", list(sent.items()), content))
        for name, value in response.headers:
            if name.lower() == "set-cookie":
                key, _, kept = value.partition(";")[0].partition("=")
                self.cookies[key] = kept
        return Reply(response.status, dict(response.headers), response.body.decode())

    def from_page(self, method: str, path: str, body: Any = None) -> Reply:
        """One request as our own page sends it."""
        return self.call(
            method, path, body, {"Origin": self.environment["PUBLIC_ORIGIN"], "X-Ventanilla": "1"}
        )

    def deliver(self) -> None:
        """Run the stream's and the queue's functions until nothing is left to do."""
        while self._stream.poll() or self._queue.poll():
            pass

    def await_message(self) -> dict[str, Any]:
        """The newest message, once there is one: on a busy machine its sender may have been put off for a while."""
        deadline = time.monotonic() + MESSAGE_SECONDS
        while not (sent := self.messages()):
            assert time.monotonic() < deadline, "nothing was sent"
            self.deliver()
            time.sleep(0.2)
        return sent[0]

    def messages(self) -> list[dict[str, Any]]:
        """What was sent to people, newest first."""
        answer = requests.get(self.environment["AWS_ENDPOINT_URL"] + MESSAGES_PATH, timeout=10)
        found: list[dict[str, Any]] = answer.json()
        return found
