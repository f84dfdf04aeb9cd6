"""The function that seals, out of the zip under Lambda's own runtime client, with AWS around it."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import botocore.session

from infra.lambda_zip import ROOT
from tests.package.lambda_runtime import Function

HANDLER = "app.run_jobs"


@dataclass(frozen=True, slots=True)
class Sealed:
    """What came of one job."""

    document: bytes
    seconds: float
    """From the event to the answer, with what the first one loads."""
    megabytes: float
    """The most that the process has held so far."""


@contextmanager
def signed_contracts(count: int) -> Iterator[dict[str, Any]]:
    """AWS in which so many contracts wait for their seal, and what there is to know of them."""
    command = [sys.executable, "-m", "tests.package.signed_contracts", str(count)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        try:
            # Metrics of what was done before are lines, too.
            yield next(told for line in process.stdout if "jobs" in (told := json.loads(line)))
        finally:
            process.kill()


def seal_all(cloud: Mapping[str, Any], task_root: Path, runtime_root: Path) -> Iterator[Sealed]:
    """Have one process seal one contract after the other."""
    environment = cloud["environment"]
    with Function(task_root, runtime_root, HANDLER, environment, name="run_jobs") as function:
        for job, place in zip(cloud["jobs"], cloud["places"], strict=True):
            record = {
                "messageId": "m-1",
                "receiptHandle": "r-1",
                "body": json.dumps(job),
                "attributes": {"ApproximateReceiveCount": "1"},
                "eventSource": "aws:sqs",
                "eventSourceARN": "arn:aws:sqs:sa-east-1:123456789012:jobs",
            }
            began = time.perf_counter()
            answer = function.invoke({"Records": [record]})
            seconds = time.perf_counter() - began
            assert answer == {"batchItemFailures": []}, function.log()
            yield Sealed(_stored(environment, place), seconds, function.most_memory())


def _stored(environment: Mapping[str, str], place: str) -> bytes:
    s3: Any = botocore.session.get_session().create_client(
        "s3",
        region_name=environment["AWS_DEFAULT_REGION"],
        endpoint_url=environment["AWS_ENDPOINT_URL"],
        aws_access_key_id="testing",
        aws_secret_access_key="testing",
    )
    content: bytes = s3.get_object(Bucket=environment["SEALED_BUCKET"], Key=place)["Body"].read()
    return content
