"""Signing in by code, the session, and signing out."""
