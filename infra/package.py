"""Builds what is deployed: `build/package/template.json` and `build/package/deployment.zip`.

The template is Chalice's, merged with the files of this folder. The zip is ours (lambda_zip.py): Chalice pins wheels
to an older platform than Lambda's, and ships sources only, with all of botocore's data, of which we use a tenth.
"""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path
from typing import Any

from infra.lambda_zip import ROOT, PackageError, architecture, build_zip
from infra.templates import read_template

BUILD = ROOT / "build" / "package"
STAGE = "prod"


def main() -> int:
    """Build both, and say how large the zip is."""
    archive = BUILD / "deployment.zip"
    unzipped = build_zip(archive)
    with tempfile.TemporaryDirectory() as folder:
        template = make_template(Path(folder) / "source")
    (BUILD / "template.json").write_text(json.dumps(template, indent=1, sort_keys=True) + "\n")
    print(
        f"› {archive.relative_to(ROOT)}: {archive.stat().st_size / 1e6:.1f} MB, {unzipped / 1e6:.0f} MB unzipped"
    )
    return 0


def make_template(folder: Path) -> dict[str, Any]:
    """Chalice's template of the app, merged with ours, worked out in the new folder `folder`."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copy(ROOT / "app.py", folder)
    ignore = shutil.ignore_patterns("__pycache__", "*.pyc", "deployments", "deployed", "venv")
    for name in ("chalicelib", ".chalice"):
        shutil.copytree(ROOT / name, folder / name, ignore=ignore)
    # Chalice asks pip for what is named here, for a platform older than Lambda's: we do that ourselves.
    (folder / "requirements.txt").write_text("")
    (folder / "ours.json").write_text(json.dumps(read_template()))
    chalice = [sysconfig.get_path("scripts") + "/chalice", "package", "--stage", STAGE]
    _run([*chalice, "--merge-template", "ours.json", "out"], folder)
    template: dict[str, Any] = json.loads((folder / "out" / "sam.json").read_text())
    _answer_every_method(template)
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            resource["Properties"]["Architectures"] = [architecture()]
    return template


def _answer_every_method(template: dict[str, Any]) -> None:
    """Let the app itself refuse a method that a path does not know: API Gateway would say 403."""
    for path in template["Resources"]["RestAPI"]["Properties"]["DefinitionBody"]["paths"].values():
        known = next(iter(path.values()))
        path["x-amazon-apigateway-any-method"] = {
            name: known[name] for name in ("x-amazon-apigateway-integration", "parameters") if name in known
        }


def _run(command: list[str], folder: Path) -> None:
    # Chalice wants a region; the template has none in it. It has to import the copied app, not ours.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    environment["AWS_DEFAULT_REGION"] = "us-east-1"
    outcome = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    if outcome.returncode:
        raise PackageError(f"{' '.join(command[:4])} failed:\n{outcome.stdout}{outcome.stderr}")


if __name__ == "__main__":
    try:
        sys.exit(main())
    except PackageError as error:
        print(error, file=sys.stderr)
        sys.exit(1)
