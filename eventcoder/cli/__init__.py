"""The command `eventcoder`. Only `console` prints; a command reads options, calls the library, exits."""

from __future__ import annotations


def main() -> None:
    """Runs the command line. Imports as little as it can, so that --help is quick."""
    from eventcoder.cli import console
    from eventcoder.cli.app import app

    console.prepare()
    app(prog_name="eventcoder")
