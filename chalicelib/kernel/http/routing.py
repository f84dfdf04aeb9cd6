"""Typed routes over Chalice's Blueprint: who may call one, what it takes and gives, stands in its signature.

The wrapper made here authenticates, checks the module, parses with pydantic, calls the function, and turns a
`VentanillaError` into its problem document and anything else into a logged 500. Nothing else in the code
base catches for the sake of an answer. Chalice's own middleware never sees ordinary exceptions.
"""

import base64
import inspect
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Protocol, get_args, get_type_hints

from botocore.exceptions import ConnectionError as BotoConnectionError
from botocore.exceptions import HTTPClientError as BotoTimeoutError
from chalice.app import Blueprint, Response
from pydantic import BaseModel, ValidationError

from chalicelib.kernel.caller import Caller
from chalicelib.kernel.errors import (
    BadRequestError,
    FieldError,
    InvalidError,
    TooLargeError,
    UnavailableError,
    UnsupportedMediaTypeError,
    VentanillaError,
)
from chalicelib.kernel.http.application import current_event, to_chalice
from chalicelib.kernel.http.messages import Answer, Request, problem
from chalicelib.kernel.log import flush_metrics, log

JSON = "application/json"
XML = "application/xml"
MAX_BODY_BYTES = 64 * 1024
Handler = Callable[..., Any]


class Access(Protocol):
    """Who may call a route. A surface makes one, e.g. the signed-in customer of the portal."""

    name: str
    """A word for it: the isolation test attacks each route by it."""

    def admit(self, request: Request, module: StrEnum | None) -> Caller:
        """The caller, or NotSignedInError / ForbiddenError / NotFoundError."""
        ...


@dataclass(frozen=True, slots=True)
class Route:
    """One declared route: the isolation test, the budgets and the OpenAPI document are made from these."""

    method: str
    path: str
    function: Handler
    access: Access
    module: StrEnum | None
    status: int
    body: type[BaseModel] | None
    query: type[BaseModel] | None
    answer: type[BaseModel] | None
    takes_request: bool
    takes_caller: bool
    path_params: tuple[str, ...]
    content_types: tuple[str, ...]
    max_body: int
    errors: tuple[type[VentanillaError], ...]
    repeatable: bool
    """Whether an `Idempotency-Key` is heeded."""
    tag: str

    @property
    def name(self) -> str:
        """`GET /portal/{tenant}/dashboard`."""
        return f"{self.method} {self.path}"


@dataclass(slots=True)
class Routes:
    """The routes of one surface of one domain, under one path prefix."""

    import_name: str
    prefix: str
    tag: str
    routes: list[Route] = field(default_factory=list)
    blueprint: Blueprint = field(init=False)

    def __post_init__(self) -> None:
        self.blueprint = Blueprint(self.import_name)

    def get(self, path: str, **options: Any) -> Callable[[Handler], Handler]:
        """Declare a GET."""
        return self._declare("GET", path, **options)

    def post(self, path: str, **options: Any) -> Callable[[Handler], Handler]:
        """Declare a POST."""
        return self._declare("POST", path, **options)

    def put(self, path: str, **options: Any) -> Callable[[Handler], Handler]:
        """Declare a PUT."""
        return self._declare("PUT", path, **options)

    def delete(self, path: str, **options: Any) -> Callable[[Handler], Handler]:
        """Declare a DELETE."""
        return self._declare("DELETE", path, **options)

    def _declare(
        self,
        method: str,
        path: str,
        *,
        access: Access,
        module: StrEnum | None = None,
        status: int = 200,
        content_types: Sequence[str] = (JSON,),
        max_body: int = MAX_BODY_BYTES,
        errors: Sequence[type[VentanillaError]] = (),
        repeatable: bool = False,
    ) -> Callable[[Handler], Handler]:
        def declare(function: Handler) -> Handler:
            route = _described(
                function,
                method=method,
                path=self.prefix + path,
                access=access,
                module=module,
                status=status,
                content_types=tuple(content_types),
                max_body=max_body,
                errors=tuple(errors),
                repeatable=repeatable,
                tag=self.tag,
            )
            self.routes.append(route)
            # Content types are checked by us: Chalice's own refusal is no problem document.
            register = self.blueprint.route(
                route.path, methods=[method], name=function.__name__, content_types=[]
            )
            register(_view(route))
            return function

        return declare


def _described(function: Handler, *, method: str, path: str, **options: Any) -> Route:
    hints = get_type_hints(function)
    parameters = inspect.signature(function).parameters
    answer = hints.get("return")
    return Route(
        method=method,
        path=path,
        function=function,
        body=_model_in(hints.get("body")),
        query=hints.get("query"),
        answer=answer if isinstance(answer, type) and issubclass(answer, BaseModel) else None,
        takes_request="request" in parameters,
        takes_caller="caller" in parameters,
        path_params=tuple(name for name in parameters if f"{{{name}}}" in path),
        **options,
    )


def _model_in(hint: Any) -> type[BaseModel] | None:
    """The model of a body; `Model | None` where the route also takes a content type that is not JSON."""
    for candidate in get_args(hint) or (hint,):
        if isinstance(candidate, type) and issubclass(candidate, BaseModel):
            return candidate
    return None


