"""Which site of this machine answers, by the Host header."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from infra.local.answers import write_answer
from infra.local.edge import Distribution, HttpOrigin
from infra.local.files import serve_file
from infra.local.provision import HELD_PATH, MESSAGES_PATH
from infra.local.shops import HTML, PAGES, SHOPS, Embedding, evil_page, help_page, shop_page
from infra.local.web import Request, Response, text

JSON = "application/json; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Places:
    """Where everything is, for browsers."""

    port: int

    def origin(self, name: str) -> str:
        """The origin of one of our hosts, e.g. `http://portal.localhost:8000`."""
        return f"http://{name}.localhost:{self.port}"


@dataclass(frozen=True, slots=True)
class Hosts:
    """All sites behind the one port."""

    places: Places
    portal: Distribution
    moto: HttpOrigin
    embeddings: Mapping[str, Embedding]
    """By the tenant's slug."""
    demo: Mapping[str, Any]
    """What `/demo` says."""
    receive_mail: Callable[[bytes], None]
    """Takes a mail as SES would: into its bucket."""

    def __call__(self, request: Request) -> Response:
        """Answer a request by its Host."""
        name = request.host.lower().removesuffix(".localhost")
        answer = _SITES.get(name)
        if name in SHOPS:
            shop = SHOPS[name]
            return shop_page(shop, self.embeddings[shop.slug], request)
        if answer is None:
            return help_page(request.host, self.urls())
        return answer(self, request)

    def urls(self) -> dict[str, str]:
        """What to try first."""
        return {
            "el sitio de una empresa, con su portal adentro": self.places.origin("shop") + "/",
            "el portal solo": self.places.origin("portal") + "/demo/",
            "la consola de la empresa": self.places.origin("portal") + "/console/demo/",
            "cada mail y SMS que se envía": self.places.origin("inbox") + "/",
            "con qué datos ingresar": self.places.origin("inbox") + "/demo",
            "el documento de la API": self.places.origin("portal") + "/api/openapi.json",
        }

    def _inbox(self, request: Request) -> Response:
        match request.path:
            case "/":
                return text(200, (PAGES / "inbox.html").read_text(), HTML)
            case "/messages":
                stored = self.moto.send(Request("GET", f"{MESSAGES_PATH}?{request.query}", [], b""))
                return text(200, stored.body.decode(), JSON)
            case "/held":
                waiting = self.moto.send(Request("GET", HELD_PATH, [], b""))
                return text(200, waiting.body.decode(), JSON)
            case "/answers":
                return self._answer(request)
            case "/demo":
                return text(200, json.dumps(self.demo, ensure_ascii=False, indent=2), JSON)
        return text(404, "404\n")

    def _answer(self, request: Request) -> Response:
        """Somebody answers a mail. Only our own page can: another site's cannot send JSON here."""
        if request.method != "POST" or request.header("content-type") != "application/json":
            return text(405, "POST JSON\n")
        try:
            mail = write_answer(json.loads(request.body))
        except (KeyError, TypeError, ValueError) as error:
            return text(400, f"{error}\n")
        self.receive_mail(mail)
        return text(201, "{}", JSON)

    def _files(self, request: Request) -> Response:
        return serve_file(self.moto, self.places.origin("files"), self.places.origin("portal"), request)

    def _evil(self, request: Request) -> Response:
        return evil_page(self.embeddings["demo"]) if request.path == "/" else text(404, "404\n")

    def _portal(self, request: Request) -> Response:
        return self.portal(request)


_SITES: dict[str, Callable[[Hosts, Request], Response]] = {
    "portal": Hosts._portal,  # noqa: SLF001 - the same module
    "inbox": Hosts._inbox,  # noqa: SLF001
    "files": Hosts._files,  # noqa: SLF001
    "evil": Hosts._evil,  # noqa: SLF001
}
