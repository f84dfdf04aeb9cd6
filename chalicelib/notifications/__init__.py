"""Messages: rendered from templates, sent once per event."""
