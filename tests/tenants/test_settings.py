"""What settings may be, and what they come to."""

from typing import Any

import pytest
from pydantic import ValidationError

from chalicelib.tenants.page import content_security_policy
from chalicelib.tenants.settings import MOST_OF_SITES, ActionKind, Module, TenantSettings


def settings(**parts: Any) -> TenantSettings:
    return TenantSettings.model_validate({"name": "Acme", **parts})


def codes(**parts: Any) -> list[str]:
    """The codes with which settings are refused."""
    with pytest.raises(ValidationError) as raised:
        settings(**parts)
    return [error["type"] for error in raised.value.errors()]


def test_a_document_stored_before_there_were_these_settings_is_read() -> None:
    old = {
        "name": "Fibra Sur",
        "language": "pt",
        "support": {"email": "hola@fibrasur.example", "phone": "0800 555 3427"},
        "modules": ["statement"],
        "branding": {"colour": "#0b6e4f", "typeface": "humanist", "logo_path": "demo/logo-1a2b.png"},
    }
    read = TenantSettings.model_validate(old)

    assert read.shown_support is not None
    assert (read.languages, read.actions, read.has(Module.STATEMENT)) == (("es", "en", "pt"), (), True)


def test_a_stored_document_that_would_not_be_taken_today_is_read_all_the_same() -> None:
    old = {
        "name": "Fibra\tSur",
        "terms": "con\x0bsalto",
        "support": {"email": "", "phone": "0800-AYUDA"},
        "branding": {"logo_path": "logos de antes/logo 1.PNG"},
    }

    assert TenantSettings.stored(old).name == "Fibra\tSur"
    with pytest.raises(ValidationError) as raised:
        TenantSettings.model_validate(old)
    assert len(raised.value.errors()) == 4


@pytest.mark.parametrize(
    "colour",
    ["red", "#fff", "#12345g", "#123456;}body{display:none", "#123456\n", "url(//evil)", "", "#1234567"],
)
@pytest.mark.parametrize("name", ["colour", "page_background"])
def test_a_colour_is_six_digits_and_nothing_more(name: str, colour: str) -> None:
    assert codes(branding={name: colour}) == ["string_pattern_mismatch"]


@pytest.mark.parametrize(
    "typeface", ["Comic Sans", 'inter";}*{color:red', "https://fonts.example/x.woff2", ""]
)
def test_a_typeface_is_one_of_ours(typeface: str) -> None:
    assert codes(branding={"typeface": typeface}) == ["literal_error"]


@pytest.mark.parametrize(
    "path",
    [
        'demo/x.png");}body{background:url("//evil',
        "demo/logo.svg",
        "../other/logo.png",
        "https://evil.example/logo.png",
        "demo/../other/x.png",
        "/demo/x.png",
        "demo//x.png",
    ],
)
@pytest.mark.parametrize("name", ["logo_path", "favicon_path", "background_path"])
def test_a_picture_is_one_that_lies_in_the_site(name: str, path: str) -> None:
    assert codes(branding={name: path}) == ["image_unknown"]


@pytest.mark.parametrize(
    "site",
    [
        "https://*.acme.example",
        "https://acme.example/portal",
        "http://acme.example",
        "acme.example",
        "https://acme.example?x=1",
        "https://user@acme.example",
        "https://acme.example; script-src *",
        "https://ACME.example",
        "javascript:alert(1)",
        "https://[::1",
        "https://acme.example:port",
        "'self'",
        "*",
        "",
    ],
)
def test_a_site_is_scheme_and_host_without_wildcard_or_path(site: str) -> None:
    assert codes(allowed_sites=[site]) == ["site_invalid"]


@pytest.mark.parametrize("suffix", ["", ":8443"])
def test_a_site_with_accents_is_kept_as_the_network_has_it(suffix: str) -> None:
    site = f"https://www.peñarol.example{suffix}"
    ascii_site = f"https://www.xn--pearol-xwa.example{suffix}"

    kept = settings(
        allowed_sites=[site],
        embedding_page=f"{site}/portal",
        actions=[{"kind": "link", "label": "Planes", "url": f"{site}/planes"}],
    )

    assert kept.allowed_sites == (ascii_site,)
    assert (kept.embedding_page, kept.actions[0].url) == (f"{ascii_site}/portal", f"{ascii_site}/planes")


def test_as_many_sites_are_taken_as_can_be_published() -> None:
    """S3 keeps 2 KB of metadata with an object, its key counted; the policy is there."""
    sites = [f"https://{number:02}.{'x' * 50}.example" for number in range(20)]
    assert len(" ".join(sites)) == MOST_OF_SITES + 99
    assert codes(allowed_sites=sites) == ["sites_too_long"]
    fitting = settings(allowed_sites=[site.replace("x" * 5, "", 1) for site in sites])
    assert len(" ".join(fitting.allowed_sites)) == MOST_OF_SITES - 1

    origin = "https://ventanilla-files-123456789012-sa-east-1.s3.sa-east-1.amazonaws.com"
    assert len("csp" + content_security_policy(fitting, "", origin)) < 2048
    assert len(TenantSettings.stored({"name": "A", "allowed_sites": sites}).allowed_sites) == 20


def test_a_site_written_twice_is_kept_once() -> None:
    assert settings(allowed_sites=["https://acme.example/", "https://acme.example"]).allowed_sites == (
        "https://acme.example",
    )