def _view(route: Route) -> Callable[..., Response]:
    def view(**path_params: str) -> Response:
        request = read_request(current_event(), path_params)
        answer = _answered(route, request)
        return to_chalice(answer, request.set_cookies)

    view.__name__ = route.function.__name__
    view.__doc__ = route.function.__doc__
    return view


def read_request(event: Mapping[str, Any], path_params: Mapping[str, str]) -> Request:
    """Our view of an API Gateway proxy event (payload format 1.0)."""
    context = event["requestContext"]
    body = event.get("body") or ""
    try:
        raw = base64.b64decode(body) if event.get("isBase64Encoded") else body.encode()
    except ValueError:  # a lone surrogate, or base64 that is none
        raw = b"\xff"
    headers = {name.lower(): value for name, value in (event.get("headers") or {}).items()}
    return Request(
        method=context["httpMethod"],
        path=context["resourcePath"],
        path_params=path_params,
        query=event.get("multiValueQueryStringParameters") or {},
        headers=headers,
        body=raw,
        # Behind the CDN the source is the CDN. Its function sets this header, and drops one that a viewer sent;
        # API Gateway's policy lets nobody but the CDN in.
        ip=headers.get("ventanilla-viewer-address") or (context.get("identity") or {}).get("sourceIp") or "",
        request_id=context["requestId"],
    )


def _answered(route: Route, request: Request) -> Answer:
    started = time.perf_counter()
    try:
        answer = _call(route, request)
    except VentanillaError as error:
        answer = problem(error, request.request_id)
    except (BotoConnectionError, BotoTimeoutError):
        log().exception(
            "a service did not answer", extra={"route": route.name, "request_id": request.request_id}
        )
        answer = problem(UnavailableError(), request.request_id)
    except Exception:  # noqa: BLE001 - the one place that may: whatever it is, the caller gets a 500 and we a log line
        log().exception("unexpected error", extra={"route": route.name, "request_id": request.request_id})
        answer = problem(VentanillaError(), request.request_id)
    log().info(
        "request",
        extra={
            "route": route.name,
            "status": answer.status,
            "request_id": request.request_id,
            "milliseconds": round((time.perf_counter() - started) * 1000, 1),
        },
    )
    flush_metrics()
    if request.answer_headers:
        return replace(answer, headers={**answer.headers, **request.answer_headers})
    return answer


def _call(route: Route, request: Request) -> Answer:
    if len(request.body) > route.max_body:
        raise TooLargeError(f"more than {route.max_body} bytes")
    caller = route.access.admit(request, route.module)
    arguments: dict[str, Any] = {name: request.path_params[name] for name in route.path_params}
    if route.takes_caller:
        arguments["caller"] = caller
    if route.takes_request:
        arguments["request"] = request
    if route.body is not None:
        is_json = _content_type(route, request) == JSON
        arguments["body"] = _parsed_body(route.body, request.body) if is_json else None
    if route.query is not None:
        arguments["query"] = _parsed_query(route.query, request.query)
    key = request.headers.get("idempotency-key") if route.repeatable else None
    if key is None:
        return _run(route, arguments)
    from chalicelib.kernel.http.idempotency import Scope, answer_once

    scope = Scope(caller.tenant, caller.subject, route.name, request.path_params)
    return answer_once(scope, key, request, lambda: _run(route, arguments))


def _run(route: Route, arguments: dict[str, Any]) -> Answer:
    result = route.function(**arguments)
    if isinstance(result, Answer):
        return result
    return Answer(result.__pydantic_serializer__.to_json(result).decode(), route.status)


def _content_type(route: Route, request: Request) -> str:
    given = request.headers.get("content-type", "").split(";", 1)[0].strip().lower()
    if given not in route.content_types:
        raise UnsupportedMediaTypeError("this route reads " + " or ".join(route.content_types))
    return given


def _parsed_body(model: type[BaseModel], body: bytes) -> BaseModel:
    try:
        return model.model_validate_json(body or b"")
    except ValidationError as error:
        raise _refused(error) from error


def _parsed_query(model: type[BaseModel], query: Mapping[str, list[str]]) -> BaseModel:
    flat: dict[str, str] = {}
    for name, values in query.items():
        if len(values) != 1:
            raise InvalidError(fields=[FieldError(name, "repeated", "given more than once")])
        flat[name] = values[0]
    try:
        return model.model_validate_strings(flat)
    except ValidationError as error:
        raise _refused(error) from error


def _refused(error: ValidationError) -> VentanillaError:
    """Turn what pydantic found into fields; the values that were sent are never repeated."""
    found = error.errors(include_url=False, include_input=False)
    if any(item["type"] == "json_invalid" for item in found):
        return BadRequestError("the body is not JSON", code="malformed_json")
    return InvalidError("some fields are wrong", fields=field_errors(error))


def field_errors(error: ValidationError, under: str = "") -> list[FieldError]:
    """One FieldError for each of pydantic's findings; `under` is a path to put in front."""
    answer = []
    for item in error.errors(include_url=False, include_input=False):
        path = ".".join([*([under] if under else []), *(str(part) for part in item["loc"])])
        raised = item.get("ctx", {}).get("error")
        code = getattr(raised, "code", None) or item["type"]
        params = {
            name: value
            for name, value in item.get("ctx", {}).items()
            if isinstance(value, (int, str)) and name != "error"
        }
        answer.append(FieldError(path or "body", code, item["msg"], params or None))
    return answer
