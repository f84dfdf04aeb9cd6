"""CloudFront's functions: the JavaScript that is deployed and the Python of one machine do the same."""

import json
import subprocess
import sysconfig
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from infra.local import edge_functions
from infra.local.web import Response

SOURCES = Path(__file__).resolve().parents[2] / "infra" / "edge"
NODE = sysconfig.get_path("scripts") + "/node"
CSP = "default-src 'none'; frame-ancestors 'self' https://shop.example"
CLOSED = "default-src 'none'; frame-ancestors 'none'"

# Address, query, and where it leads: an object, or a redirect.
ADDRESSES = [
    ("/demo/", "", "/demo/index.html"),
    ("/demo", "", "→ /demo/"),
    ("/demo", "a=1&b=&c", "→ /demo/?a=1&b&c"),
    ("/demo", "a=1&a=2", "→ /demo/?a=1&a=2"),
    ("/demo/cuenta", "", "/demo/index.html"),
    ("/demo/facturas/inv_01ABC", "x=1", "/demo/index.html"),
    ("/demo/index.html", "", "/demo/index.html"),
    ("/demo/logo-1a2b.png", "", "/demo/logo-1a2b.png"),
    ("/assets/portal-1.js", "", "/assets/portal-1.js"),
    ("/assets/", "", "/assets/"),
    ("/assets", "", "/assets"),
    ("/embed.js", "", "/embed.js"),
    ("/", "", "/"),
    ("//demo/", "", "//demo/"),
    ("/De-mo/", "", "/De-mo/"),
    ("/ab", "", "/ab"),
    ("/abc", "", "→ /abc/"),
    ("/-abc/", "", "/-abc/"),
    ("/abc-/", "", "/abc-/"),
    ("/" + "a" * 40 + "/", "", "/" + "a" * 40 + "/index.html"),
    ("/" + "a" * 41 + "/", "", "/" + "a" * 41 + "/"),
    ("/demo%2f..%2fother/", "", "/demo%2f..%2fother/"),
    ("/demo/../other/", "", "/demo/index.html"),
    ("/favicon.ico", "", "/favicon.ico"),
    ("/console", "", "→ /console/"),
    ("/console/", "", "/console/index.html"),
    ("/console/demo/customers/cus_1", "q=x", "/console/index.html"),
    ("/console/demo/imports/clientes.csv", "", "/console/index.html"),
]
RESPONSES = [
    ("/demo/index.html", {"x-amz-meta-csp": CSP, "x-amz-version-id": "1", "content-type": "text/html"}),
    ("/demo/index.html", {"x-amz-meta-csp": CLOSED}),
    ("/demo/index.html", {"content-security-policy": "default-src *", "x-amz-meta-csp": ""}),
    ("/demo/index.html", {"content-security-policy": CSP}),
    ("/embed.js", {"content-type": "text/javascript"}),
    ("/assets/portal-1.js", {"etag": '"1"'}),
    ("/assets/portal-1.js", {"permissions-policy": "camera=()"}),
    ("/demo/index.html", {"permissions-policy": "camera=()", "x-amz-meta-csp": CSP}),
]


@cache
def in_javascript(function: str, events: str) -> list[Any]:
    """What the deployed function answers to each of the events."""
    program = (SOURCES / f"{function}.js").read_text()
    program += f"\nprocess.stdout.write(JSON.stringify({events}.map((event) => handler(event))));"
    outcome = subprocess.run([NODE, "-"], input=program.encode(), capture_output=True, check=True, timeout=60)
    answers: list[Any] = json.loads(outcome.stdout)
    return answers


def query_of(text: str) -> dict[str, Any]:
    """A query as CloudFront hands it over."""
    parsed: dict[str, Any] = {}
    for pair in filter(None, text.split("&")):
        name, _, value = pair.partition("=")
        if name in parsed:
            parsed[name].setdefault("multiValue", [{"value": parsed[name]["value"]}]).append({"value": value})
        else:
            parsed[name] = {"value": value}
    return parsed


def request_event(uri: str, query: str) -> dict[str, Any]:
    headers = {
        "if-none-match": {"value": '"1"'},
        "if-modified-since": {"value": "x"},
        "accept": {"value": "*/*"},
    }
    return {"request": {"uri": uri, "querystring": query_of(query), "headers": headers}}


