"""The package as it is deployed, unpacked and running."""

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from infra.lambda_zip import ROOT, build_zip
from infra.package import make_template
from tests.package.deployed import Deployed
from tests.package.lambda_runtime import Function, install_runtime

SETTINGS = {
    "name": "Empresa de prueba",
    "signin": {"methods": ["identifier", "email"], "channels": ["email", "sms"]},
}


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The template that is deployed."""
    return make_template(tmp_path_factory.mktemp("template") / "source")


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The zip that is deployed."""
    path = tmp_path_factory.mktemp("package") / "deployment.zip"
    build_zip(path)
    return path


@pytest.fixture(scope="session")
def task_root(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The zip, unpacked as Lambda does."""
    folder = tmp_path_factory.mktemp("task")
    with zipfile.ZipFile(archive) as stream:
        stream.extractall(folder)
    return folder


@pytest.fixture(scope="session")
def runtime_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What AWS's runtime holds beside the zip."""
    return install_runtime(tmp_path_factory.mktemp("runtime"))


@pytest.fixture(scope="module")
def cloud() -> Iterator[dict[str, Any]]:
    """AWS in a process of its own."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.package.cloud"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stdout is not None
        try:
            yield json.loads(process.stdout.readline())
        finally:
            process.kill()


@pytest.fixture(scope="module")
def deployed(
    template: dict[str, Any], task_root: Path, runtime_root: Path, cloud: dict[str, Any]
) -> Iterator[Deployed]:
    """The functions of the template, running out of the zip."""
    with ExitStack() as stack:

        def run(logical_id: str) -> Function:
            handler = template["Resources"][logical_id]["Properties"]["Handler"]
            environment = {**cloud["environment"], "PROBED_HANDLER": handler}
            function = Function(task_root, runtime_root, "probe.handler", environment, name=logical_id)
            return stack.enter_context(function)

        apis = run("APIHandler"), run("APIHandler")
        yield Deployed(template, cloud, *apis, run("ForwardEvents"), run("SendMessages"))


@pytest.fixture(scope="module")
def api_key(cloud: dict[str, Any]) -> str:
    """A key of a fresh tenant `demo`, which an operator has made."""
    environment = {**os.environ, **cloud["environment"]}
    code = (
        "import json, sys; from chalicelib.tenants import api_keys, service;"
        "from chalicelib.tenants.settings import TenantSettings as Settings;"
        "service.create_tenant('demo', Settings.model_validate_json(sys.argv[1]));"
        "print(api_keys.issue_api_key('demo', 'test').secret)"
    )
    command = [sys.executable, "-c", code, json.dumps(SETTINGS)]
    outcome = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    return outcome.stdout.strip()
