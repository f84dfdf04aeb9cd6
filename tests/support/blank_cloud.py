"""AWS as it is before a test, made once a process: putting it back costs a fiftieth of making it again.

What the templates make in moto is pickled after the first time, and every later test gets a copy of its own. So are
botocore's descriptions of the services, which each new session would read and parse anew.
"""

import functools
import io
import pickle
import threading
from typing import Any

import botocore.session
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from moto.backends import get_backend
from moto.core.base_backend import BaseBackend

from infra.local.provision import Resources, provision
from tests.support import kms_keys

SERVICES = ("dynamodb", "dynamodbstreams", "kms", "s3", "secretsmanager", "ses", "sesv2", "sns", "sqs")
_kept: tuple[Resources, bytes, list[Any]] | None = None


def read_descriptions_once() -> None:
    """Let all of botocore's sessions share one reader, which keeps what it has read. Twice is once."""
    make = botocore.session.create_loader
    if not hasattr(make, "cache_info"):
        botocore.session.create_loader = functools.lru_cache(make)


def set_up() -> Resources:
    """Everything that the templates declare, in a moto that holds nothing else."""
    global _kept  # noqa: PLW0603 - once a process is the point
    kms_keys.deal_anew()
    if _kept is None:
        resources = provision()
        _kept = (resources, *_keep())
        return resources
    resources, pickled, keys = _kept
    _put_back(pickled, keys)
    for key in keys:
        kms_keys.count_as_dealt(key.key_size)
    return resources


def _keep() -> tuple[bytes, list[Any]]:
    """What all backends hold, and the private keys in it, which no copy is made of."""
    state = {
        (service, account, region): vars(backend)
        for service in SERVICES
        for account, region, backend in list(_backends(service).iter_backends())
    }
    held: list[Any] = []
    sink = io.BytesIO()
    _Pickler(sink, held).dump((state, dict(_backends("s3").bucket_accounts)))
    return sink.getvalue(), held


def _put_back(pickled: bytes, held: list[Any]) -> None:
    state, owners = _Unpickler(io.BytesIO(pickled), held).load()
    for (service, account, region), values in state.items():
        vars(_backends(service)[account][region]).update(values)
    _backends("s3").bucket_accounts.update(owners)


def _backends(service: str) -> Any:
    return get_backend(service)  # type: ignore[call-overload]  # moto's types know literal names only


class _Pickler(pickle.Pickler):
    """Writes by name what is not copied: backends, what threads wait at, and keys."""

    def __init__(self, sink: io.BytesIO, held: list[Any]) -> None:
        super().__init__(sink, pickle.HIGHEST_PROTOCOL)
        self._held = held

    def persistent_id(self, value: Any) -> Any:
        """See `pickle.Pickler`."""
        if isinstance(value, BaseBackend):
            return "backend", _service_of(value), value.account_id, value.region_name
        if isinstance(value, threading.Condition):
            return ("condition",)
        if isinstance(value, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey):
            self._held.append(value)
            return "key", len(self._held) - 1
        return None


class _Unpickler(pickle.Unpickler):
    """Puts back what `_Pickler` wrote by name."""

    def __init__(self, source: io.BytesIO, held: list[Any]) -> None:
        super().__init__(source)
        self._held = held

    def persistent_load(self, name: Any) -> Any:
        """See `pickle.Unpickler`."""
        kind, *which = name
        if kind == "condition":
            return threading.Condition()
        if kind == "key":
            return self._held[which[0]]
        service, account, region = which
        return _backends(service)[account][region]


def _service_of(backend: BaseBackend) -> str:
    return next(
        service for service in SERVICES for _, _, one in _backends(service).iter_backends() if one is backend
    )
