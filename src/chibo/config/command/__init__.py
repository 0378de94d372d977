"""Be the `chibo` command: one subcommand a file, each with `add_arguments` and `run`."""

from chibo.config.command.line import main

__all__ = ["main"]
