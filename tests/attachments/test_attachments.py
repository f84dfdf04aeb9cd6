"""Attachments from the upload to the message."""

import base64
import json
import threading
from typing import Any

import pytest

from chalicelib.attachments import service
from chalicelib.attachments.content import MAX_BYTES
from chalicelib.attachments.models import Attachment
from chalicelib.attachments.service import AttachmentBrief
from chalicelib.kernel.access import sessions
from chalicelib.kernel.access.rate_limits import DAY, Limit
from chalicelib.kernel.aws import clients, files
from chalicelib.kernel.errors import ConflictError, InvalidError, VentanillaError
from chalicelib.kernel.settings import settings
from chalicelib.kernel.store import keys
from chalicelib.kernel.store.transactions import Transaction
from chalicelib.tenants.models import Tenant
from tests.support.api_client import ApiClient, Browser, StaffBrowser
from tests.support.attachments import attach, examine, hand_in
from tests.support.builders import customer
from tests.support.downloads import fetch
from tests.support.images import encoded, png


def ask(browser: Browser, **changes: Any) -> Any:
    """Request an upload form."""
    body = {"filename": "foto.png", "content_type": "image/png", "size": 1000} | changes
    return browser.post("/attachments", body)


def contact_of(browser: Browser) -> str:
    """The contact who is signed in."""
    return sessions.read_session_token(browser.cookies["__Host-portal-demo"]).contact_id


def take(browser: Browser, customer_id: str, *attachment_ids: str, thread: str = "ticket:tck_1") -> list[Any]:
    """Bind files to a thread."""
    transaction = Transaction()
    briefs = service.bind_files(
        transaction, "demo", customer_id, contact_of(browser), list(attachment_ids), thread
    )
    transaction.commit()
    return briefs


def kept(prefix: str = "attachments/") -> list[str]:
    """Keys of stored files."""
    found = clients.client("s3").list_objects_v2(Bucket=settings().files_bucket, Prefix=prefix)
    return [one["Key"] for one in found.get("Contents", [])]


def test_an_image_is_uploaded_validated_bound_and_downloaded(browser: Browser, customer_id: str) -> None:
    attachment_id = hand_in(browser, png(600, 300), "Mi foto.png")

    shown = examine(browser, attachment_id).json
    [brief] = take(browser, customer_id, attachment_id)

    assert (shown["filename"], shown["content_type"]) == ("Mi foto.png", "image/png")
    assert (shown["width"], shown["height"]) == (600, 300)
    small = fetch({"url": shown["thumbnail_url"], "filename": "Mi foto.png"})
    assert small.startswith(b"\xff\xd8\xff")
    assert AttachmentBrief.from_json(json.loads(json.dumps(brief.to_json()))) == brief
    download = service.download("demo", customer_id, brief)
    whole = fetch({"url": download.url, "filename": download.filename})
    assert whole.startswith(b"\x89PNG")
    assert kept() == [f"attachments/demo/{customer_id}/{attachment_id}{end}" for end in ("", "-small")]
    assert kept("uploads/") == []


def test_the_form_allows_one_key_one_type_and_the_declared_size(browser: Browser, customer_id: str) -> None:
    asked = ask(browser, filename="a.pdf", content_type="application/pdf", size=2000).json

    conditions = json.loads(base64.b64decode(asked["fields"]["policy"]))["conditions"]
    assert {"key": f"uploads/demo/attachments/{customer_id}/{asked['attachment_id']}"} in conditions
    assert {"Content-Type": "application/pdf"} in conditions
    assert ["content-length-range", 1, 2000] in conditions


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"content_type": "image/svg+xml"}, "attachment_type_refused"),
        ({"content_type": "text/html"}, "attachment_type_refused"),
        ({"content_type": "image/heic"}, "attachment_type_refused"),
        ({"size": MAX_BYTES + 1}, "attachment_too_large"),
        ({"size": 0}, "invalid"),
        ({"filename": ""}, "invalid"),
    ],
)
def test_a_wrong_declared_type_or_size_gets_no_form(browser: Browser, changes: Any, code: str) -> None:
    assert ask(browser, **changes).code == code


