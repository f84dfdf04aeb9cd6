"""Any mail is parsed within bounds or rejected."""

import time
from email.message import EmailMessage

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from chalicelib.inbound import authentication
from chalicelib.inbound.automatic_mail import find_automatic_sign
from chalicelib.inbound.parsing.message import (
    MAX_BYTES,
    MAX_DEPTH,
    MAX_PARTS,
    UnreadableMailError,
    parse_mail,
)
from chalicelib.inbound.parsing.reply_text import extract_reply
from chalicelib.inbound.service import find_reply_addresses
from tests.support.deep import examples
from tests.support.inbound import answer
from tests.support.memory import measure

HEAD = b"From: ana@example.com\r\nMessage-ID: <a@example.com>\r\n"
ALTERNATIVE = b"Content-Type: multipart/alternative; boundary=x\r\n\r\n--x\r\nContent-Type: "
MIXED = b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n"
TEXT = b"Content-Type: text/plain\r\n\r\n"
NESTED = b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n"


def text_of(raw: bytes) -> str:
    """The text of a mail."""
    return parse_mail(HEAD + raw).text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"Content-Type: text/plain; charset=iso-8859-1\r\n\r\nA\xf1o", "Año"),
        (b"Content-Type: text/plain; charset=windows-1252\r\n\r\n\x80 5", "€ 5"),
        (b"Content-Type: text/plain; charset=made-up\r\n\r\nA\xc3\xb1o", "Año"),
        (b"Content-Type: text/plain; charset=utf-8\r\n\r\nA\xf1o", "Año"),
        (b"Content-Transfer-Encoding: base64\r\n\r\nQcOxbw==", "Año"),
        (b"Content-Transfer-Encoding: quoted-printable\r\n\r\nA=C3=B1o =\r\nnuevo", "Año nuevo"),
        (b"Content-Type: text/plain; format=flowed\r\n\r\nuna \r\nlarga\r\n-- \r\nAna", "una larga\n-- \nAna"),
        (b"Content-Type: text/plain; format=flowed; delsp=yes\r\n\r\nincons \r\ntante", "inconstante"),
        (b"Content-Type: text/html\r\n\r\n<p>Hola</p><p>Chau</p>", "Hola\n\nChau"),
        (
            ALTERNATIVE + b"text/plain\r\n\r\nllano\r\n--x\r\nContent-Type: text/html\r\n\r\n<b>otro</b>\r\n--x--",
            "llano",
        ),
        (
            MIXED + TEXT + b"uno\r\n--x\r\nContent-Type: image/png\r\n\r\nx\r\n--x\r\n" + TEXT + b"dos\r\n--x--",
            "uno\ndos",
        ),
        (b"\r\n", ""),
    ],
)  # fmt: skip
def test_the_text_is_decoded(raw: bytes, text: str) -> None:
    assert text_of(raw) == text


@pytest.mark.parametrize(
    ("sender", "address"),
    [
        (b"Ana <ANA@Example.com>", "ana@example.com"),
        (b"=?utf-8?q?Ana_P=C3=A9rez?= <ana@example.com>", "ana@example.com"),
        (b'"ana@example.com" <mala@example.net>', "mala@example.net"),
        (b"ana@example.com <mala@example.net>", ""),
        (b"ana@example.com, mala@example.net", ""),
        (b"Gente: ana@example.com, eva@example.com;", ""),
        (b"ana", ""),
        (b"", ""),
        (b"ana@example.com\x00@evil.example", ""),
        (b"=?utf-8?q?ana=40example=2Ecom=3C?= <mala@example.net>", ""),
    ],
)
def test_the_sender_is_exactly_one_address(sender: bytes, address: str) -> None:
    found = parse_mail(b"From: " + sender + b"\r\n\r\nHola").sender

    assert found == address or (found != "ana@example.com" and address == "")


def test_file_names_are_decoded() -> None:
    raw = (
        HEAD + b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: image/png\r\n"
        b"Content-Disposition: attachment; filename*=utf-8''a%C3%B1o.png\r\n\r\nPNG\r\n--x\r\n"
        b'Content-Type: image/png; name="=?utf-8?q?foto_=C3=B1?="\r\n\r\nPNG\r\n--x--'
    )

    assert [one.filename for one in parse_mail(raw).files] == ["año.png", "foto ñ"]


def test_a_signature_logo_is_ignored_and_an_inline_photo_is_a_file() -> None:
    def inline(size: int) -> bytes:
        return (
            HEAD + MIXED + TEXT + b"Hola\r\n--x\r\n"
            b"Content-Type: image/png\r\nContent-ID: <logo>\r\nContent-Disposition: inline; filename=logo.png\r\n\r\n"
            + b"P" * size
            + b"\r\n--x--"
        )

    assert parse_mail(inline(5_000)).files == ()
    assert len(parse_mail(inline(50_000)).files) == 1


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"X: " + b"a" * 300_000 + b"\r\n\r\n",
        b"a: b\r\n" * 60_000,
        HEAD + b"Content-Type: multipart/mixed; boundary=a\r\n" * (MAX_PARTS + 1) + b"\r\n",
        b"".join(NESTED % (n, n) for n in range(MAX_DEPTH + 5)) + b"\r\n\r\nx",
        HEAD + b"Content-Type: multipart/mixed; boundary=a\r\n\r\n" + b"--a\r\n\r\nx\r\n" * (MAX_PARTS + 1) + b"--a--",
        b"\r\n\r\n" + b"x" * MAX_BYTES,
    ],
)  # fmt: skip
def test_hostile_mail_is_rejected(raw: bytes) -> None:
    with pytest.raises(UnreadableMailError):
        parse_mail(raw)


