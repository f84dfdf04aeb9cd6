"""The functions of infra/edge/*.js in Python, for one machine. A test runs both over the same cases."""

import re

from infra.local.web import Headers, Response

_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{1,38}[a-z0-9]")
_NOBODY = "frame-ancestors 'none'"


def viewer_request_site(path: str, query: str, headers: Headers) -> tuple[str, Headers] | Response:
    """Which object answers an address, and with which headers it is asked for; or a redirect."""
    parts = path.split("/")
    first, last = parts[1] if len(parts) > 1 else "", parts[-1]
    dotted = first != "console" and "." in last
    if not _SLUG.fullmatch(first) or first == "assets" or dotted:
        return path, headers
    if len(parts) == 2:
        return Response(308, [("Location", f"/{first}/" + (f"?{query}" if query else ""))])
    conditions = {"if-none-match", "if-modified-since"}
    return f"/{first}/index.html", [
        (name, value) for name, value in headers if name.lower() not in conditions
    ]


def viewer_response_site(path: str, response: Response) -> Response:
    """The page's own policy out of the object's metadata; nobody may frame what has none."""
    policy = response.header("x-amz-meta-csp") or _NOBODY
    framed = _NOBODY not in policy
    response.headers = [
        (name, value) for name, value in response.headers if not name.lower().startswith("x-amz-")
    ]
    response.set("Content-Security-Policy", policy)
    if not framed:
        response.set("X-Frame-Options", "DENY")
    cross_origin = framed or path == "/embed.js"
    response.set("Cross-Origin-Resource-Policy", "cross-origin" if cross_origin else "same-origin")
    if not path.endswith(".html"):
        response.headers = [
            (name, value) for name, value in response.headers if name.lower() != "permissions-policy"
        ]
    return response


def viewer_request_api(headers: Headers, viewer: str) -> Headers:
    """The viewer's address for the API; what a viewer claims it to be is dropped."""
    name = "ventanilla-viewer-address"
    return [*((key, value) for key, value in headers if key.lower() != name), (name, viewer)]
