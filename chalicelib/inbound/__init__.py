"""Replies by e-mail, added to the thread they answer."""