@pytest.mark.parametrize(
    "url",
    [
        "http://acme.example",
        "javascript:alert(1)",
        "data:text/html,x",
        "//acme.example",
        "https://user:secret@acme.example/",  # pragma: allowlist secret
        "https://acme.example/ x",
        'https://acme.example/"onclick="x',
        "https://localhost",
        "https://" + "a" * 500 + ".example",
        "https://[::1",
    ],
)
def test_a_button_leads_to_https_only(url: str) -> None:
    assert codes(actions=[{"kind": "link", "label": "Visitar", "url": url}]) == ["url_invalid"]


def test_a_link_needs_a_name_and_an_address() -> None:
    assert codes(actions=[{"kind": "link", "url": "https://acme.example/"}]) == ["link_incomplete"]
    assert codes(actions=[{"kind": "link", "label": "Visitar"}]) == ["link_incomplete"]
    assert codes(actions=[{"kind": "support", "url": "https://acme.example/"}]) == ["url_not_wanted"]


def test_a_button_is_chosen_once_but_links_may_be_several() -> None:
    link = {"kind": "link", "label": "Visitar", "url": "https://acme.example/"}

    assert len(settings(actions=[link, link, {"kind": "statement"}]).actions) == 3
    assert codes(actions=[{"kind": "statement"}, {"kind": "statement"}]) == ["action_twice"]


def test_a_button_to_what_is_off_is_not_shown() -> None:
    chosen = settings(
        actions=[{"kind": "support"}, {"kind": "last_invoice"}, {"kind": "statement"}],
        modules=[],
        support={"shown": False, "email": "a@acme.example", "phone": "0800 1"},
    )

    assert [action.kind for action in chosen.shown_actions] == [ActionKind.LAST_INVOICE]


@pytest.mark.parametrize(
    ("kind", "module"), [("new_ticket", "tickets"), ("message", "messages"), ("sign", "contracts")]
)
def test_a_button_of_a_module_is_shown_where_customers_find_the_module(kind: str, module: str) -> None:
    wanted = {"actions": [{"kind": kind}]}

    assert [one.kind.value for one in settings(modules=[module], **wanted).shown_actions] == [kind]
    assert settings(modules=["statement"], **wanted).shown_actions == ()
    assert settings(modules=[module], **wanted).limited_to(frozenset()).shown_actions == ()
    if kind == "new_ticket":
        assert settings(modules=[module], tickets={"create": False}, **wanted).shown_actions == ()


@pytest.mark.parametrize("missing", [{"email": ""}, {"phone": ""}])
def test_help_that_is_shown_needs_both_data(missing: dict[str, str]) -> None:
    whole = {"email": "hola@acme.example", "phone": "0800 555 1"}

    assert codes(support={**whole, **missing}) == ["support_needs_both"]
    assert settings(support={**whole, **missing, "shown": False}).shown_support is None
    assert settings(support=whole).shown_support is not None


@pytest.mark.parametrize("email", ["hola", "a@b", "a@b.", 'a"><script>@x.example', "a b@x.example"])
def test_the_help_address_is_one(email: str) -> None:
    assert codes(support={"email": email, "phone": "0800 1"}) == ["email_invalid"]


@pytest.mark.parametrize("phone", ["llamar", "javascript:1", "0800<b>", "12"])
def test_the_help_telephone_is_one(phone: str) -> None:
    assert codes(support={"email": "a@x.example", "phone": phone}) == ["phone_invalid"]


def test_past_invoices_need_the_statement() -> None:
    assert codes(modules=["invoice_downloads"]) == ["downloads_need_statement"]


@pytest.mark.parametrize(
    ("signin", "code"),
    [
        ({"channels": ["sms"]}, "email_required_for_companies"),
        ({"methods": ["password"]}, "email_method_required_for_companies"),
    ],
)
def test_for_companies_email_cannot_be_switched_off(signin: dict[str, Any], code: str) -> None:
    assert codes(signin={**signin, "customers_are_companies": True}) == [code]
    assert settings(signin=signin).signin.customers_are_companies is False


def test_the_first_language_is_among_those_offered() -> None:
    assert codes(language="es", languages=["en"]) == ["language_not_offered"]


@pytest.mark.parametrize("name", ["title", "subtitle", "prompt", "payment_heading", "name"])
@pytest.mark.parametrize("text", ["a\nb", "a\x00b", "x" * 161])
def test_a_line_is_short_and_has_no_control_characters(name: str, text: str) -> None:
    assert codes(**{name: text})[0] in ("string_pattern_mismatch", "string_too_long")


def test_what_was_not_contracted_is_off_whatever_is_switched_on() -> None:
    limited = settings().limited_to(frozenset({Module.STATEMENT}))

    assert (limited.has(Module.STATEMENT), limited.has(Module.INVOICE_DOWNLOADS)) == (True, False)
    assert limited.shown_modules == (Module.STATEMENT,)
    assert limited.model_dump()["modules"] == (Module.STATEMENT, Module.INVOICE_DOWNLOADS)


def test_staff_cannot_write_what_was_contracted_into_the_settings() -> None:
    assert codes(_contracted=["statement"]) == ["extra_forbidden"]
    assert codes(contracted=["statement"]) == ["extra_forbidden"]
