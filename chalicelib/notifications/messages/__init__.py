"""One module a message: to whom it goes, and what its tags stand for."""
