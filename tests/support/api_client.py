"""Talks to the whole API as API Gateway does, without a network, and reads what it sends."""

import base64
import email
import email.policy
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import EmailMessage
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit
from weakref import WeakKeyDictionary

from moto.core.models import DEFAULT_ACCOUNT_ID
from moto.dynamodb.models import dynamodb_backends
from moto.ses.models import ses_backends
from moto.sns.models import sns_backends

import app as application
from chalicelib.kernel.aws import clients
from chalicelib.kernel.http.openapi import refusals
from chalicelib.kernel.settings import settings
from chalicelib.kernel.store import client
from chalicelib.kernel.store.transactions import Transaction
from chalicelib.staff import service as team
from chalicelib.staff import signin as staff_signin
from chalicelib.staff.models import SessionStage, StaffMember
from chalicelib.staff.permissions import Role
from chalicelib.tenants import api_keys
from chalicelib.tenants import service as tenants
from chalicelib.tenants.settings import TenantSettings
from infra.local.provision import Resources
from infra.local.worker import SCHEDULED, QueueSource
from tests.support.clock import SettableClock
from tests.support.tenancy import serving

_STATUSES = {(one.method, one.path): {one.status, *refusals(one)} for one in application.ROUTES}
"""What each route may answer by its document."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    cookies: Mapping[str, str]
    text: str
    set_cookies: tuple[str, ...] = ()

    @property
    def json(self) -> Any:
        """The body, parsed."""
        return json.loads(self.text)

    @property
    def code(self) -> str:
        """The problem's code."""
        return str(self.json["code"])


@dataclass(slots=True)
class Page:
    """A browser at one page of one tenant: it keeps cookies, and sends what our page sends."""

    api_client: "ApiClient"
    tenant: str
    cookies: dict[str, str] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    surface: str = "portal"

    def get(self, path: str, **headers: str) -> Reply:
        """GET below the tenant's page."""
        return self._call("GET", path, None, headers)

    def post(self, path: str, body: Any = None, **headers: str) -> Reply:
        """POST below the tenant's page."""
        return self._call("POST", path, {} if body is None else body, headers)

    def put(self, path: str, body: Any = None, **headers: str) -> Reply:
        """PUT below the tenant's page."""
        return self._call("PUT", path, {} if body is None else body, headers)

    def delete(self, path: str, **headers: str) -> Reply:
        """DELETE below the tenant's page."""
        return self._call("DELETE", path, None, headers)

    def _call(self, method: str, path: str, body: Any, headers: Mapping[str, str]) -> Reply:
        sent = {"X-Ventanilla": "1", "Origin": settings().public_origin, "Sec-Fetch-Site": "same-origin"}
        sent |= self.headers | {name.replace("_", "-"): value for name, value in headers.items()}
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        reply = self.api_client.call(method, f"/{self.surface}/{self.tenant}{path}", body, sent)
        for name, value in reply.cookies.items():
            if value:
                self.cookies[name] = value
            else:
                self.cookies.pop(name, None)
        return reply


class Browser(Page):
    """A browser at one tenant's portal."""

    def ask_code(self, **wanted: str) -> Reply:
        """Ask for a sign-in code."""
        return self.post("/signin/challenges", wanted)

    def sign_in(self, **wanted: str) -> Reply:
        """Ask for a code, read it from the message, and type it."""
        before = self.api_client.codes()
        asked = self.ask_code(**wanted)
        assert asked.status == 202, asked.text
        self.api_client.deliver()
        [code] = (Counter(self.api_client.codes()) - Counter(before)).elements()
        return self.post(f"/signin/challenges/{asked.json['challenge_id']}/code", {"code": code})


class StaffBrowser(Page):
    """A browser at one tenant's console."""

    member: StaffMember

    def sign_in(self, email: str) -> Reply:
        """Ask for a code, read it from the message, and type it."""
        before = self.api_client.codes()
        asked = self.post("/signin/challenges", {"email": email})
        assert asked.status == 202, asked.text
        self.api_client.deliver()
        [code] = (Counter(self.api_client.codes()) - Counter(before)).elements()
        return self.post(f"/signin/challenges/{asked.json['challenge_id']}/code", {"code": code})


