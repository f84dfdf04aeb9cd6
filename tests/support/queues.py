"""moto's queues in a time that can be moved."""

import time
from datetime import timedelta

import pytest
from moto.sqs import models

from chalicelib.kernel.aws.clients import client
from chalicelib.kernel.settings import settings
from tests.support.api_client import ApiClient


class QueueClock:
    """Moves our clock and that of moto's queues, which ask the system for the time."""

    def __init__(self, api_client: ApiClient, monkeypatch: pytest.MonkeyPatch) -> None:
        self._window, self._ahead = api_client, timedelta()
        monkeypatch.setattr(models, "unix_time_millis", lambda: self._seconds() * 1000)
        monkeypatch.setattr(models, "unix_time", self._seconds)

    def _seconds(self) -> float:
        return time.time() + self._ahead.total_seconds()

    def forward_queues(self, **time: int) -> None:
        """Let time pass for the queues only, so that nobody's session ends."""
        self._ahead += timedelta(**time)

    def forward(self, **time: int) -> None:
        """Let time pass for both: `minutes=5`."""
        self._ahead += timedelta(**time)
        self._window.now.forward(**time)


def waiting(api_client: ApiClient) -> int:
    """How many messages are on the queue of events, and among the dead ones, shown or not."""
    names = [
        "ApproximateNumberOfMessages",
        "ApproximateNumberOfMessagesNotVisible",
        "ApproximateNumberOfMessagesDelayed",
    ]
    urls = (settings().events_queue_url, api_client.resources.name("VentanillaDeadEvents"))
    answers = [client("sqs").get_queue_attributes(QueueUrl=url, AttributeNames=names) for url in urls]
    return sum(int(value) for answer in answers for value in answer["Attributes"].values())