PIECES = st.sampled_from(
    [
        b"From: ana@example.com", b"From: ", b"From: =?utf-8?b?////?=", b"To: demo.x@reply", b"Subject: =?x?q?a?=",
        b"Content-Type: multipart/mixed; boundary=x", b"Content-Type: multipart/mixed", b"Content-Type: message/rfc822",
        b"Content-Type: text/plain; charset=utf-7", b"Content-Type: text/plain; charset*=''x%ff; format=flowed",
        b"Content-Type: text/html; charset=\xff", b"Content-Type: /", b"Content-Type: image/png; name*0*=x''%zz",
        b"Content-Transfer-Encoding: base64", b"Content-Transfer-Encoding: uuencode",
        b"Content-Disposition: attachment; filename*1=x",
        b"Content-Disposition: \x00", b"--x", b"--x--", b"", b"", b"\x00\xff", b"<p><blockquote>", b"> hola",
        b"Authentication-Results: amazonses.com; spf=",
        b"Authentication-Results: amazonses.com; dmarc=pass header.from=",
        b"Received: for <a@b>", b"Return-Path:", b"Auto-Submitted: ;", b" folded", b"begin 644 x", b"=3D=\xc3",
    ]
)  # fmt: skip


@given(
    pieces=st.lists(PIECES | st.binary(max_size=40), max_size=40),
    end=st.sampled_from([b"\r\n", b"\n", b"\r"]),
)
@hypothesis_settings(deadline=None, max_examples=examples(400), suppress_health_check=[HealthCheck.too_slow])
def test_any_mail_is_parsed_or_rejected(pieces: list[bytes], end: bytes) -> None:
    try:
        mail = parse_mail(end.join(pieces))
    except UnreadableMailError:
        return
    extract_reply(mail.text)
    find_automatic_sign(mail, frozenset(), "ventanilla.example")
    assert not authentication.is_authenticated(mail) or "amazonses.com" in str(mail.headers).lower()
    authentication.is_clean(mail)


@given(data=st.binary(max_size=3000))
@hypothesis_settings(deadline=None, max_examples=examples(200))
def test_a_corrupted_mail_is_parsed_or_rejected(data: bytes) -> None:
    raw = answer("ana@example.com", "demo.x@reply.example", files=[("a.png", "image/png", b"x" * 99)])
    place = len(data) * 7 % len(raw)
    try:
        mail = parse_mail(raw[:place] + data + raw[place:])
    except UnreadableMailError:
        return
    extract_reply(mail.text)


PREPARE = """
from chalicelib.inbound.parsing.message import parse_mail
import nh3, email_validator
parse_mail(given[:2000] + b"\\r\\n\\r\\n")
"""


@pytest.mark.parametrize(("megabytes", "most_memory", "most_seconds"), [(10, 80, 4), (36, 280, 10)])
def test_a_large_mail_takes_bounded_memory(megabytes: int, most_memory: int, most_seconds: float) -> None:
    mail = EmailMessage()
    mail["From"], mail["To"] = "ana@example.com", "demo.x@reply.example"
    mail.set_content("Van las fotos.")
    share = megabytes * 1024 * 1024 * 3 // 4 // 4
    for number in range(4):
        mail.add_attachment(bytes(share), maintype="image", subtype="png", filename=f"{number}.png")

    memory, seconds, files = measure(PREPARE, "len(parse_mail(given).files)", mail.as_bytes())

    assert files == "4"
    assert memory < most_memory, memory
    assert seconds < most_seconds


@pytest.mark.parametrize(
    "hard",
    [
        b"<" * 200_000,
        b"To: " + b"a@" * 100_000,
        b"To: " + b"<a@b.example>, " * 15_000,
        b"From: " + b'"' * 200_000,
        b"Subject: " + b"=?utf-8?q?a?= " * 15_000,
        b"Authentication-Results: amazonses.com; " + b"dmarc=pass (" * 15_000,
    ],
)
def test_no_header_takes_long(hard: bytes) -> None:
    started = time.process_time()

    mail = parse_mail(hard + b"\r\n\r\nHola")
    addressed = list(mail.all("to"))
    authentication.is_authenticated(mail)
    find_automatic_sign(mail, frozenset(), "x.example")

    assert len(addressed) <= 1
    assert time.process_time() - started < 3


def test_reply_addresses_are_found_in_all_headers(monkeypatch: pytest.MonkeyPatch) -> None:
    from chalicelib.inbound import service

    monkeypatch.setattr(
        service, "read_address", lambda one: ("demo", one) if one.endswith("@reply.example") else None
    )
    mail = parse_mail(
        b"Received: from x by y for a@reply.example; Mon\r\nTo: X <b@reply.example>, <c@other.example>\r\n"
        b'Cc: "d@reply.example" <e@reply.example>\r\n\r\nHola'
    )

    assert {token for _, token in find_reply_addresses(mail)} >= {f"{name}@reply.example" for name in "abe"}
