"""Imports over HTTP."""

from chalicelib.kernel.http.routing import Routes

routes = Routes(__name__, "/console/{tenant}", "console: imports")
