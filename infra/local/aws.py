"""moto as AWS, in a process of its own, with the demo in it, and with three addresses more.

`infra.local.pulse` documents one. The others list what goes to people:

- `GET /ventanilla/messages` answers all e-mails and SMS that were sent, or those `?to=` an address, newest first, as
  `{"channel", "to", "subject", "text", "html", "sent_at"}`; mails have `from` and `reply_to` as well.
- `GET /ventanilla/held` answers the messages that wait, such as for the end of quiet hours, earliest first, as
  `{"channel", "to", "about", "held_until"}`.
"""

import json
import os
import re
import socket
import threading
from collections.abc import Callable, Iterable
from dataclasses import asdict
from email import message_from_string, policy
from email.message import EmailMessage
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from moto import mock_aws
from moto.dynamodb.models import dynamodb_backends
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, MotoRequestHandler, create_backend_app
from moto.ses.models import ses_backends
from moto.sns.models import sns_backends
from werkzeug.serving import make_server

from chalicelib.kernel import clock
from infra.local import child, moto_dynamodb, moto_quick, moto_ses
from infra.local.authority import certify_seal_key
from infra.local.held import held_messages
from infra.local.hosts import Places
from infra.local.provision import ACCOUNT, HELD_PATH, MESSAGES_PATH, REGION, Resources, client, provision
from infra.local.pulse import PULSE_PATH, Pulse
from infra.local.set_clock import follow
from infra.local.snapshot import find_snapshot
from infra.local.web import LOOPBACK
from infra.site import put_object, upload_missing_page, upload_site, verify_page

QUEUES = {
    "EVENTS_QUEUE": "VentanillaEvents",
    "JOBS_QUEUE": "VentanillaJobs",
    "DEAD_EVENTS": "VentanillaDeadEvents",
    "MAIL_QUEUE": "VentanillaMail",
    "FEEDBACK_QUEUE": "VentanillaFeedback",
}
"""The queues by the names that app.py's triggers use."""

Environment = dict[str, Any]
StartResponse = Callable[..., Any]


class Inbox:
    """Notes each message when moto has taken it, because moto keeps no time.

    They are kept as they are answered: whoever waits for one asks many times a second.
    """

    def __init__(self) -> None:
        self._messages: list[tuple[str, str]] = []
        self._mails = 0
        self._texts = 0

    def look(self) -> None:
        """Note what is new. Call it with moto standing still."""
        now = clock.rfc3339(clock.now())
        mails = ses_backends[ACCOUNT][REGION].sent_messages
        for mail in mails[self._mails :]:
            self._note({**_read_mail(mail.raw_data), "sent_at": now})
        self._mails = len(mails)
        texts = sns_backends[ACCOUNT][REGION].sms_messages
        for phone, text in list(texts.values())[self._texts :]:
            message = {
                "channel": "sms",
                "to": phone,
                "subject": None,
                "text": text,
                "html": None,
                "sent_at": now,
            }
            self._note(message)
        self._texts = len(texts)

    def _note(self, message: dict[str, Any]) -> None:
        self._messages.append((message["to"], json.dumps(message, ensure_ascii=False)))

    def answer(self, query: str) -> bytes:
        """The messages that a query asks for, newest first, as JSON."""
        wanted = parse_qs(query).get("to")
        found = (body for to, body in reversed(self._messages) if wanted is None or to in wanted)
        return f"[{','.join(found)}]".encode()


def _read_mail(raw: str) -> dict[str, Any]:
    mail = message_from_string(raw, EmailMessage, policy=policy.default)
    html = mail.get_body(("html",))
    text = mail.get_body(("plain",))
    return {
        "channel": "email",
        "to": str(mail["to"]),
        "from": str(mail["from"]),
        "reply_to": str(mail["reply-to"] or ""),
        "subject": str(mail["subject"]),
        "text": text.get_content() if text else "",
        "html": html.get_content() if html else None,
    }


class _Services(DomainDispatcherApplication):
    """moto's, which else lists its folders to find whom each call is for."""

    @lru_cache(maxsize=64)  # noqa: B019 - there is one, and it stays
    def get_backend_for_host(self, host: str | None) -> Any:
        """As moto's."""
        return super().get_backend_for_host(host)


