"""Conversations at the console."""

from chalicelib.kernel.http.routing import Routes

routes = Routes(__name__, "/console/{tenant}/conversations", tag="Console: messages")
