"""The command line. Knows a user: reads options, prints tables, turns errors into plain sentences and exit codes."""

from tumen.cli.entry import main

__all__ = ["main"]
