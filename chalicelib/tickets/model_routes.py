"""The ticket model at the console: areas, categories, states, hours, targets, canned answers."""

from chalicelib.kernel.http.routing import Routes

routes = Routes(__name__, "/console/{tenant}/ticket-model", tag="Console: tickets")
