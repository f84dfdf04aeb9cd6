"""API Gateway on one machine: events as Lambda gets them, limits and refusals as callers see them."""

import http.client
import json
import threading
import urllib.error
import urllib.request
from collections.abc import Mapping
from typing import Any

import pytest

from infra.local.gateway import MAX_ANSWER_BYTES, MAX_BODY_BYTES, ApiGateway
from infra.local.web import Request, Response, Server
from infra.templates import read_template

REFUSALS = read_template()["Resources"]["RestAPI"]["Properties"]["GatewayResponses"]


class RecordingApp:
    """An app of a few routes that keeps what it was called with."""

    routes: Mapping[str, Any] = {"/portal/{tenant}/x": {}, "/portal/demo/x": {}, "/data/{a}/{b}": {}}

    def __init__(self, answer: Mapping[str, Any] | None = None) -> None:
        self.events: list[dict[str, Any]] = []
        self._answer = answer or {"statusCode": 200, "headers": {}, "multiValueHeaders": {}, "body": "ok"}

    def __call__(self, event: dict[str, Any], context: Any) -> Mapping[str, Any]:
        assert context.get_remaining_time_in_millis() > 0
        self.events.append(event)
        return self._answer


def ask(
    app: RecordingApp, target: str, body: bytes = b"", headers: list[tuple[str, str]] | None = None
) -> Response:
    return ApiGateway(app, REFUSALS)(Request("POST", target, headers or [], body))


def test_the_event_says_what_was_asked() -> None:
    app = RecordingApp()
    headers = [("X-A", "1"), ("X-A", "2"), ("Content-Type", "application/json")]

    ask(app, "/api/portal/acme/x?q=a%20b&q=c&empty=", '{"ñ":1}'.encode(), headers)
    (event,) = app.events

    assert (event["httpMethod"], event["resource"], event["path"]) == (
        "POST",
        "/portal/{tenant}/x",
        "/portal/acme/x",
    )
    assert event["requestContext"]["stage"] == "api"
    assert event["requestContext"]["path"] == "/api/portal/acme/x"
    assert event["pathParameters"] == {"tenant": "acme"}
    assert event["multiValueQueryStringParameters"] == {"q": ["a b", "c"], "empty": [""]}
    assert event["queryStringParameters"] == {"q": "c", "empty": ""}
    assert (event["headers"]["X-A"], event["multiValueHeaders"]["X-A"]) == ("2", ["1", "2"])
    assert (event["body"], event["isBase64Encoded"]) == ('{"ñ":1}', False)


def test_path_parameters_are_decoded_once() -> None:
    app = RecordingApp()

    ask(app, "/api/data/a%2Fb%2520/c%3Fd")

    assert app.events[0]["pathParameters"] == {"a": "a/b%20", "b": "c?d"}


def test_a_fixed_segment_goes_before_a_variable_one() -> None:
    app = RecordingApp()

    ask(app, "/api/portal/demo/x/")

    assert app.events[0]["resource"] == "/portal/demo/x"


def test_nothing_asked_is_null_in_the_event() -> None:
    app = RecordingApp()

    ask(app, "/api/portal/demo/x")

    event = app.events[0]
    assert event["body"] is event["queryStringParameters"] is event["multiValueQueryStringParameters"] is None


def test_bytes_that_are_no_text_arrive_as_text() -> None:
    app = RecordingApp()

    ask(app, "/api/portal/demo/x", b"\xff\xfe")

    assert app.events[0]["body"] == "\ufffd\ufffd"


@pytest.mark.parametrize(
    "target", ["/api/none", "/api/portal//x", "/api/portal/demo/x/y", "/api/", "/other/x"]
)
def test_a_route_that_does_not_exist_is_a_404_problem(target: str) -> None:
    answer = ask(RecordingApp(), target)

    assert answer.status == 404
    assert answer.header("content-type") == "application/problem+json"
    assert json.loads(answer.body)["code"] == "not_found"


def test_a_body_over_ten_megabytes_never_reaches_the_app() -> None:
    app = RecordingApp()

    answer = ask(app, "/api/portal/demo/x", b"x" * (MAX_BODY_BYTES + 1))

    assert (answer.status, json.loads(answer.body)["code"]) == (413, "too_large")
    assert app.events == []


def test_an_answer_that_lambda_cannot_give_is_a_503() -> None:
    large = {"statusCode": 200, "headers": {}, "body": "x" * (MAX_ANSWER_BYTES + 1)}

    answer = ask(RecordingApp(large), "/api/portal/demo/x")

    assert (answer.status, json.loads(answer.body)["code"]) == (503, "unavailable")


def test_an_answers_headers_and_bytes_come_through() -> None:
    given = {
        "statusCode": 201,
        "headers": {"Content-Type": "image/png"},
        "multiValueHeaders": {"Set-Cookie": ["a=1", "b=2"]},
        "body": "aGk=",
        "isBase64Encoded": True,
    }

    answer = ask(RecordingApp(given), "/api/portal/demo/x")

    assert (answer.status, answer.body) == (201, b"hi")
    assert answer.headers == [("Content-Type", "image/png"), ("Set-Cookie", "a=1"), ("Set-Cookie", "b=2")]


@pytest.fixture
def crashing() -> Any:
    def crash(request: Request) -> Response:
        if request.path == "/crash":
            raise ZeroDivisionError
        return Response(200, [], request.body)

    server = Server(crash)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def test_a_fault_of_the_machine_itself_is_a_500_and_the_next_request_is_answered(
    crashing: Server, capfd: pytest.CaptureFixture[str]
) -> None:
    url = f"http://127.0.0.1:{crashing.server_port}"

    with pytest.raises(urllib.error.HTTPError, match="500") as raised:
        urllib.request.urlopen(f"{url}/crash")  # noqa: S310 - our own server
    raised.value.close()
    with urllib.request.urlopen(urllib.request.Request(url, data=b"hello")) as answer:
        assert answer.read() == b"hello"
    assert "ZeroDivisionError" in capfd.readouterr().err


def test_a_body_without_a_length_is_refused(crashing: Server) -> None:
    # The answer comes before the body is read: only the head is sent, so that no part of a body meets a closed door.
    connection = http.client.HTTPConnection("127.0.0.1", crashing.server_port, timeout=30)
    connection.putrequest("POST", "/")
    connection.putheader("Transfer-Encoding", "chunked")
    connection.endheaders()

    assert connection.getresponse().status == 411
    connection.close()
