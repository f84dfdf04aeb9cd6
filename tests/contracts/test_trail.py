"""The chain of events as a file: computed anew by whoever has it and the document, who sees no more than before."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from chalicelib.contracts import object_keys, records
from chalicelib.contracts.models import Contract
from chalicelib.kernel.aws import files
from chalicelib.kernel.settings import settings
from chalicelib.seals import chain, statements
from chalicelib.seals.__main__ import main
from chalicelib.seals.authority import key_hash
from tests.contracts.conftest import KeepOffice, Send, sign
from tests.notices.test_notices import publish
from tests.support.api_client import ApiClient, Browser, StaffBrowser, System
from tests.support.downloads import fetch
from tests.support.front_end import deploy_front_end

Said = pytest.CaptureFixture[str]
Verify = Callable[..., int]


def stored(contract_id: str) -> Contract:
    """The contract as it is kept."""
    return records.find("demo", *records.owner_of("demo", contract_id))


@pytest.fixture
def signed(api_client: ApiClient, ana: Browser, bruno: Browser, send: Send, keep_office: KeepOffice) -> str:
    """A contract that Ana and Bruno signed, with another one beside."""

    def make() -> str:
        send(ana, "Ana Ñandú")
        contract_id = send(ana, "Ana Ñandú", "Bruno Díaz")
        assert sign(api_client, ana, contract_id, "ana@example.com").status == 200
        assert sign(api_client, bruno, contract_id, "bruno@example.com").status == 200
        return contract_id

    return keep_office("signed by two", make)


@pytest.fixture
def sealed_day(
    api_client: ApiClient,
    signed: str,
    ana: Browser,
    bruno: Browser,
    agent: StaffBrowser,
    keep_office: KeepOffice,
) -> str:
    """The same, once the day is over and its heads are sealed."""

    def make() -> str:
        deploy_front_end()
        publish(api_client)
        api_client.now.forward(days=1)
        api_client.tick()
        api_client.deliver()
        for browser, address in ((ana, "ana@example.com"), (bruno, "bruno@example.com")):
            assert browser.sign_in(method="email", email=address).status == 200
        assert agent.sign_in("lucia@demo.example").status == 200
        return signed

    return keep_office("signed by two, the day after", make)


def events_file(browser: Browser | StaffBrowser, contract_id: str) -> dict[str, Any]:
    """What somebody gets."""
    reply = browser.post(f"/contracts/{contract_id}/files", {"file": "events"})
    assert reply.status == 200, reply.text
    found: dict[str, Any] = json.loads(fetch(reply.json))
    return found


@pytest.fixture
def verify(root: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Verify:
    """Checks a contract's last document together with a file of events, from a terminal."""
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")

    def run(contract_id: str, events: dict[str, Any], revision: int = 2) -> int:
        document = files.get_file(object_keys.sealed(stored(contract_id), revision), sealed=True)
        assert document
        (tmp_path / "sealed.pdf").write_bytes(document)
        (tmp_path / "root.pem").write_bytes(root)
        (tmp_path / "events.json").write_text(json.dumps(events))
        known = ["--root", str(tmp_path / "root.pem"), "--key", key_hash(settings().seal_key_id)]
        return main(
            ["verify", str(tmp_path / "sealed.pdf"), *known, "--events", str(tmp_path / "events.json")]
        )

    return run


def test_signers_tenant_and_systems_check_the_chain_with_the_document_alone(
    ana: Browser, agent: StaffBrowser, system: System, sealed_day: str, verify: Verify, capsys: Said
) -> None:
    by_ana, by_staff = events_file(ana, sealed_day), events_file(agent, sealed_day)
    fetched = system.call("POST", f"/contracts/{sealed_day}/files", {"file": "events"})
    assert json.loads(fetch(fetched.json)) == by_staff
    for events, revision in ((by_ana, 1), (by_ana, 2), (by_staff, 2)):
        assert verify(sealed_day, events, revision) == 0
        said = capsys.readouterr().out
        assert f"Events: {len(by_staff['events'])}" in said
        assert "signed by our key" in said


