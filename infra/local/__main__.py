"""The whole system on one machine, in one process tree: `python -m infra.local`, or `make run`.

This process is the edge: it answers every site by its Host. Three children do the rest: AWS (moto), the API, and
the worker that does what Lambda's event sources do. They end with this process, however it ends.
"""

import argparse
import errno
import os
import select
import shlex
import signal
import sys
import threading
import time
import urllib.request
import uuid
from collections.abc import Mapping
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Any

from infra.local.child import Child, ChildError, end_when_parent_dies
from infra.local.edge import Distribution, HttpOrigin, S3Site, read_behaviours
from infra.local.hosts import Hosts, Places
from infra.local.provision import REGION, client
from infra.local.set_clock import follow, offset_environment
from infra.local.shops import Embedding
from infra.local.snapshot import FOLDER
from infra.local.web import LOOPBACK, Request, Response, Server, text
from infra.site import is_built
from infra.templates import read_template

_WATCH_SECONDS = 0.5


class PortTakenError(Exception):
    """Somebody else listens there."""


def main() -> int:
    """Start everything, say where it is, and end it on Ctrl-C, SIGTERM or the death of a part."""
    arguments = _arguments()
    if arguments.with_parent:
        end_when_parent_dies()
    told, tell = os.pipe()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        # Not an Event: its lock is held when a second signal interrupts the first, as make sends one of its own.
        signal.signal(number, lambda *_: os.write(tell, b"!"))
    started = time.monotonic()
    with ExitStack() as tree:
        try:
            children, urls = _start(tree, arguments.port, arguments.folder, arguments.clock)
        except (ChildError, PortTakenError) as error:
            print(error, file=sys.stderr)
            return 1
        _say(urls, time.monotonic() - started, arguments.folder)
        while not select.select([told], [], [], _WATCH_SECONDS)[0]:
            for child in children:
                if child.has_ended:
                    print(f"{child.name} has ended by itself:\n{child.last_words()}", file=sys.stderr)
                    return 1
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m infra.local", description=__doc__)
    parser.add_argument("--port", type=int, default=8000, help="where browsers reach all sites (8000)")
    parser.add_argument(
        "--folder", type=Path, default=FOLDER, help="where logs and the demo are kept (.local)"
    )
    parser.add_argument(
        "--with-parent", action="store_true", help="end when the process that started this one does"
    )
    parser.add_argument(
        "--clock",
        type=_moment,
        help="start at this moment instead of the machine's time, such as 2026-11-25T15:00:00Z",
    )
    return parser.parse_args()


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("a moment needs its offset from UTC")
    return moment


def _start(
    tree: ExitStack, port: int, folder: Path, start: datetime | None
) -> tuple[list[Child], dict[str, str]]:
    if not is_built():
        raise ChildError("the static site is not built: make run builds it")
    folder.mkdir(parents=True, exist_ok=True)
    server = _listen(port)
    tree.callback(server.server_close)
    children = [_child(tree, name, folder) for name in ("aws", "api", "worker")]
    aws, api, worker = children
    clock_offset = offset_environment(start)
    follow(clock_offset)
    # Beside our own port, so that `chalice local --stage dev` knows where it is (.chalice/config.json).
    aws.configure({"port": port, "aws_port": port + 1, "folder": str(folder), "environment": clock_offset})
    filled = aws.ready()
    places = Places(port)
    environment = (
        filled["environment"]
        | clock_offset
        | {
            "AWS_ENDPOINT_URL": f"http://{LOOPBACK}:{filled['port']}",
            "FILES_ORIGIN": places.origin("files"),
        }
    )
    _keep_environment(environment, folder)
    api.configure(environment)
    worker.configure(
        {
            "environment": environment,
            "stream_arn": filled["stream_arn"],
            "queues": filled["queues"],
        }
    )
    hosts = _hosts(places, filled, api.ready()["port"])
    worker.ready()
    server.handler = hosts
    threading.Thread(target=server.serve_forever, daemon=True).start()
    tree.callback(server.shutdown)
    _await_answers(port)
    return children, hosts.urls()


def _listen(port: int) -> Server:
    try:
        return Server(_not_yet, port)
    except OSError as error:
        if error.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise
        reason = "is taken by another program" if error.errno == errno.EADDRINUSE else "is not ours to take"
        raise PortTakenError(
            f"port {port} {reason}: choose another one, such as  make run PORT={port + 80}"
        ) from error


def _not_yet(_request: Request) -> Response:
    return text(503, "starting\n")


def _child(tree: ExitStack, name: str, folder: Path) -> Child:
    child = Child(f"infra.local.{name}", folder / f"{name}.log")
    tree.callback(child.end)
    return child


def _keep_environment(environment: Mapping[str, str], folder: Path) -> None:
    """What a shell needs for `infra.operate` to work on this machine's system: `set -a; . .local/environment`."""
    lines = [f"{name}={shlex.quote(value)}\n" for name, value in environment.items()]
    (folder / "environment").write_text("".join(lines))


def _hosts(places: Places, filled: dict[str, Any], api_port: int) -> Hosts:
    s3 = client("s3", REGION, f"http://{LOOPBACK}:{filled['port']}")
    site = S3Site(s3, filled["buckets"]["Site"], filled["buckets"]["Missing"])
    portal = Distribution(read_behaviours(read_template()), site, HttpOrigin(api_port))
    embeddings = {
        tenant["slug"]: Embedding(**tenant.pop("embedding")) for tenant in filled["demo"]["tenants"]
    }

    def receive_mail(raw: bytes) -> None:
        s3.put_object(Bucket=filled["buckets"]["Mail"], Key=f"received/{uuid.uuid4().hex}", Body=raw)

    return Hosts(places, portal, HttpOrigin(filled["port"]), embeddings, filled["demo"], receive_mail)


def _await_answers(port: int) -> None:
    """Ready means that a browser would get an answer: from the site, and through the API from the table."""
    for host, path in (("portal", "/demo/"), ("portal", "/api/openapi.json"), ("inbox", "/messages")):
        request = urllib.request.Request(
            f"http://{LOOPBACK}:{port}{path}", headers={"Host": f"{host}.localhost:{port}"}
        )
        with urllib.request.urlopen(request, timeout=20):
            pass


def _say(urls: dict[str, str], seconds: float, folder: Path) -> None:
    print(f"\nVentanilla anda ({seconds:.1f} s). Ctrl-C termina todo.\n")
    for name, url in urls.items():
        print(f"  {url:52} {name}")
    print(f"\n  registros: {os.path.relpath(folder)}/api.log, worker.log, aws.log\n", flush=True)


if __name__ == "__main__":
    sys.exit(main())
