"""The distribution on one machine, over a site bucket in moto and an API that repeats what it was asked."""

import gzip
import json
import threading
from collections.abc import Iterator

import brotli
import pytest

from infra.local.edge import Distribution, HttpOrigin, S3Site, read_behaviours
from infra.local.provision import Resources, client
from infra.local.web import Request, Response, Server
from infra.templates import read_template

CSP = "default-src 'none'; frame-ancestors 'self' https://shop.example"
PAGE = "<!doctype html>" + "é" * 2000
SECURITY = {
    "strict-transport-security": "max-age=63072000; includeSubDomains",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
}


def echo(request: Request) -> Response:
    """An API that answers with what reached it."""
    headers = {name.lower(): value for name, value in request.headers}
    seen = {
        "method": request.method,
        "target": request.target,
        "headers": headers,
        "body": request.body.decode(),
    }
    status = 404 if request.path.endswith("/nothing") else 200
    answer = Response(
        status, [("Content-Type", "application/json"), ("Set-Cookie", "a=1"), ("Set-Cookie", "b=2")]
    )
    answer.body = json.dumps({**seen, "padding": "x" * 1000}).encode()
    return answer


@pytest.fixture
def distribution(aws: Resources) -> Iterator[Distribution]:
    s3 = client("s3", aws.region, None)
    site, missing = aws.name("VentanillaSiteBucket"), aws.name("VentanillaMissingBucket")
    html = {"ContentType": "text/html; charset=utf-8", "CacheControl": "public, max-age=0"}
    s3.put_object(Bucket=site, Key="demo/index.html", Body=PAGE.encode(), Metadata={"csp": CSP}, **html)
    s3.put_object(Bucket=site, Key="bare/index.html", Body=b"no policy", **html)
    s3.put_object(
        Bucket=site,
        Key="assets/a-1.js",
        Body=b"x" * 5000,
        ContentType="text/javascript",
        CacheControl="public, max-age=31536000, immutable",
    )
    s3.put_object(Bucket=site, Key="embed.js", Body=b"embed", ContentType="text/javascript")
    s3.put_object(Bucket=missing, Key="404.html", Body=b"<h1>nothing here</h1>", **html)
    server = Server(echo)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    api = HttpOrigin(server.server_port)
    yield Distribution(read_behaviours(read_template()), S3Site(s3, site, missing), api)
    api.close()
    server.shutdown()
    server.server_close()


def get(distribution: Distribution, target: str, method: str = "GET", **headers: str) -> Response:
    sent = [
        ("Host", "portal.localhost:8000"),
        *((name.replace("_", "-"), value) for name, value in headers.items()),
    ]
    return distribution(Request(method, target, sent, b""))


def test_a_tenants_page_carries_its_own_policy(distribution: Distribution) -> None:
    page = get(distribution, "/demo/")

    assert page.status == 200
    assert page.body.decode() == PAGE
    assert page.header("content-security-policy") == CSP
    assert page.header("x-frame-options") == ""
    assert page.header("cross-origin-resource-policy") == "cross-origin"
    assert not [name for name, _ in page.headers if name.lower().startswith("x-amz")]
    assert {name: page.header(name) for name in SECURITY} == SECURITY


def test_a_page_without_a_policy_may_be_framed_by_nobody(distribution: Distribution) -> None:
    page = get(distribution, "/bare/")

    assert page.header("content-security-policy") == "frame-ancestors 'none'"
    assert page.header("x-frame-options") == "DENY"


@pytest.mark.parametrize("target", ["/nobody/", "/", "/assets/none.js", "/demo/none.png", "/%ff/x.js"])
def test_an_address_that_is_none_says_so_in_a_page_that_nobody_frames(
    distribution: Distribution, target: str
) -> None:
    page = get(distribution, target)

    assert page.status == 404
    assert page.body == b"<h1>nothing here</h1>"
    assert "frame-ancestors 'none'" in page.header("content-security-policy")
    assert {name: page.header(name) for name in SECURITY} == SECURITY


def test_an_address_below_a_tenant_is_the_tenants_page(distribution: Distribution) -> None:
    assert get(distribution, "/demo/facturas/inv_01").body.decode() == PAGE


