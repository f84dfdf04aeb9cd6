"""Structured logs and metrics.

Ids may be logged; names, addresses, codes, tokens and cookies may not (ASVS 16.2.5).
"""

from functools import lru_cache

from aws_lambda_powertools.logging import Logger
from aws_lambda_powertools.metrics import Metrics


@lru_cache(maxsize=1)
def log() -> Logger:
    """The process's logger: one JSON object a line. Its level is `POWERTOOLS_LOG_LEVEL`."""
    return Logger(service="ventanilla", utc=True)


@lru_cache(maxsize=1)
def metrics() -> Metrics:
    """The process's metrics, in CloudWatch's embedded format."""
    return Metrics(namespace="Ventanilla", service="ventanilla")


def count(name: str, value: int = 1) -> None:
    """Count something that an alarm may watch, such as `FailedSignIn`; written with the next flush."""
    metrics().add_metric(name=name, unit="Count", value=value)


def flush_metrics() -> None:
    """Write the metrics gathered so far to the log, if any. Called at the end of every invocation."""
    gathered = metrics()
    if gathered.metric_set:
        print(_serialised(gathered))  # noqa: T201 - the embedded metric format is read from standard output
        gathered.clear_metrics()


def _serialised(gathered: Metrics) -> str:
    import json

    return json.dumps(gathered.serialize_metric_set(), separators=(",", ":"))
