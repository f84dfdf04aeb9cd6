"""Replies by mail are added to their thread once, from authenticated senders, without quotations."""

import json
from typing import Any

import pytest

from chalicelib.inbound import jobs, replies
from chalicelib.kernel.access import sessions
from chalicelib.kernel.access.rate_limits import HOUR, Limit
from chalicelib.kernel.aws import clients
from chalicelib.kernel.settings import settings
from chalicelib.notifications.reply_addresses import ReplyThread, reply_address
from chalicelib.tenants import service as tenants
from tests.inbound.conftest import Ticketing
from tests.support.api_client import StaffBrowser
from tests.support.images import png
from tests.support.inbound import answer, arrive, ses_headers

ANA = "ana@example.com"


def test_a_reply_is_added_to_its_ticket_without_quotations(ticketing: Ticketing) -> None:
    text = "Sigue sin andar.\n\nEl lun, 23 nov 2026 a las 10:15, Demo (<x@reply.example>) escribió:\n\n> Hola\n> Chau"

    arrive(ticketing.api_client, answer(ANA, ticketing.address, text))

    entry = ticketing.entries()[-1]
    assert ticketing.texts() == ["No tengo servicio.", "Sigue sin andar."]
    assert (entry["author"], entry["via"]) == ("customer", "email")
    assert ticketing.mails_to(ANA) == []


def test_any_address_of_the_contact_may_reply(ticketing: Ticketing) -> None:
    arrive(ticketing.api_client, answer("Ana@Trabajo.example", ticketing.address))

    assert len(ticketing.texts()) == 2


def test_images_are_attached_and_other_files_are_listed(ticketing: Ticketing) -> None:
    files = [
        ("foto.png", "image/png", png(400, 300) + b"\x00" * 30_000),
        ("planilla.xlsx", "application/vnd.ms-excel", b"PK\x03\x04" * 10),
        ("smime.p7s", "application/pkcs7-signature", b"\x30\x80"),
        ("turno.ics", "text/calendar", b"BEGIN:VCALENDAR"),
    ]

    arrive(ticketing.api_client, answer(ANA, ticketing.address, "Va la foto.", files=files))

    entry = ticketing.entries()[-1]
    assert [one["filename"] for one in entry["attachments"]] == ["foto.png"]
    assert entry["text"] == "Va la foto.\n\n[No se adjuntó: planilla.xlsx]"


def test_a_mail_with_only_files_gets_a_default_text(ticketing: Ticketing) -> None:
    arrive(
        ticketing.api_client,
        answer(ANA, ticketing.address, "", files=[("foto.png", "image/png", png() + b"\x00" * 30_000)]),
    )

    assert ticketing.texts()[-1] == "Se enviaron archivos."
    assert len(ticketing.entries()[-1]["attachments"]) == 1


def test_of_thirty_files_ten_are_attached_and_the_others_listed(ticketing: Ticketing) -> None:
    files = [(f"{number}.png", "image/png", png(20 + number, 9)) for number in range(30)]

    arrive(ticketing.api_client, answer(ANA, ticketing.address, "Van todas.", files=files))

    entry = ticketing.entries()[-1]
    assert len(entry["attachments"]) == 10
    assert "10.png" in entry["text"]


def test_a_redelivered_mail_is_added_once(ticketing: Ticketing) -> None:
    raw = answer(ANA, ticketing.address, files=[("f.png", "image/png", png() + b"\x00" * 30_000)])
    key = arrive(ticketing.api_client, raw)
    arrive(ticketing.api_client, raw, key)
    arrive(ticketing.api_client, raw)  # sent again by its sender's server: another object, the same message

    assert len(ticketing.texts()) == 2
    kept = clients.client("s3").list_objects_v2(Bucket=settings().files_bucket, Prefix="attachments/")
    assert kept["KeyCount"] == 2


def test_a_mail_whose_processing_crashed_is_added_once(
    ticketing: Ticketing, monkeypatch: pytest.MonkeyPatch
) -> None:
    from chalicelib.inbound.models import ReceivedMail

    raw = answer(ANA, ticketing.address)
    with monkeypatch.context() as patch:
        # It is written, and then it cannot be noted that it was.
        patch.setattr(ReceivedMail, "store", breaking_when_done(ReceivedMail.store))
        key = arrive(ticketing.api_client, raw)
    assert len(ticketing.texts()) == 2

    again = {"messageId": "m", "body": json.dumps(told(key))}
    assert jobs.receive_queued([again]) == {"batchItemFailures": []}

    assert len(ticketing.texts()) == 2


def breaking_when_done(store: Any) -> Any:
    """Return a `store` that fails for finished mails."""

    def broken(self: Any, condition: Any = None) -> None:
        if self.outcome:
            raise RuntimeError("broken off")
        store(self, condition)

    return broken


