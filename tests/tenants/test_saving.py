"""Saving settings in the console: versions, two people at once, and going back."""

from typing import Any

import pytest

from chalicelib.audit import service as audit
from tests.support.api_client import ApiClient, Reply, StaffBrowser


def save(staff: StaffBrowser, shown: dict[str, Any], **changes: Any) -> Reply:
    """Save what was shown, with some values changed (`branding__colour` is within `branding`)."""
    settings = {**shown["settings"]}
    for path, value in changes.items():
        name, _, inner = path.partition("__")
        settings[name] = {**settings[name], inner: value} if inner else value
    return staff.put("/settings", {"settings": settings, "version": shown["version"]})


def acts(tenant: str = "demo") -> list[tuple[str, Any]]:
    """The portal's acts in the log, oldest first."""
    entries, _ = audit.list_entries(tenant, audit.Filters(act="portal."), limit=50, before=None)
    return [(entry.act, entry.details) for entry in reversed(entries)]


def test_what_is_saved_is_a_new_version_with_who_when_and_what(
    owner: StaffBrowser, shown: dict[str, Any]
) -> None:
    saved = save(owner, shown, title="Mi cuenta", branding__colour="#0b6e4f")

    assert (saved.status, saved.json["version"]) == (200, 2)
    assert owner.get("/settings").json["settings"]["title"] == "Mi cuenta"
    [newest, first] = owner.get("/settings/versions").json["items"]
    assert (newest["number"], newest["saved_by"], newest["changed"]) == (
        2,
        "Ana Dueña",
        ["branding.colour", "title"],
    )
    assert newest["saved_at"].startswith("2026-11-23T12:00:00")
    assert (first["number"], first["actor_id"]) == (1, "operator")


def test_each_save_is_in_the_audit_log_by_the_paths_it_changed(
    owner: StaffBrowser, shown: dict[str, Any]
) -> None:
    save(owner, shown, terms="Secreto del negocio")

    assert acts() == [("portal.settings_changed", {"version": 2, "fields": ["terms"]})]


def test_saving_what_is_stored_already_changes_nothing(owner: StaffBrowser, shown: dict[str, Any]) -> None:
    assert save(owner, shown, title="Uno").json["version"] == 2

    repeated = save(owner, shown, title="Uno")

    assert (repeated.status, repeated.json["version"], len(acts())) == (200, 2, 1)


def test_the_second_of_two_at_once_is_told_who_and_sees_both(
    api_client: ApiClient, owner: StaffBrowser, shown: dict[str, Any]
) -> None:
    manager = api_client.staff("demo", "manager", "Beto")
    save(owner, shown, title="De Ana", subtitle="Solo de Ana")

    told = save(manager, shown, title="De Beto", prompt="Solo de Beto")

    assert (told.status, told.code) == (409, "settings_changed")
    assert (told.json["saved_by"], told.json["version"]) == ("Ana Dueña", 2)
    assert told.json["settings"]["title"] == "De Ana"
    assert told.json["collisions"] == [{"field": "title", "mine": "De Beto", "theirs": "De Ana"}]
    assert told.json["merged_fields"] == ["subtitle"]
    merged = told.json["merged"]
    assert (merged["subtitle"], merged["prompt"]) == ("Solo de Ana", "Solo de Beto")
    again = manager.put("/settings", {"settings": merged, "version": told.json["version"]})
    assert (again.status, again.json["version"], again.json["settings"]["title"]) == (200, 3, "De Beto")


def test_a_colleague_who_saved_the_same_is_no_conflict(
    api_client: ApiClient, owner: StaffBrowser, shown: dict[str, Any]
) -> None:
    manager = api_client.staff("demo", "manager")
    save(owner, shown, title="Lo mismo")

    assert save(manager, shown, title="Lo mismo").status == 200


def test_what_the_operator_contracts_meanwhile_is_no_conflict(
    owner: StaffBrowser, shown: dict[str, Any]
) -> None:
    from infra.operate import main

    assert main(["modules", "demo", "statement"]) == 0

    saved = save(owner, shown, title="Sigue")

    assert saved.status == 200
    assert saved.json["settings"]["title"] == "Sigue"
    listed = owner.get("/settings/versions").json["items"]
    assert [(one["number"], one["changed"]) for one in listed] == [
        (3, ["title"]),
        (2, ["contracted"]),
        (1, []),
    ]
    assert owner.get("/settings/versions/2").json["changes"] == []


