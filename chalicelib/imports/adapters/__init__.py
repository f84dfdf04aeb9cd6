"""Per kind of import: rows of the file to rows of the target domain, compared and written."""
