"""The audit log: nothing in it can be changed, left out or put in without being seen."""

import concurrent.futures
import json
from datetime import date
from typing import Any

import pytest
import requests
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.audit import service as audit
from chalicelib.audit.models import AuditEntry
from chalicelib.audit.service import Filters
from chalicelib.console import audit_log
from chalicelib.kernel.errors import ConflictError
from chalicelib.kernel.settings import settings
from chalicelib.kernel.store import client
from chalicelib.kernel.store.transactions import Transaction
from chalicelib.staff.models import TeamPolicy
from chalicelib.staff.service import Operator
from infra import operate
from tests.support.api_client import ApiClient, StaffBrowser
from tests.support.dynamodb import cost_of

BEFORE = 2
"""Entries that the owner's coming makes."""
DEMO = Operator("demo", "203.0.113.1")


def act(number: int = 1) -> None:
    """So many acts."""
    for index in range(number):
        audit.commit(Transaction(), DEMO, "team.invited", target=f"staff:{index}", details={"n": index})


@pytest.fixture
def owner(api_client: ApiClient) -> StaffBrowser:
    """A tenant's owner. That they were added, and came in, are the first two entries."""
    api_client.tenant()
    return api_client.staff(name="=Olga()")


def raw(number: int) -> dict[str, Any]:
    """An entry as it is stored."""
    key = AuditEntry.key_of(tenant="demo", number=number)
    where = {"pk": {"S": key.pk}, "sk": {"S": key.sk}}
    return dict(client.dynamodb().get_item(TableName=settings().table_name, Key=where)["Item"])


def tamper(number: int, **attributes: Any) -> None:
    """Change an entry behind the product's back."""
    client.dynamodb().put_item(TableName=settings().table_name, Item=raw(number) | attributes)


def test_the_chain_holds(owner: StaffBrowser) -> None:
    act(4)

    assert audit.verify("demo") == (BEFORE + 4, [])


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("act", {"S": "team.joined"}),
        ("actor_id", {"S": "stf_somebody"}),
        ("actor_name", {"S": "Otra"}),
        ("target", {"S": "staff:9"}),
        ("details", {"S": '{"n":7}'}),
        ("ip", {"S": "198.51.100.1"}),
        ("happened_at", {"S": "2020-01-01T00:00:00.000Z"}),
        ("hash", {"S": "0" * 64}),
        ("previous", {"S": "0" * 64}),
    ],
)
def test_a_changed_fact_is_found_by_the_command(
    owner: StaffBrowser, capsys: pytest.CaptureFixture[str], name: str, value: Any
) -> None:
    act(4)
    assert operate.main(["verify-audit", "demo"]) == 0

    tamper(3, **{name: value})

    assert operate.main(["verify-audit", "demo"]) == 1
    assert "entry 3" in capsys.readouterr().err or name == "hash"


def test_an_entry_that_was_rewritten_with_its_hash_breaks_the_next(owner: StaffBrowser) -> None:
    act(4)
    entry = AuditEntry.load(AuditEntry.key_of(tenant="demo", number=3))
    entry.actor_name = "Nadie"

    tamper(3, actor_name={"S": "Nadie"}, hash={"S": entry.computed_hash()})

    assert [fault.number for fault in audit.verify("demo")[1]] == [4]


@pytest.mark.parametrize("number", [1, 3, 5])
def test_an_entry_that_was_removed_is_missed(owner: StaffBrowser, number: int) -> None:
    act(4)
    AuditEntry.new(tenant="demo", number=number).remove()

    assert audit.verify("demo")[1]


def test_an_act_that_fails_leaves_no_entry(owner: StaffBrowser) -> None:
    policy = TeamPolicy.of("demo")
    policy.store()
    stale = Transaction()
    stale.create(TeamPolicy.of("demo"), otherwise=ConflictError("there already"))

    with pytest.raises(ConflictError):
        audit.commit(stale, DEMO, "team.policy_changed")

    assert audit.verify("demo") == (BEFORE, [])


def test_many_at_once_make_one_chain(owner: StaffBrowser) -> None:
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: act(3), range(8)))

    assert audit.verify("demo") == (BEFORE + 24, [])


def test_tenants_have_chains_of_their_own(owner: StaffBrowser, api_client: ApiClient) -> None:
    api_client.tenant("otra")
    api_client.staff("otra")
    act(2)

    assert audit.verify("otra") == (BEFORE, [])
    assert audit.verify("demo") == (BEFORE + 2, [])


