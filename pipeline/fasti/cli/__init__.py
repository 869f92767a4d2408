"""The command line: one command per file."""

from fasti.cli.app import app

__all__ = ["app"]
