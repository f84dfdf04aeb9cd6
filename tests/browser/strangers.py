"""A site that has nothing to do with us, with what somebody pasted into it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


@dataclass(slots=True)
class Stranger:
    """One page on another site than the portal."""

    origin: str
    pasted: str = ""


@contextmanager
def stranger_site() -> Iterator[Stranger]:
    """A stranger's site, on a port of its own, for as long as the context lasts."""
    site = Stranger("")

    class Handler(BaseHTTPRequestHandler):
        """Answers everything with the one page."""

        def do_GET(self) -> None:
            """The page."""
            head = '<!doctype html><title>Ajeno</title><link rel="icon" href="data:,"><h1>Ajeno</h1>'
            page = f"{head}{site.pasted}".encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(page)))
            self.end_headers()
            self.wfile.write(page)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site.origin = f"http://ajeno.localhost:{server.server_port}"
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
