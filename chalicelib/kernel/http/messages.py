"""What a route sees of a request, and what it may answer besides a model."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from chalicelib.kernel.errors import VentanillaError

PROBLEM_TYPE = "https://ventanilla.dev/problems/"


@dataclass(slots=True)
class Request:
    """One HTTP request, as API Gateway describes it; header names are lower case."""

    method: str
    path: str
    path_params: Mapping[str, str]
    query: Mapping[str, list[str]]
    headers: Mapping[str, str]
    body: bytes
    ip: str
    request_id: str
    set_cookies: list[str] = field(default_factory=list)
    """Cookies that the answer sets, whatever it is."""
    answer_headers: dict[str, str] = field(default_factory=dict)
    """Headers that the answer carries, whatever it is."""

    @property
    def user_agent(self) -> str:
        """What the browser says of itself, cut to a sane length."""
        return self.headers.get("user-agent", "")[:256]

    def cookie(self, name: str) -> str | None:
        """One cookie's value, as it was set (RFC 6265 4.2.1); other cookies may be as malformed as they like."""
        for pair in self.headers.get("cookie", "").split(";"):
            given, found, value = pair.strip().partition("=")
            if found and given == name:
                return value
        return None

    def bearer(self) -> str | None:
        """The token of `Authorization: Bearer` (RFC 6750)."""
        scheme, _, token = self.headers.get("authorization", "").partition(" ")
        return token.strip() if scheme.lower() == "bearer" and token.strip() else None


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that is not a JSON model."""

    body: str = ""
    status: int = 200
    content_type: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict)


def problem(error: VentanillaError, request_id: str) -> Answer:
    """The RFC 9457 problem document of an error."""
    document: dict[str, Any] = {
        "type": PROBLEM_TYPE + error.code.replace("_", "-"),
        "title": error.code.replace("_", " ").capitalize(),
        "status": error.status,
        "code": error.code,
        "detail": error.detail,
        "fields": [field.to_json() for field in error.fields],
        "request_id": request_id,
    }
    if error.extra:
        document |= error.extra
    return Answer(
        json.dumps(document, ensure_ascii=False, separators=(",", ":")),
        error.status,
        "application/problem+json",
        error.headers,
    )


def host_cookie(
    name: str,
    value: str,
    *,
    http_only: bool,
    max_age: int | None,
    same_site: Literal["None", "Strict"] = "None",
) -> str:
    """A `Set-Cookie` for our own host that, unless `Strict`, also works inside somebody else's page.

    `__Host-` pins host, path and Secure; `SameSite=None; Partitioned` (CHIPS) lets it live in an iframe of
    another site where third-party cookies are blocked. `max_age` 0 deletes it, None is a session cookie.
    """
    parts = [f"__Host-{name}={value}", "Path=/", "Secure", f"SameSite={same_site}"]
    if same_site == "None":
        parts.append("Partitioned")
    if http_only:
        parts.append("HttpOnly")
    if max_age is not None:
        parts.append(f"Max-Age={max_age}")
    return "; ".join(parts)
