"""Attachments in the console."""
