"""The OpenAPI 3.1 document, made from the routes' own signatures."""

import json
from collections.abc import Iterable
from http import HTTPStatus
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from chalicelib.kernel.errors import (
    BadRequestError,
    ConflictError,
    ForbiddenError,
    InvalidError,
    MethodNotAllowedError,
    NotFoundError,
    NotSignedInError,
    TooLargeError,
    UnavailableError,
    UnsupportedMediaTypeError,
    VentanillaError,
)
from chalicelib.kernel.http.routing import JSON, Route

_REFERENCE = "#/components/schemas/{model}"
_PROBLEM = {
    "type": "object",
    "description": "RFC 9457 problem document. `code` is stable; translate it, not `detail`.",
    "required": ["type", "title", "status", "code", "detail", "fields", "request_id"],
    "properties": {
        "type": {"type": "string", "format": "uri"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "code": {"type": "string"},
        "detail": {"type": "string"},
        "fields": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["field", "code", "detail"],
                "properties": {
                    "field": {"type": "string"},
                    "code": {"type": "string"},
                    "detail": {"type": "string"},
                    "params": {"type": "object"},
                },
            },
        },
        "request_id": {"type": "string"},
    },
}
_SECURITY: dict[str, list[dict[str, list[str]]]] = {
    "customer": [{"portalCookie": []}, {"portalBearer": []}],
    "api_key": [{"apiKey": []}],
    "staff": [{"consoleCookie": []}],
    "operator": [{"operatorKey": []}],
    "anonymous": [],
    "console_anonymous": [],
    "mail_program": [],
    "public": [],
}
_OUR_PAGES = ("anonymous", "customer", "console_anonymous", "staff")
"""Who calls from a page of ours only (`origins`)."""
_LONGEST = {"token": 1000}
"""Characters of a path's part, where it is longer than an id."""


def document(routes: Iterable[Route]) -> dict[str, Any]:
    """The whole document; the same routes always give the same bytes."""
    ordered = sorted(routes, key=lambda route: (route.path, route.method))
    references, definitions = _schemas(ordered)
    paths: dict[str, Any] = {}
    for route in ordered:
        paths.setdefault(route.path, {})[route.method.lower()] = _operation(route, references)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Ventanilla",
            "version": "1",
            "description": "Money is a decimal string with an ISO 4217 currency; times are RFC 3339 in UTC.",
        },
        "servers": [{"url": "/api"}],
        "paths": paths,
        "components": {
            "schemas": {**definitions, "Problem": _PROBLEM},
            "responses": _shared_responses(paths),
            "securitySchemes": {
                "portalCookie": {"type": "apiKey", "in": "cookie", "name": "__Host-portal-{tenant}"},
                "portalBearer": {"type": "http", "scheme": "bearer"},
                "consoleCookie": {"type": "apiKey", "in": "cookie", "name": "__Host-console-{tenant}"},
                "operatorKey": {"type": "http", "scheme": "bearer"},
                "apiKey": {"type": "http", "scheme": "bearer", "bearerFormat": "vk_…"},
            },
        },
    }


def _schemas(routes: list[Route]) -> tuple[dict[tuple[type[BaseModel], str], Any], dict[str, Any]]:
    wanted: dict[tuple[type[BaseModel], Any], None] = {}
    for route in routes:
        for model in (route.body, route.query):
            if model is not None:
                wanted[(model, "validation")] = None
        if route.answer is not None:
            wanted[(route.answer, "serialization")] = None
    references, top = models_json_schema(list(wanted), ref_template=_REFERENCE)
    return references, dict(sorted(top.get("$defs", {}).items()))  # type: ignore[return-value]


def _operation(route: Route, references: dict[Any, Any]) -> dict[str, Any]:
    summary = (route.function.__doc__ or route.function.__name__).strip().split("\n")[0]
    operation: dict[str, Any] = {
        "operationId": route.function.__name__,
        "summary": summary,
        "tags": [route.tag],
        "security": _SECURITY[route.access.name],
        "parameters": [*_path_parameters(route), *_query_parameters(route), *_header_parameters(route)],
        "responses": _responses(route, references),
    }
    if route.body is not None:
        content = {JSON: {"schema": references[(route.body, "validation")]}}
        for other in route.content_types:
            content.setdefault(other, {"schema": {"type": "string"}})
        operation["requestBody"] = {"required": True, "content": content}
    return operation


