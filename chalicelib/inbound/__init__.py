"""Mail that comes in: answers to what we sent join the thread that they belong to."""
