"""What no console does, done behind its back. A program: it runs in a running system's environment."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from chalicelib.kernel.access.code_rules import SENDS
from chalicelib.kernel.aws import site
from chalicelib.kernel.settings import settings
from chalicelib.kernel.store import client, keys
from chalicelib.notifications.models import MessageTemplate
from chalicelib.tenants.api_keys import issue_api_key
from chalicelib.tenants.publishing import TEMPLATE_KEY
from infra.local.set_clock import follow
from tests.browser.system import ROOT, System, read_environment


def issue_key(system: System, slug: str) -> str:
    """An API key of a business, to send customers with."""
    return str(_run(system, "key", slug))


def codes_may_be_sent_again(system: System, slug: str) -> None:
    """Have the half a minute be over in which nobody of a business is sent another code."""
    _run(system, "pace", slug)


def break_template(system: System, slug: str, message: str, language: str) -> None:
    """Put something into a stored template that no rule would take today."""
    _run(system, "break", slug, message, language)


@contextmanager
def publishing_fails(system: System, slug: str) -> Iterator[None]:
    """Have the template of pages be one that no page of that business comes of, for as long as this lasts."""
    _run(system, "break-page", slug)
    try:
        yield
    finally:
        _run(system, "mend-page", slug)


def _run(system: System, *words: str) -> object:
    environment = os.environ | read_environment(system.folder)
    command = [sys.executable, "-m", "tests.browser.behind", *words]
    done = subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    return json.loads(done.stdout)


def _forget_pace(slug: str) -> None:
    table = {"TableName": settings().volatile_table_name}
    rows = client.dynamodb().scan(
        **table,
        FilterExpression="begins_with(pk, :counters)",
        ExpressionAttributeValues={":counters": {"S": keys.rate_window(slug, SENDS.name, "", 0).pk}},
    )["Items"]
    assert rows, "nobody was sent a code"
    for row in rows:
        client.dynamodb().delete_item(**table, Key={"pk": row["pk"], "sk": row["sk"]})


def _breaking(slug: str) -> bytes:
    # Other tests' businesses publish their pages meanwhile.
    return f'{{% if config.slug == "{slug}" %}}{{{{ nothing.of_the_kind }}}}{{% endif %}}'.encode()


def _template() -> bytes:
    return site.read(TEMPLATE_KEY) or b""


def _put_template(body: bytes) -> None:
    site.publish(TEMPLATE_KEY, body, "text/plain", cache_control="no-store", metadata={})


def main(what: str, slug: str, *rest: str) -> None:
    """Do one thing; prints its answer as JSON."""
    follow(os.environ)
    answer = None
    if what == "key":
        answer = issue_api_key(slug, "tests").secret
    elif what == "pace":
        _forget_pace(slug)
    elif what == "break-page":
        _put_template(_breaking(slug) + _template())
    elif what == "mend-page":
        _put_template(_template().removeprefix(_breaking(slug)))
    else:
        template = MessageTemplate.of(slug, *rest)
        assert template is not None
        template.subject = "{{ nada }}"
        template.store()
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main(*sys.argv[1:])
