"""What the document says of routes."""

from typing import Any

import pytest

from app import ROUTES
from chalicelib.kernel.http.openapi import document
from chalicelib.kernel.ids import new_id
from chalicelib.notices.unsubscribing import Subscription, token_of
from chalicelib.tenants.settings_communication import NoticeKind
from tests.support.api_client import ApiClient

PATHS: dict[str, Any] = document(ROUTES)["paths"]
ONE_CLICK = PATHS["/portal/{tenant}/notices/unsubscribe/{token}"]["post"]


def test_a_mail_program_leaves_a_list_by_a_post_with_nothing_in_it_and_gets_nothing_back() -> None:
    """RFC 8058: it is no page of ours, so no header of ours is asked of it."""
    assert [one["name"] for one in ONE_CLICK["parameters"]] == ["tenant", "token"]
    assert {"204", "404", "410"} <= set(ONE_CLICK["responses"])
    assert not {"200", "400", "401", "403", "415"} & set(ONE_CLICK["responses"])


def test_the_way_out_of_every_kind_of_mail_fits_its_place_in_the_path(api_client: ApiClient) -> None:
    everything = Subscription(new_id("cus"), new_id("con"), tuple(NoticeKind))
    longest = ONE_CLICK["parameters"][1]["schema"]["maxLength"]
    assert 128 < len(token_of("demo", everything)) <= longest


@pytest.mark.parametrize("surface", ["/portal/", "/console/"])
def test_what_a_page_of_ours_sends_says_so(surface: str) -> None:
    for path, operations in PATHS.items():
        sent = [one for method, one in operations.items() if method != "get" and path.startswith(surface)]
        for operation in (one for one in sent if one is not ONE_CLICK):
            assert "X-Ventanilla" in [one["name"] for one in operation["parameters"]], path
            assert "403" in operation["responses"], path


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("tickets", "429"),
        ("tickets/{ticket_id}/replies", "429"),
        ("tickets/{ticket_id}/rating", "409"),
        ("messages", "429"),
        ("ratings", "410"),
        ("ratings/shown", "410"),
        ("notices/subscribe", "410"),
        ("notices/unsubscribe", "410"),
        ("verify", "429"),
    ],
)
def test_a_refusal_that_a_caller_has_to_reckon_with_is_in_the_document(path: str, status: str) -> None:
    assert status in PATHS[f"/portal/{{tenant}}/{path}"]["post"]["responses"]
