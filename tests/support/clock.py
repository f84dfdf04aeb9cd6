"""A clock for tests."""

from datetime import datetime, timedelta


class SettableClock:
    """Tells the moment that it was last set to; whoever waits by it waits for no time, and `pauses` tells how long."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment
        self.pauses: list[float] = []

    def __call__(self) -> datetime:
        return self.moment

    def forward(self, **parts: float) -> None:
        """Go forward, e.g. `forward(minutes=5)`."""
        self.moment += timedelta(**parts)
