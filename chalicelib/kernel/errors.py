"""The one error tree. Each error has a stable code; `kernel.http.routing` is the one place that answers it.

The site translates `code`, so a code is never renamed. `detail` is English, for developers, and never
holds a personal datum.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Self


@dataclass(frozen=True, slots=True)
class FieldError:
    """One thing wrong with one field of what was sent.

    `field` is a dotted path as the sender wrote it (`items.3.lines.0.total`), `code` a stable word and
    `params` the figures a translated sentence needs.
    """

    field: str
    code: str
    detail: str = ""
    params: Mapping[str, Any] | None = None

    def to_json(self) -> dict[str, Any]:
        """The form it has in a problem document and in a batch's row."""
        answer: dict[str, Any] = {"field": self.field, "code": self.code, "detail": self.detail}
        if self.params:
            answer["params"] = dict(self.params)
        return answer


class VentanillaError(Exception):
    """The root of every error that we raise on purpose."""

    status: ClassVar[int] = 500
    code: str = "internal_error"

    def __init__(
        self,
        detail: str = "",
        *,
        code: str | None = None,
        fields: Sequence[FieldError] = (),
        headers: Mapping[str, str] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(detail or code or self.code)
        self.detail = detail
        if code is not None:
            self.code = code
        self.fields = tuple(fields)
        self.headers = dict(headers or {})
        self.extra = dict(extra or {})


class BadRequestError(VentanillaError):
    """The request cannot be read at all."""

    status = 400
    code = "bad_request"


class NotSignedInError(VentanillaError):
    """Nobody is known to be asking."""

    status = 401
    code = "not_signed_in"


class ForbiddenError(VentanillaError):
    """We know who asks, and they may not."""

    status = 403
    code = "forbidden"


class NotFoundError(VentanillaError):
    """There is no such thing, or it is not the caller's: the two are never told apart."""

    status = 404
    code = "not_found"


class MethodNotAllowedError(VentanillaError):
    """The path exists, but not for this method (RFC 9110 15.5.6)."""

    status = 405
    code = "method_not_allowed"


class ConflictError(VentanillaError):
    """The stored state changed since it was read, or does not allow what was asked."""

    status = 409
    code = "conflict"

    @classmethod
    def changed(cls, noun: str) -> Self:
        """The error for a `noun` that another request changed since it was read."""
        return cls(f"The {noun} was changed by another request. Reload and try again.")


class GoneError(VentanillaError):
    """It was valid once and is no longer."""

    status = 410
    code = "gone"


class TooLargeError(VentanillaError):
    """More bytes than we take."""

    status = 413
    code = "too_large"


class UnsupportedMediaTypeError(VentanillaError):
    """A content type that the route does not read."""

    status = 415
    code = "unsupported_media_type"


class InvalidError(VentanillaError):
    """It was read, and some field is wrong; `fields` says which and why."""

    status = 422
    code = "invalid"


class TooManyRequestsError(VentanillaError):
    """A limit was reached; `retry_after` is in seconds."""

    status = 429
    code = "too_many_requests"

    def __init__(
        self,
        detail: str = "",
        *,
        retry_after: int,
        code: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(
            detail,
            code=code,
            headers={"Retry-After": str(max(1, retry_after))},
            extra={**(extra or {}), "retry_after": max(1, retry_after)},
        )
        self.retry_after = max(1, retry_after)


class UnavailableError(VentanillaError):
    """A service that we stand on does not answer; trying again is safe."""

    status = 503
    code = "unavailable"
