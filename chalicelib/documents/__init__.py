"""Documents that people keep: tagged PDFs, CSV tables, zip archives, and the examination of PDFs handed in.

Pure calculation: bytes in, bytes out. It knows no tenant, no customer and no storage; `kernel.money` and
`kernel.errors` are all it stands on. Nothing heavy is imported before a document is really made.
"""
