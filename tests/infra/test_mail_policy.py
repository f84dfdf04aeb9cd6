"""The policy of the function that takes mail in, against all that it really does."""

import pytest

from chalicelib.inbound.service import process_mail
from chalicelib.kernel.access import sessions
from chalicelib.kernel.aws import clients, mail
from chalicelib.kernel.settings import settings
from chalicelib.notifications.reply_addresses import ReplyThread, reply_address
from chalicelib.tenants import service as tenants
from tests.inbound.conftest import SETTINGS
from tests.infra.test_policies import (
    BY_ENCRYPTION,
    BY_RUNTIME,
    TAKING_FROM_A_QUEUE,
    as_list,
    matching,
    recorded,
    statements,
)
from tests.support.api_client import ApiClient
from tests.support.builders import customer
from tests.support.images import png
from tests.support.inbound import answer

POLICY = "policy-prod-receive_mail"
RARE = {
    "s3:ListBucket",  # without it a mail that is missing is 403, not 404
}


def test_taking_mail_in_needs_what_its_policy_allows_and_no_more(
    api_client: ApiClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    api_client.tenant("demo", **SETTINGS, advisers={"routing": True}).send("customers", customer("c1"))
    ana = api_client.browser()
    assert ana.sign_in(method="email", email="c1@example.com").status == 200
    ticket = ana.post("/tickets", {"text": "Hola"}).json["ticket_id"]
    agent = api_client.staff("demo", "agent")
    assert agent.get(f"/tickets/{ticket}").status == 200
    session = sessions.read_session_token(ana.cookies["__Host-portal-demo"])
    thread = ReplyThread("ticket", session.customer_id, ticket, session.contact_id)
    address = reply_address("demo", thread)
    talk = reply_address("demo", thread._replace(kind="talk", thread_id="ALL"))
    photo = [("foto.png", "image/png", png(400, 300) + b"\x00" * 30_000)]

    with recorded(monkeypatch, api_client.resources) as calls:
        for raw in (
            answer("c1@example.com", address, files=photo),
            answer("c1@example.com", talk, files=photo),
            answer("otra@example.com", address),
        ):
            tenants.forget()
            key = "received/one"
            clients.client("s3").put_object(Bucket=settings().mail_bucket, Key=key, Body=raw)
            calls -= {call for call in calls if call[0] == "s3:PutObject" and "received/" in call[1]}
            for _ in range(2):
                process_mail(key, mail.get_mail(key))
    used = set(calls)
    assert ana.post(f"/tickets/{ticket}/close").status == 200
    with recorded(monkeypatch, api_client.resources) as more:
        assert process_mail("received/two", answer("c1@example.com", address, "De nuevo")) == ["joined"]

    found = statements(POLICY, api_client.resources)
    used |= more
    assert [call for call in used if not matching("Allow", call, found)] == []
    allowed = {action for one in found for action in as_list(one["Action"])}
    needed = {action for action, _ in used} | TAKING_FROM_A_QUEUE | BY_ENCRYPTION | BY_RUNTIME
    assert allowed - needed - RARE == set()
