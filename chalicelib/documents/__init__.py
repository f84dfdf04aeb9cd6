"""Tagged PDFs, CSV tables and zip archives, tenant templates, and validation of uploaded PDFs and images.

Pure: bytes in, bytes out, without tenants, customers or storage. Of the kernel it uses only `money` and `errors`. Heavy
libraries are imported where they are used.
"""
