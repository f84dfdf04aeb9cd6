"""The Chalice app: what every request passes, and what is loaded when.

It imports nothing that only some requests need. A surface (the routes of one domain) loads with its first request,
so that a cold start pays for what it uses: 75 ms less before a function is ready, 30 ms less for the portal because
it does without the data API.
"""

import gc
from collections.abc import Callable, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from chalice.app import Chalice, Response

from chalicelib.kernel.errors import MethodNotAllowedError
from chalicelib.kernel.http.messages import Answer, problem

if TYPE_CHECKING:
    from chalicelib.kernel.http.routing import Route, Routes

_event: ContextVar[Mapping[str, Any]] = ContextVar("event")


def current_event() -> Mapping[str, Any]:
    """The event that this thread answers."""
    return _event.get()


def to_chalice(answer: Answer, set_cookies: Sequence[str]) -> Response:
    """The answer in Chalice's form."""
    headers: dict[str, str | list[str]] = {
        "Content-Type": answer.content_type,
        "Cache-Control": "no-store",
        **answer.headers,
    }
    if set_cookies:
        headers["Set-Cookie"] = list(set_cookies)
    return Response(body=answer.body, status_code=answer.status, headers=headers)


@dataclass(slots=True)
class _Surface:
    """A declared surface. `prefixes` tell which requests are probably its own; no answer depends on them."""

    make: "Callable[[], Routes]"
    prefixes: tuple[str, ...]
    routes: "Routes | None" = None

    def nearness(self, path: str) -> int:
        """How much of a path it claims."""
        return max((len(prefix) for prefix in self.prefixes if path.startswith(prefix)), default=0)


class App(Chalice):
    """Chalice, with the event kept per thread and its own refusals made into problem documents."""

    def __init__(self, name: str) -> None:
        super().__init__(name, configure_logs=False)
        self.api.binary_types = []
        self._surfaces: list[_Surface] = []

    def declare(self, surface: "str | Callable[[], Routes]", *prefixes: str) -> None:
        """Take in a surface: the module whose `routes` it is, or what makes them. Nothing is loaded yet."""
        if isinstance(surface, str):
            module = surface

            def make() -> "Routes":
                found: Routes = import_module(module).routes
                return found

            surface = make
        self._surfaces.append(_Surface(surface, prefixes))

    def all_routes(self) -> "list[Route]":
        """Every route of every surface, loaded."""
        return [route for surface in self._surfaces for route in self._load(surface).routes]

    def _load(self, surface: _Surface) -> "Routes":
        if surface.routes is None:
            # Loading makes much and drops little: collecting would take half as long again.
            collecting = gc.isenabled()
            gc.disable()
            surface.routes = surface.make()
            self.register_blueprint(surface.routes.blueprint)
            if collecting:
                gc.freeze()
                gc.enable()
        return surface.routes

    def _load_for(self, method: str, path: str) -> None:
        if method in self.routes.get(path, {}):
            return
        for surface in sorted(self._surfaces, key=lambda one: one.nearness(path), reverse=True):
            self._load(surface)
            if method in self.routes.get(path, {}):
                return

    def __call__(self, event: dict[str, Any], context: Any) -> dict[str, Any]:
        """Answer one API Gateway proxy event."""
        request = event.setdefault("requestContext", {})
        request.setdefault("requestId", getattr(context, "aws_request_id", ""))
        self._load_for(request.get("httpMethod", ""), request.get("resourcePath", ""))
        token = _event.set(event)
        try:
            answer: dict[str, Any] = super().__call__(event, context)
        finally:
            _event.reset(token)
        if answer["statusCode"] == MethodNotAllowedError.status and "Allow" in answer["headers"]:
            allowed = answer["headers"]["Allow"]
            error = MethodNotAllowedError(headers={"Allow": allowed})
            return to_chalice(problem(error, request["requestId"]), []).to_dict()
        return answer
