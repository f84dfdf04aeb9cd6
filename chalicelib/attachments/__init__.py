"""Files that customers and staff attach to tickets and messages."""
