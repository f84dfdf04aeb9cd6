"""ASVS 6.3.8: how long an answer takes does not tell whether somebody was found."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.kernel import clock
from chalicelib.kernel.access.response_timing import (
    RESPONSE_STEP_SECONDS,
    pad_response_time,
    remaining_padding,
)
from tests.support.api_client import ApiClient

_PORTAL = {
    "/signin/challenges": {"method": "email", "email": "nadie@example.com"},
    "/signin/challenges/ch_none/resend": None,
    "/signin/password": {"user": "30123456", "password": "x" * 12},
    "/links/open": {"token": "x" * 43},
    "/links/code": {"token": "x" * 43, "code": "000000"},
}
_CONSOLE = {
    "/signin/challenges": {"email": "nadie@example.com"},
    "/signin/challenges/ch_none/resend": None,
}


@given(st.floats(0, 60))
def test_whatever_it_took_the_answer_leaves_on_the_grid(elapsed: float) -> None:
    rest = remaining_padding(elapsed)

    assert 0 < rest <= RESPONSE_STEP_SECONDS
    steps = (elapsed + rest) / RESPONSE_STEP_SECONDS
    assert steps == pytest.approx(round(steps), abs=1e-6)


@pytest.mark.parametrize("path", _PORTAL)
def test_the_portal_waits_before_it_says_who_was_not_found(api_client: ApiClient, path: str) -> None:
    api_client.tenant("demo", signin={"methods": ["identifier", "email", "password"]})

    reply = api_client.browser().post(path, _PORTAL[path])

    assert reply.status in (202, 410, 422), reply.text
    assert len(api_client.now.pauses) == 1


@pytest.mark.parametrize("path", _CONSOLE)
def test_so_does_the_console(api_client: ApiClient, path: str) -> None:
    api_client.tenant("demo")

    reply = api_client.console().post(path, _CONSOLE[path])

    assert reply.status in (202, 410, 422), reply.text
    assert len(api_client.now.pauses) == 1


def test_without_a_test_the_wait_is_a_wait() -> None:
    clock.set_source(None)
    started = time.monotonic()

    with pytest.raises(KeyError):
        pad_response_time(_nobody)()

    assert time.monotonic() - started > 0.09


def _nobody() -> None:
    raise KeyError