def _path_parameters(route: Route) -> list[dict[str, Any]]:
    names = [part[1:-1] for part in route.path.split("/") if part.startswith("{")]
    return [
        {
            "name": name,
            "in": "path",
            "required": True,
            "schema": {"type": "string", "minLength": 1, "maxLength": _LONGEST.get(name, 128)},
        }
        for name in names
    ]


def _query_parameters(route: Route) -> list[dict[str, Any]]:
    if route.query is None:
        return []
    schema = route.query.model_json_schema()
    return [
        {
            "name": name,
            "in": "query",
            "required": name in schema.get("required", ()),
            "schema": _inlined(value, schema.get("$defs", {})),
        }
        for name, value in schema["properties"].items()
    ]


def _inlined(value: Any, definitions: dict[str, Any]) -> Any:
    """A query parameter's schema with its references resolved, for it stands outside the components."""
    if isinstance(value, dict):
        if "$ref" in value:
            return _inlined(definitions[value["$ref"].rsplit("/", 1)[1]], definitions)
        return {name: _inlined(part, definitions) for name, part in value.items() if name != "title"}
    if isinstance(value, list):
        return [_inlined(part, definitions) for part in value]
    return value


def _header_parameters(route: Route) -> list[dict[str, Any]]:
    parameters: list[dict[str, Any]] = []
    if route.repeatable:
        parameters.append(
            {
                "name": "Idempotency-Key",
                "in": "header",
                "required": False,
                "schema": {"type": "string", "pattern": "^[!-~]{1,128}$"},
                "description": "The same caller's same request with the same key within an hour gets the same answer.",
            }
        )
    if route.access.name in _OUR_PAGES and route.method != "GET":
        parameters.append(
            {
                "name": "X-Ventanilla",
                "in": "header",
                "required": True,
                "schema": {"type": "string", "const": "1"},
                "description": "A page of another site cannot send it; neither can a form.",
            }
        )
    return parameters


def _responses(route: Route, references: dict[Any, Any]) -> dict[str, Any]:
    answers: dict[str, Any] = {}
    if route.answer is not None:
        schema = references[(route.answer, "serialization")]
        answers[str(route.status)] = {
            "description": HTTPStatus(route.status).phrase,
            "content": {JSON: {"schema": schema}},
        }
    else:
        answers[str(route.status)] = {"description": HTTPStatus(route.status).phrase}
    for status in refusals(route):
        answers[str(status)] = {"$ref": f"#/components/responses/{_response_name(status)}"}
    return dict(sorted(answers.items()))


def refusals(route: Route) -> list[int]:
    """The statuses by which a route may say no."""
    return sorted({error.status for error in (*_usual_errors(route), *route.errors)})


def _response_name(status: int) -> str:
    """`NotFound`: how a refusal that many routes share is named among the components."""
    return "".join(word for word in HTTPStatus(status).phrase.title() if word.isalpha())


def _shared_responses(paths: dict[str, Any]) -> dict[str, Any]:
    """The refusals that the operations refer to, each once."""
    used = {
        int(status)
        for operations in paths.values()
        for operation in operations.values()
        for status, answer in operation["responses"].items()
        if "$ref" in answer
    }
    problem = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {
        _response_name(status): {"description": HTTPStatus(status).phrase, "content": problem}
        for status in sorted(used)
    }


def _usual_errors(route: Route) -> list[type[VentanillaError]]:
    errors: list[type[VentanillaError]] = [
        NotFoundError,
        MethodNotAllowedError,
        VentanillaError,
        UnavailableError,
        InvalidError,
    ]
    if route.access.name not in ("anonymous", "mail_program", "public"):
        errors += [NotSignedInError, ForbiddenError]
    if route.method != "GET":
        errors += [ConflictError, TooLargeError]  # of two who write the same at once, one is told so
        errors += [ForbiddenError] if route.access.name in _OUR_PAGES else []
    if route.body is not None:
        errors += [BadRequestError, UnsupportedMediaTypeError]
    return errors


def as_text(routes: Iterable[Route]) -> str:
    """The document as it is kept in the repository and answered by the API."""
    return json.dumps(document(routes), ensure_ascii=False, indent=1, sort_keys=False) + "\n"
