"""Reply-to addresses."""

import pytest

from chalicelib.kernel.settings import settings
from chalicelib.notifications.reply_addresses import ReplyThread, find_thread, read_address, reply_address
from tests.support.api_client import ApiClient

THREAD = ReplyThread("ticket", "cus_01", "tck_01", "con_01")


def test_an_address_resolves_to_its_thread_and_person(api_client: ApiClient) -> None:
    address = reply_address("demo", THREAD)

    read = read_address(address)

    assert read is not None
    assert read[0] == "demo"
    assert find_thread(*read) == THREAD


def test_each_thread_and_person_have_one_address(api_client: ApiClient) -> None:
    address = reply_address("demo", THREAD)

    assert reply_address("demo", THREAD) == address
    others = {
        reply_address("demo", THREAD._replace(contact_id="con_02")),
        reply_address("demo", THREAD._replace(thread_id="tck_02")),
        reply_address("demo", THREAD._replace(kind="talk")),
        reply_address("other", THREAD),
        address,
    }
    assert len(others) == 5


def test_an_address_is_unknown_to_other_tenants(api_client: ApiClient) -> None:
    read = read_address(reply_address("demo", THREAD))

    assert read is not None
    assert find_thread("other", read[1]) is None


def test_the_local_part_fits_for_the_longest_slug(api_client: ApiClient) -> None:
    local, _, domain = reply_address("a" * 40, THREAD).partition("@")

    assert len(local) <= 64
    assert local == local.lower()
    assert domain == settings().reply_domain


def test_an_address_is_case_insensitive(api_client: ApiClient) -> None:
    assert read_address(reply_address("demo", THREAD).upper()) == read_address(reply_address("demo", THREAD))


@pytest.mark.parametrize(
    "local", ["demo", "demo.", ".abc", "demo.short", "demo.UPPER!", "de mo." + "a" * 22, ""]
)
def test_other_addresses_are_not_reply_addresses(api_client: ApiClient, local: str) -> None:
    assert read_address(f"{local}@{settings().reply_domain}") is None
    assert read_address("demo." + "a" * 22 + "@elsewhere.example") is None
