"""moto as AWS in a process of its own, provisioned from the templates, for functions that run in theirs.

Prints one line of JSON when it is ready: `environment` (the functions'), `stream_arn`, `queue_arn`, and what was laid
there. Ends when its standard input closes.
"""

import json
import sys
import threading
from collections.abc import Callable
from typing import Any

from moto import mock_aws
from werkzeug.serving import make_server

from infra.local.aws import Aws, QuietHandler
from infra.local.provision import Resources, provision
from infra.local.web import LOOPBACK


def serve(lay: Callable[[Resources], dict[str, Any]]) -> None:
    """Provision, have `lay` put there what is needed, and serve. What `lay` answers is told, too."""
    mock = mock_aws()
    mock.start()
    resources = provision()
    laid = lay(resources)
    mock.stop(remove_data=False)
    server = make_server(
        LOOPBACK, 0, Aws(resources.name("VentanillaTable")), threaded=True, request_handler=QuietHandler
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    ready = {
        "environment": resources.environment()
        | {"AWS_ENDPOINT_URL": f"http://{LOOPBACK}:{server.server_port}"},
        "stream_arn": resources.attribute("VentanillaTable", "StreamArn"),
        "queue_arn": resources.attribute("VentanillaEvents", "Arn"),
        "files_bucket": resources.name("VentanillaFilesBucket"),
        **laid,
    }
    print(json.dumps(ready), flush=True)  # noqa: T201 - this is how the parent learns of it
    sys.stdin.read()


if __name__ == "__main__":
    serve(lambda _resources: {})
