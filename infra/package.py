"""Builds what is deployed: `build/package/template.json` and `build/package/deployment.zip`.

The template is Chalice's, merged with the files of this folder. The zip is Chalice's too, with the locked
requirements added by us: Chalice pins wheels to an older platform than Lambda's, ships sources only, and all of
botocore's data, of which we use a tenth.
"""

import compileall
import json
import os
import platform
import py_compile
import shutil
import stat
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from infra.templates import read_template

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build" / "package"
STAGE = "prod"
LAMBDA_ROOT = "/var/task"
SERVICES = frozenset({"dynamodb", "kms", "s3", "secretsmanager", "ses", "sns", "sqs"})
"""AWS services that the functions call: of the others botocore's descriptions are left out."""
ZIP_LIMIT = 60 * 1024 * 1024
UNZIPPED_LIMIT = 250 * 1024 * 1024
"""Lambda's limit; the zip's is ours."""
_EPOCH = (1980, 1, 1, 0, 0, 0)
_ARCHITECTURES = {"x86_64": "x86_64", "AMD64": "x86_64", "aarch64": "arm64", "arm64": "arm64"}
_UNUSED = (
    "botocore/cacert.pem.bak",
    "botocore/docs",
    "aws_lambda_powertools/tracing",
    "phonenumbers/shortdata",
    "*/tests",
    "*/test",
)


class PackageError(Exception):
    """What was built cannot be deployed."""


def main() -> int:
    """Build both, and say how large the zip is."""
    shutil.rmtree(BUILD, ignore_errors=True)
    source, content = BUILD / "source", BUILD / "content"
    template = make_template(source)
    _unzip(source / "out" / "deployment.zip", content)
    _install(content)
    _trim(content)
    _compile(content)
    archive = BUILD / "deployment.zip"
    _zip(content, archive)
    (BUILD / "template.json").write_text(json.dumps(template, indent=1, sort_keys=True) + "\n")
    unzipped = sum(path.stat().st_size for path in content.rglob("*") if path.is_file())
    shutil.rmtree(source)
    shutil.rmtree(content)
    size = archive.stat().st_size
    print(f"› {archive.relative_to(ROOT)}: {size / 1e6:.1f} MB, {unzipped / 1e6:.0f} MB unzipped")
    if size > ZIP_LIMIT or unzipped > UNZIPPED_LIMIT:
        raise PackageError("too large for Lambda")
    return 0


def make_template(folder: Path) -> dict[str, Any]:
    """Chalice's template of the app, merged with ours; its zip is left in `folder`/out."""
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
            resource["Properties"]["Architectures"] = [_architecture()]
    return template


def _answer_every_method(template: dict[str, Any]) -> None:
    """Let the app itself refuse a method that a path does not know: API Gateway would say 403."""
    for path in template["Resources"]["RestAPI"]["Properties"]["DefinitionBody"]["paths"].values():
        known = next(iter(path.values()))
        path["x-amazon-apigateway-any-method"] = {
            name: known[name] for name in ("x-amazon-apigateway-integration", "parameters") if name in known
        }


def _architecture() -> str:
    try:
        return _ARCHITECTURES[platform.machine()]
    except KeyError:
        raise PackageError(f"Lambda does not run on {platform.machine()}") from None


def _platforms() -> Iterable[str]:
    """Wheels that Lambda's system can load: Python up to 3.11 runs on glibc 2.26, later ones on 2.34."""
    machine = "x86_64" if _architecture() == "x86_64" else "aarch64"
    newest = 34 if sys.version_info >= (3, 12) else 26
    return [*(f"manylinux_2_{minor}_{machine}" for minor in range(newest, 16, -1)), f"manylinux2014_{machine}"]


def _install(content: Path) -> None:
    platforms = [argument for name in _platforms() for argument in ("--platform", name)]
    _run(
        [
            *(sys.executable, "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check"),
            *("--target", str(content), "--no-compile", "--no-deps", "--require-hashes", "--only-binary", ":all:"),
            *("--implementation", "cp", "--python-version", f"{sys.version_info.major}.{sys.version_info.minor}"),
            *(*platforms, "-r", str(ROOT / "requirements.txt")),
        ],
        ROOT,
    )


def _run(command: list[str], folder: Path) -> None:
    # Chalice wants a region; the template has none in it. It has to import the copied app, not ours.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    environment["AWS_DEFAULT_REGION"] = "us-east-1"
    outcome = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if outcome.returncode:
        raise PackageError(f"{' '.join(command[:4])} failed:\n{outcome.stdout}{outcome.stderr}")


def _unzip(archive: Path, folder: Path) -> None:
    with zipfile.ZipFile(archive) as stream:
        stream.extractall(folder)


def _trim(content: Path) -> None:
    for folder in (content / "botocore" / "data").iterdir():
        if folder.is_dir() and folder.name not in SERVICES:
            shutil.rmtree(folder)
    for pattern in _UNUSED:
        for path in list(content.glob(pattern)):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    shutil.rmtree(content / "bin", ignore_errors=True)
    for folder in content.glob("*.dist-info"):
        for path in folder.rglob("*"):
            if path.is_file() and path.name not in ("METADATA", "entry_points.txt"):
                path.unlink()


def _compile(content: Path) -> None:
    """Unchecked: Lambda's file system is read-only, so a source cannot be newer than its bytecode."""
    done = compileall.compile_dir(
        content,
        quiet=1,
        workers=0,
        stripdir=str(content),
        prependdir=LAMBDA_ROOT,
        invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
    )
    if not done:
        raise PackageError("some of the sources do not compile")


def _zip(content: Path, archive: Path) -> None:
    """The same content always gives the same bytes: sorted, undated, readable by everybody."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as stream:
        for path in sorted(content.rglob("*")):
            if path.is_file():
                info = zipfile.ZipInfo(path.relative_to(content).as_posix(), _EPOCH)
                executable = path.stat().st_mode & stat.S_IXUSR
                info.external_attr = (stat.S_IFREG | (0o755 if executable else 0o644)) << 16
                info.compress_type = zipfile.ZIP_DEFLATED
                stream.writestr(info, path.read_bytes())


if __name__ == "__main__":
    try:
        sys.exit(main())
    except PackageError as error:
        print(error, file=sys.stderr)
        sys.exit(1)
