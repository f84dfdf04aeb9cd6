"""Finds code that nothing calls: vulture's findings, without the fields that only frameworks read.

Tests do not count as callers: what only they call is dead as well.
"""

import sys
from pathlib import Path

from vulture import Vulture

ROOT = Path(__file__).resolve().parent.parent
PATHS = ("app.py", "chalicelib", "infra", "tools")
KINDS = frozenset({"class", "function", "import", "method", "property", "unreachable_code"})
"""Variables and attributes are left out: a schema's fields are read by pydantic, an item's by pynamodb."""
CALLED_BY_FRAMEWORKS = (
    "_do_parse",  # botocore's parsers
    "_get_connection",  # pynamodb's models
    *("serialize", "deserialize"),  # pynamodb's attributes
    *("_get_record", "_put_record", "_update_record", "_delete_record"),  # powertools' idempotency store
    "get_remaining_time_in_millis",  # powertools, of Lambda's context
    "writable",  # io
    *("async_sign_raw", "create_stamp", "apply_appearance", "init_signing_session"),  # pyHanko's signer
    *("handle_starttag", "handle_startendtag", "handle_endtag", "handle_data"),  # html.parser
    *("do_*", "version_string", "log_message", "log_request", "handle_error"),  # http.server
)
DECORATORS = ("@routes.*", "@own.*", "@app.*", "@*_validator", "@field_serializer")
"""What registers a function with who calls it."""
KEPT = {
    "tenant_of": "tests hold every query against it (ASVS 8.4.1)",
    "forget*": "tests begin anew with it",
    "set_source": "tests set the clock by it",
}


def main() -> int:
    """Print every finding; 1 when there is one."""
    vulture = Vulture(ignore_names=[*CALLED_BY_FRAMEWORKS, *KEPT], ignore_decorators=[*DECORATORS])
    vulture.scavenge([str(ROOT / path) for path in PATHS if (ROOT / path).exists()])
    found = [item for item in vulture.get_unused_code(min_confidence=60) if item.typ in KINDS]
    for item in found:
        print(
            f"{item.filename.relative_to(ROOT)}:{item.first_lineno}: nothing calls the {item.typ} {item.name}"
        )
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
