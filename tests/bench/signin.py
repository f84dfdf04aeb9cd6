"""Whether the time of an answer tells that somebody exists: asking for a code, known and unknown people in turn.

python -m tests.bench.signin      prints the seconds of each try as JSON
"""

import json
import os
import sys
import time
from dataclasses import dataclass
from statistics import median
from typing import Any

from moto import mock_aws

from infra.local.gateway import proxy_event
from infra.local.provision import Resources, provision
from infra.local.web import Request
from tests.bench.figures import Figure

TRIES = 200
SLUG = "demo"
BOUND_MILLISECONDS = 5
_ADDRESSES = 40
"""One address may ask 300 times an hour: the tries are spread over some."""


@dataclass(frozen=True, slots=True)
class _Person:
    identifier: str
    email: str

    def as_row(self) -> dict[str, Any]:
        contact = {"name": "Persona de prueba", "emails": [self.email]}
        return {
            "external_id": self.identifier,
            "name": "Persona de prueba",
            "document": {"number": self.identifier},
            "contacts": [contact],
        }


def _people(first: int) -> list[_Person]:
    return [_Person(str(first + n), f"persona{first + n}@example.com") for n in range(TRIES)]


def measure() -> dict[str, list[float]]:
    """Ask for a code for 200 people who exist and for 200 who do not, each once, taking turns."""
    with mock_aws():
        resources = provision()
        os.environ.update(resources.environment() | {"POWERTOOLS_LOG_LEVEL": "ERROR"})
        return _measure(resources)


def _measure(resources: Resources) -> dict[str, list[float]]:
    from tests.support.window import Window

    window = Window(resources, None)  # type: ignore[arg-type]  # nobody moves the clock here
    system = window.tenant(SLUG, signin={"methods": ["identifier"], "channels": ["email"]})
    known, unknown = _people(20_000_000), _people(30_000_000)
    system.send("customers", *(person.as_row() for person in known))
    taken: dict[str, list[float]] = {"known": [], "unknown": []}
    _ask(_Person("40000000", "nadie@example.com"), 0)  # what loads with the first request is nobody's
    for number, pair in enumerate(zip(known, unknown, strict=True)):
        for kind, person in zip(("known", "unknown"), pair, strict=True):
            taken[kind].append(_ask(person, number % _ADDRESSES))
    return taken


def _ask(person: _Person, address: int) -> float:
    import app as application

    body = {
        "method": "identifier",
        "identifier": person.identifier,
        "channel": "email",
        "contact": person.email,
    }
    headers = {
        "Content-Type": "application/json",
        "Origin": os.environ["PUBLIC_ORIGIN"],
        "X-Ventanilla": "1",
    }
    path = f"/portal/{SLUG}/signin/challenges"
    request = Request("POST", path, list(headers.items()), json.dumps(body).encode())
    event = proxy_event(request, "/portal/{tenant}/signin/challenges", {"tenant": SLUG})
    event["requestContext"]["identity"]["sourceIp"] = f"203.0.113.{address}"
    began = time.perf_counter()
    answer = application.app(event, None)
    seconds = time.perf_counter() - began
    if answer["statusCode"] != 202:
        raise RuntimeError(answer["body"])
    return seconds


def signin_figures(taken: dict[str, list[float]]) -> list[Figure]:
    """The medians, and how far apart they are."""
    medians = {kind: median(values) * 1000 for kind, values in taken.items()}
    apart = abs(medians["known"] - medians["unknown"])
    return [
        Figure("known and unknown apart", apart, "ms", bound=BOUND_MILLISECONDS),
        Figure("somebody known", medians["known"], "ms"),
        Figure("nobody known", medians["unknown"], "ms"),
    ]


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure()))
