"""The API in a process of its own: API Gateway's part, and the Chalice app behind it."""

import importlib
import os

from infra.local import child
from infra.local.gateway import ApiGateway
from infra.local.set_clock import follow
from infra.local.web import Server
from infra.templates import read_template

HEAVY = "chalicelib.kernel.http.openapi"
"""Imports most of what takes time and reads no environment, so it can be done while AWS is being filled."""


def main() -> None:
    """Wait for the environment, import the app (which makes its client at once), serve until the parent is gone."""
    importlib.import_module(HEAVY)
    os.environ.update(child.receive())
    follow(os.environ)
    app = importlib.import_module("app").app
    responses = read_template()["Resources"]["RestAPI"]["Properties"]["GatewayResponses"]
    server = Server(ApiGateway(app, responses))
    child.say_ready(port=server.server_port)
    server.serve_forever()


if __name__ == "__main__":
    main()
