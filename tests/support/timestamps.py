"""An authority for timestamps (RFC 3161) on this machine, answering by HTTP as a real one does."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

from asn1crypto import keys, tsp
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID
from pyhanko.sign.timestamps import DummyTimeStamper


class TimestampAuthority:
    """Says that it is the moment that it was made with.

    `is_down`: it answers, but with an error; `is_garbled`: what it answers cannot be read.
    """

    def __init__(self, moment: datetime) -> None:
        key = rsa.generate_private_key(65537, 2048)
        name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Hora oficial")])
        made = (
            x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
            .not_valid_before(moment - timedelta(days=1))
            .not_valid_after(moment + timedelta(days=3650))
            .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
            .sign(key, hashes.SHA256())
        )
        self.root = made.public_bytes(serialization.Encoding.DER)
        self.root_pem = made.public_bytes(serialization.Encoding.PEM)
        der = key.private_bytes(
            serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        self.stamper = DummyTimeStamper(
            asn1.Certificate.load(self.root), keys.PrivateKeyInfo.load(der), fixed_dt=moment
        )
        self.is_down = self.is_garbled = False

    def answer(self, request: bytes) -> bytes:
        """The response to a request, both DER."""
        made: bytes = self.stamper.request_tsa_response(tsp.TimeStampReq.load(request)).dump()
        return made

    @contextmanager
    def serve(self) -> Iterator[str]:
        """Its address while it answers. It needs sockets."""
        authority = self

        class Handler(BaseHTTPRequestHandler):
            """Answers one request."""

            def do_POST(self) -> None:
                """Read a request, say the time."""
                asked = self.rfile.read(int(self.headers["Content-Length"]))
                broken = authority.is_down or authority.is_garbled
                body = b"junk" if broken else authority.answer(asked)
                self.send_response(503 if authority.is_down else 200)
                kind = "text/plain" if authority.is_down else "application/timestamp-reply"
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

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
