"""A brand's pictures, from the browser to beside the page."""

import base64
import json
from typing import Any

import pytest

from chalicelib.kernel.aws import clients, files, site
from chalicelib.kernel.settings import settings
from tests.support.api_client import ApiClient, StaffBrowser
from tests.support.images import hand_in, huge_png, png
from tests.tenants.test_saving import acts, save


def examine(staff: StaffBrowser, image_id: str, purpose: str = "logo") -> Any:
    """Have a picture examined."""
    return staff.post(f"/settings/images/{image_id}/examined", {"purpose": purpose})


def test_a_logo_is_handed_in_examined_and_shown(owner: StaffBrowser, shown: dict[str, Any]) -> None:
    placed = examine(owner, hand_in(owner, png(1280, 320))).json

    saved = save(
        owner,
        shown,
        branding__logo_path=placed["path"],
        branding__logo_width=placed["width"],
        branding__logo_height=placed["height"],
    )

    assert saved.status == 200
    assert (placed["width"], placed["height"], placed["stands_out"]) == (640, 160, "light")
    assert placed["path"].startswith("demo/images/logo-")
    assert (site.read(placed["path"]) or b"").startswith(b"\x89PNG")
    assert f"/{placed['path']}" in (site.read("demo/index.html") or b"").decode()
    assert acts()[0][0] == "portal.image_uploaded"


def test_the_form_allows_one_key_one_type_and_a_bounded_size(owner: StaffBrowser) -> None:
    asked = owner.post(
        "/settings/images", {"purpose": "logo", "content_type": "image/jpeg", "size": 2000}
    ).json

    policy = json.loads(base64.b64decode(asked["fields"]["policy"]))
    conditions = policy["conditions"]
    assert {"key": f"uploads/demo/logo/{asked['image_id']}"} in conditions
    assert {"Content-Type": "image/jpeg"} in conditions
    assert ["content-length-range", 1, 5 * 1024 * 1024] in conditions
    assert {"bucket": settings().files_bucket} in conditions
    assert asked["fields"]["Content-Type"] == "image/jpeg"


@pytest.mark.parametrize(
    ("content_type", "size", "code"),
    [
        ("image/svg+xml", 10, "image_type_refused"),
        ("image/gif", 10, "image_type_refused"),
        ("text/html", 10, "image_type_refused"),
        ("image/png", 5 * 1024 * 1024 + 1, "image_too_large"),
    ],
)
def test_what_is_claimed_to_be_wrong_gets_no_form(
    owner: StaffBrowser, content_type: str, size: int, code: str
) -> None:
    body = {"purpose": "logo", "content_type": content_type, "size": size}

    assert owner.post("/settings/images", body).code == code


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"<svg onload=alert(1)>", "image_type_refused"),
        (png()[:60], "image_broken"),
        (huge_png(6000, 6000), "image_too_many_pixels"),
        (png() + b"\x00" * 5 * 1024 * 1024, "image_too_large"),
    ],
)
def test_what_is_wrong_is_refused_and_not_kept(owner: StaffBrowser, content: bytes, code: str) -> None:
    image_id = hand_in(owner, content)

    assert examine(owner, image_id).code == code
    assert not files.has_file(f"uploads/demo/logo/{image_id}")
    site_keys = clients.client("s3").list_objects_v2(Bucket=settings().site_bucket, Prefix="demo/images")
    assert site_keys["KeyCount"] == 0
    assert acts() == []


def test_asking_twice_answers_the_same(owner: StaffBrowser) -> None:
    image_id = hand_in(owner, png())

    assert examine(owner, image_id).json == examine(owner, image_id).json


def test_what_was_not_handed_in_is_missing(owner: StaffBrowser) -> None:
    for image_id in ("img_01JD0000000000000000000000", "..", "nope"):
        assert examine(owner, image_id).code == "image_missing"
    assert examine(owner, hand_in(owner, png()), "favicon").code == "image_missing"


def test_another_tenants_picture_is_missing(api_client: ApiClient, owner: StaffBrowser) -> None:
    image_id = hand_in(owner, png())
    api_client.tenant("other")

    assert examine(api_client.staff("other"), image_id).code == "image_missing"
