"""What becomes of 10,000 events when everything around the sender misbehaves; and how soon a message arrives.

python -m tests.bench.delivery      prints what became of the events as JSON
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

from infra.lambda_zip import ROOT
from tests.bench.figures import Figure
from tests.bench.imports import machine
from tests.browser.system import System, read_environment

EVENTS = 10_000
SEED = 20261123
TRIES = 30
BOUND_SECONDS = 2.0
_PATIENCE_SECONDS = 30


def delivery_figures() -> list[Figure]:
    """Each message is sent exactly once or is a dead letter, and none is lost."""
    command = [sys.executable, "-m", "tests.bench.delivery"]
    outcome = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    told: dict[str, Any] = json.loads(outcome.stdout.splitlines()[-1])  # metrics are lines before the last
    note = f"{told['shown']} stream records, {told['calls']} calls to SES"
    return [
        Figure("sent more than once", told["twice"], "", bound=0),
        Figure("lost: neither sent nor a dead letter", told["lost"], "", bound=0),
        Figure("still on a queue in the end", told["left"], "", bound=0),
        Figure("sent exactly once", told["once"], "", note=note),
        Figure("dead letters", told["letters"], "", note=f"{told['doubtful']} of them had gone out"),
        Figure("calls to SES that failed", told["failed_calls"], "", note=f"{told['cut_off']} cut off"),
        Figure("the run", told["seconds"], "s"),
    ]


def measure() -> dict[str, Any]:
    """The run, within moto."""
    import pytest
    from moto import mock_aws

    from infra.local import moto_dynamodb, moto_ses
    from infra.local.provision import provision

    moto_dynamodb.install()
    moto_ses.install()
    with mock_aws(), pytest.MonkeyPatch.context() as patch:
        resources = provision()
        os.environ.update(resources.environment() | {"POWERTOOLS_LOG_LEVEL": "CRITICAL"})
        from chalicelib.kernel import clock
        from tests.support.api_client import ApiClient
        from tests.support.clock import SettableClock
        from tests.support.exactly_once import run

        now = SettableClock(datetime(2026, 11, 23, 12, tzinfo=UTC))
        clock.set_source(now)
        began = time.perf_counter()
        outcome = run(ApiClient(resources, now), patch, EVENTS, seed=SEED)
        return {
            "twice": len(outcome.twice),
            "lost": outcome.lost,
            "left": outcome.left,
            "once": outcome.once,
            "letters": len(outcome.letters),
            "doubtful": len(outcome.letters.keys() & outcome.went_out.keys()),
            "shown": outcome.shown,
            "calls": outcome.calls,
            "failed_calls": outcome.failed_calls,
            "cut_off": outcome.cut_off,
            "seconds": time.perf_counter() - began,
        }


def latency_figures(port: int) -> list[Figure]:
    """The seconds from an event's transaction until its mail is in the inbox: staff's, and a customer's by a notice."""
    with tempfile.TemporaryDirectory() as folder, machine(port, Path(folder)):
        os.environ.update(read_environment(Path(folder)))
        system = System(port, Path(folder))
        told = {
            "staff": [_staff_hear(system, number) for number in range(TRIES)],
            "a customer": [_customer_hears(system, number) for number in range(TRIES)],
        }
    return [
        figure
        for who, taken in told.items()
        for figure in (
            Figure(f"to {who}, median of {TRIES}", median(taken), "s", bound=BOUND_SECONDS),
            Figure(f"to {who}, slowest", max(taken), "s"),
        )
    ]


def _staff_hear(system: System, number: int) -> float:
    address = f"bench{number}@example.com"
    payload = {"email": address, "name": "P", "language": "es", "what": ["role"]}
    return _arrival(system, address, "staff_changed", payload)


def _customer_hears(system: System, number: int) -> float:
    """A ticket of a customer of their own: nobody hears so often that it comes together."""
    from chalicelib.kernel import ids

    address, external_id = f"cliente{number}@example.com", f"bench-{number}"
    key = str(system.tenant("demo")["api_key"])
    contact = {"name": "P", "emails": [address]}
    system.send(key, "customers", [{"external_id": external_id, "name": "P", "contacts": [contact]}])
    bearer = {"Authorization": f"Bearer {key}"}
    shown = system.call("portal", f"/api/data/v1/customers/{external_id}", headers=bearer)
    payload = {
        "customer_id": shown["id"],
        "contact_id": shown["contacts"][0]["id"],
        "ticket_id": ids.new_id("tck"),
        "number": number,
        "subject": "No anda",
    }
    return _arrival(system, address, "ticket_opened", payload)


def _arrival(system: System, address: str, event: str, payload: dict[str, Any]) -> float:
    from chalicelib.kernel import outbox
    from chalicelib.kernel.store.transactions import Transaction

    transaction = Transaction()
    outbox.record(transaction, "demo", event, payload)
    transaction.commit()
    began = time.perf_counter()
    while time.perf_counter() - began < _PATIENCE_SECONDS:
        if system.messages_to(address):
            return time.perf_counter() - began
        time.sleep(0.02)
    raise RuntimeError("the message did not arrive")


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure()) + "\n")
