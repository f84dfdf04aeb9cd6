"""Makes the zip that Lambda unpacks: the locked wheels, trimmed and compiled, with the app and Chalice's runtime.

What is locked changes seldom and takes most of the time, so it is kept in `build/` as a zip of its own, named by a
digest of all that decides its content. A package is that zip with the app's files behind it.
"""

import compileall
import gzip
import hashlib
import json
import os
import platform
import py_compile
import shutil
import stat
import struct
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import chalice

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
LOCK = ROOT / "requirements.txt"
LAMBDA_ROOT = "/var/task"
SERVICES = frozenset({"dynamodb", "kms", "s3", "secretsmanager", "ses", "sesv2", "sns", "sqs"})
"""AWS services that the functions call: of the others botocore's descriptions are left out."""
ZIP_LIMIT = 60 * 1024 * 1024
UNZIPPED_LIMIT = 250 * 1024 * 1024
"""Lambda's limit; the zip's is ours."""
NOT_SHIPPED = {
    "dnspython": "email-validator asks name servers only when told to, and we do not tell it",
    "lxml": "pyHanko reads lists of trusted services with it, which we do not",
    "oscrypto": "pyHanko finds the system's certificates with it, which it is not to trust",
    "pycparser": "cffi needs it to compile, not to run",
}
"""Locked wheels that the functions do without, and why."""
_TRIMMED = (
    "*.dist-info/*",  # nobody asks importlib.metadata at run time; pydantic would look for plugins in each
    "*/tests/*",
    "*.pyi",
    "*/py.typed",
    "*.data/scripts/*",
    "*.data/data/*",
    "botocore/data/*/examples-1.json*",
    "botocore/data/*/waiters-2.json*",
    "stdnum/*.dat",  # of banks, telephone networks and makers of network cards; we ask about people and firms
    "stdnum/at/*.dat",
    "stdnum/eu/*.dat",
    "stdnum/nz/*.dat",
    "aws_lambda_powertools/event_handler/*",  # Chalice routes; this one carries Swagger UI
    # Of Pillow we need PNG, JPEG and WebP: no other format, no text, no colour profiles, no windows.
    *(
        f"PIL/_{part}.*"
        for part in ("avif", "imagingcms", "imagingft", "imagingmath", "imagingmorph", "imagingtk")
    ),
    *(
        f"pillow.libs/lib{part}-*"
        for part in ("avif", "brotlicommon", "brotlidec", "freetype", "harfbuzz", "lcms2", "png16")
    ),
)
_KEPT = ("email_validator-*.dist-info/METADATA",)  # pydantic's EmailStr asks which version it is
_EPOCH = (1980, 1, 1, 0, 0, 0)
_ARCHITECTURES = {"x86_64": "x86_64", "AMD64": "x86_64", "aarch64": "arm64", "arm64": "arm64"}


class PackageError(Exception):
    """What was built cannot be deployed."""


def architecture() -> str:
    """What Lambda calls this machine's processor. PackageError when it has none such."""
    try:
        return _ARCHITECTURES[platform.machine()]
    except KeyError:
        raise PackageError(f"Lambda does not run on {platform.machine()}") from None


def build_zip(archive: Path) -> int:
    """Write the deployable zip; answers its unpacked size in bytes. PackageError when it is too large for Lambda."""
    archive.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=archive.parent) as folder:
        content, partial = Path(folder) / "content", Path(folder) / "partial.zip"
        shutil.copyfile(_dependencies(), partial)
        _copy_app(content)
        _compile(content)
        _append(partial, content)
        partial.replace(archive)
    with zipfile.ZipFile(archive) as stream:
        unzipped = sum(entry.file_size for entry in stream.infolist())
    if archive.stat().st_size > ZIP_LIMIT or unzipped > UNZIPPED_LIMIT:
        raise PackageError(f"too large: {archive.stat().st_size} bytes, {unzipped} unpacked")
    return unzipped


def _copy_app(content: Path) -> None:
    """Our sources, and the two modules of Chalice that run in Lambda (those that its own packager takes)."""
    (content / "chalice").mkdir(parents=True)
    shutil.copy(ROOT / "app.py", content)
    shutil.copytree(ROOT / "chalicelib", content / "chalicelib", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("__init__.py", "app.py"):
        shutil.copy(Path(chalice.__file__).parent / name, content / "chalice")


def _dependencies() -> Path:
    """The zip of what is locked, made only if its like is not there yet."""
    decisive = [LOCK.read_bytes(), Path(__file__).read_bytes(), sys.version.encode(), architecture().encode()]
    digest = hashlib.sha256(b"\0".join(decisive)).hexdigest()[:16]
    kept = BUILD / "dependencies" / f"{digest}.zip"
    if kept.exists():
        return kept
    kept.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=kept.parent) as folder:
        content = Path(folder) / "content"
        for wheel in sorted(_wheels().glob("*.whl")):
            if wheel.name.split("-", 1)[0] not in NOT_SHIPPED:
                _unpack(wheel, content)
        _trim_botocore(content / "botocore" / "data")
        _compile(content, without_sources=True)
        partial = Path(folder) / "partial.zip"
        _append(partial, content)
        partial.replace(kept)
    for old in kept.parent.glob("*.zip"):
        if old != kept:
            old.unlink(missing_ok=True)
    return kept


