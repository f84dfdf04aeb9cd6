"""Which site answers by which Host, and what the strangers' sites hold."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from threading import Thread
from typing import Any
from urllib.parse import quote

import pytest
from botocore.auth import S3SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from chalicelib.inbound import authentication
from chalicelib.inbound.parsing.message import parse_mail
from chalicelib.inbound.parsing.reply_text import extract_reply
from chalicelib.tenants.embedding import iframe_code, script_code
from chalicelib.tenants.settings import TenantSettings
from infra.local.edge import Distribution, HttpOrigin
from infra.local.hosts import Hosts, Places
from infra.local.provision import HELD_PATH, MESSAGES_PATH
from infra.local.shops import Embedding
from infra.local.web import Request, Response, Server, text

STORED = [{"channel": "email", "text": "newer"}, {"channel": "sms", "text": "older"}]
RECEIVED: list[bytes] = []
HELD = [
    {
        "channel": "email",
        "to": "ana@example.com",
        "about": "Factura nueva: 1",
        "held_until": "2026-11-24T11:00:00.000Z",
    }
]
DEMO = {"tenants": [{"slug": "demo"}]}


def embedding(slug: str) -> Embedding:
    settings = TenantSettings(name='Hijos de "Ñandú" & Cía')
    return Embedding(
        iframe_code("http://portal.localhost:8000", slug, settings),
        script_code("http://portal.localhost:8000", slug, settings),
    )


class Portal(Distribution):
    """Answers that it was asked."""

    def __init__(self) -> None:
        super().__init__([], None, None)  # type: ignore[arg-type]  # never reached

    def __call__(self, request: Request) -> Response:
        return text(200, f"portal {request.target}")


def moto(request: Request) -> Response:
    if request.path == MESSAGES_PATH:
        return text(200, json.dumps(STORED))
    if request.path == HELD_PATH:
        return text(200, json.dumps(HELD))
    return Response(200, [("Access-Control-Allow-Origin", "*"), ("Content-Type", "application/pdf")], b"%PDF")


@pytest.fixture
def hosts() -> Iterator[Hosts]:
    server = Server(moto)
    Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    origin = HttpOrigin(server.server_port)
    embeddings = {slug: embedding(slug) for slug in ("demo", "solaria")}
    yield Hosts(Places(8000), Portal(), origin, embeddings, DEMO, RECEIVED.append)
    origin.close()
    server.shutdown()
    server.server_close()


def get(hosts: Hosts, host: str, target: str = "/", method: str = "GET") -> Response:
    return hosts(Request(method, target, [("Host", host)], b""))


@pytest.mark.parametrize("host", ["portal.localhost:8000", "PORTAL.localhost:8000", "portal.localhost"])
def test_the_portals_host_is_the_distribution(hosts: Hosts, host: str) -> None:
    assert get(hosts, host, "/demo/?x=1").body == b"portal /demo/?x=1"


def test_the_shop_embeds_the_portal_by_the_code_that_a_tenant_copies(hosts: Hosts) -> None:
    page = get(hosts, "shop.localhost:8000").body.decode()

    assert embedding("demo").iframe in page
    assert "Fibra Sur" in page
    assert '<html lang="es">' in page


def test_the_shops_second_page_embeds_it_by_one_script(hosts: Hosts) -> None:
    page = get(hosts, "shop.localhost:8000", "/mi-cuenta/").body.decode()

    assert embedding("demo").script in page
    assert "<iframe" not in page


def test_the_other_shop_embeds_the_other_tenant(hosts: Hosts) -> None:
    page = get(hosts, "solaria.localhost:8000").body.decode()

    assert embedding("solaria").iframe in page
    assert '<html lang="pt">' in page


def test_a_name_in_the_code_cannot_end_its_attribute(hosts: Hosts) -> None:
    assert 'title="Portal de clientes de Hijos de &quot;Ñandú&quot; &amp; Cía"' in embedding("demo").iframe


def test_a_site_that_may_not_embed_tries_it_all_the_same(hosts: Hosts) -> None:
    assert embedding("demo").iframe in get(hosts, "evil.localhost:8000").body.decode()


def test_messages_are_listed_newest_first(hosts: Hosts) -> None:
    answer = get(hosts, "inbox.localhost:8000", "/messages")

    assert [one["text"] for one in json.loads(answer.body)] == ["newer", "older"]
    assert answer.header("content-type").startswith("application/json")
    assert answer.header("cache-control") == "no-store"


def test_messages_that_wait_are_listed_apart(hosts: Hosts) -> None:
    assert json.loads(get(hosts, "inbox.localhost:8000", "/held").body) == HELD


def test_what_a_newcomer_needs_is_listed(hosts: Hosts) -> None:
    assert json.loads(get(hosts, "inbox.localhost:8000", "/demo").body) == DEMO


def test_the_inbox_shows_mail_without_letting_it_run_anything(hosts: Hosts) -> None:
    page = get(hosts, "inbox.localhost:8000").body.decode()

    assert 'sandbox: "", srcdoc: message.html' in page


@pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1:8000", "x<b>.localhost", ""])
def test_an_unknown_host_is_told_where_everything_is(hosts: Hosts, host: str) -> None:
    answer = get(hosts, host)

    assert answer.status == 404
    assert all(url in answer.body.decode() for url in hosts.urls().values())
    assert "<b>" not in answer.body.decode()


@pytest.mark.parametrize("host", ["shop", "solaria", "evil", "inbox"])
def test_what_a_site_has_not_it_says(hosts: Hosts, host: str) -> None:
    assert get(hosts, f"{host}.localhost:8000", "/none").status == 404


def presigned(path: str, *, lifetime: int = 120, age: int = 0, key: str = "testing") -> str:
    """A URL as the API hands it out."""
    request = AWSRequest(
        method="GET", url=f"http://files.localhost:8000{path}?response-content-type=application%2Fpdf"
    )
    auth: Any = S3SigV4QueryAuth(Credentials("testing", key), "s3", "sa-east-1", expires=lifetime)
    moment = datetime.now(UTC) - timedelta(seconds=age)
    request.context["timestamp"] = moment.strftime("%Y%m%dT%H%M%SZ")
    auth._modify_request_before_signing(request)
    signature = auth.signature(auth.string_to_sign(request, auth.canonical_request(request)), request)
    return str(request.url).removeprefix("http://files.localhost:8000") + f"&X-Amz-Signature={signature}"


def test_a_presigned_file_is_given_and_to_no_other_site(hosts: Hosts) -> None:
    answer = get(hosts, "files.localhost:8000", presigned("/bucket/made/demo/x.pdf"))

    assert (answer.status, answer.body) == (200, b"%PDF")
    assert answer.header("access-control-allow-origin") == ""


@pytest.mark.parametrize(
    ("target", "why"),
    [
        (lambda: "/bucket/made/demo/x.pdf", "not signed"),
        (lambda: "/", "not signed"),
        (lambda: presigned("/bucket/x.pdf", age=121), "expired"),
        (lambda: presigned("/bucket/x.pdf", key="guessed"), "does not match"),
        (lambda: presigned("/bucket/x.pdf").replace("/x.pdf", "/y.pdf"), "does not match"),
        (lambda: presigned("/bucket/x.pdf").replace("Expires=120", "Expires=999"), "does not match"),
        (
            lambda: presigned("/bucket/x.pdf").replace(quote("application/pdf", safe=""), "text%2Fhtml"),
            "does not match",
        ),
    ],
)
def test_a_file_without_a_valid_signature_is_not_given(
    hosts: Hosts, target: Callable[[], str], why: str
) -> None:
    # Signed when it is asked for: of a signature made while tests are gathered two minutes may have gone.
    answer = get(hosts, "files.localhost:8000", target())

    assert answer.status == 403
    assert why in answer.body.decode()


def test_files_are_only_read(hosts: Hosts) -> None:
    assert get(hosts, "files.localhost:8000", presigned("/bucket/x.pdf"), method="PUT").status == 405


def answer(hosts: Hosts, body: bytes, content_type: str = "application/json") -> Response:
    headers = [("Host", "inbox.localhost:8000"), ("Content-Type", content_type)]
    RECEIVED.clear()
    return hosts(Request("POST", "/answers", headers, body))


def test_a_mail_of_the_inbox_is_answered_as_a_person_would(hosts: Hosts) -> None:
    asked = {
        "from": "ana@example.com",
        "to": "demo.abc@respuestas.example",
        "subject": "Su ticket",
        "text": "Gracias",
        "quoted": "Hola\nChau",
        "files": [{"name": "a.png", "type": "image/png", "data": "UE5H"}],
    }

    assert answer(hosts, json.dumps(asked).encode()).status == 201

    mail = parse_mail(RECEIVED[0])
    assert (mail.sender, mail.subject) == ("ana@example.com", "Re: Su ticket")
    assert extract_reply(mail.text) == "Gracias"
    assert [(one.filename, one.content) for one in mail.files] == [("a.png", b"PNG")]
    assert authentication.is_clean(mail)
    assert authentication.is_authenticated(mail)


def test_only_the_inboxs_own_page_answers(hosts: Hosts) -> None:
    assert answer(hosts, b"from=a", "application/x-www-form-urlencoded").status == 405
    assert answer(hosts, b"{}").status == 400
    assert answer(hosts, b"no").status == 400
    assert answer(hosts, b'{"from": "a", "to": "b@c", "text": ""}').status == 400
    assert get(hosts, "inbox.localhost", "/answers").status == 405
    assert RECEIVED == []
