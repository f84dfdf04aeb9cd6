"""Tickets: a customer asks or complains, the business answers until it is solved."""