@dataclass(slots=True)
class System:
    """A tenant's own system with an API key."""

    api_client: "ApiClient"
    key: str

    def call(self, method: str, path: str, body: Any = None, **headers: str) -> Reply:
        """Call the data API."""
        sent = {"Authorization": f"Bearer {self.key}"} | {n.replace("_", "-"): v for n, v in headers.items()}
        return self.api_client.call(method, f"/data/v1{path}", body, sent)

    def send(self, kind: str, *items: Mapping[str, Any]) -> list[dict[str, Any]]:
        """Send rows in batches of a hundred; answers what became of each."""
        answers: list[dict[str, Any]] = []
        for start in range(0, len(items), 100):
            reply = self.call("POST", f"/{kind}", {"items": list(items[start : start + 100])})
            assert reply.status == 200, reply.text
            answers += reply.json["items"]
        return answers


@dataclass(slots=True)
class ApiClient:
    """The API and its surroundings."""

    resources: Resources
    now: SettableClock
    _queue: QueueSource = field(init=False)
    _jobs: QueueSource = field(init=False)
    _others: list[QueueSource] = field(init=False)
    """Mail that came in, what became of ours, and what could not be sent."""
    shown: int = 0
    """How many of the stream's records were handed over."""

    def __post_init__(self) -> None:
        self._queue = QueueSource(
            clients.client("sqs"),
            settings().events_queue_url,
            self.resources.attribute("VentanillaEvents", "Arn"),
            application.send_messages,
        )
        self._jobs = QueueSource(
            clients.client("sqs"),
            settings().jobs_queue_url,
            self.resources.attribute("VentanillaJobs", "Arn"),
            application.run_jobs,
            batch=1,
        )
        self._others = [
            QueueSource(
                clients.client("sqs"),
                self.resources.name(name),
                self.resources.attribute(name, "Arn"),
                handler,
            )
            for name, handler in (
                ("VentanillaMail", application.receive_mail),
                ("VentanillaFeedback", application.note_feedback),
                ("VentanillaDeadEvents", application.keep_dead_letters),
            )
        ]

    def tenant(self, slug: str = "demo", **settings: Any) -> System:
        """Make a tenant; answers its system, with a key."""
        tenants.create_tenant(slug, TenantSettings.model_validate({"name": f"Empresa {slug}", **settings}))
        return System(self, api_keys.issue_api_key(slug, "test").secret)

    def browser(self, tenant: str = "demo") -> Browser:
        """A fresh browser at a tenant's portal."""
        return Browser(self, tenant)

    def console(self, tenant: str = "demo") -> StaffBrowser:
        """A fresh browser at a tenant's console."""
        return StaffBrowser(self, tenant, surface="console")

    def staff(
        self, tenant: str = "demo", role: str = "owner", name: str = "", email: str = ""
    ) -> StaffBrowser:
        """A browser at a tenant's console in which a new staff member is signed in; `member` is who."""
        newcomer = team.Newcomer(name or f"Staff {role}", email or f"{role}@{tenant}.example", Role(role))
        browser = self.console(tenant)
        browser.member = team.add_member(team.Operator(tenant), newcomer)
        begun = staff_signin.begin(Transaction(), browser.member, SessionStage.IN, "203.0.113.9")
        browser.cookies[f"__Host-console-{tenant}"] = begun.session_token
        return browser

    def call(self, method: str, path: str, body: Any, headers: Mapping[str, str]) -> Reply:
        """One request through the app, as an API Gateway proxy event. `body`: bytes as they are, else JSON."""
        parts = urlsplit(path)
        resource, params = route_of(parts.path)
        content = body if isinstance(body, bytes) else None if body is None else json.dumps(body).encode()
        sent = dict(headers)
        if content is not None and not any(name.lower() == "content-type" for name in sent):
            sent["Content-Type"] = "application/json"
        query: dict[str, list[str]] = {}
        for name, value in parse_qsl(parts.query, keep_blank_values=True):
            query.setdefault(name, []).append(value)
        event = {
            "requestContext": {
                "httpMethod": method,
                "resourcePath": resource,
                "requestId": "req-1",
                "identity": {"sourceIp": "203.0.113.7"},
            },
            "headers": sent,
            "multiValueHeaders": {name: [value] for name, value in sent.items()},
            "multiValueQueryStringParameters": query or None,
            "queryStringParameters": {name: values[-1] for name, values in query.items()} or None,
            "pathParameters": params,
            "body": base64.b64encode(content).decode() if content is not None else None,
            "isBase64Encoded": content is not None,
            "stageVariables": None,
            "path": parts.path,
            "httpMethod": method,
        }
        with serving(parts.path, sent):
            answer = application.app(event, None)
        said = _STATUSES.get((method, resource), {answer["statusCode"]})
        assert answer["statusCode"] in said, f"not in the document of {method} {resource}: {answer}"
        lines = answer["multiValueHeaders"].get("Set-Cookie", [])
        pairs = [(name, value) for name, _, value in (line.split(";", 1)[0].partition("=") for line in lines)]
        return Reply(
            answer["statusCode"],
            {name.lower(): value for name, value in answer["headers"].items()},
            dict(pairs),
            answer["body"],
            tuple(lines),
        )

    def deliver(self) -> None:
        """Run the functions of the stream and of every queue over what is new, until nothing is."""
        while self._forward() or self._work():
            pass

    def _forward(self) -> bool:
        """Show the stream's function what is new; whether there was anything."""
        records = self.stream_records()
        if records:
            application.forward_events({"Records": records}, None)
        return bool(records)

    def stream_records(self) -> list[dict[str, Any]]:
        """What is new in the table's stream, which from now on counts as shown."""
        records = [stream_record(record.to_json()) for record in self._stream()[self.shown :]]
        self.shown += len(records)
        return records

    def forget_shown(self) -> None:
        """Let moto not keep what its stream has shown: two images of each change, megabytes for each signature."""
        items = self._stream()
        items[: self.shown] = [None] * self.shown

    def _stream(self) -> list[Any]:
        table = dynamodb_backends[DEFAULT_ACCOUNT_ID][self.resources.region].get_table(settings().table_name)
        assert table.stream_shard is not None
        return table.stream_shard.items

    def _work(self) -> bool:
        """Show each queue's function what waits; whether there was anything."""
        polled = [source.poll() for source in (self._queue, self._jobs, *self._others)]
        return any(polled)

    def tick(self) -> None:
        """Run what runs by the clock, and what follows from it."""
        application.tick(SCHEDULED, None)
        self.deliver()

    def everything_stored(self) -> str:
        """Both tables as one text, to see that something is not in them."""
        names = (settings().table_name, settings().volatile_table_name)
        return json.dumps([client.dynamodb().scan(TableName=name)["Items"] for name in names], default=str)

    def raw_mails(self) -> list[EmailMessage]:
        """Every mail sent, as it was handed to SES, oldest first."""
        sent = ses_backends[DEFAULT_ACCOUNT_ID][self.resources.region].sent_messages
        return [
            email.message_from_string(raw.raw_data, EmailMessage, policy=email.policy.default) for raw in sent
        ]

    def messages(self) -> list[dict[str, str]]:
        """Every message sent, oldest first of each channel: `channel`, `to`, `subject`, `text`."""
        sent: list[dict[str, str]] = []
        for raw in ses_backends[DEFAULT_ACCOUNT_ID][self.resources.region].sent_messages:
            if raw not in _read:
                _read[raw] = _read_mail(raw)
            sent.append(dict(_read[raw]))
        sms = sns_backends[DEFAULT_ACCOUNT_ID][self.resources.region].sms_messages
        sent += [
            {"channel": "sms", "to": entry[0], "subject": "", "text": entry[1]} for entry in sms.values()
        ]
        return sent

    def codes(self) -> list[str]:
        """The codes in all messages, newest first."""
        found = [message["text"].split()[0] for message in self.messages()]
        return [word for word in found if word.isdecimal()][::-1]


