"""Sessions, secrets that somebody holds, and limits."""
