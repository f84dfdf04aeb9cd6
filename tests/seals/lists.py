"""An authority that publishes lists of what it has revoked."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

from chalicelib.seals import authority, sealing
from tests.seals.papers import NOW, Office


@contextmanager
def served(lists: dict[str, bytes]) -> Iterator[str]:
    """Where an authority publishes its lists; what is not among them is not found."""

    class Handler(BaseHTTPRequestHandler):
        """Answers with a list."""

        def do_GET(self) -> None:
            """The list of this name."""
            body = lists.get(self.path.rpartition("/")[2])
            self.send_response(404 if body is None else 200)
            self.send_header("Content-Length", str(len(body or b"")))
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def listed(office: Office, lists_at: str) -> authority.Authority:
    """Have an office's key certified by an authority that says where its lists are."""
    own = authority.Authority("Prueba", NOW, lists_at=lists_at)
    chain = own.issue(authority.signing_request(office.key.key_id, "Fibra Sur SA", "AR"))
    office.root, office.key = own.root_pem, sealing.SealKey(office.key.key_id, chain)
    return own
