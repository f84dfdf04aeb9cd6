"""Attachments in the portal."""
