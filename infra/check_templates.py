"""Runs cfn-lint over the template that is deployed: Chalice's, merged with the files of this folder."""

import json
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

from infra.package import make_template


def main() -> int:
    """cfn-lint's answer; silent when it finds nothing."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "template.json"
        file.write_text(json.dumps(make_template(Path(folder) / "source"), indent=1))
        linter = sysconfig.get_path("scripts") + "/cfn-lint"
        return subprocess.run([linter, "--region", "sa-east-1", "--", str(file)], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
