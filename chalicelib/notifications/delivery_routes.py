"""Messages that could not be sent, addresses that bounce, and the own sender, at the console."""

from chalicelib.kernel.http.routing import Routes

routes = Routes(__name__, "/console/{tenant}/deliveries", tag="Console: deliveries")
