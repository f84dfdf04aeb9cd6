"""The numbers of signing in, and what follows from them without I/O."""

import secrets
from dataclasses import dataclass

from chalicelib.kernel.access.rate_limits import DAY, HOUR, Limit

CODE_DIGITS = 6
"""20 bits (ASVS 6.5.3)."""
STEP_UP_DIGITS = 8
"""Where money or a signature hangs on it."""
CODE_SECONDS = 300
"""Five minutes (ASVS 6.5.5 allows ten)."""
TRIES_PER_CHALLENGE = 5
TRIES_PER_HOUR = Limit("tries-hour", 10, HOUR)
TRIES_PER_DAY = Limit("tries-day", 20, DAY)
"""ASVS 6.6.3: five tries of 120 challenges would open 0.06 % of accounts a day; twenty tries 0.002 %."""
STARTS_PER_ADDRESS = Limit("starts-ip", 300, HOUR)
"""Challenges that one IP address may ask for: many phones share one behind a carrier's NAT."""
RESEND_SECONDS = (30, 60, 120)
SENDS_PER_HOUR = 6
"""The first and five again."""
SENDS = Limit("sends", SENDS_PER_HOUR, HOUR)


def new_code(digits: int = CODE_DIGITS) -> str:
    """A code from the system's CSPRNG, every one as likely (ASVS 6.5.4)."""
    return f"{secrets.randbelow(10**digits):0{digits}d}"


def seconds_before_send(sent: int) -> int:
    """How long after the last one the next code may be sent, when `sent` were sent this hour."""
    if sent == 0:
        return 0
    return RESEND_SECONDS[min(sent, len(RESEND_SECONDS)) - 1]


@dataclass(frozen=True, slots=True)
class Pace:
    """How many codes were sent for one login in the present hour, and when the last one was (epoch seconds)."""

    sent: int
    last: int

    def wait(self, now: int) -> int:
        """Seconds until another may be sent: 0 is now."""
        if self.sent >= SENDS_PER_HOUR:
            return HOUR - now % HOUR
        return max(0, self.last + seconds_before_send(self.sent) - now)
