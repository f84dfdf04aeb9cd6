"""Amazon API Gateway in front of the Chalice app: proxy events in, HTTP out, its limits and its refusals.

Chalice's own local server leaves path parameters percent-encoded, hands over bodies as bytes and lacks half
of the event, so the matching and the event are ours; running the route is Chalice's.
"""

import base64
import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, unquote

from infra.local.web import Headers, Request, Response

STAGE = "api"
MAX_BODY_BYTES = 10 * 1024 * 1024
"""API Gateway's limit of a request body."""
MAX_ANSWER_BYTES = 6 * 1024 * 1024
"""Lambda's limit of an answer."""


@dataclass(slots=True)
class Context:
    """What Lambda hands over beside the event, as far as anything reads it."""

    aws_request_id: str
    function_name: str = "ventanilla-local-api"
    function_version: str = "$LATEST"
    invoked_function_arn: str = "arn:aws:lambda:sa-east-1:123456789012:function:ventanilla-local-api"
    memory_limit_in_mb: int = 512

    def get_remaining_time_in_millis(self) -> int:
        """Time left; one machine sets no limit, so it is API Gateway's."""
        return 29_000


def proxy_event(request: Request, resource: str, path_parameters: Mapping[str, str]) -> dict[str, Any]:
    """The event of payload format 1.0 that API Gateway sends for a request to a matched resource."""
    request_id = str(uuid.uuid4())
    many: dict[str, list[str]] = {}
    for name, value in request.headers:
        many.setdefault(name, []).append(value)
    query: dict[str, list[str]] = {}
    for name, value in parse_qsl(request.query, keep_blank_values=True):
        query.setdefault(name, []).append(value)
    path = unquote(request.path)
    return {
        "resource": resource,
        "path": path,
        "httpMethod": request.method,
        "headers": {name: values[-1] for name, values in many.items()},
        "multiValueHeaders": many,
        "queryStringParameters": {name: values[-1] for name, values in query.items()} or None,
        "multiValueQueryStringParameters": query or None,
        "pathParameters": dict(path_parameters) or None,
        "stageVariables": None,
        "requestContext": {
            "accountId": "123456789012",
            "apiId": "local",
            "stage": STAGE,
            "requestId": request_id,
            "identity": {"sourceIp": "127.0.0.1", "userAgent": request.header("user-agent")},
            "resourcePath": resource,
            "httpMethod": request.method,
            "path": f"/{STAGE}{path}",
            "protocol": "HTTP/1.1",
        },
        "body": request.body.decode(errors="replace") if request.body else None,
        "isBase64Encoded": False,
    }


class ApiGateway:
    """The REST API's stage: what is under `/api`. Safe to call from many threads when the app is."""

    def __init__(self, app: Any, gateway_responses: Mapping[str, Any]) -> None:
        """`gateway_responses` are RestAPI's in infra/api.yaml."""
        self._app = app
        # Fixed segments go before variable ones: "{" sorts after every letter.
        self._resources = [(resource, resource.split("/")) for resource in sorted(app.routes)]
        self._responses = gateway_responses

    def __call__(self, request: Request) -> Response:
        """Answer a request whose target begins with the stage."""
        prefix = f"/{STAGE}"
        if not request.path.startswith(prefix + "/"):
            return self._refuse("MISSING_AUTHENTICATION_TOKEN", "no such stage")
        request = Request(request.method, request.target[len(prefix) :], request.headers, request.body)
        if len(request.body) > MAX_BODY_BYTES:
            return self._refuse("REQUEST_TOO_LARGE", "Request Too Long")
        resource, captured = self._match(request.path)
        if resource is None:
            return self._refuse("MISSING_AUTHENTICATION_TOKEN", "Missing Authentication Token")
        event = json.loads(json.dumps(proxy_event(request, resource, captured)))
        answer = self._app(event, Context(str(uuid.uuid4())))
        return self._answered(answer)

    def _match(self, path: str) -> tuple[str | None, dict[str, str]]:
        """The resource that a path belongs to, and its path parameters, percent-decoded."""
        parts = path.removesuffix("/").split("/")
        for resource, wanted in self._resources:
            if len(wanted) != len(parts):
                continue
            captured = {}
            for want, part in zip(wanted, parts, strict=True):
                if want.startswith("{") and part:
                    captured[want[1:-1]] = unquote(part)
                elif want != part:
                    break
            else:
                return resource, captured
        return None, {}

    def _answered(self, answer: Mapping[str, Any]) -> Response:
        headers: Headers = list((answer.get("headers") or {}).items())
        many = answer.get("multiValueHeaders") or {}
        headers += [(name, value) for name, values in many.items() for value in values]
        body = answer.get("body") or ""
        content = base64.b64decode(body) if answer.get("isBase64Encoded") else body.encode()
        if len(content) > MAX_ANSWER_BYTES:
            return self._refuse("DEFAULT_5XX", "Internal server error")
        return Response(int(answer["statusCode"]), headers, content)

    def _refuse(self, kind: str, message: str) -> Response:
        refusal = self._responses[kind]
        given = refusal["ResponseParameters"]["Headers"]
        headers = [(name, value.strip("'")) for name, value in given.items()]
        body = (
            refusal["ResponseTemplates"]["application/json"]
            .replace("$context.error.messageString", json.dumps(message))
            .replace("$context.requestId", str(uuid.uuid4()))
        )
        return Response(int(refusal["StatusCode"]), headers, body.encode())
