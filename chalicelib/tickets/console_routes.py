"""Tickets at the console: lists, answers, notes, assigning, merging."""

from chalicelib.kernel.http.routing import Routes

routes = Routes(__name__, "/console/{tenant}/tickets", tag="Console: tickets")
