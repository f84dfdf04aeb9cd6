"""The route that answers the API's own document."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from functools import lru_cache

from chalicelib.kernel.caller import AnonymousCaller
from chalicelib.kernel.http.messages import Answer, Request
from chalicelib.kernel.http.routing import Route, Routes


class Public:
    """Admits everybody, at no tenant: for what is the same for the whole world."""

    name = "public"

    def admit(self, request: Request, module: StrEnum | None) -> AnonymousCaller:  # noqa: ARG002 - public
        """Nobody in particular."""
        return AnonymousCaller(tenant="", ip=request.ip, user_agent=request.user_agent)


def routes_about(all_routes: Callable[[], Iterable[Route]]) -> Routes:
    """The route `GET /openapi.json`, which describes all of these, itself among them."""
    own = Routes(__name__, "", "the API itself")

    @lru_cache(maxsize=1)
    def text() -> str:
        from chalicelib.kernel.http.openapi import as_text

        return as_text(all_routes())

    @own.get("/openapi.json", access=Public())
    def read_openapi_document() -> Answer:
        """Read this document."""
        return Answer(text())

    return own
