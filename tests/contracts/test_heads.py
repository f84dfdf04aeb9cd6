"""The heads of chains, sealed day by day: what was changed, left out or written anew is found."""

import json
from typing import Any

import pytest

from chalicelib.contracts import daily_seals, object_keys, records
from chalicelib.contracts.models import Contract, ContractEvent, SealedHeads
from chalicelib.contracts.signing import signings_of
from chalicelib.kernel.aws import files
from chalicelib.kernel.aws.clients import client
from chalicelib.kernel.settings import settings
from chalicelib.kernel.store import keys
from infra import operate
from tests.contracts.conftest import KeepOffice, Send, sign
from tests.notices.test_notices import publish
from tests.support.api_client import ApiClient, Browser
from tests.support.front_end import deploy_front_end


@pytest.fixture
def contract_id(api_client: ApiClient, ana: Browser, send: Send, keep_office: KeepOffice) -> str:
    """A contract that Ana signed yesterday; the day's heads are sealed."""

    def make() -> str:
        found = send(ana, "Ana Ñandú")
        assert sign(api_client, ana, found, "ana@example.com").status == 200
        deploy_front_end()
        publish(api_client)
        api_client.now.forward(days=1)
        api_client.tick()
        api_client.deliver()
        return found

    return keep_office("signed yesterday", make)


def stored(contract_id: str) -> Contract:
    """The contract's head."""
    return records.find("demo", *records.owner_of("demo", contract_id))


def days() -> list[str]:
    """The files of the daily seals."""
    return [one.key for one in files.sealed_history(object_keys.heads_prefix("demo"))]


def faults() -> list[tuple[str, str]]:
    """What the command finds."""
    return [(one.contract_id, one.what) for one in daily_seals.verify("demo")[2]]


def event(contract: Contract, number: int) -> ContractEvent:
    """One of its events."""
    return ContractEvent.load(
        keys.contract_event("demo", contract.customer_id, contract.contract_id, number), consistent=True
    )


