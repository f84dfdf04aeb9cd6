"""What of the front end is deployed to the site bucket, under which names and for how long it may be kept.

python -m infra.site <site bucket> <bucket of the missing page> <origin of the files bucket> <public origin>
    [--roots seals.pem] [--timestamp-roots timestamps.pem] [--key HASH]… [--forget-key HASH]…
    uploads it, with the credentials of the environment. The verify page takes a seal as ours that was made by one of
    the keys, whose certificate leads to one of the roots, and believes the time of whoever is below the roots for
    timestamps. `python -m infra.certificates key` prints the hash of the key in use. What is given is added to what was
    published before: documents of then are around.
"""

import argparse
import json
import mimetypes
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from chalicelib.seals.anchors import Anchors

ROOT = Path(__file__).resolve().parent.parent
BUILT = ROOT / "static_site" / "apps" / "portal" / "dist"
CONSOLE_BUILT = ROOT / "static_site" / "apps" / "console" / "dist"
VERIFY_BUILT = ROOT / "static_site" / "apps" / "verify" / "dist" / "index.html"
VERIFY_KEY = "verify/index.html"
"""The page on which anybody checks a sealed document: one file, which also works from a disk."""
CONSOLE_KEY = "console/index.html"
"""The console's one page: every address below `/console/`, of every tenant."""
PREVIEW_KEY = "preview.html"
"""The page in which the console shows settings that nobody has saved."""
PREVIEW_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; frame-ancestors 'self'"
)
"""As a portal's own, but that it reaches no API."""
PAGE_TEMPLATE = ROOT / "static_site" / "apps" / "portal" / "page.html"
MISSING_PAGE = ROOT / "infra" / "edge" / "404.html"

NOBODY = Anchors()

_FOR_EVER = "public, max-age=31536000, immutable"
_FOR_AN_HOUR = "public, max-age=3600"
_FOR_A_MOMENT = "public, max-age=0, s-maxage=60, must-revalidate"
_NOT_AT_ALL = "no-store"
_PUBLICATION = re.compile(r'(<script type="application/json" id="publication">)(.*?)(</script>)', re.DOTALL)


@dataclass(frozen=True, slots=True)
class SiteObject:
    """One object of the site bucket."""

    key: str
    body: bytes
    content_type: str
    cache_control: str
    policy: str = ""
    """The page's own Content-Security-Policy, where it is a page."""


class NotBuiltError(Exception):
    """The front end is not built."""


def is_built() -> bool:
    """Whether there is a built front end to deploy."""
    return (
        (BUILT / "assets" / "manifest.json").exists()
        and (CONSOLE_BUILT / "index.html").exists()
        and VERIFY_BUILT.exists()
    )


def console_policy(files_origin: str) -> str:
    """The console's policy: our own files, uploads to and pictures from the files bucket, framed by nobody."""
    return "; ".join(
        [
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            f"img-src 'self' data: blob: {files_origin}",
            f"connect-src 'self' {files_origin}",
            "font-src 'self'",
            "frame-src 'self' blob:",
            "base-uri 'none'",
            "form-action 'self'",
            "require-trusted-types-for 'script'",
            "frame-ancestors 'none'",
        ]
    )


def verify_page(anchors: Anchors, origin: str) -> SiteObject:
    """The verify page with whom it trusts, and the address at which it asks the record."""
    given = json.dumps({**anchors.to_json(), "origin": origin}).replace("<", "\\u003c")
    html, number = _PUBLICATION.subn(
        lambda found: found[1] + given + found[3], VERIFY_BUILT.read_text(encoding="utf-8")
    )
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', html)
    if number != 1 or policy is None:
        raise NotBuiltError("the verify page has no place for its roots, or no policy")
    return SiteObject(
        VERIFY_KEY,
        html.encode(),
        "text/html; charset=utf-8",
        _FOR_A_MOMENT,
        f"{policy[1]}; frame-ancestors 'none'",
    )


def read_roots(pem: bytes) -> bytes:
    """The certificates of a PEM file and nothing else of it: it is published. ValueError where one is no root."""
    from cryptography import x509
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.serialization import Encoding

    roots = list(dict.fromkeys(x509.load_pem_x509_certificates(pem)))
    for one in roots:
        try:
            one.verify_directly_issued_by(one)
        except (InvalidSignature, TypeError, ValueError) as error:
            raise ValueError(f"{one.subject.rfc4514_string()} is no root: another issued it") from error
    return b"".join(one.public_bytes(Encoding.PEM) for one in roots)


def published_anchors(s3: Any, bucket: str) -> Anchors:
    """Whom the verify page trusts which is in the bucket now; nobody where there is no page yet."""
    from botocore.exceptions import ClientError

    try:
        html = s3.get_object(Bucket=bucket, Key=VERIFY_KEY)["Body"].read().decode()
    except ClientError as error:
        if error.response["Error"]["Code"] != "NoSuchKey":
            raise
        return NOBODY
    found = _PUBLICATION.search(html)
    return Anchors.from_json(json.loads(found[2])) if found else NOBODY


