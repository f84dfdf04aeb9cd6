"""What has come due."""


def tick() -> None:
    """Do it."""
