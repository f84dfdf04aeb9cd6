"""Tells where in AWS there is something new, so that the worker need not ask each of its sources all the time.

`GET /ventanilla/pulse?known=JSON&seconds=1` answers how often something was put into the table's stream and into each
queue, `{"stream": 7, "<queue's name>": 2}`: at once if that is not what is known, else when it is not any more, or
when the time is over.
"""

import json
import threading
from collections import Counter
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs

from moto.dynamodb.models.table import StreamShard
from moto.sqs.models import Queue

PULSE_PATH = "/ventanilla/pulse"
STREAM = "stream"
_add = StreamShard.add
_add_message = Queue.add_message


class Pulse:
    """Counts, and lets others wait for a change."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._counts: Counter[str] = Counter()

    def beat(self, name: str) -> None:
        """Something is new in a source."""
        with self._changed:
            self._counts[name] += 1
            self._changed.notify_all()

    def wait(self, known: Mapping[str, int], seconds: float) -> dict[str, int]:
        """The counts, once they are others than those, or when the time is over."""
        with self._changed:
            self._changed.wait_for(lambda: self._counts != known, seconds)
            return dict(self._counts)

    def answer(self, query: str) -> bytes:
        """What a request waits for, as JSON."""
        asked = parse_qs(query)
        return json.dumps(self.wait(json.loads(asked["known"][0]), float(asked["seconds"][0]))).encode()

    def install(self) -> None:
        """Have moto's stream and queues beat."""

        def add(shard: Any, old: Any, new: Any) -> None:
            _add(shard, old, new)
            self.beat(STREAM)

        def add_message(queue: Any, message: Any) -> None:
            _add_message(queue, message)
            self.beat(queue.name)

        for owner, name, function in ((StreamShard, "add", add), (Queue, "add_message", add_message)):
            setattr(owner, name, function)
