"""Businesses: their settings, their published page, their API keys."""