def test_a_tenant_without_its_slash_is_sent_there(distribution: Distribution) -> None:
    answer = get(distribution, "/demo?x=1")

    assert (answer.status, answer.header("location")) == (308, "/demo/?x=1")


@pytest.mark.parametrize(
    ("accepts", "encoding", "unpack"),
    [("gzip, deflate, br", "br", brotli.decompress), ("gzip;q=1", "gzip", gzip.decompress), ("", "", bytes)],
)
def test_a_page_is_sent_as_small_as_the_browser_can_read(
    distribution: Distribution, accepts: str, encoding: str, unpack: type[bytes]
) -> None:
    page = get(distribution, "/demo/", Accept_Encoding=accepts)

    assert page.header("content-encoding") == encoding
    assert page.header("vary") == "Accept-Encoding"
    assert unpack(page.body).decode() == PAGE


def test_what_a_browser_has_it_is_not_sent_again(distribution: Distribution) -> None:
    first = get(distribution, "/assets/a-1.js", Accept_Encoding="br")

    again = get(distribution, "/assets/a-1.js", If_None_Match=first.header("etag"))

    assert first.header("etag").startswith('W/"')
    assert first.header("cache-control") == "public, max-age=31536000, immutable"
    assert (again.status, again.body) == (304, b"")


def test_a_page_is_sent_whole_even_if_it_is_known(distribution: Distribution) -> None:
    """A 304 would bring headers without the page's own policy."""
    etag = get(distribution, "/demo/").header("etag")

    assert get(distribution, "/demo/", If_None_Match=etag).status == 200


def test_the_script_that_embeds_is_for_other_sites(distribution: Distribution) -> None:
    assert get(distribution, "/embed.js").header("cross-origin-resource-policy") == "cross-origin"
    assert get(distribution, "/assets/a-1.js").header("cross-origin-resource-policy") == "same-origin"


def test_the_site_is_only_read(distribution: Distribution) -> None:
    assert get(distribution, "/demo/", method="POST").status == 403


def test_the_api_gets_the_request_and_who_the_viewer_is(distribution: Distribution) -> None:
    sent = [
        ("Host", "portal.localhost:8000"),
        ("Cookie", "c=1"),
        ("Connection", "keep-alive"),
        ("X-Ventanilla", "1"),
    ]

    answer = distribution(Request("POST", "/api/portal/demo/x?y=%20z", sent, b"body"))
    seen = json.loads(answer.body)

    assert (seen["method"], seen["target"], seen["body"]) == ("POST", "/api/portal/demo/x?y=%20z", "body")
    assert seen["headers"]["cookie"] == "c=1"
    assert seen["headers"]["x-ventanilla"] == "1"
    assert seen["headers"]["ventanilla-viewer-address"] == "127.0.0.1"
    assert [value for name, value in answer.headers if name == "Set-Cookie"] == ["a=1", "b=2"]


def test_the_apis_answers_carry_the_headers_and_are_theirs_alone(distribution: Distribution) -> None:
    for target in ("/api/x", "/api/nothing"):
        answer = get(distribution, target)
        assert {name: answer.header(name) for name in SECURITY} == SECURITY
        assert answer.header("content-security-policy") == "default-src 'none'; frame-ancestors 'none'"
        assert answer.header("x-frame-options") == "DENY"
    assert json.loads(get(distribution, "/api/nothing").body)["target"] == "/api/nothing"


def test_the_api_is_compressed_as_api_gateway_can(distribution: Distribution) -> None:
    answer = get(distribution, "/api/x", Accept_Encoding="br, gzip")

    assert answer.header("content-encoding") == "gzip"
    assert json.loads(gzip.decompress(answer.body))["target"] == "/api/x"


def test_a_kept_connection_that_the_api_has_closed_is_opened_anew() -> None:
    closing = Server(lambda _: Response(200, [("Connection", "close")], b"ok"))
    threading.Thread(target=closing.serve_forever, args=(0.02,), daemon=True).start()
    origin = HttpOrigin(closing.server_port)

    answers = [origin.send(Request("GET", "/", [], b"")).body for _ in range(3)]

    closing.shutdown()
    closing.server_close()
    assert answers == [b"ok"] * 3
    assert origin.send(Request("GET", "/", [], b"")).status == 502
    origin.close()
