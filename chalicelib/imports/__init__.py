"""Files of customers and documents that a business hands in: read, compared, and only then written."""
