"""Background processing: chunks, crashes, redeliveries, cancellation and locking."""

from collections.abc import Iterator
from typing import Any

import pytest

import app as application
from chalicelib.imports import chunks, repository
from chalicelib.imports.adapters import comparison
from chalicelib.imports.models import ImportJob, ImportLock
from chalicelib.kernel import jobs
from chalicelib.kernel.aws import files, queue
from chalicelib.kernel.store import keys
from chalicelib.kernel.store.transactions import Transaction
from tests.imports.importing import Importing, counts
from tests.support.api_client import ApiClient

ROWS = 8
PEOPLE = ("number,name,email\n" + "".join(f"{n},Ana {n},ana{n}@example.com\n" for n in range(ROWS))).encode()


class CrashError(BaseException):
    """The process dies: nothing catches it."""


@pytest.fixture(autouse=True)
def _small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chunks, "CHUNK_ROWS", 3)  # the first chunk has the header and two rows


def messages(importing: Importing) -> list[dict[str, Any]]:
    """Return the waiting messages as Lambda events, without removing them."""
    jobs = importing.api_client._jobs
    found = jobs.client.receive_message(
        QueueUrl=jobs.queue_url, MaxNumberOfMessages=10, AttributeNames=["All"], VisibilityTimeout=0
    )
    return [
        {
            "messageId": one["MessageId"],
            "receiptHandle": one["ReceiptHandle"],
            "body": one["Body"],
            "attributes": one["Attributes"],
            "eventSource": "aws:sqs",
            "eventSourceARN": jobs.queue_arn,
        }
        for one in found.get("Messages", [])
    ]


def hand_over(importing: Importing) -> bool:
    """Process one message and delete it on success; return whether there was one."""
    waiting = messages(importing)
    if not waiting:
        return False
    outcome = application.run_jobs({"Records": waiting[:1]}, None)
    if not outcome["batchItemFailures"]:
        jobs = importing.api_client._jobs
        jobs.client.delete_message(QueueUrl=jobs.queue_url, ReceiptHandle=waiting[0]["receiptHandle"])
    return True


CRASHES = [
    (files, "put_file"),
    (files, "get_file"),
    (files, "read_file"),
    (repository, "save_progress"),
    (queue, "enqueue_job"),
    (chunks, "write_rows"),
    (Transaction, "commit"),
]


def crashing(
    monkeypatch: pytest.MonkeyPatch, where: Any, name: str, when: int, *, after: bool
) -> Iterator[None]:
    """Crash at the n-th call of a function, before or after the call."""
    original, calls = getattr(where, name), [0]

    def once(*arguments: Any, **options: Any) -> Any:
        calls[0] += 1
        if calls[0] == when and not after:
            raise CrashError
        answer = original(*arguments, **options)
        if calls[0] == when:
            raise CrashError
        return answer

    monkeypatch.setattr(where, name, once)
    yield
    monkeypatch.setattr(where, name, original)


def work_through(
    importing: Importing, monkeypatch: pytest.MonkeyPatch, where: Any, name: str, *, after: bool
) -> int:
    """Process all messages, crashing once at each call of a function; return the number of crashes."""
    deaths, when = 0, 1
    while True:
        crash = crashing(monkeypatch, where, name, when, after=after)
        next(crash)
        try:
            while hand_over(importing):
                pass
        except CrashError:
            deaths += 1
            # Crash at a later call each time, so that processing progresses.
            when = when % 4 + 1
            continue
        finally:
            next(crash, None)
        return deaths


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize(("where", "name"), CRASHES, ids=[name for _, name in CRASHES])
def test_a_crash_at_any_step_neither_loses_nor_repeats_a_row(
    importing: Importing, monkeypatch: pytest.MonkeyPatch, where: Any, name: str, *, after: bool
) -> None:
    monkeypatch.setattr(jobs, "MAX_TRIES", 1000)
    seen = importing.begin("customers", PEOPLE).json
    assert importing.map(seen, deliver=False).status == 200
    if name != "write_rows":
        assert work_through(importing, monkeypatch, where, name, after=after)
    while hand_over(importing):
        pass
    assert counts(importing.state()) == (ROWS, 0, 0, 0)
    assert [row["key"] for row in importing.rows()] == [str(n) for n in range(ROWS)]

    assert importing.staff.post(importing.path("/run")).status == 200
    if name not in ("get_file", "put_file"):
        assert work_through(importing, monkeypatch, where, name, after=after)
    while hand_over(importing):
        pass

    done = importing.state()
    assert (done["state"], counts(done), done["progress"]) == (
        "done",
        (ROWS, 0, 0, 0),
        {"done": ROWS, "total": ROWS},
    )
    again = Importing(importing.api_client, importing.staff)
    assert counts(again.compared("customers", PEOPLE)) == (0, 0, ROWS, 0)


