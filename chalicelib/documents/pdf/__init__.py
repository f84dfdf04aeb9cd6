"""PDF documents typeset with typst: invoices, statements, contracts."""