def test_a_day_is_sealed_once_when_it_is_over_and_all_holds(
    api_client: ApiClient, contract_id: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = days()
    assert len(before) == 1
    api_client.tick()
    api_client.deliver()
    assert days() == before
    body = json.loads(files.get_file(before[0], sealed=True) or b"")
    contract = stored(contract_id)
    assert body["heads"] == [[contract_id, int(contract.events), contract.head]]
    assert operate.main(["verify-contracts", "demo"]) == 0
    assert "1 contracts, 1 daily seals, 0 faults" in capsys.readouterr().out


def test_a_day_on_which_nothing_happened_is_not_sealed_and_the_next_follows_the_last(
    api_client: ApiClient, ana: Browser, contract_id: str, send: Send
) -> None:
    api_client.now.forward(days=3)
    api_client.tick()
    api_client.deliver()
    assert len(days()) == 1
    customer_id = stored(contract_id).customer_id
    records.amend("demo", customer_id, contract_id, _note)
    api_client.now.forward(days=1)
    api_client.tick()
    api_client.deliver()
    assert len(days()) == 2
    assert faults() == []


def _note(step: records.Step) -> bool:
    step.note("downloaded", "s1", {"file": "sealed"})
    return True


def test_a_changed_event_is_found(contract_id: str) -> None:
    contract = stored(contract_id)
    changed = event(contract, 3)
    changed.details = {**changed.details, "address": "otra@example.com"}
    changed.store()
    assert (contract_id, f"event 3 ({changed.event}) was changed") in faults()


def test_a_missing_event_is_found(contract_id: str) -> None:
    event(stored(contract_id), 2).remove()
    assert (contract_id, "event 2 is missing") in faults()


def test_a_chain_that_was_written_anew_is_found_by_the_daily_seal(contract_id: str) -> None:
    contract = stored(contract_id)
    previous = event(contract, 1).previous
    for number in range(1, int(contract.events) + 1):
        one = event(contract, number)
        if one.event == "signed":
            one.details = {**one.details, "ip": "203.0.113.9"}
        one.previous = previous
        one.hash = previous = one.computed_hash()
        one.store()
        if one.event == "signed":
            [act] = signings_of(contract)
            act.head = one.hash
            act.store()
    contract.head = previous
    contract.store()
    [(found, what)] = faults()
    assert found == contract_id
    assert f"its first {int(contract.events)} events are not those of" in what


def test_a_chain_whose_end_was_cut_off_is_found_by_the_daily_seal(contract_id: str) -> None:
    contract = stored(contract_id)
    event(contract, int(contract.events)).remove()
    last = event(contract, int(contract.events) - 1)
    contract.events, contract.head = int(last.number), last.hash
    contract.store()
    assert [found for found, _ in faults()] == [contract_id]


def test_a_sealed_file_that_was_exchanged_is_found(contract_id: str, monkeypatch: pytest.MonkeyPatch) -> None:
    contract = stored(contract_id)
    place = object_keys.sealed(contract, 1)
    read = files.get_file

    def exchanged(key: str, **how: Any) -> bytes | None:
        return b"%PDF-" if key == place else read(key, **how)

    monkeypatch.setattr(files, "get_file", exchanged)
    assert (contract_id, "its sealed document (revision 1) is not the one on record") in faults()


def test_a_daily_seal_by_another_key_or_with_another_text_is_found(
    contract_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    [key] = days()
    body = json.loads(files.get_file(key, sealed=True) or b"")
    read = files.sealed_version
    body["statement"] = body["statement"].replace('"demo"', '"other"')
    body["heads"] = [["ctr_01J00000000000000000000000", 1, "a" * 64]]

    def forged(wanted: str, version: str) -> bytes:
        return json.dumps(body).encode() if wanted == key else read(wanted, version)

    monkeypatch.setattr(files, "sealed_version", forged)
    found = faults()
    assert ("", f"{key}: its signature does not hold") in found
    assert ("", f"{key}: its heads are not those that were signed") in found
    assert any("is gone" in what for _, what in found)


def test_of_two_workers_one_seals_and_both_record_the_same(api_client: ApiClient, contract_id: str) -> None:
    day = daily_seals._last_sealed("demo")
    assert day is not None
    item = SealedHeads.load(keys.sealed_heads("demo", day.isoformat()), consistent=True)
    item.remove()  # as if whoever sealed had stopped before it was recorded
    daily_seals.seal_day("demo", day)
    again = SealedHeads.load(keys.sealed_heads("demo", day.isoformat()), consistent=True)
    assert (again.sha256, int(again.contracts)) == (item.sha256, 1)


def test_a_day_that_was_hidden_is_found_and_still_compared(contract_id: str) -> None:
    contract = stored(contract_id)
    [key] = days()
    client("s3").delete_object(Bucket=settings().sealed_bucket, Key=key)  # leaves a mark over it, no more
    event(contract, int(contract.events)).remove()
    last = event(contract, int(contract.events) - 1)
    contract.events, contract.head = int(last.number), last.hash
    contract.store()
    found = faults()
    assert ("", f"{key}: somebody tried to take it away") in found
    assert any("events are not those of" in what for _, what in found)


def test_a_day_that_was_written_again_is_found_and_the_first_counts(contract_id: str) -> None:
    [key] = days()
    body = json.loads(files.get_file(key, sealed=True) or b"")
    client("s3").put_object(
        Bucket=settings().sealed_bucket, Key=key, Body=json.dumps({**body, "heads": []}).encode()
    )
    assert faults() == [("", f"{key}: somebody wrote it again")]


def test_a_sealed_document_that_was_hidden_or_exchanged_is_found(contract_id: str) -> None:
    contract = stored(contract_id)
    place, bucket = object_keys.sealed(contract, 1), settings().sealed_bucket
    client("s3").put_object(Bucket=bucket, Key=place, Body=b"%PDF-")
    found = faults()
    assert ("", f"{place}: somebody wrote it again") in found
    assert (contract_id, "its sealed document (revision 1) is not the one on record") in found
    client("s3").delete_object(Bucket=bucket, Key=place)
    assert ("", f"{place}: somebody tried to take it away") in faults()


def test_an_earlier_revision_is_compared_too(
    api_client: ApiClient, ana: Browser, bruno: Browser, send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = send(ana, "Ana Ñandú", "Bruno Díaz")
    assert sign(api_client, ana, found, "ana@example.com").status == 200
    assert sign(api_client, bruno, found, "bruno@example.com").status == 200
    assert faults() == []
    place, read = object_keys.sealed(stored(found), 1), files.get_file

    def exchanged(key: str, **how: Any) -> bytes | None:
        return b"%PDF-" if key == place else read(key, **how)

    monkeypatch.setattr(files, "get_file", exchanged)
    assert faults() == [(found, "its sealed document (revision 1) is not the one on record")]