@pytest.mark.parametrize("slug", ["job", "rewrite", "kind"])
def test_a_tenant_of_any_name_has_its_import_compared(api_client: ApiClient, slug: str) -> None:
    api_client.tenant(slug, currencies=["ARS"], signin={"methods": ["email"]})
    importing = Importing(api_client, api_client.staff(slug, role="manager"))
    assert counts(importing.compared("customers", PEOPLE)) == (ROWS, 0, 0, 0)


def test_a_redelivered_message_is_processed_once(importing: Importing) -> None:
    seen = importing.begin("customers", PEOPLE).json
    importing.map(seen, deliver=False)
    twice = messages(importing)
    application.run_jobs({"Records": twice}, None)
    pieces_before = importing.job().pieces

    application.run_jobs({"Records": twice}, None)

    assert importing.job().pieces == pieces_before
    importing.api_client.deliver()
    assert counts(importing.state()) == (ROWS, 0, 0, 0)


def test_a_chunk_that_keeps_failing_fails_the_import_which_can_be_resumed(
    importing: Importing, monkeypatch: pytest.MonkeyPatch
) -> None:
    importing.compared("customers", PEOPLE)
    with monkeypatch.context() as patch:
        patch.setattr(chunks, "write_rows", lambda *_: 1 / 0)
        show_again = queue.show_job_again
        patch.setattr(queue, "show_job_again", lambda receipt, _: show_again(receipt, 0))
        stopped = importing.run()
    assert (stopped["state"], stopped["failure"], stopped["can_resume"]) == ("failed", "stopped", True)
    assert ImportLock.find(keys.import_running("demo")) is None
    assert importing.staff.post(importing.path("/run")).code == "import_state"

    assert importing.staff.post(importing.path("/resume")).json["state"] == "running"
    importing.api_client.deliver()

    assert (importing.state()["state"], counts(importing.state())) == ("done", (ROWS, 0, 0, 0))


def test_one_import_runs_at_a_time(importing: Importing) -> None:
    second = Importing(importing.api_client, importing.staff)
    importing.compared("customers", PEOPLE)
    second.compared("customers", PEOPLE.replace(b"@example", b"@other.example"))
    assert importing.staff.post(importing.path("/run")).status == 200

    assert second.staff.post(second.path("/run")).code == "import_running"

    importing.api_client.deliver()
    assert counts(second.run()) == (ROWS, 0, 0, 0)


def test_a_cancelled_import_stops_writing_and_reports_what_it_wrote(importing: Importing) -> None:
    importing.compared("customers", PEOPLE)
    importing.staff.post(importing.path("/run"))
    hand_over(importing)

    cancelled = importing.staff.post(importing.path("/cancel")).json

    assert (cancelled["state"], cancelled["progress"]["done"]) == ("cancelled", 2)
    importing.api_client.deliver()
    again = Importing(importing.api_client, importing.staff)
    assert counts(again.compared("customers", PEOPLE)) == (ROWS - 2, 0, 2, 0)
    assert importing.staff.post(importing.path("/cancel")).status == 200
    assert importing.staff.post(importing.path("/run")).code == "import_state"


def test_records_written_during_cancellation_are_counted(
    importing: Importing, monkeypatch: pytest.MonkeyPatch
) -> None:
    importing.compared("customers", PEOPLE)
    importing.staff.post(importing.path("/run"))
    original = comparison.write_rows

    def cancel_then_write(*arguments: Any) -> Any:
        importing.staff.post(importing.path("/cancel"))
        return original(*arguments)

    monkeypatch.setattr(chunks, "write_rows", cancel_then_write)
    importing.api_client.deliver()

    shown = importing.state()
    assert (shown["state"], shown["progress"]["done"]) == ("cancelled", 2)