def told(key: str) -> dict[str, Any]:
    """Return the S3 notification of an object."""
    return {"Records": [{"s3": {"object": {"key": key}}}]}


def test_a_reply_to_a_closed_ticket_reopens_it_where_the_tenant_allows_it(ticketing: Ticketing) -> None:
    assert ticketing.ana.post(f"/tickets/{ticketing.ticket_id}/close").status == 200

    arrive(ticketing.api_client, answer(ANA, ticketing.address, "Volvió a pasar."))

    assert ticketing.texts()[-1] == "Volvió a pasar."
    assert ticketing.ana.get(f"/tickets/{ticketing.ticket_id}").json["open"] is True


def test_a_late_reply_to_a_closed_ticket_is_rejected(ticketing: Ticketing) -> None:
    assert ticketing.ana.post(f"/tickets/{ticketing.ticket_id}/close").status == 200
    ticketing.api_client.now.forward(days=8)

    arrive(ticketing.api_client, answer(ANA, ticketing.address, "Volvió a pasar."))

    [told_] = ticketing.mails_to(ANA)
    assert "El ticket está cerrado" in told_["text"]
    assert ticketing.ana.sign_in(method="email", email=ANA).status == 200
    assert "Volvió a pasar." not in ticketing.texts()


@pytest.mark.parametrize("sender", ["bruno@example.com", "otra@example.com"])
def test_an_unknown_sender_is_notified_at_most_once_an_hour(ticketing: Ticketing, sender: str) -> None:
    for _ in range(3):
        arrive(ticketing.api_client, answer(sender, ticketing.address, "Hola"))

    assert ticketing.texts() == ["No tengo servicio."]
    assert len(ticketing.mails_to(sender)) == 1
    ticketing.api_client.now.forward(hours=1)
    arrive(ticketing.api_client, answer(sender, ticketing.address, "Hola"))
    assert len(ticketing.mails_to(sender)) == 2


def test_the_rejection_is_marked_as_automatic_and_references_the_mail(ticketing: Ticketing) -> None:
    from moto.core.models import DEFAULT_ACCOUNT_ID
    from moto.ses.models import ses_backends

    raw = answer("otra@example.com", ticketing.address, headers={"Message-ID": "<uno@example.com>"})
    arrive(ticketing.api_client, raw)

    sent = ses_backends[DEFAULT_ACCOUNT_ID][ticketing.api_client.resources.region].sent_messages[-1].raw_data
    assert sent.count("Auto-Submitted:") == 1
    assert "Auto-Submitted: auto-replied" in sent
    assert "In-Reply-To: <uno@example.com>" in sent


@pytest.mark.parametrize(
    "verdicts",
    [
        {"dmarc": "fail"},
        {"dmarc": "fail", "spf": "pass"},
        {"dmarc": "none", "spf": "fail"},
        {"dmarc": "none", "spf": "softfail"},
    ],
)
def test_a_forged_mail_is_neither_added_nor_answered(ticketing: Ticketing, verdicts: Any) -> None:
    before = len(ticketing.api_client.messages())

    arrive(ticketing.api_client, answer(ANA, ticketing.address, "Soy Ana", **verdicts))

    assert ticketing.texts() == ["No tengo servicio."]
    assert len(ticketing.api_client.messages()) == before


def test_spf_counts_for_domains_without_a_dmarc_policy(ticketing: Ticketing) -> None:
    arrive(ticketing.api_client, answer(ANA, ticketing.address, dmarc="none", spf="pass"))

    assert len(ticketing.texts()) == 2


def test_forged_verdicts_are_ignored(ticketing: Ticketing) -> None:
    real = answer(ANA, ticketing.address, "Soy Ana", dmarc="fail")
    own = ses_headers(ANA, ticketing.address)

    head, _, rest = real.partition(b"X-SES-RECEIPT")
    for forged in (own + rest, head + own + rest, head.split(b"X-SES-Spam")[0] + own):
        arrive(ticketing.api_client, head.split(b"Authentication-Results")[0] + forged)
        arrive(ticketing.api_client, head + forged)
    injected = head.replace(b"helo=mail.example.com", b"helo=x;dmarc=pass header.from=example.com")
    arrive(ticketing.api_client, injected + b"X-SES-RECEIPT" + rest)

    assert ticketing.texts() == ["No tengo servicio."]


@pytest.mark.parametrize("verdicts", [{"virus": "FAIL"}, {"spam": "FAIL"}, {"virus": "PROCESSING_FAILED"}])
def test_spam_and_viruses_are_ignored(ticketing: Ticketing, verdicts: Any) -> None:
    before = len(ticketing.api_client.messages())

    arrive(ticketing.api_client, answer(ANA, ticketing.address, **verdicts))

    assert ticketing.texts() == ["No tengo servicio."]
    assert len(ticketing.api_client.messages()) == before