def test_the_log_is_read_newest_first_page_by_page(owner: StaffBrowser) -> None:
    act(5)
    numbers, cursor = [], ""
    while True:
        page = owner.get(f"/audit?limit=2{cursor}").json
        numbers += [item["number"] for item in page["items"]]
        if page["next"] is None:
            break
        cursor = f"&cursor={page['next']}"

    assert numbers == [7, 6, 5, 4, 3, 2, 1]


def test_the_log_is_filtered_by_person_act_target_and_the_tenants_days(
    owner: StaffBrowser, api_client: ApiClient
) -> None:
    api_client.now.forward(hours=16)  # 04:00 UTC of the 24th: 01:00 in Buenos Aires
    act(2)

    def numbers(query: str) -> list[int]:
        return [item["number"] for item in owner.get(f"/audit?{query}").json["items"]]

    assert owner.get("/audit").status == 401  # idle for longer than a quarter of an hour
    owner = api_client.staff(email="nueva@demo.example")
    assert numbers("act=team.invited") == [4, 3]
    assert numbers("act=team.") == [5, 4, 3, 1]
    assert numbers("target=staff:1") == [4]
    assert numbers("since=2026-11-24") == [6, 5, 4, 3]
    assert numbers("until=2026-11-23") == [2, 1]
    assert numbers(f"actor={owner.member.staff_id}") == [6]
    assert numbers("actor=stf_unknown") == []


@pytest.fixture
def _short_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page looks through twenty entries, as if the log were long."""
    monkeypatch.setattr(audit, "_FETCHED", 5)
    monkeypatch.setattr(audit, "_OUT_OF_ORDER", 2)


@pytest.mark.usefixtures("_short_looks")
def test_a_day_long_past_is_found_at_once_in_a_long_log(owner: StaffBrowser, api_client: ApiClient) -> None:
    act(30)
    api_client.now.forward(hours=24)
    act(60)

    with cost_of() as cost:
        entries, following = audit.list_entries(
            "demo", Filters(until="2026-11-24T03:00:00.000Z"), limit=10, before=None
        )

    assert [entry.number for entry in entries] == list(range(32, 22, -1))
    assert following == 23
    assert len(cost.calls) < 15


def test_a_file_that_does_not_hold_all_says_so(owner: StaffBrowser, monkeypatch: pytest.MonkeyPatch) -> None:
    act(5)
    whole = owner.post("/audit/files", {"act": "team.invited"}).json
    monkeypatch.setattr(audit_log, "FILE_ENTRIES", 3)
    cut = owner.post("/audit/files", {}).json

    assert (whole["entries"], whole["is_whole"]) == (5, True)
    assert (cut["entries"], cut["is_whole"]) == (3, False)


@pytest.mark.usefixtures("_short_looks")
def test_a_rare_act_is_not_looked_for_without_end(
    owner: StaffBrowser, monkeypatch: pytest.MonkeyPatch
) -> None:
    act(30)
    monkeypatch.setattr(audit_log, "LOOKED_THROUGH", 0)

    made = owner.post("/audit/files", {"act": "team.added"}).json

    assert (made["entries"], made["is_whole"]) == (0, False)


def test_the_file_holds_what_was_filtered_and_no_formula(owner: StaffBrowser, api_client: ApiClient) -> None:
    owner.put("/profile", {"name": "=cmd|' /C calc'!A0", "language": "es"})
    made = owner.post("/audit/files", {"act": "session."})

    assert made.status == 200, made.text
    text = requests.get(made.json["url"], timeout=10).content.decode("utf-8-sig")
    assert made.json["filename"] == f"Registro {date(2026, 11, 23)}.csv"
    assert "'=cmd|" in text
    assert "team." not in text
    assert owner.get("/audit?act=audit.downloaded").json["items"][0]["details"] == {"entries": 2}


@given(
    st.dictionaries(
        st.text(max_size=8), st.one_of(st.integers(-(2**53), 2**53), st.text(max_size=8), st.none())
    )
)
def test_the_hash_is_the_same_after_storing(details: dict[str, Any]) -> None:
    from chalicelib.kernel import clock

    entry = AuditEntry.new(tenant="demo", number=1)
    entry.happened_at, entry.actor_id, entry.actor_name = clock.now(), "stf_1", "Ñandú 😀"
    entry.act, entry.target, entry.details, entry.ip, entry.previous = "a.b", "", details, "", "0" * 64
    before = entry.hash = entry.computed_hash()

    assert AuditEntry.from_wire(json.loads(json.dumps(entry.serialize()))).computed_hash() == before
