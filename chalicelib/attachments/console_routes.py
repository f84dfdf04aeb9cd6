"""Files that staff add to an answer."""

from chalicelib.kernel.http.routing import Routes

routes = Routes(__name__, "/console/{tenant}/attachments", tag="Console: attachments")
