"""How long the function takes that seals a contract of ten pages, out of the zip in Lambda's runtime; its memory."""

import tempfile
import zipfile
from pathlib import Path
from statistics import median

from infra.lambda_zip import build_zip
from tests.bench.figures import Figure
from tests.package.lambda_runtime import install_runtime
from tests.package.sealing import Sealed, seal_all, signed_contracts

ROUNDS, CONTRACTS = 5, 5
SECONDS, MEGABYTES = 1.5, 400


def sealing_figures() -> list[Figure]:
    """The first contract of a fresh process, and those after it."""
    first: list[Sealed] = []
    others: list[Sealed] = []
    with tempfile.TemporaryDirectory() as folder:
        task_root = Path(folder) / "task"
        build_zip(Path(folder) / "deployment.zip")
        with zipfile.ZipFile(Path(folder) / "deployment.zip") as stream:
            stream.extractall(task_root)
        runtime_root = install_runtime(Path(folder) / "runtime")
        for _ in range(ROUNDS):
            with signed_contracts(CONTRACTS) as cloud:
                made = list(seal_all(cloud, task_root, runtime_root))
            first.append(made[0])
            others += made[1:]
    return [
        Figure("a process's first (median)", median(one.seconds for one in first), "s", bound=SECONDS),
        Figure("those after it (median)", median(one.seconds for one in others), "s", bound=SECONDS),
        Figure("the most memory", max(one.megabytes for one in others), "MB", bound=MEGABYTES),
    ]
