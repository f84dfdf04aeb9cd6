"""AWS as moto plays it, a clock that can be set, and a portal to talk to."""

import asyncio
import gc
import os
from collections.abc import Iterator
from datetime import UTC, datetime

import hypothesis
import pytest
from moto import mock_aws

from chalicelib.kernel import clock
from chalicelib.kernel.aws import clients, secrets
from chalicelib.kernel.settings import settings
from chalicelib.kernel.store import client, table
from chalicelib.notifications import own_sender
from chalicelib.tenants import service as tenants
from chalicelib.tickets import model
from infra.local import moto_dynamodb, moto_quick, moto_ses
from infra.local.provision import Resources
from tests.support import blank_cloud, tenancy
from tests.support.api_client import ApiClient
from tests.support.clock import SettableClock
from tests.support.deep import examples
from tests.support.scenario import Scenario, build_scenario

_NOT_UNIT = ("browser", "package", "slow", "deep")
# Whatever AWS the developer's own shell is set up for, tests have this one.
for name in ("AWS_REGION", "AWS_PROFILE", "AWS_SESSION_TOKEN", "AWS_ENDPOINT_URL"):
    os.environ.pop(name, None)
os.environ |= {
    "AWS_DEFAULT_REGION": "sa-east-1",
    "AWS_ACCESS_KEY_ID": "testing",
    "AWS_SECRET_ACCESS_KEY": "testing",
}
os.environ.setdefault("POWERTOOLS_LOG_LEVEL", "ERROR")
hypothesis.settings.register_profile("ours", max_examples=examples(100))
hypothesis.settings.load_profile("ours")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as `unit` what needs neither AWS nor another process."""
    for item in items:
        fixtures = getattr(item, "fixturenames", ())
        if "aws" not in fixtures and not any(item.get_closest_marker(name) for name in _NOT_UNIT):
            item.add_marker(pytest.mark.unit)


def pytest_collection_finish() -> None:
    """Let the garbage collector leave alone what is there for good, and look seldom.

    Each test has an AWS of its own, whose clients are many objects: a third of a test went into collecting them.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 10)


def _forget_all() -> None:
    settings.cache_clear()
    secrets.pepper.cache_clear()
    secrets.operator_key.cache_clear()
    clients.forget_clients()
    client.forget_client()
    table.forget_connections()
    tenants.forget()
    model.forget_model()
    own_sender.forget_senders()


@pytest.fixture(autouse=True)
def own_loop(request: pytest.FixtureRequest) -> Iterator[None]:
    """Hide the event loop that Playwright leaves running in this thread: only tests with a browser know of it."""
    running = None if "playwright" in request.fixturenames else asyncio._get_running_loop()
    if running is not None:
        asyncio._set_running_loop(None)
    yield
    if running is not None:
        asyncio._set_running_loop(running)


@pytest.fixture
def aws(monkeypatch: pytest.MonkeyPatch) -> Iterator[Resources]:
    """Empty tables, buckets and queues, made from the very templates that are deployed."""
    moto_dynamodb.install()
    moto_quick.install()
    moto_ses.install()
    blank_cloud.read_descriptions_once()
    with mock_aws():
        resources = blank_cloud.set_up()
        for name, value in resources.environment().items():
            monkeypatch.setenv(name, value)
        _forget_all()
        tenancy.watch()
        yield resources
    _forget_all()


@pytest.fixture
def now() -> Iterator[SettableClock]:
    """A clock that stands still at noon (UTC) of 2026-11-23 until it is moved."""
    settable = SettableClock(datetime(2026, 11, 23, 12, 0, tzinfo=UTC))
    clock.set_source(settable, settable.pauses.append)
    yield settable
    clock.set_source(None)


@pytest.fixture
def api_client(aws: Resources, now: SettableClock) -> ApiClient:
    """The whole API, and what it sends."""
    return ApiClient(aws, now)


@pytest.fixture
def scenario(api_client: ApiClient) -> Scenario:
    """A victim and everybody who would like to read what is theirs."""
    return build_scenario(api_client)