_read: WeakKeyDictionary[Any, dict[str, str]] = WeakKeyDictionary()
"""What was read of mails: tests look at all of them again and again."""


def _read_mail(raw: Any) -> dict[str, str]:
    parsed = email.message_from_string(raw.raw_data, policy=email.policy.default)
    body = parsed.get_body(("plain",))
    assert body is not None
    subject, text = str(parsed["Subject"]), str(body.get_content())
    return {"channel": "email", "to": raw.destinations[0], "subject": subject, "text": text}


def stream_record(record: dict[str, Any]) -> dict[str, Any]:
    """A record of moto's stream as Lambda shows it."""
    change = dict(record["dynamodb"])
    change["ApproximateCreationDateTime"] = 0  # Lambda gives seconds, moto a datetime
    arn = "arn:aws:dynamodb:sa-east-1:123456789012:table/main/stream/1"
    return {**record, "dynamodb": change, "eventSourceARN": arn}


def route_of(path: str) -> tuple[str, dict[str, str]]:
    """The route's path that matches, as API Gateway finds it: literal parts before parameters."""
    given = path.split("/")
    candidates = []
    for known in application.app.routes:
        parts = known.split("/")
        if len(parts) == len(given) and all(
            k == g or k.startswith("{") for k, g in zip(parts, given, strict=True)
        ):
            candidates.append(([part.startswith("{") for part in parts], known, parts))
    assert candidates, f"no route for {path}"
    _, known, parts = min(candidates)
    return known, {k[1:-1]: unquote(g) for k, g in zip(parts, given, strict=True) if k.startswith("{")}
