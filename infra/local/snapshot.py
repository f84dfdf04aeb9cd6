"""What the demo's seeding has stored, kept between runs: making it takes seconds, loading it a fraction of one.

A snapshot is moto's own objects, pickled. Its name is a digest of everything that could have made it different,
so one that is out of date is not found. It is written and read by this machine only.
"""

import hashlib
import json
import os
import pickle
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from moto.backends import get_backend

from chalicelib.kernel import clock
from infra.local.provision import ACCOUNT, Resources
from infra.site import BUILT, CONSOLE_BUILT, PAGE_TEMPLATE, ROOT

FOLDER = ROOT / ".local"
_TABLES = ("VentanillaTable", "VentanillaVolatileTable")
_BUCKETS = ("VentanillaSiteBucket", "VentanillaFilesBucket", "VentanillaMissingBucket")
_SECRETS = ("VentanillaPepper",)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A snapshot that may exist."""

    path: Path

    def load(self, resources: Resources) -> dict[str, Any] | None:
        """Put what was stored into moto, in this process; what was kept beside it, or None when there is none."""
        try:
            content = pickle.loads(self.path.read_bytes())  # noqa: S301 - written by this machine, see above
        except (OSError, EOFError, pickle.UnpicklingError, AttributeError):
            return None
        for name, items in content["tables"].items():
            _dynamodb(resources).tables[resources.name(name)].items = items
        for name, keys in content["buckets"].items():
            _s3().buckets[resources.name(name)].keys = keys
        for name, value in content["secrets"].items():
            _secrets(resources).put_secret_value(resources.name(name), value, None, None, None)
        extra: dict[str, Any] = content["extra"]
        return extra

    def save(self, resources: Resources, extra: dict[str, Any]) -> None:
        """Keep what moto holds in this process, and `extra` with it; older snapshots go."""
        content = {
            "tables": {name: _dynamodb(resources).tables[resources.name(name)].items for name in _TABLES},
            "buckets": {name: _s3().buckets[resources.name(name)].keys for name in _BUCKETS},
            "secrets": {
                name: _secrets(resources).get_secret_value(resources.name(name), "", "")["SecretString"]
                for name in _SECRETS
            },
            "extra": extra,
        }
        for old in self.path.parent.glob("demo-*.pickle"):
            old.unlink(missing_ok=True)
        # In one step: another start never finds half of it.
        half = self.path.with_suffix(f".{os.getpid()}")
        half.write_bytes(pickle.dumps(content, protocol=pickle.HIGHEST_PROTOCOL))
        half.replace(self.path)


def _dynamodb(resources: Resources) -> Any:
    return get_backend("dynamodb")[ACCOUNT][resources.region]


def _s3() -> Any:
    return get_backend("s3")[ACCOUNT]["aws"]


def _secrets(resources: Resources) -> Any:
    return get_backend("secretsmanager")[ACCOUNT][resources.region]


def find_snapshot(port: int, folder: Path = FOLDER) -> Snapshot:
    """The snapshot that fits this code, this front end, this port (pages name it) and this day (papers are dated)."""
    digest = hashlib.sha256(json.dumps([port, clock.today("UTC").isoformat(), sys.version]).encode())
    for path in _made_from():
        digest.update(path.as_posix().encode() + b"\0" + path.read_bytes())
    return Snapshot(folder / f"demo-{digest.hexdigest()[:24]}.pickle")


def _made_from() -> Iterable[Path]:
    for folder in (ROOT / "chalicelib", ROOT / "infra", BUILT, CONSOLE_BUILT):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix not in (".pyc", ".ttf"):
                yield path
    yield PAGE_TEMPLATE
    yield ROOT / "requirements-dev.txt"
