"""What is saved is on the page, or the page before stays and it is said why."""

import json
import re
import threading
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from pydantic import ValidationError

from chalicelib.kernel.aws import clients, files, site
from chalicelib.kernel.settings import settings
from chalicelib.staff.service import Operator
from chalicelib.tenants import publishing, service, versions
from chalicelib.tenants.page import brand_css, render_page
from chalicelib.tenants.settings import TenantSettings
from tests.support.api_client import ApiClient, StaffBrowser
from tests.support.front_end import deploy_front_end
from tests.tenants.test_saving import acts, save


def page() -> str:
    """The published page."""
    return (site.read("demo/index.html") or b"").decode()


def config() -> dict[str, Any]:
    """The settings inside the published page."""
    [text] = re.findall(r'id="tenant">(.*?)</script>', page(), re.DOTALL)
    found: dict[str, Any] = json.loads(text)
    return found


def test_saving_publishes(owner: StaffBrowser, shown: dict[str, Any]) -> None:
    saved = save(owner, shown, title="Recién guardado").json

    assert "Recién guardado" in page()
    assert (saved["published_version"], saved["publish_error"]) == (2, None)
    assert saved["published_at"].startswith("2026-11-23T12:00")


def test_a_failed_publishing_keeps_the_page_before_and_is_said(
    owner: StaffBrowser, shown: dict[str, Any]
) -> None:
    saved = save(owner, shown, title="La que queda").json
    site.publish(publishing.MANIFEST_KEY, b"{broken", "text/plain", cache_control="no-store", metadata={})

    failed = save(owner, saved, title="La que no sale")

    assert (failed.status, failed.json["version"]) == (200, 3)
    assert (failed.json["published_version"], failed.json["publish_error"]) == (2, "publishing_failed")
    assert "La que queda" in page()
    assert owner.get("/settings").json["publish_error"] == "publishing_failed"


def test_a_failed_publishing_can_be_repeated(owner: StaffBrowser, shown: dict[str, Any]) -> None:
    site.publish(publishing.MANIFEST_KEY, b"{broken", "text/plain", cache_control="no-store", metadata={})
    save(owner, shown, title="A la segunda")
    assert owner.post("/settings/publish").json["publish_error"] == "publishing_failed"
    deploy_front_end()

    repeated = owner.post("/settings/publish").json

    assert (repeated["published_version"], repeated["publish_error"]) == (2, None)
    assert "A la segunda" in page()
    assert [act for act, _ in acts()][-2:] == ["portal.published", "portal.published"]


def test_without_a_deployed_front_end_saving_still_saves(api_client: ApiClient) -> None:
    api_client.tenant("demo")
    owner = api_client.staff("demo")

    saved = save(owner, owner.get("/settings").json, title="Guardado").json

    assert (saved["version"], saved["published_version"], saved["publish_error"]) == (2, 0, "unavailable")


