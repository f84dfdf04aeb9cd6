"""Which messages the local inbox answers, and in which order."""

import json
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from moto import mock_aws

from infra.local.aws import Inbox
from infra.local.provision import REGION, client

FROM = "ventanilla@example.com"


@pytest.fixture
def inbox() -> Iterator[Inbox]:
    with mock_aws():
        inbox = Inbox()
        ses = client("ses", REGION, None)
        ses.verify_email_identity(EmailAddress=FROM)
        for to, subject in (
            ("ana@example.com", "Uno"),
            ("bea@example.com", "Dos"),
            ("ana@example.com", "Tres"),
        ):
            raw = f"From: {FROM}\r\nTo: {to}\r\nSubject: {subject}\r\n\r\nHola, señora.\r\n"
            ses.send_raw_email(Source=FROM, Destinations=[to], RawMessage={"Data": raw.encode()})
            inbox.look()
        client("sns", REGION, None).publish(PhoneNumber="+5491155550123", Message="Código")
        inbox.look()
        yield inbox


def _asked(inbox: Inbox, **query: object) -> list[tuple[str, str | None]]:
    found = json.loads(inbox.answer(urlencode(query, doseq=True)))
    return [(one["to"], one["subject"]) for one in found]


def test_all_newest_first(inbox: Inbox) -> None:
    phone = ("+5491155550123", None)
    rest = [("ana@example.com", "Tres"), ("bea@example.com", "Dos"), ("ana@example.com", "Uno")]
    assert _asked(inbox) == [phone, *rest]


def test_those_to_somebody(inbox: Inbox) -> None:
    assert [subject for _, subject in _asked(inbox, to="ana@example.com")] == ["Tres", "Uno"]
    assert len(_asked(inbox, to=["bea@example.com", "+5491155550123"])) == 2
    assert _asked(inbox, to="nobody@example.com") == []
    # A plus sign of a telephone is one.
    assert json.loads(inbox.answer("to=%2B5491155550123"))[0]["text"] == "Código"