REQUEST_EVENTS = json.dumps([request_event(uri, query) for uri, query, _ in ADDRESSES])


@pytest.mark.parametrize(
    ("number", "case"), list(enumerate(ADDRESSES)), ids=[case[0][:24] for case in ADDRESSES]
)
def test_an_address_leads_to_its_object(number: int, case: tuple[str, str, str]) -> None:
    _, _, expected = case
    answer = in_javascript("viewer_request_site", REQUEST_EVENTS)[number]

    if expected.startswith("→ "):
        assert answer["statusCode"] == 308
        assert answer["headers"]["location"]["value"] == expected[2:]
    else:
        assert answer["uri"] == expected


@pytest.mark.parametrize(
    ("number", "case"), list(enumerate(ADDRESSES)), ids=[case[0][:24] for case in ADDRESSES]
)
def test_one_machine_leads_an_address_to_the_same_object(number: int, case: tuple[str, str, str]) -> None:
    uri, query, _ = case
    deployed = in_javascript("viewer_request_site", REQUEST_EVENTS)[number]
    headers = [("if-none-match", '"1"'), ("if-modified-since", "x"), ("accept", "*/*")]

    local = edge_functions.viewer_request_site(uri, query, headers)

    if isinstance(local, Response):
        # CloudFront does not tell "b=" from "b".
        assert (local.status, local.header("location").replace("b=&", "b&")) == (
            deployed["statusCode"],
            deployed["headers"]["location"]["value"],
        )
    else:
        assert local[0] == deployed["uri"]
        assert {name for name, _ in local[1]} == deployed["headers"].keys()


def response_event(uri: str, headers: dict[str, str]) -> dict[str, Any]:
    given = {name: {"value": value} for name, value in headers.items()}
    return {"request": {"uri": uri}, "response": {"statusCode": 200, "headers": given}}


RESPONSE_EVENTS = json.dumps([response_event(uri, headers) for uri, headers in RESPONSES])


@pytest.mark.parametrize("number", range(len(RESPONSES)))
def test_one_machine_gives_the_same_headers(number: int) -> None:
    uri, headers = RESPONSES[number]
    deployed = in_javascript("viewer_response_site", RESPONSE_EVENTS)[number]["headers"]

    local = edge_functions.viewer_response_site(uri, Response(200, list(headers.items())))

    assert {name.lower(): value for name, value in local.headers} == {
        name: entry["value"] for name, entry in deployed.items()
    }


def test_a_page_may_be_framed_by_whom_its_metadata_names() -> None:
    headers = in_javascript("viewer_response_site", RESPONSE_EVENTS)[0]["headers"]

    assert headers["content-security-policy"]["value"] == CSP
    assert headers["cross-origin-resource-policy"]["value"] == "cross-origin"
    assert "x-frame-options" not in headers
    assert not [name for name in headers if name.startswith("x-amz-")]


@pytest.mark.parametrize("number", [1, 2, 3, 5])
def test_whatever_names_nobody_may_be_framed_by_nobody(number: int) -> None:
    headers = in_javascript("viewer_response_site", RESPONSE_EVENTS)[number]["headers"]

    assert headers["content-security-policy"]["value"].endswith("frame-ancestors 'none'")
    assert headers["x-frame-options"]["value"] == "DENY"
    assert headers["cross-origin-resource-policy"]["value"] == "same-origin"


def test_the_api_learns_the_viewers_address_and_not_what_a_viewer_claims() -> None:
    claimed = {"ventanilla-viewer-address": {"value": "10.0.0.1"}}
    event = json.dumps([{"viewer": {"ip": "203.0.113.9"}, "request": {"headers": claimed}}])

    (deployed,) = in_javascript("viewer_request_api", event)
    local = edge_functions.viewer_request_api([("Ventanilla-Viewer-Address", "10.0.0.1")], "203.0.113.9")

    assert deployed["headers"] == {"ventanilla-viewer-address": {"value": "203.0.113.9"}}
    assert local == [("ventanilla-viewer-address", "203.0.113.9")]


def test_the_functions_are_small_enough_for_cloudfront() -> None:
    assert all(file.stat().st_size < 10_240 for file in SOURCES.glob("*.js"))
