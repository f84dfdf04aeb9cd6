"""Validation of uploaded PDFs and images."""
