"""Whether the time of an answer tells that somebody exists: codes asked for, passwords tried, both kinds in turn.

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

from infra.local import moto_dynamodb, moto_quick
from infra.local.gateway import proxy_event
from infra.local.provision import Resources, provision
from infra.local.web import Request
from tests.bench.figures import Figure

TRIES = 200
PASSWORD_TRIES = 80
"""Each verifies three hashes."""
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
    """Ask for a code, and try a password, for 200 people who exist and 200 who do not, each once, taking turns."""
    moto_dynamodb.install()
    moto_quick.install()  # moto by itself copies the table for every item of a transaction
    with mock_aws():
        resources = provision()
        os.environ.update(resources.environment() | {"POWERTOOLS_LOG_LEVEL": "ERROR"})
        return _measure(resources)


def _measure(resources: Resources) -> dict[str, list[float]]:
    from tests.support.api_client import ApiClient

    api_client = ApiClient(resources, None)  # type: ignore[arg-type]  # nobody moves the clock here
    system = api_client.tenant(SLUG, signin={"methods": ["identifier", "password"], "channels": ["email"]})
    known, unknown = _people(20_000_000), _people(30_000_000)
    for row in system.send("customers", *(person.as_row() for person in known))[:PASSWORD_TRIES]:
        _give_password(row["id"])
    taken: dict[str, list[float]] = {kind: [] for kind in ("known", "unknown", "known user", "unknown user")}
    # What loads with the first request is nobody's.
    _ask(_Person("40000000", "nadie@example.com"), 0)
    _try(_Person("40000000", "nadie@example.com"), 0)
    for number, pair in enumerate(zip(known, unknown, strict=True)):
        for kind, person in zip(("known", "unknown"), pair, strict=True):
            taken[kind].append(_ask(person, number % _ADDRESSES))
            if number < PASSWORD_TRIES:
                taken[f"{kind} user"].append(_try(person, number % _ADDRESSES))
    return taken


def _give_password(customer_id: str) -> None:
    from chalicelib.customers.models import Password
    from chalicelib.customers.passwords import hash_password
    from chalicelib.kernel import clock

    item = Password.at(SLUG, customer_id)
    item.hash, item.issued, item.changed_at = hash_password("la de verdad", issued=False), False, clock.now()
    item.store()


def _try(person: _Person, address: int) -> float:
    """Try a wrong password."""
    return _post("/signin/password", {"user": person.identifier, "password": "equivocada"}, address, 422)


def _ask(person: _Person, address: int) -> float:
    """Ask for a code."""
    body = {
        "method": "identifier",
        "identifier": person.identifier,
        "channel": "email",
        "contact": person.email,
    }
    return _post("/signin/challenges", body, address, 202)


def _post(route: str, body: dict[str, str], address: int, expected: int) -> float:
    import app as application

    headers = {
        "Content-Type": "application/json",
        "Origin": os.environ["PUBLIC_ORIGIN"],
        "X-Ventanilla": "1",
    }
    request = Request("POST", f"/portal/{SLUG}{route}", list(headers.items()), json.dumps(body).encode())
    event = proxy_event(request, f"/portal/{{tenant}}{route}", {"tenant": SLUG})
    event["requestContext"]["identity"]["sourceIp"] = f"203.0.113.{address}"
    began = time.perf_counter()
    answer = application.app(event, None)
    seconds = time.perf_counter() - began
    if answer["statusCode"] != expected:
        raise RuntimeError(answer["body"])
    return seconds


def signin_figures(taken: dict[str, list[float]]) -> list[Figure]:
    """The medians, and how far apart they are."""
    medians = {kind: median(values) * 1000 for kind, values in taken.items()}
    apart = abs(medians["known"] - medians["unknown"])
    users_apart = abs(medians["known user"] - medians["unknown user"])
    return [
        Figure("known and unknown apart", apart, "ms", bound=BOUND_MILLISECONDS),
        Figure("somebody known", medians["known"], "ms"),
        Figure("nobody known", medians["unknown"], "ms"),
        Figure("known and unknown users apart", users_apart, "ms", bound=BOUND_MILLISECONDS),
        Figure("a wrong password, known user", medians["known user"], "ms"),
        Figure("a wrong password, unknown user", medians["unknown user"], "ms"),
    ]


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure()))
