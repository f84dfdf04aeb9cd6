"""Customers, the contacts who act for them, and who of them may enter."""
