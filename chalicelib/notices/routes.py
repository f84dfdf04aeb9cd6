"""What a customer was told, how they want to be told, and leaving a list."""

from chalicelib.kernel.http.routing import Routes

routes = Routes(__name__, "/portal/{tenant}/notices", tag="Notices")
