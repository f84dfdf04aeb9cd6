"""S3 as browsers reach it by a presigned URL: moto checks neither signature nor expiry, so this does."""

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl, quote, urlencode

from botocore.auth import S3SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from infra.local.edge import HttpOrigin
from infra.local.forms import allow_reading, post_file, preflight, refused
from infra.local.provision import TEST_KEYS
from infra.local.web import Request, Response, text

_CORS = frozenset(
    {"access-control-allow-origin", "access-control-allow-methods", "access-control-allow-headers"}
)
_STAMP = "%Y%m%dT%H%M%SZ"


def serve_file(moto: HttpOrigin, origin: str, portal: str, request: Request) -> Response:
    """Answer a presigned GET, HEAD or form as S3 does; 403 for one that is expired, changed or not signed."""
    if request.method == "OPTIONS":
        return preflight(request, portal)
    if request.method == "POST":
        return allow_reading(post_file(moto, request), request, portal)
    if request.method not in ("GET", "HEAD"):
        return text(405, "")
    parameters = dict(parse_qsl(request.query, keep_blank_values=True))
    refusal = _refusal(parameters, origin + request.path, request.method)
    if refusal:
        return refused("AccessDenied", refusal)
    response = moto.send(request)
    # moto lets every site read; the bucket's own rule (infra/files.yaml) names the portal alone.
    response.headers = [(name, value) for name, value in response.headers if name.lower() not in _CORS]
    return allow_reading(response, request, portal)


def _refusal(parameters: dict[str, str], url: str, method: str) -> str:
    try:
        signed_at = datetime.strptime(parameters["X-Amz-Date"], _STAMP).replace(tzinfo=UTC)
        lifetime = timedelta(seconds=int(parameters["X-Amz-Expires"]))
        signature = parameters.pop("X-Amz-Signature")
        _, _, region, service, _ = parameters["X-Amz-Credential"].split("/")
    except (KeyError, ValueError):
        return "Request is not signed"
    if datetime.now(UTC) > signed_at + lifetime:
        return "Request has expired"
    credentials = Credentials(TEST_KEYS["AWS_ACCESS_KEY_ID"], TEST_KEYS["AWS_SECRET_ACCESS_KEY"])
    auth = S3SigV4QueryAuth(credentials, service, region, expires=int(lifetime.total_seconds()))
    again = AWSRequest(method=method, url=f"{url}?{urlencode(parameters, quote_via=quote)}")
    again.context["timestamp"] = parameters["X-Amz-Date"]
    canonical = auth.canonical_request(again)
    expected = auth.signature(auth.string_to_sign(again, canonical), again)
    return "" if expected == signature else "The request signature does not match"
