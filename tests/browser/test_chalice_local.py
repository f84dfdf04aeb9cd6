"""`chalice local --stage dev`, as Chalice documents it, serves the API over the cloud of `make run`."""

import json
import os
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.system import ROOT, System, await_value, read_environment
from tests.infra.test_one_machine import free_port

pytestmark = pytest.mark.browser
START_SECONDS = 180


def dev_variables() -> dict[str, str]:
    """The environment of the stage as it is committed."""
    config = json.loads((ROOT / ".chalice" / "config.json").read_text())
    variables: dict[str, str] = config["stages"]["dev"]["environment_variables"]
    return variables


@pytest.fixture
def api(system: System, tmp_path: Path) -> Iterator[str]:
    """Where `chalice local` answers. Its project is this one, but that AWS is where the tests' system has it."""
    config = json.loads((ROOT / ".chalice" / "config.json").read_text())
    endpoint = read_environment(system.folder)["AWS_ENDPOINT_URL"]
    config["stages"]["dev"]["environment_variables"]["AWS_ENDPOINT_URL"] = endpoint
    (tmp_path / ".chalice").mkdir()
    (tmp_path / ".chalice" / "config.json").write_text(json.dumps(config))
    for name in ("app.py", "chalicelib"):
        (tmp_path / name).symlink_to(ROOT / name)
    port = free_port()
    chalice = str(Path(sys.executable).with_name("chalice"))
    command = [chalice, "local", "--stage", "dev", "--port", str(port), "--no-autoreload"]
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path)}
    with subprocess.Popen(command, cwd=tmp_path, env=environment, stderr=subprocess.DEVNULL) as process:
        yield f"http://127.0.0.1:{port}"
        process.kill()


def status(address: str) -> int | None:
    """What an address answers; None while nothing does."""
    try:
        with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310 - our own address
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return None


def test_it_reads_what_the_local_system_has_stored(system: System, api: str) -> None:
    document = await_value(lambda: status(f"{api}/openapi.json"), START_SECONDS, "nothing answers")
    assert document == 200
    # Nobody is signed in, at a business whose settings are stored; and there is no other business.
    assert status(f"{api}/portal/demo/dashboard") == 401
    assert status(f"{api}/portal/no-such-tenant/dashboard") == 404


def test_the_stage_names_what_the_local_system_has(system: System) -> None:
    ours, theirs = dev_variables(), read_environment(system.folder)
    by_name = {"SEAL_KEY_ID", "PEPPER_SECRET_ID", "OPERATOR_SECRET_ID"}  # whose ids are made at each start
    by_port = {"PUBLIC_ORIGIN", "FILES_ORIGIN", "AWS_ENDPOINT_URL"}
    assert (
        ours.keys() | {"TIMESTAMP_URL", "POWERTOOLS_LOG_LEVEL", "LOCAL_CLOCK_OFFSET_SECONDS"} == theirs.keys()
    )
    assert {name: ours[name] for name in ours.keys() - by_name - by_port} == {
        name: theirs[name] for name in ours.keys() - by_name - by_port
    }