def site_objects(files_origin: str, *, anchors: Anchors = NOBODY, origin: str = "") -> Iterator[SiteObject]:
    """The built front end. Hashed names may be kept for ever; what publishing reads, not at all."""
    if not is_built():
        raise NotBuiltError("the static site is not built")
    for path in sorted(BUILT.rglob("*")):
        if path == BUILT / PREVIEW_KEY:
            yield SiteObject(
                PREVIEW_KEY, path.read_bytes(), _content_type(path), _FOR_A_MOMENT, PREVIEW_POLICY
            )
        elif path.is_file():
            key = path.relative_to(BUILT).as_posix()
            yield SiteObject(key, path.read_bytes(), _content_type(path), _cache_control(key))
    yield SiteObject(
        "assets/page.html", PAGE_TEMPLATE.read_bytes(), _content_type(PAGE_TEMPLATE), _NOT_AT_ALL
    )
    yield verify_page(anchors, origin)
    yield from _console_objects(files_origin)


def _console_objects(files_origin: str) -> Iterator[SiteObject]:
    for path in sorted((CONSOLE_BUILT / "assets").iterdir()):
        yield SiteObject(f"assets/{path.name}", path.read_bytes(), _content_type(path), _FOR_EVER)
    page = CONSOLE_BUILT / "index.html"
    # The last: the files that it names are there before it is.
    yield SiteObject(
        CONSOLE_KEY, page.read_bytes(), _content_type(page), _FOR_A_MOMENT, console_policy(files_origin)
    )


def _content_type(path: Path) -> str:
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    if path.suffix in {".js", ".mjs"}:
        kind = "text/javascript"
    if path.suffix == ".woff2":
        kind = "font/woff2"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind


def _cache_control(key: str) -> str:
    if key == "assets/manifest.json":
        return _NOT_AT_ALL
    return _FOR_EVER if key.startswith("assets/") else _FOR_AN_HOUR


def upload_site(
    s3: Any, bucket: str, files_origin: str, *, anchors: Anchors = NOBODY, origin: str = ""
) -> int:
    """Put the front end into the site bucket; answers how many objects. Older assets stay: pages still name them."""
    number = 0
    for item in site_objects(files_origin, anchors=anchors, origin=origin):
        put_object(s3, bucket, item)
        number += 1
    return number


def put_object(s3: Any, bucket: str, item: SiteObject) -> None:
    """Put one of the front end's files into the site bucket."""
    s3.put_object(
        Bucket=bucket,
        Key=item.key,
        Body=item.body,
        ContentType=item.content_type,
        CacheControl=item.cache_control,
        Metadata={"csp": item.policy} if item.policy else {},
    )


def upload_missing_page(s3: Any, bucket: str) -> None:
    """Put the page for addresses that are none into its own bucket."""
    s3.put_object(
        Bucket=bucket,
        Key="404.html",
        Body=MISSING_PAGE.read_bytes(),
        ContentType="text/html; charset=utf-8",
        CacheControl="public, max-age=60",
    )


_HASH = re.compile("[0-9a-f]{64}")


def _anchors(given: argparse.Namespace, published: Anchors) -> Anchors:
    """What was published, with what the command line says otherwise. ValueError where that is none."""
    if wrong := [one for one in [*given.key, *given.forget_key] if not _HASH.fullmatch(one)]:
        raise ValueError(f"{wrong[0]} is no SHA-256 of a key in hexadecimal")
    keys = [one for one in dict.fromkeys([*published.keys, *given.key]) if one not in given.forget_key]
    anchors = replace(published, keys=tuple(keys))
    if given.roots:
        anchors = replace(anchors, roots=read_roots(published.roots + given.roots.read_bytes()))
    if given.timestamp_roots:
        added = given.timestamp_roots.read_bytes()
        anchors = replace(anchors, timestamp_roots=read_roots(published.timestamp_roots + added))
    return anchors


def main() -> int:
    """Upload to the buckets named on the command line."""
    import botocore.session

    parser = argparse.ArgumentParser(prog="python -m infra.site", description=__doc__)
    for name in ("site", "missing", "files_origin", "origin"):
        parser.add_argument(name)
    for name in ("--roots", "--timestamp-roots"):
        parser.add_argument(name, type=Path)
    for name in ("--key", "--forget-key"):
        parser.add_argument(name, action="append", default=[])
    given = parser.parse_args()
    s3 = botocore.session.get_session().create_client("s3")
    try:
        anchors = _anchors(given, published_anchors(s3, given.site))
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    if not anchors.roots or not anchors.keys:
        print("the verify page takes no seal as ours yet: name --roots and --key", file=sys.stderr)
    number = upload_site(s3, given.site, given.files_origin, anchors=anchors, origin=given.origin)
    upload_missing_page(s3, given.missing)
    print(f"{number + 1} objects")
    return 0


if __name__ == "__main__":
    sys.exit(main())
