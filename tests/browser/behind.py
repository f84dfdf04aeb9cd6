"""What no console does, done behind its back. A program: it runs in a running system's environment."""

import json
import os
import subprocess
import sys

from chalicelib.notifications.models import MessageTemplate
from chalicelib.tenants.api_keys import issue_api_key
from chalicelib.tenants.publishing import publication_of
from tests.browser.system import ROOT, System, read_environment


def issue_key(system: System, slug: str) -> str:
    """An API key of a business, to send customers with."""
    return str(_run(system, "key", slug))


def break_template(system: System, slug: str, message: str, language: str) -> None:
    """Put something into a stored template that no rule would take today."""
    _run(system, "break", slug, message, language)


def fail_publishing(system: System, slug: str) -> None:
    """Leave it as it is after a publishing that failed."""
    _run(system, "unpublish", slug)


def _run(system: System, *words: str) -> object:
    environment = os.environ | read_environment(system.folder)
    command = [sys.executable, "-m", "tests.browser.behind", *words]
    done = subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    return json.loads(done.stdout)


def main(what: str, slug: str, *rest: str) -> None:
    """Do one thing; prints its answer as JSON."""
    answer = None
    if what == "key":
        answer = issue_api_key(slug, "tests").secret
    elif what == "unpublish":
        publication = publication_of(slug)
        publication.error = "publishing_failed"
        publication.store()
    else:
        template = MessageTemplate.of(slug, *rest)
        assert template is not None
        template.subject = "{{ nada }}"
        template.store()
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main(*sys.argv[1:])
