"""An authority says when a contract was sealed; while it is down nothing is lost, and nothing waits for ever."""

from collections.abc import Iterator

import pytest

from chalicelib.contracts.sealing import TIMESTAMP_PATIENCE
from chalicelib.contracts.worker import PATIENCE
from chalicelib.kernel.settings import settings
from tests.contracts.conftest import Send, sign
from tests.contracts.test_signing import TO, published, sealed, stored
from tests.support.api_client import ApiClient, Browser
from tests.support.seals import check
from tests.support.timestamps import TimestampAuthority

__all__ = ["published"]


@pytest.fixture
def authority(
    api_client: ApiClient, socket_enabled: None, monkeypatch: pytest.MonkeyPatch
) -> Iterator[TimestampAuthority]:
    """The deployment's authority for timestamps."""
    made = TimestampAuthority(api_client.now())
    with made.serve() as url:
        monkeypatch.setenv("TIMESTAMP_URL", url)
        settings.cache_clear()
        yield made
    settings.cache_clear()


def test_a_seal_holds_the_moment_as_an_authority_says_it(
    api_client: ApiClient, ana: Browser, send: Send, root: bytes, authority: TimestampAuthority
) -> None:
    contract_id = send(ana, "Ana Ñandú")
    assert sign(api_client, ana, contract_id, TO).status == 200
    report = check(sealed(stored(ana, contract_id)), root, authority.root_pem)
    assert report.holds, report
    assert [one.stamp for one in report.signatures] == ["known"]


@pytest.mark.usefixtures("published")
def test_while_the_authority_is_down_a_signature_waits_and_is_sealed_when_it_is_back(
    api_client: ApiClient, ana: Browser, send: Send, root: bytes, authority: TimestampAuthority
) -> None:
    contract_id = send(ana, "Ana Ñandú")
    authority.is_down = True
    assert sign(api_client, ana, contract_id, TO).json["state"] == "sealing"
    assert ana.get(f"/contracts/{contract_id}").json["state"] == "sealing"
    authority.is_down = False
    api_client.now.forward(seconds=PATIENCE.total_seconds() + 1)
    api_client.tick()
    api_client.deliver()
    report = check(sealed(stored(ana, contract_id)), root, authority.root_pem)
    assert [(one.holds, one.stamp) for one in report.signatures] == [(True, "known")]


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("fault", ["is_down", "is_garbled"])
def test_no_signature_waits_for_the_authority_for_ever(
    api_client: ApiClient, ana: Browser, send: Send, root: bytes, authority: TimestampAuthority, fault: str
) -> None:
    contract_id = send(ana, "Ana Ñandú")
    setattr(authority, fault, True)
    assert sign(api_client, ana, contract_id, TO).json["state"] == "sealing"
    api_client.now.forward(seconds=TIMESTAMP_PATIENCE.total_seconds() + 1)
    api_client.tick()
    api_client.deliver()
    assert ana.get(f"/contracts/{contract_id}").json["state"] == "signed"
    report = check(sealed(stored(ana, contract_id)), root, authority.root_pem)
    assert [(one.holds, one.stamp) for one in report.signatures] == [(True, "")]