def _wheels() -> Path:
    """The folder of every locked wheel, for Lambda's system, each checked by its hash."""
    digest = hashlib.sha256(
        LOCK.read_bytes() + f"{sys.version_info[:2]}{architecture()}".encode()
    ).hexdigest()[:16]
    folder = BUILD / "wheels" / digest
    if folder.exists():
        return folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    partial = Path(tempfile.mkdtemp(dir=folder.parent))
    platforms = [argument for name in _platforms() for argument in ("--platform", name)]
    command = [
        *(sys.executable, "-m", "pip", "download", "--quiet", "--no-input", "--disable-pip-version-check"),
        *("--dest", str(partial), "--no-deps", "--require-hashes", "--only-binary", ":all:"),
        *("--implementation", "cp", "--python-version", f"{sys.version_info.major}.{sys.version_info.minor}"),
        *(*platforms, "-r", str(LOCK)),
    ]
    outcome = subprocess.run(command, capture_output=True, text=True, check=False)
    if outcome.returncode:
        shutil.rmtree(partial)
        raise PackageError(f"pip could not fetch the locked wheels:\n{outcome.stdout}{outcome.stderr}")
    with suppress(OSError):  # who was quicker has fetched the same
        partial.rename(folder)
    shutil.rmtree(partial, ignore_errors=True)
    return folder


def _platforms() -> list[str]:
    """Wheels that Lambda's system can load: Python up to 3.11 runs on glibc 2.26, later ones on 2.34."""
    machine = "x86_64" if architecture() == "x86_64" else "aarch64"
    newest = 34 if sys.version_info >= (3, 12) else 26
    return [
        *(f"manylinux_2_{minor}_{machine}" for minor in range(newest, 16, -1)),
        f"manylinux2014_{machine}",
    ]


def _unpack(wheel: Path, content: Path) -> None:
    with zipfile.ZipFile(wheel) as stream:
        for name in stream.namelist():
            top = name.split("/", 1)[0]
            if name.endswith("/") or (_matches(name, _TRIMMED) and not _matches(name, _KEPT)):
                continue
            if top.endswith(".data"):
                raise PackageError(f"{wheel.name} has files that have to be put elsewhere: {name}")
            path = Path(stream.extract(name, content))
            if ".so" in path.suffixes:
                _strip(path)


def _strip(path: Path) -> None:
    """Cut off what stands behind the last segment of a shared library: names for debuggers, which nobody loads.

    A segment is what the loader maps (the program headers of ELF-64); sections are for linkers and debuggers.
    """
    data = bytearray(path.read_bytes())
    if data[:6] != b"\x7fELF\x02\x01":
        return
    (headers,) = struct.unpack_from("<Q", data, 32)
    size, count = struct.unpack_from("<HH", data, 54)
    ends = []
    for at in range(headers, headers + size * count, size):
        offset, _, _, length = struct.unpack_from("<QQQQ", data, at + 8)
        ends.append(offset + length)
    del data[max(ends) :]
    struct.pack_into("<Q", data, 40, 0)  # where the sections are described: nowhere any more
    struct.pack_into("<HH", data, 60, 0, 0)
    path.write_bytes(data)


def _matches(name: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatch(name, pattern) for pattern in patterns)


def _trim_botocore(data: Path) -> None:
    """Only our services' descriptions, without their prose, as JSON that needs no unpacking."""
    for folder in data.iterdir():
        if folder.is_dir() and folder.name not in SERVICES:
            shutil.rmtree(folder)
    for path in sorted(data.rglob("*.json*")):
        packed = path.suffix == ".gz"
        raw = path.read_bytes()
        description = json.loads(gzip.decompress(raw) if packed else raw)
        path.unlink()
        if path.name == "endpoints.json":
            for partition in description["partitions"]:
                partition["services"] = {
                    name: service for name, service in partition["services"].items() if name in SERVICES
                }
        plain = _without_prose(description)
        if "clientContextParams" in description:
            plain["clientContextParams"] = description[
                "clientContextParams"
            ]  # botocore insists on their prose
        (path.with_suffix("") if packed else path).write_text(json.dumps(plain, separators=(",", ":")))


def _without_prose(value: Any) -> Any:
    if isinstance(value, list):
        return [_without_prose(item) for item in value]
    if not isinstance(value, Mapping):
        return value
    return {
        name: _without_prose(item)
        for name, item in value.items()
        if not (name == "documentation" and isinstance(item, str))
    }


def _compile(content: Path, *, without_sources: bool = False) -> None:
    """Unchecked: Lambda's file system is read-only, so a source cannot be newer than its bytecode.

    `without_sources` leaves the bytecode only, in the sources' places: 4 MB less, for which tracebacks name lines of
    other people's code without showing them.
    """
    done = compileall.compile_dir(
        content,
        quiet=1,
        legacy=without_sources,
        workers=os.cpu_count() or 1,
        stripdir=str(content),
        prependdir=LAMBDA_ROOT,
        invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
    )
    if not done:
        raise PackageError("some of the sources do not compile")
    if without_sources:
        for source in content.rglob("*.py"):
            source.unlink()


def _files(content: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(content.rglob("*")):
        if path.is_file():
            yield path.relative_to(content).as_posix(), path


def _append(archive: Path, content: Path) -> None:
    """The same content always gives the same bytes: sorted, undated, readable by everybody."""
    with zipfile.ZipFile(archive, "a", zipfile.ZIP_DEFLATED) as stream:
        for name, path in _files(content):
            info = zipfile.ZipInfo(name, _EPOCH)
            info.external_attr = (stat.S_IFREG | (0o755 if path.suffix == ".so" else 0o644)) << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            stream.writestr(info, path.read_bytes(), compresslevel=9)
