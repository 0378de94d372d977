"""Read the command line, prepare Django, and hand over to the subcommand asked for."""

import argparse
import os
import sys
from importlib import import_module
from typing import Protocol, cast

import django
from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import CommandError
from django.utils import translation

from chibo.config.command.table import SUBCOMMANDS
from chibo.kernel.errors import ChiboError


class Subcommand(Protocol):
    """What the module of a subcommand holds."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Add what the subcommand takes."""

    def run(self, arguments: argparse.Namespace) -> int:
        """Do it, and return the exit status."""


def main() -> int:
    """Run what this process was asked for: the entry point of the `chibo` script."""
    return run(sys.argv[1:])


def run(words: list[str]) -> int:
    """Run one subcommand and return its exit status: 0 done, 1 refused, 2 misunderstood, 130 interrupted."""
    try:
        _prepare_django()
        if words[:1] == ["manage"]:  # Django reads its own command line, `--help` and all.
            return _module_of("manage").run(argparse.Namespace(words=words[1:]))
        if " ".join(words[:2]) in SUBCOMMANDS:  # What is done with figures, besides asking for one.
            words = [" ".join(words[:2]), *words[2:]]
        arguments = _parser(words).parse_args(words)
        return _module_of(arguments.subcommand).run(arguments)
    except (ImproperlyConfigured, CommandError) as refusal:
        print(f"chibo: {refusal}", file=sys.stderr)
        return 1
    except ChiboError as refusal:
        print(f"chibo: {refusal.said(translation.gettext)}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _prepare_django() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chibo.config.settings")
    django.setup()
    translation.activate(os.environ.get("CHIBO_LANGUAGE") or "vi")


def _parser(words: list[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="chibo")
    places = parser.add_subparsers(dest="subcommand", required=True, metavar="COMMAND")
    for name, entry in SUBCOMMANDS.items():
        place = places.add_parser(name, help=str(entry.about), description=str(entry.about))
        if words[:1] == [name]:
            _module_of(name).add_arguments(place)
    return parser


def _module_of(name: str) -> Subcommand:
    return cast(Subcommand, import_module(SUBCOMMANDS[name].module))