class Aws:
    """moto's application. One call at a time: its transactions are only as atomic as their caller makes them."""

    def __init__(self, table_name: str) -> None:
        self._table_name = table_name
        self._moto = _Services(create_backend_app)
        self._lock = threading.Lock()
        self._inbox = Inbox()
        self._pulse = Pulse()
        self._pulse.install()

    def __call__(self, environ: Environment, start_response: StartResponse) -> Iterable[bytes]:
        """The WSGI entry."""
        query = environ.get("QUERY_STRING", "")
        if environ["PATH_INFO"] == PULSE_PATH:
            return _json(self._pulse.answer(query), start_response)
        if environ["PATH_INFO"] == MESSAGES_PATH:
            with self._lock:
                body = self._inbox.answer(query)
            return _json(body, start_response)
        if environ["PATH_INFO"] == HELD_PATH:
            with self._lock:
                held = held_messages(dynamodb_backends[ACCOUNT][REGION].tables[self._table_name].all_items())
            return _json(json.dumps([asdict(one) for one in held]).encode(), start_response)
        sends = _SENDS.search(environ.get("HTTP_AUTHORIZATION", ""))
        with self._lock:
            answer = self._moto(environ, start_response)
            content = [b"".join(answer)]
            if hasattr(answer, "close"):
                answer.close()
            if sends:
                self._inbox.look()
        return content


def _json(body: bytes, start_response: StartResponse) -> Iterable[bytes]:
    start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
    return [body]


_SENDS = re.compile(r"/(ses|sns)/aws4_request")


class QuietHandler(MotoRequestHandler):
    """moto's, without a line of log for each call."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing."""


def fill(places: Places, folder: Path) -> tuple[Resources, dict[str, Any]]:
    """Provision, and bring in the site and the demo: from a snapshot, else by making them. Within moto's mock."""
    resources = provision(parameters={"PublicOrigin": places.origin("portal")}, region=REGION)
    snapshot = find_snapshot(places.port, folder)
    demo = snapshot.load(resources)
    if demo is None:
        demo = _make(resources, places)
        snapshot.save(resources, demo)
    # The key is made anew with each start, so its certificates and the page that knows their root are, too.
    os.environ.update(resources.environment() | {"FILES_ORIGIN": places.origin("files")})
    page = verify_page(certify_seal_key(), places.origin("portal"))
    put_object(client("s3", REGION, None), resources.name("VentanillaSiteBucket"), page)
    return resources, demo


def _make(resources: Resources, places: Places) -> dict[str, Any]:
    from infra.local.demo.tenants import seed

    # The pages that are published here have to allow the files' origin on this machine.
    os.environ.update(resources.environment() | {"FILES_ORIGIN": places.origin("files")})
    s3 = client("s3", REGION, None)
    site = resources.name("VentanillaSiteBucket")
    upload_site(s3, site, places.origin("files"), origin=places.origin("portal"))
    upload_missing_page(s3, resources.name("VentanillaMissingBucket"))
    return seed(places)


def _operator(resources: Resources, places: Places) -> dict[str, str]:
    """What makes a tenant on this machine: the route and its key."""
    secrets = client("secretsmanager", REGION, None)
    secret = secrets.get_secret_value(SecretId=resources.environment()["OPERATOR_SECRET_ID"])
    key: str = json.loads(secret["SecretString"])["key"]
    return {"tenants": f"{places.origin('portal')}/api/operator/tenants/{{tenant}}", "key": key}


def _listen(port: int) -> socket.socket:
    """A socket at a port of this machine, or at any free one where that is taken."""
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((LOOPBACK, port))
    except (OSError, OverflowError):
        listener.bind((LOOPBACK, 0))
    listener.listen(128)
    return listener


def main() -> None:
    """Fill moto while nothing else is asked of it, then serve until the parent is gone."""
    message = child.receive()
    follow(message["environment"])
    moto_dynamodb.install()
    moto_quick.install()
    moto_ses.install(by_itself=True)
    mock = mock_aws()
    mock.start()
    places = Places(message["port"])
    resources, demo = fill(places, Path(message["folder"]))
    demo = demo | {"operator": _operator(resources, places)}
    mock.stop(remove_data=False)
    listener = _listen(message["aws_port"])
    host, port = listener.getsockname()
    server = make_server(
        host,
        port,
        Aws(resources.name("VentanillaTable")),
        threaded=True,
        request_handler=QuietHandler,
        fd=listener.fileno(),
    )
    child.say_ready(
        port=port,
        demo=demo,
        environment=resources.environment(),
        buckets={
            name: resources.name(f"Ventanilla{name}Bucket") for name in ("Site", "Files", "Mail", "Missing")
        },
        stream_arn=resources.attribute("VentanillaTable", "StreamArn"),
        queues={
            name: (resources.name(logical_id), resources.attribute(logical_id, "Arn"))
            for name, logical_id in QUEUES.items()
        },
    )
    server.serve_forever()


if __name__ == "__main__":
    main()
