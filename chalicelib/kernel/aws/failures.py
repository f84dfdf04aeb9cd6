"""Why a message could not be sent, as staff are told; and whether it may have been sent all the same. Pure."""

from enum import StrEnum

from botocore.exceptions import (
    ClientError,
    ConnectTimeoutError,
    EndpointConnectionError,
    NoCredentialsError,
    ProxyConnectionError,
)

from chalicelib.kernel.addresses import ContactDataError

_BUSY = frozenset({"Throttling", "ThrottlingException", "TooManyRequestsException", "LimitExceededException"})
_SERVER_ERROR = 500
_NEVER_LEFT = (ConnectTimeoutError, EndpointConnectionError, NoCredentialsError, ProxyConnectionError)


class ErrorKind(StrEnum):
    """What went wrong last."""

    REFUSED = "refused"
    """SES or SNS would not take it, e.g. for its sender or its address."""
    BUSY = "busy"
    """Faster than SES or SNS allows."""
    UNREACHABLE = "unreachable"
    """SES or SNS did not work."""
    UNCERTAIN = "uncertain"
    """It was handed over, and what came of it is not known: it may have been sent."""
    OURS = "ours"
    """It could not be made: something in it, or in us, is wrong."""
    UNKNOWN = "unknown"
    """Whoever worked at it was cut off each time."""


class UncertainError(Exception):
    """A message was handed over, and no answer came: sending it again might send it twice."""


def may_have_left(error: Exception) -> bool:
    """Whether a call that failed may have sent the message: it was not answered, and it did reach somebody."""
    return not isinstance(error, (ClientError, *_NEVER_LEFT))


def kind_of(error: Exception) -> ErrorKind:
    """What staff are told of an error."""
    if isinstance(error, UncertainError):
        return ErrorKind.UNCERTAIN
    if isinstance(error, ContactDataError):
        return ErrorKind.REFUSED
    if isinstance(error, _NEVER_LEFT):
        return ErrorKind.UNREACHABLE
    if isinstance(error, ClientError):
        if error.response["Error"].get("Code") in _BUSY:
            return ErrorKind.BUSY
        status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
        return ErrorKind.UNREACHABLE if status >= _SERVER_ERROR else ErrorKind.REFUSED
    return ErrorKind.OURS
