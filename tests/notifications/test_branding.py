"""Branding of mails: name or logo, colour, and for customers the portal link."""

import pytest

from chalicelib.kernel.settings import settings
from chalicelib.notifications.branding import branding_for
from chalicelib.tenants.service import tenant_settings
from tests.support.api_client import ApiClient, StaffBrowser, System
from tests.support.builders import customer
from tests.support.mails import html_of, mails, text_of
from tests.support.templates import ANA, OWN, save, sign_in_code


@pytest.mark.parametrize(
    ("language", "words"),
    [("es", "Portal de clientes"), ("en", "Customer portal"), ("pt", "Portal do cliente")],
)
def test_a_customer_mail_links_to_the_portal(
    api_client: ApiClient, system: System, language: str, words: str
) -> None:
    """M2."""
    system.send("customers", customer("ana", language=language, **ANA))
    sign_in_code(api_client)

    [mail] = mails(api_client)

    portal = f"{settings().public_origin}/demo/"
    assert text_of(mail).endswith(f"\n{words}: {portal}\n")
    assert f'<a href="{portal}" style="color:#1a4fba">{words}</a>' in html_of(mail)


def test_a_tenants_template_links_to_the_portal_too(
    api_client: ApiClient, system: System, staff: StaffBrowser
) -> None:
    system.send("customers", customer("ana", **ANA))
    save(staff)
    sign_in_code(api_client)

    [mail] = mails(api_client)

    assert f"{settings().public_origin}/demo/" in text_of(mail)
    assert f'href="{settings().public_origin}/demo/"' in html_of(mail)


def test_a_portal_link_in_the_text_is_not_repeated(
    api_client: ApiClient, system: System, staff: StaffBrowser
) -> None:
    system.send("customers", customer("ana", **ANA))
    save(staff, text=f"{OWN['text']} {{{{ portal.enlace }}}}")
    sign_in_code(api_client)

    assert text_of(mails(api_client)[0]).count("/demo/") == 1


def test_staff_mail_has_no_portal_link(api_client: ApiClient, system: System) -> None:
    api_client.staff(email="ines@example.com")
    asked = api_client.console().post("/signin/challenges", {"email": "ines@example.com"})
    assert asked.status == 202

    [mail] = mails(api_client)

    assert f"{settings().public_origin}/demo/" not in text_of(mail) + html_of(mail)


def test_a_mail_has_the_logo_the_colour_and_the_support_contact(api_client: ApiClient) -> None:
    api_client.tenant(
        branding={
            "colour": "#8a1c4a",
            "logo_path": "demo/logo-1.png",
            "logo_width": 600,
            "logo_height": 200,
        },
        support={"email": "ayuda@demo.example", "phone": "0800 555 0100"},
        signin={"methods": ["email"]},
    ).send("customers", customer("ana", **ANA))
    sign_in_code(api_client)

    html = html_of(mails(api_client)[0])

    logo = f"{settings().public_origin}/demo/logo-1.png"
    assert f'<img src="{logo}" alt="Empresa demo" width="120" height="40"' in html
    assert "border-top:4px solid #8a1c4a" in html
    assert "ayuda@demo.example · 0800 555 0100" in html


def test_a_hidden_support_contact_is_in_no_mail(api_client: ApiClient) -> None:
    """Z6."""
    system = api_client.tenant(
        support={"shown": False, "email": "ayuda@demo.example", "phone": "0800 555 0100"},
        signin={"methods": ["email"]},
    )
    system.send("customers", customer("ana", **ANA))
    save(api_client.staff(), text="{{ codigo }} ({{ empresa.email }}{{ empresa.telefono }})")
    sign_in_code(api_client)

    [mail] = mails(api_client)

    assert "()" in text_of(mail)
    assert "ayuda@" not in text_of(mail) + html_of(mail)


@pytest.mark.parametrize(
    ("width", "height", "shown"),
    [(600, 200, (120, 40)), (2000, 100, (240, 12)), (30, 20, (30, 20)), (0, 0, None)],
)
def test_a_logo_is_scaled_down_and_never_enlarged(
    api_client: ApiClient, width: int, height: int, shown: tuple[int, int] | None
) -> None:
    api_client.tenant(branding={"logo_path": "demo/l.png", "logo_width": width, "logo_height": height})

    logo = branding_for("demo", tenant_settings("demo"), "es", to_staff=False).logo

    assert (logo and (logo.width, logo.height)) == shown
