"""Tickets, as the customer sees them."""

from chalicelib.kernel.http.routing import Routes

routes = Routes(__name__, "/portal/{tenant}/tickets", tag="Tickets")