@pytest.mark.parametrize("size", ["100", 100.5, True, 0])
def test_a_size_is_a_number_of_bytes(browser: Browser, size: object) -> None:
    refused = browser.post(
        "/attachments", {"filename": "foto.png", "content_type": "image/png", "size": size}
    )
    assert (refused.status, refused.json["fields"][0]["field"]) == (422, "size")


def test_a_file_with_a_wrong_type_is_rejected_for_good(browser: Browser, customer_id: str) -> None:
    attachment_id = hand_in(browser, b"MZ\x90\x00" * 100, "foto.png", "image/png")

    assert examine(browser, attachment_id).code == "attachment_type_mismatch"
    assert kept("uploads/") == []
    # Handing in something else under the same form changes nothing.
    files.put_file(f"uploads/demo/attachments/{customer_id}/{attachment_id}", png(), "image/png")
    assert examine(browser, attachment_id).code == "attachment_type_mismatch"
    assert kept() == []
    with pytest.raises(InvalidError, match="no such file"):
        take(browser, customer_id, attachment_id)


def test_more_bytes_than_declared_are_rejected(browser: Browser) -> None:
    asked = ask(browser, size=100).json
    files.put_file(asked["fields"]["key"], png(400, 400) + b"\x00" * 100, "image/png")

    assert examine(browser, asked["attachment_id"]).code == "attachment_too_large"


def test_an_incomplete_upload_is_no_file_and_expires(browser: Browser, customer_id: str) -> None:
    attachment_id = ask(browser).json["attachment_id"]

    reply = examine(browser, attachment_id)

    assert (reply.status, reply.code) == (409, "upload_missing")
    with pytest.raises(InvalidError) as raised:
        take(browser, customer_id, attachment_id)
    assert raised.value.code == "attachment_unknown"
    item = Attachment.load(keys.attachment("demo", customer_id, attachment_id))
    assert item.expires_at is not None


def test_an_upload_that_completes_twice_is_one_file(browser: Browser, customer_id: str) -> None:
    attachment_id = hand_in(browser, png())

    first, second = examine(browser, attachment_id), examine(browser, attachment_id)

    assert {**first.json, "thumbnail_url": ""} == {**second.json, "thumbnail_url": ""}
    assert len(kept()) == 2
    take(browser, customer_id, attachment_id)
    assert examine(browser, attachment_id).status == 200
    with pytest.raises(InvalidError) as raised:
        take(browser, customer_id, attachment_id, thread="ticket:tck_2")
    assert raised.value.code == "attachment_used"


