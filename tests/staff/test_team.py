"""The team: invited, joined, changed, disabled."""

import re
from typing import Any

import pytest

from tests.support.api_client import ApiClient, Reply, StaffBrowser

NEW = {"name": "Bruno", "email": "bruno@demo.example", "role": "agent"}


@pytest.fixture
def owner(api_client: ApiClient) -> StaffBrowser:
    """The only owner of a tenant, signed in."""
    api_client.tenant()
    return api_client.staff(name="Olga")


def invite_token(api_client: ApiClient) -> str:
    """The token in the newest invitation."""
    api_client.deliver()
    texts = [message["text"] for message in api_client.messages() if "/invite#" in message["text"]]
    found = re.search(r"/console/demo/invite#(\S+)", texts[-1])
    assert found
    return found[1]


def accept(api_client: ApiClient, token: str, name: str = "Bruno Díaz") -> Reply:
    """Accept an invitation, not signed in."""
    return api_client.console().post("/invites/accept", {"token": token, "name": name})


def member(owner: StaffBrowser, staff_id: str) -> dict[str, Any]:
    """One of the team as the owner sees them."""
    [found] = [one for one in owner.get("/team").json["items"] if one["id"] == staff_id]
    return dict(found)


def change(owner: StaffBrowser, staff_id: str, **changes: Any) -> Reply:
    """Change a member, from what is shown now."""
    now = member(owner, staff_id)
    body = {"name": now["name"], "role": now["role"], "extra_permissions": now["extra_permissions"]}
    body |= {"disabled": now["state"] == "disabled", "version": now["version"], **changes}
    return owner.put(f"/team/{staff_id}", body)


def test_somebody_is_invited_joins_and_signs_in(owner: StaffBrowser, api_client: ApiClient) -> None:
    invited = owner.post("/team", NEW)
    assert (invited.status, invited.json["state"]) == (201, "invited")

    joined = accept(api_client, invite_token(api_client))

    assert joined.json == {"email": "bruno@demo.example"}
    browser = api_client.console()
    assert browser.sign_in("bruno@demo.example").json["staff"]["name"] == "Bruno Díaz"
    assert member(owner, invited.json["id"])["state"] == "active"


def test_who_has_not_accepted_cannot_sign_in(owner: StaffBrowser, api_client: ApiClient) -> None:
    owner.post("/team", NEW)
    api_client.console().post("/signin/challenges", {"email": NEW["email"]})
    api_client.deliver()

    assert api_client.codes() == []


def test_an_invitation_is_good_once(owner: StaffBrowser, api_client: ApiClient) -> None:
    owner.post("/team", NEW)
    token = invite_token(api_client)
    assert accept(api_client, token).status == 200

    assert accept(api_client, token, "Otra").code == "invite_used"


def test_an_invitation_is_good_for_three_days(owner: StaffBrowser, api_client: ApiClient) -> None:
    owner.post("/team", NEW)
    token = invite_token(api_client)
    api_client.now.forward(hours=73)

    assert accept(api_client, token).code == "invite_expired"


def test_a_new_invitation_voids_the_one_before(owner: StaffBrowser, api_client: ApiClient) -> None:
    invited = owner.post("/team", NEW).json
    first = invite_token(api_client)
    assert owner.post(f"/team/{invited['id']}/invite").status == 200
    second = invite_token(api_client)

    assert accept(api_client, first).code == "invite_used"
    assert accept(api_client, second).status == 200


def test_an_address_is_one_persons(owner: StaffBrowser) -> None:
    assert owner.post("/team", NEW).status == 201

    assert owner.post("/team", {**NEW, "email": "BRUNO@demo.example"}).code == "email_taken"


@pytest.mark.parametrize("email", ["", "bruno", "bruno@", "a\r\nBcc: b@example.com", "a@b@c.example"])
def test_what_is_no_address_is_refused_by_field(owner: StaffBrowser, email: str) -> None:
    reply = owner.post("/team", {**NEW, "email": email})

    assert reply.status == 422
    assert [field["field"] for field in reply.json["fields"]] == ["email"]


def test_a_disabled_members_session_ends_at_the_next_request(
    owner: StaffBrowser, api_client: ApiClient
) -> None:
    agent = api_client.staff(role="agent")
    assert agent.get("/session").status == 200

    assert change(owner, agent.member.staff_id, disabled=True).status == 200

    assert agent.get("/session").code == "session_expired"


def test_enabling_again_does_not_bring_the_old_session_back(
    owner: StaffBrowser, api_client: ApiClient
) -> None:
    agent = api_client.staff(role="agent")
    change(owner, agent.member.staff_id, disabled=True)

    assert change(owner, agent.member.staff_id, disabled=False).json["state"] == "active"

    assert agent.get("/session").code == "session_expired"