def test_a_mail_with_two_senders_has_no_sender(ticketing: Ticketing) -> None:
    mail = answer(ANA, ticketing.address).replace(
        b"From: Ana <ana@example.com>", b"From: ana@example.com, mala@example.com"
    )
    arrive(ticketing.api_client, mail)
    arrive(
        ticketing.api_client,
        answer(ANA, ticketing.address).replace(b"From: Ana", b"From: Eva <eva@example.com>\r\nFrom: Ana"),
    )

    assert ticketing.texts() == ["No tengo servicio."]


AUTOMATIC = {
    "auto-replied": {"Auto-Submitted": "auto-replied"},
    "auto-generated": {"Auto-Submitted": "auto-generated; type=vacation"},
    "auto-notified": {"Auto-Submitted": "Auto-Notified"},
    "bulk": {"Precedence": "bulk"},
    "junk": {"Precedence": "junk"},
    "list": {"Precedence": "list"},
    "list id": {"List-Id": "<gente.example.com>"},
    "exchange": {"X-Auto-Response-Suppress": "All"},
    "autoreply": {"X-Autoreply": "yes"},
    "autorespond": {"X-Autorespond": "Fuera de la oficina"},
    "daemon": {"From": "MAILER-DAEMON@example.com"},
    "postmaster": {"From": "postmaster@example.com"},
    "no reply": {"From": "no-reply@example.com"},
    "vacation es": {"Subject": "Respuesta automática: Ticket 1"},
    "vacation en": {"Subject": "Automatic reply: Ticket 1"},
    "vacation pt": {"Subject": "Resposta automática: Ticket 1"},
    "ours": {"From": "avisos@ventanilla.example"},
    "our id": {"Message-ID": "<1234@ventanilla.example>"},
}


@pytest.mark.parametrize("sign", AUTOMATIC)
def test_automatic_mail_is_neither_added_nor_answered(ticketing: Ticketing, sign: str) -> None:
    before = len(ticketing.api_client.messages())

    arrive(ticketing.api_client, answer(ANA, ticketing.address, "Vuelvo el lunes.", headers=AUTOMATIC[sign]))

    assert ticketing.texts() == ["No tengo servicio."]
    assert len(ticketing.api_client.messages()) == before


def test_an_empty_return_path_and_a_report_are_automatic(ticketing: Ticketing) -> None:
    before = len(ticketing.api_client.messages())
    mail = answer(ANA, ticketing.address)

    arrive(ticketing.api_client, mail.replace(b"Return-Path: <ana@example.com>", b"Return-Path: <>"))
    arrive(
        ticketing.api_client,
        mail.replace(b"Content-Type: text/plain", b"Content-Type: multipart/report; boundary=x"),
    )

    assert ticketing.texts() == ["No tengo servicio."]
    assert len(ticketing.api_client.messages()) == before


def test_auto_submitted_no_is_a_person(ticketing: Ticketing) -> None:
    arrive(ticketing.api_client, answer(ANA, ticketing.address, headers={"Auto-Submitted": "no (a person)"}))

    assert len(ticketing.texts()) == 2


def test_a_mail_loop_ends_at_once(ticketing: Ticketing) -> None:
    arrive(ticketing.api_client, answer("otra@example.com", ticketing.address))
    before = len(ticketing.api_client.messages())

    # The refusal comes back as it went, and as a vacation's note about it.
    arrive(
        ticketing.api_client,
        answer("otra@example.com", ticketing.address, headers={"Auto-Submitted": "auto-replied"}),
    )

    assert len(ticketing.api_client.messages()) == before


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("\n\n> todo citado\n> y nada más", "No se encontró texto nuevo"),
        ("x" * 100_000, "Es demasiado larga"),
    ],
)
def test_an_empty_and_a_too_long_reply_are_rejected(ticketing: Ticketing, text: str, said: str) -> None:
    arrive(ticketing.api_client, answer(ANA, ticketing.address, text))

    [told_] = ticketing.mails_to(ANA)
    assert said in told_["text"]
    assert ticketing.texts() == ["No tengo servicio."]


def test_replies_are_rate_limited(ticketing: Ticketing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replies, "PER_CONTACT", Limit("mail-replies", 3, HOUR))

    for number in range(6):
        arrive(ticketing.api_client, answer(ANA, ticketing.address, f"Respuesta {number}"))

    assert len(ticketing.texts()) == 4
    [told_] = ticketing.mails_to(ANA)
    assert "demasiadas respuestas" in told_["text"]


def test_scripts_and_markup_are_text(ticketing: Ticketing) -> None:
    arrive(ticketing.api_client, answer(ANA, ticketing.address, "<script>alert(1)</script> \u202egnp.exe"))

    assert ticketing.texts()[-1] == "<script>alert(1)</script> gnp.exe"


