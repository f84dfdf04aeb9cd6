"""Messages: rendered from templates and sent once for each event."""
