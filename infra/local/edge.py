"""The distribution of infra/edge.yaml on one machine: the site bucket with the API under /api.

Behaviours, functions and headers are read from that file, in CloudFront's order: a behaviour by path, its
viewer-request function, the origin, the headers policy, its viewer-response function (not on errors).
"""

import gzip
import hashlib
import http.client
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any
from urllib.parse import unquote

import brotli
from botocore.exceptions import ClientError

from infra.local import edge_functions
from infra.local.web import LOOPBACK, Headers, Request, Response, end_to_end, text

COMPRESSIBLE = (
    "text/",
    "application/json",
    "application/problem+json",
    "image/svg+xml",
    "application/manifest",
)
COMPRESSED_BYTES = range(1000, 10_000_001)
"""CloudFront compresses objects of these sizes."""
_BROTLI_QUALITY = 5


@dataclass(slots=True)
class S3Site:
    """The site bucket as an origin, with the missing page behind it (a failover on 404)."""

    s3: Any
    bucket: str
    missing_bucket: str
    _kept: dict[str, Response] = field(default_factory=dict)

    def get(self, path: str) -> Response:
        """An object as S3 answers it; the missing page with 404 when there is none."""
        key = unquote(path).removeprefix("/")
        if key in self._kept:
            return _copy(self._kept[key])
        response = self._fetch(self.bucket, key) if key else None
        if response is None:
            response = self._fetch(self.missing_bucket, "404.html") or text(404, "")
            response.status = 404
        elif "immutable" in response.header("cache-control"):
            self._kept[key] = _copy(response)
        return response

    def _fetch(self, bucket: str, key: str) -> Response | None:
        try:
            item = self.s3.get_object(Bucket=bucket, Key=key)
        except ClientError as error:
            if error.response["ResponseMetadata"]["HTTPStatusCode"] in (400, 404):
                return None
            raise
        headers = [
            ("Content-Type", item["ContentType"]),
            ("ETag", item["ETag"]),
            ("Last-Modified", item["LastModified"].strftime("%a, %d %b %Y %H:%M:%S GMT")),
        ]
        if item.get("CacheControl"):
            headers.append(("Cache-Control", item["CacheControl"]))
        headers += [(f"x-amz-meta-{name}", value) for name, value in item["Metadata"].items()]
        return Response(200, headers, item["Body"].read())


def _copy(response: Response) -> Response:
    return Response(response.status, list(response.headers), response.body)


class HttpOrigin:
    """Another server on this machine, over connections that each thread keeps."""

    def __init__(self, port: int, host: str | None = None) -> None:
        self._port = port
        self._host = host or f"{LOOPBACK}:{port}"
        self._local = threading.local()
        self._opened: list[http.client.HTTPConnection] = []

    def close(self) -> None:
        """Close every thread's connection."""
        for connection in self._opened:
            connection.close()

    def send(self, request: Request) -> Response:
        """Pass a request on. A connection that the other side has closed meanwhile is opened anew, once."""
        headers = [
            (n, v) for n, v in end_to_end(request.headers) if n.lower() not in ("host", "accept-encoding")
        ]
        for fresh in (False, True):
            connection: http.client.HTTPConnection | None = getattr(self._local, "connection", None)
            if connection is None or fresh:
                connection = http.client.HTTPConnection(LOOPBACK, self._port, timeout=30)
                self._local.connection = connection
                self._opened.append(connection)
            try:
                return self._exchange(connection, request, headers)
            except (http.client.RemoteDisconnected, ConnectionError, http.client.CannotSendRequest):
                connection.close()
                self._opened.remove(connection)
                if fresh:
                    break
        return text(502, "the API does not answer\n")

    def _exchange(
        self, connection: http.client.HTTPConnection, request: Request, headers: Headers
    ) -> Response:
        connection.putrequest(request.method, request.target, skip_host=True, skip_accept_encoding=True)
        for name, value in (("Host", self._host), *headers, ("Content-Length", str(len(request.body)))):
            connection.putheader(name, value)
        connection.endheaders(request.body)
        answer = connection.getresponse()
        return Response(answer.status, end_to_end(answer.getheaders()), answer.read())


@dataclass(frozen=True, slots=True)
class Behaviour:
    """A cache behaviour of the distribution."""

    pattern: str
    origin: str
    methods: frozenset[str]
    headers: tuple[tuple[str, str, bool], ...]
    """Name, value, and whether it replaces what the origin says."""


def read_behaviours(template: Mapping[str, Any]) -> list[Behaviour]:
    """The distribution's behaviours in the order in which they are tried."""
    resources = template["Resources"]
    distribution = resources["VentanillaDistribution"]["Properties"]["DistributionConfig"]
    policies = {
        logical_id: _policy_headers(resource["Properties"]["ResponseHeadersPolicyConfig"])
        for logical_id, resource in resources.items()
        if resource.get("Type") == "AWS::CloudFront::ResponseHeadersPolicy"
    }
    return [
        Behaviour(
            given.get("PathPattern", "*"),
            given["TargetOriginId"],
            frozenset(given["AllowedMethods"]),
            policies[given["ResponseHeadersPolicyId"]["Ref"]],
        )
        for given in [*distribution["CacheBehaviors"], distribution["DefaultCacheBehavior"]]
    ]


