"""A small HTTP/1.1 server in threads, for the processes of one machine. Loopback only."""

import http.client
import socketserver
import sys
import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

LOOPBACK = "127.0.0.1"
MAX_BODY_BYTES = 64 * 1024 * 1024
Headers = list[tuple[str, str]]
HOP_BY_HOP = frozenset(
    {
        "connection",
        "keep-alive",
        "proxy-authenticate",
        "proxy-authorization",
        "te",
        "trailer",
        "transfer-encoding",
    }
    | {"upgrade"}
)
_OURS = frozenset({"content-length", "date", "server"})


@dataclass(frozen=True, slots=True)
class Request:
    """An HTTP request. `target` is path and query as they came."""

    method: str
    target: str
    headers: Headers
    body: bytes

    def header(self, name: str) -> str:
        """A header's value, or nothing; name in lower case."""
        return next((value for key, value in self.headers if key.lower() == name), "")

    @property
    def path(self) -> str:
        """The target without its query, still percent-encoded."""
        return self.target.partition("?")[0]

    @property
    def query(self) -> str:
        """The target's query, still percent-encoded."""
        return self.target.partition("?")[2]

    @property
    def host(self) -> str:
        """The name in the Host header, without the port."""
        return self.header("host").rpartition(":")[0] or self.header("host")


@dataclass(slots=True)
class Response:
    """An HTTP response; Content-Length, Date and Connection are the server's."""

    status: int
    headers: Headers = field(default_factory=list)
    body: bytes = b""

    def header(self, name: str) -> str:
        """A header's value, or nothing; name in lower case."""
        return next((value for key, value in self.headers if key.lower() == name), "")

    def set(self, name: str, value: str) -> None:
        """Put a header in place of all of that name."""
        self.headers = [(key, text) for key, text in self.headers if key.lower() != name.lower()] + [
            (name, value)
        ]


def text(status: int, body: str, content_type: str = "text/plain; charset=utf-8") -> Response:
    """A response of text that nobody keeps."""
    return Response(status, [("Content-Type", content_type), ("Cache-Control", "no-store")], body.encode())


def end_to_end(headers: Iterable[tuple[str, str]]) -> Headers:
    """Those headers that a proxy passes on (RFC 9110 7.6.1), without those that this server writes itself."""
    return [(name, value) for name, value in headers if name.lower() not in HOP_BY_HOP | _OURS]


Handler = Callable[[Request], Response]


class Server(ThreadingHTTPServer):
    """Listens at once; answers once `serve_forever` runs."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, handler: Handler, port: int = 0) -> None:
        self.handler = handler
        super().__init__((LOOPBACK, port), _Connection)

    def server_bind(self) -> None:
        """Bind without asking a name server who 127.0.0.1 is."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = LOOPBACK, self.server_address[1]

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ARG002 - the base class's signature
        """Tell of a fault of ours; a browser that hangs up is none."""
        if not isinstance(sys.exc_info()[1], (ConnectionError, TimeoutError)):
            traceback.print_exc()


class _Connection(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server
    # Nagle's algorithm holds back the second small packet of an answer for 40 ms on a kept connection.
    disable_nagle_algorithm = True
    wbufsize = -1
    timeout = 75

    def _answer(self) -> None:
        length = self.headers.get("Content-Length", "0")
        if "Transfer-Encoding" in self.headers or not (length.isascii() and length.isdecimal()):
            self._send(text(411, "Content-Length is needed\n"), close=True)
            return
        if int(length) > MAX_BODY_BYTES:
            self._send(text(413, "too large\n"), close=True)
            return
        body = self.rfile.read(int(length))
        target = self.path
        if target.startswith(("http://", "https://")):
            target = "/" + target.split("/", 3)[3] if target.count("/") > 2 else "/"
        request = Request(self.command, target, list(self.headers.items()), body)
        try:
            response = self.server.handler(request)
        except Exception as error:  # noqa: BLE001 - whatever it is, the browser gets an answer and we its story
            traceback.print_exc()
            response = text(500, f"{type(error).__name__} on this machine\n")
        self._send(response)

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = _answer  # noqa: N815 - the base class's names

    def _refuse_method(self) -> None:
        # CloudFront forwards neither.
        response = text(405, "method not allowed\n")
        response.headers.append(("Allow", "GET, HEAD, OPTIONS, PUT, POST, PATCH, DELETE"))
        self._send(response, close=True)

    def __getattr__(self, name: str) -> Callable[[], None]:
        """The base class asks for `do_<METHOD>`: any other method is refused, not unknown."""
        if name.startswith("do_"):
            return self._refuse_method
        raise AttributeError(name)

    def _send(self, response: Response, *, close: bool = False) -> None:
        self.send_response(response.status, http.client.responses.get(response.status, ""))
        for name, value in response.headers:
            self.send_header(name, value)
        if response.status not in (204, 304):
            self.send_header("Content-Length", str(len(response.body)))
        if close:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD" and response.status not in (204, 304):
            self.wfile.write(response.body)

    def version_string(self) -> str:
        return "ventanilla"

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name for it
        """Say nothing: paths hold ids."""
