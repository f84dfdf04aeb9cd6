"""Presigned forms: S3's rules, which moto does not know."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from threading import Thread
from typing import Any

import botocore.session
import pytest
from botocore.config import Config

from infra.local.edge import HttpOrigin
from infra.local.files import serve_file
from infra.local.provision import TEST_KEYS
from infra.local.web import Request, Response, Server, text

PORTAL, FILES = "http://portal.localhost:8000", "http://files.localhost:8000"
Kept = list[tuple[str, str, bytes, str]]


@pytest.fixture
def kept() -> Kept:
    """What arrived at the store: method, target, content, content type."""
    return []


@pytest.fixture
def moto(kept: Kept) -> Iterator[HttpOrigin]:
    def keep(request: Request) -> Response:
        kept.append((request.method, request.target, request.body, request.header("content-type")))
        return text(200, "")

    server = Server(keep)
    Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    origin = HttpOrigin(server.server_port)
    yield origin
    origin.close()
    server.shutdown()
    server.server_close()


def form(**changed: str) -> dict[str, str]:
    """The fields of a form for one key, one type and 1 to 10 bytes."""
    s3: Any = botocore.session.get_session().create_client(
        "s3",
        region_name="sa-east-1",
        endpoint_url=FILES,
        aws_access_key_id=TEST_KEYS["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=TEST_KEYS["AWS_SECRET_ACCESS_KEY"],
        config=Config(signature_version="s3v4", s3={"addressing_style": "path"}),
    )
    made = s3.generate_presigned_post(
        "bucket",
        "uploads/demo/logo/img_1",
        Fields={"Content-Type": "image/png"},
        Conditions=[{"Content-Type": "image/png"}, ["content-length-range", 1, 10]],
        ExpiresIn=60,
    )
    assert made["url"] == f"{FILES}/bucket"
    return {**made["fields"], **changed}


def post(
    moto: HttpOrigin, fields: dict[str, str], content: bytes | None = b"\x89PNG", origin: str = PORTAL
) -> Response:
    """Post a form as a browser does."""
    lines = [
        f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()
    ]
    if content is not None:
        head = 'Content-Disposition: form-data; name="file"; filename="a.png"\r\nContent-Type: image/png'
        lines.append(f"--x\r\n{head}\r\n\r\n".encode() + content + b"\r\n")
    headers = [("Origin", origin), ("Content-Type", "multipart/form-data; boundary=x")]
    request = Request("POST", "/bucket", headers, b"".join(lines) + b"--x--\r\n")
    return serve_file(moto, FILES, PORTAL, request)


def test_a_file_that_the_policy_allows_is_kept(moto: HttpOrigin, kept: Kept) -> None:
    answer = post(moto, form())

    assert answer.status == 204
    assert answer.header("access-control-allow-origin") == PORTAL
    assert kept == [("PUT", "/bucket/uploads/demo/logo/img_1", b"\x89PNG", "image/png")]


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"key": "uploads/other/logo/img_1"}, "AccessDenied"),
        ({"Content-Type": "image/svg+xml"}, "AccessDenied"),
        ({"acl": "public-read"}, "AccessDenied"),
        ({"x-amz-signature": "0" * 64}, "SignatureDoesNotMatch"),
        ({"policy": "e30="}, "AccessDenied"),
        ({"policy": "not json"}, "AccessDenied"),
    ],
)
def test_what_the_policy_does_not_allow_is_refused(
    moto: HttpOrigin, kept: Kept, changed: dict[str, str], code: str
) -> None:
    answer = post(moto, form(**changed))

    assert answer.status == 403
    assert f"<Code>{code}</Code>" in answer.body.decode()
    assert kept == []


@pytest.mark.parametrize(("content", "code"), [(b"", "EntityTooSmall"), (b"x" * 11, "EntityTooLarge")])
def test_a_file_of_another_size_is_refused(moto: HttpOrigin, kept: Kept, content: bytes, code: str) -> None:
    answer = post(moto, form(), content)

    assert (answer.status, kept) == (400, [])
    assert code in answer.body.decode()


def test_a_form_without_a_file_is_refused(moto: HttpOrigin, kept: Kept) -> None:
    assert (post(moto, form(), None).status, kept) == (400, [])


def test_an_expired_form_is_refused(moto: HttpOrigin, kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    fields = form()

    class Later(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]  # noqa: ARG003 - only what is called
            return datetime.now(UTC) + timedelta(minutes=2)

    monkeypatch.setattr("infra.local.forms.datetime", Later)

    assert (post(moto, fields).status, kept) == (403, [])


def test_only_our_pages_may_read_the_answer(moto: HttpOrigin) -> None:
    assert post(moto, form(), origin="https://evil.example").header("access-control-allow-origin") == ""


@pytest.mark.parametrize(
    ("origin", "method", "status"),
    [
        (PORTAL, "POST", 200),
        (PORTAL, "GET", 200),
        (PORTAL, "PUT", 403),
        ("https://evil.example", "POST", 403),
    ],
)
def test_a_preflight_is_answered_by_the_buckets_rule(
    moto: HttpOrigin, origin: str, method: str, status: int
) -> None:
    headers = [("Origin", origin), ("Access-Control-Request-Method", method)]

    answer = serve_file(moto, FILES, PORTAL, Request("OPTIONS", "/bucket", headers, b""))

    assert answer.status == status
    assert answer.header("access-control-allow-origin") == (PORTAL if status == 200 else "")


def test_the_rule_is_that_of_the_template() -> None:
    from infra.templates import read_template

    rules = read_template()["Resources"]["VentanillaFilesBucket"]["Properties"]["CorsConfiguration"]
    assert json.dumps(rules["CorsRules"]).count('"Id"') == 1
    assert rules["CorsRules"][0]["AllowedMethods"] == ["GET", "POST"]