def test_whoever_publishes_last_the_newest_settings_are_on_the_page(
    owner: StaffBrowser, shown: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The slow publisher has rendered version 1 when version 2 is saved and published, and only then writes."""
    rendered, go_on = threading.Event(), threading.Event()
    publish = site.publish

    def slow(key: str, *arguments: Any, **options: Any) -> None:
        if threading.current_thread() is slow_one and not rendered.is_set():
            rendered.set()
            go_on.wait(5)
        publish(key, *arguments, **options)

    monkeypatch.setattr(site, "publish", slow)
    slow_one = threading.Thread(target=publishing.publish_portal, args=("demo",))
    slow_one.start()
    rendered.wait(5)
    save(owner, shown, title="La más nueva")
    go_on.set()
    slow_one.join()

    assert "La más nueva" in page()
    assert publishing.publication_of("demo").version == 2


def test_what_was_not_contracted_is_not_on_the_page(owner: StaffBrowser, shown: dict[str, Any]) -> None:
    from infra.operate import main

    save(owner, shown, actions=[{"kind": "statement"}, {"kind": "last_invoice"}])
    assert [action["kind"] for action in config()["actions"]] == ["statement", "last_invoice"]

    assert main(["modules", "demo", "none"]) == 0

    assert (config()["modules"], [action["kind"] for action in config()["actions"]]) == ([], ["last_invoice"])


def test_what_is_hidden_of_the_help_is_not_on_the_page(owner: StaffBrowser, shown: dict[str, Any]) -> None:
    support = {"shown": True, "email": "hola@acme.example", "phone": "0800 555 1"}
    saved = save(owner, shown, support=support).json
    assert config()["support"] == {"email": "hola@acme.example", "phone": "0800 555 1"}

    save(owner, saved, support={**support, "shown": False})

    assert config()["support"] is None
    assert "hola@acme.example" not in page()


TEXTS = ["title", "subtitle", "prompt", "landing", "terms", "requirements", "payment_heading", "name"]
ATTACK = "</script></style><script>alert(1)</script>\"'&<img src=x onerror=1>{{ 7*7 }}"


@pytest.mark.parametrize("name", TEXTS)
def test_markup_in_a_text_stays_text(owner: StaffBrowser, shown: dict[str, Any], name: str) -> None:
    assert save(owner, shown, **{name: ATTACK}).status == 200

    assert "<img src=x" not in page()
    assert page().count("<script") == 1
    assert "</style><script>" not in page()
    assert json.loads(json.dumps(config()))  # it can be read, so nothing broke out of it


@pytest.mark.parametrize("name", ["identifier_label", "user_hint", "password_hint"])
def test_markup_in_a_hint_stays_text(owner: StaffBrowser, shown: dict[str, Any], name: str) -> None:
    assert save(owner, shown, **{f"signin__{name}": ATTACK}).status == 200

    assert config()["signin"][name] == ATTACK
    assert "<img src=x" not in page()


def test_a_preview_shows_what_publishing_would_and_saves_nothing(
    owner: StaffBrowser, shown: dict[str, Any]
) -> None:
    draft = {
        **shown["settings"],
        "title": "Solo mirar",
        "branding": {**shown["settings"]["branding"], "typeface": "inter"},
    }

    preview = owner.post("/settings/preview", {"settings": draft}).json

    assert owner.get("/settings").json["version"] == 1
    owner.put("/settings", {"settings": draft, "version": 1})
    assert preview["config"] == config()
    assert f"<style>{preview['css']}</style>" in page()
    assert preview["stylesheets"] == ["/assets/p.css"]


def test_a_draft_is_refused_as_saving_would(owner: StaffBrowser, shown: dict[str, Any]) -> None:
    draft = {**shown["settings"], "branding": {"colour": "#12"}}

    refused = owner.post("/settings/preview", {"settings": draft})

    assert [one["field"] for one in refused.json["fields"]] == ["settings.branding.colour"]


def test_the_pages_policy_names_the_sites_that_may_frame_it(
    owner: StaffBrowser, shown: dict[str, Any]
) -> None:
    save(owner, shown, allowed_sites=["https://acme.example"])

    tenant = service.load_tenant("demo")
    front_end = publishing.read_front_end()
    policy = render_page(
        "demo", tenant.settings, front_end.template, front_end.manifest, "https://files.example"
    ).policy
    assert policy.endswith("frame-ancestors 'self' https://acme.example")


def test_the_page_may_hand_files_in_where_forms_lead_and_show_what_links_lead_to(
    owner: StaffBrowser, shown: dict[str, Any]
) -> None:
    save(owner, shown, title="x")

    form = files.upload_form("uploads/one", "image/png", max_bytes=10)
    link = files.download("attachments/one", "foto.png", "image/png")
    policy = clients.client("s3").head_object(Bucket=settings().site_bucket, Key="demo/index.html")
    sources = dict(part.split(" ", 1) for part in policy["Metadata"]["csp"].split("; "))
    for url, directive in ((form.url, "connect-src"), (link.url, "img-src")):
        assert f"{urlsplit(url).scheme}://{urlsplit(url).netloc}" in sources[directive].split()


def test_the_system_typeface_costs_nothing(owner: StaffBrowser, shown: dict[str, Any]) -> None:
    saved = save(owner, shown, title="x").json
    assert "@font-face" not in page()

    save(owner, saved, branding__typeface="inter")

    assert page().count("@font-face") == 2
    assert '--brand-font:"Inter", system-ui' in page()


def test_a_typeface_that_the_front_end_lacks_falls_back(owner: StaffBrowser, shown: dict[str, Any]) -> None:
    save(owner, shown, branding__typeface="lora")

    assert "@font-face" not in page()
    assert "--brand-font:Charter" in page()


def test_saving_to_a_published_page_takes_few_reads_of_the_front_end(api_client: ApiClient) -> None:
    deploy_front_end()
    api_client.tenant("demo")
    versions.save_settings(Operator("demo"), TenantSettings(name="Nuevo"), version=1)

    assert publishing.try_publishing("demo").version == 2
    assert "Nuevo" in page()


_HOSTILE = st.text(alphabet=st.sampled_from("#0aF;:{}()/*\\\"'<>@ \n\u2028url-"), max_size=12) | st.text(
    max_size=9
)
_PLAIN = re.compile(
    r":root\{(--[a-z-]+:#[0-9a-f]{6};){8}--brand-font:[\w\s,\"-]+"
    r"(;--page-image:url\(\"/[\w/.-]+\"\);--foot-ground:var\(--surface\);--on-foot:var\(--text\))?\}"
)


@hypothesis_settings(deadline=None)
@given(_HOSTILE, _HOSTILE, st.one_of(_HOSTILE, st.just("demo/images/background-1.jpg")))
def test_whatever_is_sent_as_a_brand_the_style_has_its_one_form(
    colour: str, page_colour: str, path: str
) -> None:
    branding = {"colour": colour, "page_background": page_colour, "background_path": path}
    for name, value in (*branding.items(), ("nothing", "")):
        try:
            settings = TenantSettings.model_validate(
                {"name": "A", "branding": {name: value} if value else {}}
            )
        except ValidationError:
            continue
        assert _PLAIN.fullmatch(brand_css(settings, {}))


def test_the_cdn_asks_anew_before_five_seconds_are_over() -> None:
    [shared] = re.findall(r"s-maxage=(\d+)", publishing.PAGE_CACHE_CONTROL)
    assert int(shared) <= 3
    assert "must-revalidate" in publishing.PAGE_CACHE_CONTROL
