"""What we deploy."""

from app import app as handler

__all__ = ["handler"]