def test_a_new_role_counts_from_the_next_request_on(owner: StaffBrowser, api_client: ApiClient) -> None:
    agent = api_client.staff(role="agent")
    assert agent.get("/audit").code == "permission_missing"

    change(owner, agent.member.staff_id, role="manager")

    assert agent.get("/audit").status == 200


def test_one_permission_can_be_given_beyond_the_role(owner: StaffBrowser, api_client: ApiClient) -> None:
    agent = api_client.staff(role="agent")

    change(owner, agent.member.staff_id, extra_permissions=["audit"])

    assert agent.get("/audit").status == 200


def test_running_the_team_is_the_owners_alone(owner: StaffBrowser, api_client: ApiClient) -> None:
    agent = api_client.staff(role="agent")

    change(owner, agent.member.staff_id, extra_permissions=["team"])

    assert agent.get("/team").code == "permission_missing"


def test_nobody_takes_their_own_role_or_access_away(owner: StaffBrowser) -> None:
    assert change(owner, owner.member.staff_id, role="agent").code == "own_account"
    assert change(owner, owner.member.staff_id, disabled=True).code == "own_account"


def test_of_two_owners_who_demote_each_other_one_stays(owner: StaffBrowser, api_client: ApiClient) -> None:
    other = api_client.staff(email="otra@demo.example")
    first = change(owner, other.member.staff_id, role="agent")
    second = other.put(
        f"/team/{owner.member.staff_id}",
        {"name": "Olga", "role": "agent", "extra_permissions": [], "disabled": False, "version": 1},
    )

    assert (first.status, second.code) == (200, "permission_missing")
    assert member(owner, owner.member.staff_id)["role"] == "owner"


def test_two_who_change_the_same_person_do_not_overwrite_each_other(
    owner: StaffBrowser, api_client: ApiClient
) -> None:
    agent = api_client.staff(role="agent").member.staff_id
    seen = member(owner, agent)
    assert change(owner, agent, name="Nombre nuevo").status == 200
    body = {"name": "Otro", "role": "manager", "extra_permissions": [], "disabled": False}

    assert owner.put(f"/team/{agent}", {**body, "version": seen["version"]}).code == "member_changed"
    assert member(owner, agent)["name"] == "Nombre nuevo"


def test_who_is_changed_is_told(owner: StaffBrowser, api_client: ApiClient) -> None:
    agent = api_client.staff(role="agent", email="cambiada@demo.example")

    change(owner, agent.member.staff_id, role="manager")
    api_client.deliver()

    assert [message["to"] for message in api_client.messages()] == ["cambiada@demo.example"]


def test_a_lost_phone_is_the_owners_to_forget(owner: StaffBrowser, api_client: ApiClient) -> None:
    from tests.staff.test_signin import enrol

    agent = api_client.staff(role="agent", email="telefono@demo.example")
    enrol(agent)

    reset = owner.post(f"/team/{agent.member.staff_id}/second-factor/reset")

    assert reset.json["second_factor"] is False
    assert agent.get("/session").code == "session_expired"
    assert api_client.console().sign_in("telefono@demo.example").json["state"] == "in"


def test_ones_own_name_and_language_are_ones_own_to_change(
    owner: StaffBrowser, api_client: ApiClient
) -> None:
    agent = api_client.staff(role="readonly")

    changed = agent.put("/profile", {"name": "Nombre propio", "language": "pt"})

    assert (changed.json["staff"]["name"], changed.json["staff"]["language"]) == ("Nombre propio", "pt")


@pytest.mark.parametrize("name", ["", "   ", "a\nb", "x" * 121])
def test_a_name_is_one_line_of_some_length(owner: StaffBrowser, name: str) -> None:
    assert owner.post("/team", {**NEW, "name": name}).status == 422


def test_somebody_is_invited_once_for_a_key(owner: StaffBrowser, api_client: ApiClient) -> None:
    replies = [owner.post("/team", NEW, Idempotency_Key="one-click-of-mine") for _ in range(3)]
    api_client.deliver()

    assert [reply.status for reply in replies] == [201, 201, 201]
    assert len({reply.json["id"] for reply in replies}) == 1
    assert len(api_client.messages()) == 1


def test_the_same_change_again_is_no_conflict(owner: StaffBrowser, api_client: ApiClient) -> None:
    agent = api_client.staff(role="agent").member.staff_id
    version = member(owner, agent)["version"]
    body = {"name": "Otra", "role": "manager", "extra_permissions": [], "disabled": False, "version": version}

    replies = [owner.put(f"/team/{agent}", body) for _ in range(2)]
    api_client.deliver()

    assert [reply.status for reply in replies] == [200, 200]
    assert len(api_client.messages()) == 1
