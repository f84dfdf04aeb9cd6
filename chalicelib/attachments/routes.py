"""Files that a customer adds."""

from chalicelib.kernel.http.routing import Routes

routes = Routes(__name__, "/portal/{tenant}/attachments", tag="Attachments")
