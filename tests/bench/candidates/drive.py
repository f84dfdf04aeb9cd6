"""Runs one handler in a process of its own, as told: `drive.py <module> <event file> cold|warm`.

cold: prints the seconds from before the import until the first answer.
warm: for each number read from standard input, answers that many requests and prints each one's seconds.
"""

import importlib
import json
import os
import sys
import time
from pathlib import Path
from types import SimpleNamespace

module, event_file, mode = sys.argv[1:]
text = Path(event_file).read_text()
context = SimpleNamespace(aws_request_id="bench", function_name="bench", memory_limit_in_mb=1769)
channel, sys.stdout = sys.stdout, open(os.devnull, "w")  # noqa: SIM115, PTH123 - log lines are written, to nowhere

event = json.loads(text)
began = time.perf_counter()
handler = importlib.import_module(module).handler
answer = handler(event, context)
cold = time.perf_counter() - began
if answer["statusCode"] != 200 or len(json.loads(answer["body"])["items"]) != 50:
    raise SystemExit(f"{module} answered {answer['statusCode']}: {answer['body'][:300]}")
if mode == "cold":
    print(cold, file=channel, flush=True)
else:
    for line in sys.stdin:
        taken = []
        for _ in range(int(line)):
            event = json.loads(text)
            began = time.perf_counter()
            handler(event, context)
            taken.append(time.perf_counter() - began)
        print(json.dumps(taken), file=channel, flush=True)
