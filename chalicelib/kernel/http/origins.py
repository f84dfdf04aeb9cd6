"""Which page a request comes from: state is changed by our own pages only."""

from chalicelib.kernel.errors import ForbiddenError
from chalicelib.kernel.http.messages import Request
from chalicelib.kernel.settings import settings as deployment


def refuse_foreign_origin(request: Request) -> None:
    """ForbiddenError for a state-changing request that our own page cannot have sent (ASVS 3.5.1 to 3.5.3).

    It must carry our exact Origin and a header that no form and no other site's page can send; where the
    browser tells (`Sec-Fetch-Site`), it must say that the request is of the same origin.
    """
    if request.method == "GET":
        return
    if request.headers.get("origin") != deployment().public_origin:
        raise ForbiddenError("not from our own page", code="foreign_origin")
    if request.headers.get("x-ventanilla") != "1":
        raise ForbiddenError("the header X-Ventanilla is missing", code="header_missing")
    if request.headers.get("sec-fetch-site", "same-origin") != "same-origin":
        raise ForbiddenError("not from our own page", code="foreign_origin")
