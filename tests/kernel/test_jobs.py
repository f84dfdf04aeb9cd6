"""Jobs: each kind has one handler, and what is no job goes to the dead letters at once, with its reason."""

import json
from typing import Any

import pytest

import app as application
from chalicelib import domains
from chalicelib.contracts import worker
from chalicelib.contracts.domain import SealContract
from chalicelib.kernel.aws import clients, queue
from chalicelib.kernel.declarations import load
from chalicelib.kernel.settings import settings
from tests.support.api_client import ApiClient


def dead_letters() -> list[tuple[str, str]]:
    """Body and reason of each message on the dead-letter queue."""
    answer = clients.client("sqs").receive_message(
        QueueUrl=settings().dead_jobs_queue_url, MaxNumberOfMessages=10, MessageAttributeNames=["reason"]
    )
    return [
        (one["Body"], one["MessageAttributes"]["reason"]["StringValue"]) for one in answer.get("Messages", [])
    ]


def queued(body: str, tries: int = 1) -> dict[str, Any]:
    """An SQS event of one record."""
    client, url = clients.client("sqs"), settings().jobs_queue_url
    client.send_message(QueueUrl=url, MessageBody=body)
    [message] = client.receive_message(QueueUrl=url)["Messages"]
    record = {
        "messageId": message["MessageId"],
        "receiptHandle": message["ReceiptHandle"],
        "body": message["Body"],
        "attributes": {"ApproximateReceiveCount": str(tries)},
    }
    return {"Records": [record]}


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("no JSON", "not a job: no JSON object with a kind"),
        ("[]", "not a job: no JSON object with a kind"),
        ('{"tenant": "demo"}', "not a job: no JSON object with a kind"),
        ('{"kind": ["contracts.seal"], "tenant": "demo"}', "unknown kind ['contracts.seal']"),
        ('{"kind": "contracts.shred", "tenant": "demo"}', "unknown kind 'contracts.shred'"),
        (
            '{"kind": "contracts.seal", "tenant": "demo", "customer_id": "c"}',
            "contracts.seal: wrong or missing contract_id",
        ),
        (
            '{"kind": "contracts.seal_day", "tenant": "demo", "day": "soon", "more": 1}',
            "contracts.seal_day: wrong or missing day, more",
        ),
    ],
)
def test_what_is_no_job_is_a_dead_letter_with_its_reason(
    api_client: ApiClient, monkeypatch: pytest.MonkeyPatch, body: str, reason: str
) -> None:
    monkeypatch.setattr(worker, "seal", lambda *_: pytest.fail("sealed"))
    assert application.run_jobs(queued(body), None) == {"batchItemFailures": []}
    assert dead_letters() == [(body, reason)]


def test_every_kind_has_one_handler_that_exists() -> None:
    handlers = domains.job_handlers()
    kinds = [handler.kind for handler in handlers]
    assert len(set(kinds)) == len(kinds)
    for handler in handlers:
        assert handler.kind.partition(".")[0] in domains.NAMES
        assert callable(load(handler.run))
        assert not handler.give_up or callable(load(handler.give_up))


def test_a_job_that_fails_is_tried_again_later_and_later(
    api_client: ApiClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = SealContract(tenant="demo", customer_id="cus_1", contract_id="ctr_1")
    monkeypatch.setattr(worker, "seal", lambda *_: 1 / 0)
    delays: list[int] = []
    monkeypatch.setattr(queue, "show_job_again", lambda _, seconds: delays.append(seconds))
    for tries in (1, 2, 5):
        event = queued(json.dumps(job.model_dump(mode="json")), tries)
        outcome = application.run_jobs(event, None)
        assert outcome == {"batchItemFailures": [{"itemIdentifier": event["Records"][0]["messageId"]}]}
    assert delays == [15, 30, 75]
    assert dead_letters() == []
