"""moto as AWS in a process of its own, provisioned from the templates, for functions that run in theirs.

Prints one line of JSON when it is ready: `environment` (the functions'), `stream_arn`, `queue_arn`. Ends when its
standard input closes.
"""

import json
import sys
import threading

from moto import mock_aws
from werkzeug.serving import make_server

from infra.local.aws import Aws, QuietHandler
from infra.local.provision import provision
from infra.local.web import LOOPBACK


def main() -> None:
    """Provision and serve."""
    mock = mock_aws()
    mock.start()
    resources = provision()
    mock.stop(remove_data=False)
    server = make_server(LOOPBACK, 0, Aws(), threaded=True, request_handler=QuietHandler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    ready = {
        "environment": resources.environment()
        | {"AWS_ENDPOINT_URL": f"http://{LOOPBACK}:{server.server_port}"},
        "stream_arn": resources.attribute("VentanillaTable", "StreamArn"),
        "queue_arn": resources.attribute("VentanillaEvents", "Arn"),
        "files_bucket": resources.name("VentanillaFilesBucket"),
    }
    print(json.dumps(ready), flush=True)  # noqa: T201 - this is how the parent learns of it
    sys.stdin.read()


if __name__ == "__main__":
    main()