def test_concurrent_validations_store_one_file(browser: Browser, customer_id: str) -> None:
    attachment_id = hand_in(browser, png(400, 400))
    owner = contact_of(browser)
    outcomes: list[str] = []

    def finish() -> None:
        try:
            outcomes.append(service.finish_upload("demo", customer_id, owner, attachment_id).filename)
        except VentanillaError as error:
            outcomes.append(error.code)

    threads = [threading.Thread(target=finish) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    # Whoever comes when the bytes were taken away already is told to look again.
    assert set(outcomes) <= {"foto.png", "upload_missing"}
    assert "foto.png" in outcomes
    assert examine(browser, attachment_id).status == 200


def test_a_file_completed_after_the_thread_closed_can_be_used_elsewhere(
    browser: Browser, customer_id: str
) -> None:
    attachment_id = hand_in(browser, png())
    assert examine(browser, attachment_id).status == 200

    # The reply's transaction fails as a whole: the file stays its owner's.
    transaction = Transaction()
    owner = contact_of(browser)
    service.bind_files(transaction, "demo", customer_id, owner, [attachment_id], "ticket:tck_1")
    closed = ConflictError("closed", code="ticket_closed")
    transaction.change(
        Tenant("TENANT#demo", "SETTINGS"),
        [Tenant.version.set(9)],
        Tenant.pk.does_not_exist(),
        otherwise=closed,
    )
    with pytest.raises(ConflictError):
        transaction.commit()

    assert [brief.attachment_id for brief in take(browser, customer_id, attachment_id)] == [attachment_id]


def test_at_most_ten_of_thirty_files_fit_a_message(browser: Browser, customer_id: str) -> None:
    made = [attach(browser, png(20 + number, 20)) for number in range(30)]

    with pytest.raises(InvalidError) as raised:
        take(browser, customer_id, *made)

    assert raised.value.code == "attachments_too_many"
    assert len(take(browser, customer_id, *made[:10])) == 10
    assert len(take(browser, customer_id, *made[10:20], *made[10:20])) == 10


def test_only_the_owner_can_use_a_file(
    api_client: ApiClient, browser: Browser, agent: StaffBrowser, customer_id: str
) -> None:
    mine = attach(browser)
    theirs = attach(agent, customer_id=customer_id)
    other = api_client.browser()
    assert other.sign_in(method="email", email="c2@example.com").status == 200

    assert examine(other, mine).status == 404
    assert examine(agent, mine, customer_id).status == 404
    assert examine(browser, theirs).status == 404
    for attachment_id in (theirs, "att_01JD0000000000000000000000", "..", "", mine.lower()):
        with pytest.raises(InvalidError) as raised:
            take(browser, customer_id, attachment_id)
        assert raised.value.code == "attachment_unknown"


def test_staff_upload_files_for_existing_customers(
    agent: StaffBrowser, browser: Browser, api_client: ApiClient, customer_id: str
) -> None:
    api_client.tenant("other").send("customers", customer("ajena"))
    body = {"filename": "foto.png", "content_type": "image/png", "size": 100}

    assert agent.post("/attachments", {**body, "customer_id": customer_id}).status == 201
    for nobody in ("cus_01JD0000000000000000000000", "..", "x"):
        assert agent.post("/attachments", {**body, "customer_id": nobody}).status == 404
        assert examine(agent, "att_01JD0000000000000000000000", nobody).status == 404


def test_customers_and_staff_have_separate_daily_quotas(
    browser: Browser,
    agent: StaffBrowser,
    api_client: ApiClient,
    monkeypatch: pytest.MonkeyPatch,
    customer_id: str,
) -> None:
    monkeypatch.setattr(service, "FILES_PER_DAY", Limit("attachments", 2, DAY))
    assert [ask(browser).status for _ in range(3)] == [201, 201, 429]
    assert ask(browser).code == "attachments_quota"

    body = {"filename": "a.png", "content_type": "image/png", "size": 9, "customer_id": customer_id}
    assert agent.post("/attachments", body).status == 201
    api_client.now.forward(hours=24)
    assert browser.sign_in(method="email", email="c1@example.com").status == 200
    assert ask(browser).status == 201


def test_the_quota_counts_bytes_too(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "BYTES_PER_DAY", Limit("attachment-bytes", 3000, DAY))

    assert [ask(browser, size=1400).status for _ in range(3)] == [201, 201, 429]


def test_customers_without_a_writable_module_cannot_upload(api_client: ApiClient) -> None:
    api_client.tenant(signin={"methods": ["email"]}).send("customers", customer("c1"))
    browser = api_client.browser()
    assert browser.sign_in(method="email", email="c1@example.com").status == 200

    assert ask(browser).code == "module_off"


def test_a_file_name_is_sanitized_before_display(browser: Browser) -> None:
    attachment_id = hand_in(browser, png(), "../factura\u202egnp.exe", "image/png")

    assert examine(browser, attachment_id).json["filename"] == "facturagnp.exe.png"


def test_a_file_received_by_mail_is_stored_once(browser: Browser, customer_id: str) -> None:
    content = encoded_photo()

    briefs = [
        service.store_file(
            "demo",
            customer_id,
            contact_of(browser),
            "IMG.png",
            content,
            attachment_id="att_01JD0000000000000000000000",
        )
        for _ in range(2)
    ]

    assert briefs[0] == briefs[1]
    assert briefs[0].filename == "IMG.png.jpg"
    assert len(kept()) == 2
    with pytest.raises(InvalidError):
        service.store_file("demo", customer_id, contact_of(browser), "virus.exe", b"MZ\x90\x00")


def encoded_photo() -> bytes:
    """A photograph."""
    from PIL import Image

    return encoded(Image.new("RGB", (90, 60), (9, 99, 199)), "JPEG")