def test_a_version_is_shown_with_its_difference(owner: StaffBrowser, shown: dict[str, Any]) -> None:
    save(owner, shown, branding__colour="#0b6e4f")

    version = owner.get("/settings/versions/2").json

    assert version["changes"] == [{"field": "branding.colour", "before": "#2457c5", "after": "#0b6e4f"}]
    assert version["settings"]["branding"]["colour"] == "#0b6e4f"
    assert owner.get("/settings/versions/1").json["changes"] == []


@pytest.mark.parametrize("number", ["0", "3", "-1", "x", "123456789", "²"])
def test_a_version_that_is_none_is_not_found(owner: StaffBrowser, number: str) -> None:
    assert owner.get(f"/settings/versions/{number}").status == 404


def test_going_back_is_a_new_version(owner: StaffBrowser, shown: dict[str, Any]) -> None:
    save(owner, shown, title="Otra cosa")

    restored = owner.post("/settings/versions/1/restore", {"version": 2})

    assert (restored.status, restored.json["version"]) == (200, 3)
    assert restored.json["settings"] == shown["settings"]
    newest = owner.get("/settings/versions").json["items"][0]
    assert (newest["restored_from"], newest["changed"]) == (1, ["title"])
    assert acts()[-1] == ("portal.settings_restored", {"version": 3, "fields": ["title"], "restored_from": 1})


def test_going_back_over_a_colleagues_change_is_told(owner: StaffBrowser, shown: dict[str, Any]) -> None:
    saved = save(owner, shown, title="Uno").json
    save(owner, saved, title="Dos")

    assert owner.post("/settings/versions/1/restore", {"version": 2}).code == "settings_changed"


def test_versions_come_in_pages(owner: StaffBrowser, shown: dict[str, Any]) -> None:
    for number in range(31):
        shown = save(owner, shown, title=f"Título {number}").json

    first = owner.get("/settings/versions").json
    rest = owner.get(f"/settings/versions?before={first['next']}").json

    assert [one["number"] for one in first["items"] + rest["items"]] == list(range(32, 0, -1))
    assert rest["next"] is None


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"branding__colour": "red;}"}, "settings.branding.colour", "string_pattern_mismatch"),
        ({"allowed_sites": ["https://*.x.example"]}, "settings.allowed_sites.0", "site_invalid"),
        ({"modules": ["licences"]}, "settings.modules.0", "enum"),
        ({"support": {"email": "", "phone": ""}}, "settings.support", "support_needs_both"),
        ({"contracted": ["statement"]}, "settings.contracted", "extra_forbidden"),
        ({"branding__logo_path": "other/images/logo-1.png"}, "settings.branding.logo_path", "image_unknown"),
    ],
)
def test_what_is_wrong_is_told_by_field_and_nothing_is_saved(
    owner: StaffBrowser, shown: dict[str, Any], changes: dict[str, Any], field: str, code: str
) -> None:
    refused = save(owner, shown, **changes)

    assert refused.status == 422
    assert [(one["field"], one["code"]) for one in refused.json["fields"]] == [(field, code)]
    assert owner.get("/settings").json["version"] == 1


def test_who_may_only_read_saves_nothing(
    api_client: ApiClient, owner: StaffBrowser, shown: dict[str, Any]
) -> None:
    agent = api_client.staff("demo", "agent")

    assert agent.get("/settings").json["settings"] == shown["settings"]
    assert save(agent, shown, title="No").code == "permission_missing"


def test_the_codes_to_copy_name_the_portal_and_a_title(owner: StaffBrowser, shown: dict[str, Any]) -> None:
    assert shown["portal_url"].endswith("/demo/")
    assert shown["iframe_code"].startswith(f'<iframe src="{shown["portal_url"]}" title="')
    assert "sandbox" not in shown["iframe_code"]
    assert 'data-tenant="demo"' in shown["script_code"]


def test_contrast_is_measured_and_a_passing_colour_offered(owner: StaffBrowser) -> None:
    answer = owner.post("/settings/contrast", {"colour": "#FFE000", "page_background": "#ffffff"}).json

    assert (answer["passes"], answer["on_colour"], answer["required"]) == (False, "#14171f", 4.5)
    better = owner.post(
        "/settings/contrast", {"colour": answer["nearest"], "page_background": "#ffffff"}
    ).json
    assert better["passes"]
    assert better["as_text_ratio"] >= 4.5