def test_an_unknown_reply_address_is_ignored(ticketing: Ticketing) -> None:
    local, _, domain = ticketing.address.partition("@")
    other = f"{local[:-1]}{'a' if local[-1] != 'a' else 'b'}@{domain}"
    before = len(ticketing.api_client.messages())

    for address in (f"otra.{'a' * 22}@{domain}", f"hola@{domain}", "x@elsewhere.example"):
        arrive(ticketing.api_client, answer(ANA, address))
    assert len(ticketing.api_client.messages()) == before
    arrive(ticketing.api_client, answer(ANA, other))

    [told_] = ticketing.mails_to(ANA)
    assert "ya no está disponible" in told_["text"]
    assert ticketing.texts() == ["No tengo servicio."]


def test_a_blind_copy_is_routed_by_the_ses_header(ticketing: Ticketing) -> None:
    raw = answer(ANA, ticketing.address).replace(f"To: {ticketing.address}".encode(), b"To: undisclosed:;")

    arrive(ticketing.api_client, raw)

    assert len(ticketing.texts()) == 2


def test_a_contact_without_access_cannot_reply(ticketing: Ticketing) -> None:
    from chalicelib.customers.models import Customer
    from chalicelib.kernel.store import keys

    customer = Customer.load(keys.customer("demo", ticketing.customer_id))
    customer.portal_user = False
    customer.store()

    arrive(ticketing.api_client, answer(ANA, ticketing.address))

    assert len(ticketing.mails_to(ANA)) == 1


def test_replies_are_rejected_when_tickets_are_switched_off(ticketing: Ticketing) -> None:
    tenant = tenants.load_tenant("demo")
    tenant.document = {**tenant.document, "modules": []}
    tenant.store()
    tenants.forget()

    arrive(ticketing.api_client, answer(ANA, ticketing.address))

    assert len(ticketing.mails_to(ANA)) == 1


def test_a_reply_to_a_merged_ticket_goes_to_its_target(ticketing: Ticketing, agent: StaffBrowser) -> None:
    other = ticketing.ana.post("/tickets", {"text": "Otra cosa."}).json["ticket_id"]
    merged = agent.post(f"/tickets/{ticketing.ticket_id}/merge", {"into": other})
    assert merged.status == 200, merged.text

    arrive(ticketing.api_client, answer(ANA, ticketing.address, "Respondo al viejo."))

    said = [one["text"] for one in ticketing.ana.get(f"/tickets/{other}").json["entries"]]
    assert "Respondo al viejo." in said


def talk_address(ticketing: Ticketing) -> str:
    """Return the reply address of Ana's conversation."""
    session = sessions.read_session_token(ticketing.ana.cookies["__Host-portal-demo"])
    return reply_address("demo", ReplyThread("talk", session.customer_id, "ALL", session.contact_id))


def said_in_messages(ticketing: Ticketing) -> list[tuple[str, str, int]]:
    """Return the conversation, oldest first: text, channel and number of files."""
    items = ticketing.ana.get("/messages").json["items"]
    return [(one["text"], one["via"], len(one["attachments"])) for one in items[::-1]]


def test_a_reply_to_a_message_is_added_to_the_conversation_once(ticketing: Ticketing) -> None:
    raw = answer(
        ANA,
        talk_address(ticketing),
        "Sí, el martes.\n\n> El martes?\n> Avisar",
        files=[("f.png", "image/png", png(400, 300) + b"\x00" * 30_000)],
    )

    key = arrive(ticketing.api_client, raw)
    arrive(ticketing.api_client, raw, key)

    assert said_in_messages(ticketing) == [("Sí, el martes.", "email", 1)]


def test_a_too_long_or_foreign_reply_to_a_message_is_rejected(ticketing: Ticketing) -> None:
    arrive(ticketing.api_client, answer(ANA, talk_address(ticketing), "x" * 5_000))
    arrive(ticketing.api_client, answer("bruno@example.com", talk_address(ticketing), "Hola"))

    assert said_in_messages(ticketing) == []
    assert len(ticketing.mails_to(ANA)) == 1
    assert len(ticketing.mails_to("bruno@example.com")) == 1


def test_the_s3_test_event_is_ignored() -> None:
    test_event = {"Service": "Amazon S3", "Event": "s3:TestEvent", "Bucket": "mail"}

    answered = jobs.receive_queued([{"messageId": "m", "body": json.dumps(test_event)}])

    assert answered == {"batchItemFailures": []}


def test_a_missing_mail_is_retried(ticketing: Ticketing) -> None:
    record = {"messageId": "m", "body": json.dumps(told("received/none"))}

    assert jobs.receive_queued([record]) == {"batchItemFailures": [{"itemIdentifier": "m"}]}