def test_before_the_day_is_over_it_is_said_that_our_key_did_not_sign_it_yet(
    ana: Browser, signed: str, verify: Verify, capsys: Said
) -> None:
    assert verify(signed, events_file(ana, signed)) == 0
    assert "our key did not sign them yet" in capsys.readouterr().out


def test_a_signer_sees_of_others_events_that_there_are_some_and_no_more(
    ana: Browser, bruno: Browser, agent: StaffBrowser, sealed_day: str
) -> None:
    everything = events_file(agent, sealed_day)
    assert all("details" in one for one in everything["events"])
    for browser, own, other in ((ana, "s1", "s2"), (bruno, "s2", "s1")):
        shown = events_file(browser, sealed_day)
        known = [one for one in shown["events"] if "details" in one]
        assert {one["actor"] for one in known} == {own, "system"}
        hidden = [one for one in shown["events"] if "details" not in one]
        assert {tuple(one) for one in hidden} == {("number", "facts_sha256", "hash")}
        secrets = [one["salt"] for one in everything["events"] if one["actor"] not in (own, "system")]
        text = json.dumps(shown)
        assert secrets
        assert not any(one in text for one in secrets)
        assert other in {one["actor"] for one in everything["events"]}
        # Nothing of the day's other contracts, either.
        assert text.count("ctr_") == text.count(sealed_day)


def _without(events: dict[str, Any]) -> None:
    del events["events"][3]


def _cut(events: dict[str, Any]) -> None:
    events["events"] = events["events"][:-1]


def _otherwise(events: dict[str, Any]) -> None:
    one = next(one for one in events["events"] if one["event"] == "signed")
    one["details"]["ip"] = "203.0.113.9"


def _of_another(events: dict[str, Any]) -> None:
    events["record"] = "demo/AAAAAAAA"


def _other_day(events: dict[str, Any]) -> None:
    events["day"]["statement"] = events["day"]["statement"].replace("2026", "2025")


def _other_head(events: dict[str, Any]) -> None:
    events["day"]["head"][1] -= 1


def _other_key(events: dict[str, Any]) -> None:
    events["day"]["signature"] = "AAAA"


CHANGES = [_without, _cut, _otherwise, _of_another, _other_day, _other_head, _other_key]


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_is_changed_in_the_file_it_does_not_hold(
    agent: StaffBrowser, sealed_day: str, verify: Verify, change: Callable[[dict[str, Any]], None]
) -> None:
    events = events_file(agent, sealed_day)
    changed = copy.deepcopy(events)
    change(changed)
    assert verify(sealed_day, changed) == 1
    assert verify(sealed_day, events) == 0


def test_a_chain_of_somebody_elses_making_does_not_fit_the_document(
    agent: StaffBrowser, signed: str, verify: Verify, capsys: Said
) -> None:
    """Whole in itself, without a day's statement, and naming the document's hash."""
    events = events_file(agent, signed)
    for one in events["events"]:
        if one["event"] == "signed":
            one["details"]["ip"] = "203.0.113.9"
    previous = chain.GENESIS
    for one in events["events"]:
        told = (one["event"], one["happened_at"], one["actor"], one["details"], one["salt"])
        one["facts_sha256"] = chain.facts_hash(*told)
        one["hash"] = previous = chain.event_hash(
            events["contract_id"], one["number"], one["facts_sha256"], previous
        )
    assert verify(signed, events) == 1
    assert "not of this document" in capsys.readouterr().out


def test_what_is_no_file_of_events_is_told(signed: str, verify: Verify, capsys: Said) -> None:
    assert verify(signed, {"events": "none"}) == 1
    assert "damaged" in capsys.readouterr().out


@pytest.mark.parametrize("count", range(1, 9))
def test_each_head_climbs_to_the_root_and_no_other_does(count: int) -> None:
    heads = [[f"ctr_{number}", number, "a" * 64] for number in range(count)]
    for place, head in enumerate(heads):
        steps = statements.way(heads, place)
        assert statements.climbed(head, steps) == statements.root(heads)
        assert statements.climbed([head[0], 99, head[2]], steps) != statements.root(heads)