def test_running_twice_writes_once(importing: Importing) -> None:
    importing.compared("customers", PEOPLE)
    for _ in range(2):
        assert importing.staff.post(importing.path("/run")).status == 200

    importing.api_client.deliver()

    assert counts(importing.state()) == (ROWS, 0, 0, 0)
    assert importing.staff.post(importing.path("/run")).json["state"] == "done"


def test_changes_between_comparing_and_writing_are_not_lost(importing: Importing) -> None:
    importing.imported("customers", b"number,name,email\n1,Ana,ana@example.com\n")
    slow, quick = (
        Importing(importing.api_client, importing.staff),
        Importing(importing.api_client, importing.staff),
    )
    slow.compared("customers", b"number,name\n1,Ana Maria\n")

    quick.imported("customers", b"number,name,email\n1,Ana,new@example.com\n")
    slow.run()

    again = Importing(importing.api_client, importing.staff)
    shown = again.compared("customers", b"number,name,email\n1,Ana Maria,new@example.com\n")
    assert counts(shown) == (0, 0, 1, 0)


def test_customers_created_later_do_not_revive_rejected_invoices(
    importing: Importing,
) -> None:
    papers = Importing(importing.api_client, importing.staff)
    content = b"invoice,customer,date,total\nA-1,1,2026-11-01,10\nA-2,2,2026-11-01,10\n"
    importing.imported("customers", b"number,name\n1,Ana\n")
    assert counts(papers.compared("invoices", content)) == (1, 0, 0, 1)
    again = Importing(importing.api_client, importing.staff)
    again.imported("customers", b"number,name\n2,Eva\n")

    assert counts(papers.run()) == (1, 0, 0, 1)


def test_rows_rejected_during_the_run_are_reported(importing: Importing) -> None:
    importing.imported("customers", b"number,name\n1,Ana\n")
    first, second = (
        Importing(importing.api_client, importing.staff),
        Importing(importing.api_client, importing.staff),
    )
    first.compared(
        "invoices", b"id,invoice,customer,date,total\nx,A-1,1,2026-11-01,10\ny,A-2,1,2026-11-01,10\n"
    )
    second.imported("invoices", b"id,invoice,customer,date,total\nz,A-1,1,2026-11-01,10\n")

    done = first.run()

    assert counts(done) == (1, 0, 0, 1)
    [row] = first.rows("wrong")
    assert (row["row"], row["reasons"][0]["code"]) == (2, "number_taken")
    assert "x,A-1,1,2026-11-01,10,2," in first.report().replace(";", ",")
    assert [row["outcome"] for row in first.rows()] == ["wrong", "new"]


def test_actions_are_in_the_audit_log_without_file_contents(importing: Importing) -> None:
    importing.imported("customers", PEOPLE + b"12,,x\n")
    importing.report()
    other = Importing(importing.api_client, importing.staff)
    other.begin("customers", PEOPLE)
    other.staff.post(other.path("/cancel"))

    log = importing.staff.get("/audit").text

    acts = [entry["act"] for entry in importing.staff.get("/audit").json["items"]]
    assert [act for act in acts if act.startswith("imports.")] == [
        "imports.cancelled",
        "imports.uploaded",
        "imports.report_downloaded",
        "imports.run",
        "imports.uploaded",
    ]
    assert "ana1@example.com" not in log
    assert "Ana 1" not in log


def test_pages_of_rows_continue_across_chunks(importing: Importing) -> None:
    importing.compared("customers", PEOPLE.replace(b"ana4@example.com", b"wrong").replace(b"ana6@", b"@"))

    assert [row["key"] for row in importing.rows(limit=2)] == [str(n) for n in range(ROWS)]
    assert [row["key"] for row in importing.rows("wrong", limit=1)] == ["4", "6"]
    assert importing.staff.get(importing.path("/rows?cursor=made-up")).code == "cursor_invalid"


def test_a_job_is_found_by_its_own_tenant_only(importing: Importing) -> None:
    importing.begin("customers", PEOPLE)
    importing.api_client.tenant("other")
    stranger = importing.api_client.staff("other")

    assert stranger.get(importing.path()).status == 404
    assert isinstance(importing.job(), ImportJob)
