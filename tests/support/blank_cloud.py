"""AWS as it is before a test, made once a process: putting it back costs a fiftieth of making it again.

What the templates make in moto is pickled after the first time, and every later test gets a copy of its own; so can
be what a test's fixture makes there. botocore's descriptions of the services, which each new session would read and
parse anew, are read once, too.
"""

import functools
import io
import pickle
import threading
from dataclasses import dataclass
from typing import Any

import botocore.session
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from moto.backends import get_backend
from moto.core.base_backend import BaseBackend

from infra.local.provision import Resources, provision
from tests.support import kms_keys

SERVICES = ("dynamodb", "dynamodbstreams", "kms", "s3", "secretsmanager", "ses", "sesv2", "sns", "sqs")


@dataclass(frozen=True, slots=True)
class Frozen:
    """All that moto holds, and something beside it, as they were at one moment of this process."""

    pickled: bytes
    keys: list[Any]
    """The private keys in it, of which no copy is made."""


_blank: tuple[Resources, Frozen] | None = None


def read_descriptions_once() -> None:
    """Let all of botocore's sessions share one reader, which keeps what it has read. Twice is once."""
    make = botocore.session.create_loader
    if not hasattr(make, "cache_info"):
        botocore.session.create_loader = functools.lru_cache(make)


def set_up() -> Resources:
    """Everything that the templates declare, in a moto that holds nothing else."""
    global _blank  # noqa: PLW0603 - once a process is the point
    kms_keys.deal_anew()
    if _blank is None:
        resources = provision()
        _blank = (resources, freeze())
        return resources
    resources, frozen = _blank
    thaw(frozen)
    for key in frozen.keys:
        kms_keys.count_as_dealt(key.key_size)
    return resources


def freeze(beside: Any = None, stand_in: Any = None) -> Frozen:
    """What moto holds now, and `beside`; where that refers to `stand_in`, the copy refers to the one of then."""
    state = {
        (service, account, region): vars(backend)
        for service in SERVICES
        for account, region, backend in list(_backends(service).iter_backends())
    }
    keys: list[Any] = []
    sink = io.BytesIO()
    _Pickler(sink, keys, stand_in).dump((state, dict(_backends("s3").bucket_accounts), beside))
    return Frozen(sink.getvalue(), keys)


def thaw(frozen: Frozen, stand_in: Any = None) -> Any:
    """Let moto hold a copy of what it held, and answer one of what was beside it."""
    state, owners, beside = _Unpickler(io.BytesIO(frozen.pickled), frozen.keys, stand_in).load()
    for (service, account, region), values in state.items():
        vars(_backends(service)[account][region]).update(values)
    _backends("s3").bucket_accounts.update(owners)
    return beside


def _backends(service: str) -> Any:
    return get_backend(service)  # type: ignore[call-overload]  # moto's types know literal names only


class _Pickler(pickle.Pickler):
    """Writes by name what is not copied: backends, what threads wait at, keys, and the stand-in."""

    def __init__(self, sink: io.BytesIO, keys: list[Any], stand_in: Any) -> None:
        super().__init__(sink, pickle.HIGHEST_PROTOCOL)
        self._keys = keys
        self._stand_in = stand_in

    def persistent_id(self, value: Any) -> Any:
        """See `pickle.Pickler`."""
        if isinstance(value, BaseBackend):
            return "backend", _service_of(value), value.account_id, value.region_name
        if isinstance(value, threading.Condition):
            return ("condition",)
        if isinstance(value, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey):
            self._keys.append(value)
            return "key", len(self._keys) - 1
        if value is not None and value is self._stand_in:
            return ("stand-in",)
        return None


class _Unpickler(pickle.Unpickler):
    """Puts back what `_Pickler` wrote by name."""

    def __init__(self, source: io.BytesIO, keys: list[Any], stand_in: Any) -> None:
        super().__init__(source)
        self._keys = keys
        self._stand_in = stand_in

    def persistent_load(self, name: Any) -> Any:
        """See `pickle.Unpickler`."""
        kind, *which = name
        if kind == "stand-in":
            return self._stand_in
        if kind == "condition":
            return threading.Condition()
        if kind == "key":
            return self._keys[which[0]]
        service, account, region = which
        return _backends(service)[account][region]


def _service_of(backend: BaseBackend) -> str:
    return next(
        service for service in SERVICES for _, _, one in _backends(service).iter_backends() if one is backend
    )
