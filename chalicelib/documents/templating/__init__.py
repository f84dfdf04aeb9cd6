"""Sandboxed rendering and validation of the templates that tenants write."""
