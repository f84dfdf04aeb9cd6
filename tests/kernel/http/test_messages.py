"""What a route sees of a request."""

import pytest

from chalicelib.kernel.http.messages import Request


def request(cookie: str) -> Request:
    return Request("GET", "/", {}, {}, {"cookie": cookie}, b"", "", "r")


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("__Host-portal-demo=a.b.c", "a.b.c"),
        ("other=1; __Host-portal-demo=a=b; last=2", "a=b"),
        ("__Host-portal-demo-2=x;__Host-portal-demo=y", "y"),
        ("x__Host-portal-demo=y", None),
        ("__Host-portal-demo", None),
        ("", None),
    ],
)
def test_a_cookie_is_found_by_its_whole_name(header: str, value: str | None) -> None:
    assert request(header).cookie("__Host-portal-demo") == value


@pytest.mark.parametrize(
    "stranger", ['broken="', "ключ=значение", "a[b]=c", "=nothing", "json={'a':1,\"b\":2}"]
)
def test_a_strangers_malformed_cookie_does_not_hide_ours(stranger: str) -> None:
    assert request(f"{stranger}; __Host-portal-demo=y; z=1").cookie("__Host-portal-demo") == "y"
