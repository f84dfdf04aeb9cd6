"""S3 as browsers reach it by a presigned form: moto checks no policy, so this does, as S3 documents it."""

import base64
import hashlib
import hmac
import json
from datetime import UTC, datetime
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import HTTP
from typing import Any

from infra.local.edge import HttpOrigin
from infra.local.provision import TEST_KEYS
from infra.local.web import Request, Response, text

_UNCOVERED = frozenset({"policy", "x-amz-signature", "file"})
"""Fields that a policy need not mention."""


def allow_reading(response: Response, request: Request, portal: str) -> Response:
    """Let the portal's pages read an answer, as the bucket's rule in infra/files.yaml does; and nobody else's."""
    if request.header("origin") == portal:
        response.set("Access-Control-Allow-Origin", portal)
        response.set("Access-Control-Expose-Headers", "ETag")
        response.set("Vary", "Origin")
    return response


def preflight(request: Request, portal: str) -> Response:
    """Answer a browser that asks whether it may (Fetch, CORS preflight)."""
    method = request.header("access-control-request-method")
    if request.header("origin") != portal or method not in ("GET", "POST"):
        return refused("AccessForbidden", "CORSResponse: This CORS request is not allowed.")
    response = allow_reading(text(200, ""), request, portal)
    response.set("Access-Control-Allow-Methods", "GET, POST")
    if wanted := request.header("access-control-request-headers"):
        response.set("Access-Control-Allow-Headers", wanted)
    return response


def post_file(moto: HttpOrigin, request: Request) -> Response:
    """Keep a posted file if its policy allows it; S3's own refusals otherwise."""
    fields, content = _parts(request)
    bucket = request.path.strip("/").partition("/")[0]
    refusal = _refusal(fields, bucket, len(content) if content is not None else None)
    if refusal is not None:
        return refused(*refusal)
    headers = [("Content-Type", fields.get("content-type", "binary/octet-stream"))]
    kept = moto.send(Request("PUT", f"/{bucket}/{fields['key']}", headers, content or b""))
    return text(204, "") if kept.status == 200 else kept


def refused(code: str, message: str) -> Response:
    """An error of S3's."""
    status = 400 if code.startswith(("Entity", "Malformed")) else 403
    error = f"<Error><Code>{code}</Code><Message>{message}</Message></Error>"
    return text(status, f"<?xml version='1.0' encoding='UTF-8'?>{error}", "application/xml")


def _parts(request: Request) -> tuple[dict[str, str], bytes | None]:
    """The form's fields by their names in lower case, and the file. What stands behind the file is not read."""
    head = f"Content-Type: {request.header('content-type')}\r\n\r\n".encode()
    message = BytesParser(EmailMessage, policy=HTTP).parsebytes(head + request.body)
    fields: dict[str, str] = {}
    for part in message.iter_parts() if message.is_multipart() else ():
        name = str(part.get_param("name", "", "content-disposition")).lower()
        raw = part.get_payload(decode=True)
        content = raw if isinstance(raw, bytes) else b""
        if name == "file":
            return fields, content
        fields[name] = content.decode()
    return fields, None


def _refusal(fields: dict[str, str], bucket: str, size: int | None) -> tuple[str, str] | None:
    try:
        policy = json.loads(base64.b64decode(fields["policy"]))
        expires = datetime.fromisoformat(policy["expiration"])
        expected = _signature(fields)
    except (KeyError, ValueError):
        return "AccessDenied", "Request is not signed"
    if not hmac.compare_digest(expected, fields.get("x-amz-signature", "")):
        return "SignatureDoesNotMatch", "The request signature does not match"
    if datetime.now(UTC) > expires:
        return "AccessDenied", "Invalid according to Policy: Policy expired."
    if size is None:
        return "MalformedPOSTRequest", "The body is not a form with a file"
    return _against(policy["conditions"], {**fields, "bucket": bucket}, size)


def _signature(fields: dict[str, str]) -> str:
    _, day, region, service, _ = fields["x-amz-credential"].split("/")
    key = f"AWS4{TEST_KEYS['AWS_SECRET_ACCESS_KEY']}".encode()
    for part in (day, region, service, "aws4_request"):
        key = hmac.digest(key, part.encode(), hashlib.sha256)
    return hmac.digest(key, fields["policy"].encode(), hashlib.sha256).hex()


def _against(conditions: list[Any], fields: dict[str, str], size: int) -> tuple[str, str] | None:
    """Every condition holds, and every field is spoken of."""
    covered = set(_UNCOVERED)
    for condition in conditions:
        triple = condition if isinstance(condition, list) else ["eq", *next(iter(condition.items()))]
        kind, name, value = triple
        if kind == "content-length-range":
            if not name <= size <= value:
                return ("EntityTooLarge" if size > value else "EntityTooSmall"), "The size is not allowed"
            continue
        name = name.removeprefix("$").lower()
        covered.add(name)
        given = fields.get(name, "")
        if not (given == value if kind == "eq" else given.startswith(value)):
            return "AccessDenied", f"Invalid according to Policy: Policy Condition failed: {name}"
    extra = set(fields) - covered
    return ("AccessDenied", f"Extra input fields: {', '.join(sorted(extra))}") if extra else None
