"""The command line: the same way as the screens, for scripts."""

from stunting.cli.main import main

__all__ = ["main"]
