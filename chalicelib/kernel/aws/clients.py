"""botocore clients for everything but DynamoDB, one per service, made when first needed."""

import os
from functools import lru_cache
from typing import Any

import botocore.session
from botocore.config import Config

_ONCE = frozenset({"ses", "sns"})
"""What sends to people: a second try after a time-out would send twice. The queue tries again, and knows."""


@lru_cache(maxsize=1)
def _session() -> Any:
    return botocore.session.get_session()


@lru_cache(maxsize=16)
def client(service: str, endpoint_url: str = "") -> Any:
    """The process's client of an AWS service; `endpoint_url` only where it is not the environment's."""
    return _session().create_client(
        service,
        region_name=os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION"),
        endpoint_url=endpoint_url or None,
        config=Config(
            connect_timeout=2,
            read_timeout=10,
            retries={"total_max_attempts": 1 if service in _ONCE else 3, "mode": "standard"},
            signature_version="s3v4" if service == "s3" else None,
            s3={"addressing_style": "path"} if service == "s3" and endpoint_url else None,
        ),
    )


def forget_clients() -> None:
    """Make the next calls build new clients. For tests, whose AWS begins anew each time."""
    client.cache_clear()
    _session.cache_clear()
