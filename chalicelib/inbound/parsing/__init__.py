"""From raw MIME to the text the sender wrote. Pure."""