def _policy_headers(config: Mapping[str, Any]) -> tuple[tuple[str, str, bool], ...]:
    security = dict(config["SecurityHeadersConfig"])
    headers = [
        (item["Header"], item["Value"], item["Override"]) for item in config["CustomHeadersConfig"]["Items"]
    ]
    for name, given in security.items():
        headers.append((*_SECURITY_HEADERS[name](given), given["Override"]))
    return tuple(headers)


_SECURITY_HEADERS: dict[str, Callable[[Mapping[str, Any]], tuple[str, str]]] = {
    "ContentSecurityPolicy": lambda given: ("Content-Security-Policy", given["ContentSecurityPolicy"]),
    "ContentTypeOptions": lambda _: ("X-Content-Type-Options", "nosniff"),
    "FrameOptions": lambda given: ("X-Frame-Options", given["FrameOption"]),
    "ReferrerPolicy": lambda given: ("Referrer-Policy", given["ReferrerPolicy"]),
    "StrictTransportSecurity": lambda given: (
        "Strict-Transport-Security",
        f"max-age={given['AccessControlMaxAgeSec']}"
        + ("; includeSubDomains" if given["IncludeSubdomains"] else ""),
    ),
}


class Distribution:
    """Answers a viewer as CloudFront will."""

    def __init__(self, behaviours: list[Behaviour], site: S3Site, api: HttpOrigin) -> None:
        self._behaviours = behaviours
        self._site = site
        self._api = api
        self._packed: dict[tuple[str, str], bytes] = {}

    def __call__(self, request: Request) -> Response:
        """Answer a request for the portal's host."""
        behaviour = next(one for one in self._behaviours if fnmatchcase(request.path, one.pattern))
        if request.method not in behaviour.methods:
            response = text(403, "")
        elif behaviour.origin == "api":
            headers = edge_functions.viewer_request_api(request.headers, LOOPBACK)
            response = self._api.send(Request(request.method, request.target, headers, request.body))
        else:
            return self._compressed(request, self._page(request, behaviour), ("br", "gzip"))
        _apply(behaviour, response)
        # What is not cached CloudFront does not compress: API Gateway does, and knows gzip only.
        return self._compressed(request, response, ("gzip",))

    def _page(self, request: Request, behaviour: Behaviour) -> Response:
        asked = edge_functions.viewer_request_site(request.path, request.query, request.headers)
        if isinstance(asked, Response):
            return asked
        path, headers = asked
        response = self._site.get(path)
        if response.status == 200 and _is_known(headers, response.header("etag")):
            response.status, response.body = 304, b""
        _apply(behaviour, response)
        if response.status < 400:
            edge_functions.viewer_response_site(path, response)
        return response

    def _compressed(self, request: Request, response: Response, encodings: tuple[str, ...]) -> Response:
        kind = response.header("content-type")
        if not kind.startswith(COMPRESSIBLE) or response.header("content-encoding"):
            return response
        response.set("Vary", "Accept-Encoding")
        accepted = {part.partition(";")[0].strip() for part in request.header("accept-encoding").split(",")}
        encoding = next((one for one in encodings if one in accepted), None)
        if encoding is None or len(response.body) not in COMPRESSED_BYTES:
            return response
        response.body = self._pack(
            encoding, response.body, keep="immutable" in response.header("cache-control")
        )
        response.set("Content-Encoding", encoding)
        if etag := response.header("etag"):
            response.set("ETag", etag if etag.startswith("W/") else f"W/{etag}")
        return response

    def _pack(self, encoding: str, body: bytes, *, keep: bool) -> bytes:
        key = (encoding, hashlib.sha256(body).hexdigest()) if keep else ("", "")
        if key in self._packed:
            return self._packed[key]
        packed = (
            brotli.compress(body, quality=_BROTLI_QUALITY) if encoding == "br" else gzip.compress(body, 6)
        )
        if keep:
            self._packed[key] = packed
        return bytes(packed)


def _apply(behaviour: Behaviour, response: Response) -> None:
    for name, value, override in behaviour.headers:
        if override or not response.header(name.lower()):
            response.set(name, value)


def _is_known(headers: Headers, etag: str) -> bool:
    """Whether If-None-Match names this version (RFC 9110 13.1.2: compared weakly)."""
    known = next((value for name, value in headers if name.lower() == "if-none-match"), "")
    tags = {tag.strip().removeprefix("W/") for tag in known.split(",")}
    return bool(etag) and (etag.removeprefix("W/") in tags or "*" in tags)
