"""Asserts of every call to DynamoDB that its partition keys are of the tenant whose request is in progress."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from chalicelib.kernel.store import client, keys

_serving: ContextVar[str | None] = ContextVar("serving", default=None)
"""The tenant being served; empty for a request at no tenant."""


@contextmanager
def serving(path: str, headers: Mapping[str, str]) -> Iterator[None]:
    """A request of the tenant that its path or its API key names."""
    tenant = path.split("/")[2] if path.startswith(("/portal/", "/console/")) else ""
    if path.startswith("/operator/tenants/"):
        tenant = path.split("/")[3]
    scheme, _, key = headers.get("Authorization", "").partition(" ")
    if not tenant and scheme == "Bearer" and key.startswith("vk_"):
        tenant = key.split("_")[1]
    token = _serving.set(tenant)
    try:
        yield
    finally:
        _serving.reset(token)


def watch() -> None:
    """Look at every call of the process's client from now on (ASVS 8.4.1)."""
    client.dynamodb().meta.events.register("provide-client-params.dynamodb", _check)


def _check(params: Mapping[str, Any], model: Any, **_: Any) -> None:
    tenant = _serving.get()
    if model.name == "Scan":
        assert tenant is None, "a request scans the table"
        return
    for pk in partition_keys(params):
        found = keys.tenant_of(pk)
        assert tenant is None or found == tenant, (
            f"{model.name} reaches {found} while serving {tenant or 'nobody'}"
        )


def partition_keys(value: Any) -> Iterator[str]:
    """Every partition key in a request: of keys, of items, and of key conditions."""
    if isinstance(value, Mapping):
        for name, part in value.items():
            if name in ("pk", "listing_pk", ":pk") and isinstance(part, Mapping) and "S" in part:
                yield part["S"]
            else:
                yield from partition_keys(part)
    elif isinstance(value, list):
        for part in value:
            yield from partition_keys(part)
