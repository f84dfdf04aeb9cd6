"""The conversation, as the customer sees it."""

from chalicelib.kernel.http.routing import Routes

routes = Routes(__name__, "/portal/{tenant}/messages", tag="Messages")
