"""Signing in by the link in a message."""

from chalicelib.kernel.http.routing import Routes

routes = Routes(__name__, "/portal/{tenant}/links", tag="Sign-in")
