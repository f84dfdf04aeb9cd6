"""One module per message: its recipient and its tag values."""
