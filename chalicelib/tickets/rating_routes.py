"""Rating a closed ticket, from its mail and without signing in."""

from chalicelib.kernel.http.routing import Routes

routes = Routes(__name__, "/portal/{tenant}/ratings", tag="Tickets")
