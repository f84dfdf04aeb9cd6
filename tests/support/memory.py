"""How much memory something takes, measured in a process of its own."""

import subprocess
import sys

_MEASURE = """
import sys, time
sys.path[:0] = ["."]
given = sys.stdin.buffer.read()

def status(name):
    with open("/proc/self/status") as lines:
        return next(int(line.split()[1]) for line in lines if line.startswith(name))

{prepare}
with open("/proc/self/clear_refs", "w") as peak:
    peak.write("5")  # the highest so far is forgotten: a child begins with its parent's
before, started = status("VmRSS"), time.process_time()
found = {run}
print((status("VmHWM") - before) / 1024, time.process_time() - started, found)
"""


def measure(prepare: str, run: str, given: bytes) -> tuple[float, float, str]:
    """Megabytes above what was in use before, seconds, and what an expression over `given` came to, as text."""
    code = _MEASURE.format(prepare=prepare, run=run)
    outcome = subprocess.run([sys.executable, "-c", code], input=given, capture_output=True, check=False)
    assert outcome.returncode == 0, outcome.stderr.decode()
    memory, seconds, found = outcome.stdout.decode().strip().split(" ", 2)
    return float(memory), float(seconds), found
