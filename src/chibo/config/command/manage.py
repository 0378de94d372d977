"""Run one of Django's own commands, under the name `chibo manage`."""

import argparse

from django.core.management import ManagementUtility


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take everything that follows as it stands: Django reads its own command line."""
    parser.add_argument("words", nargs=argparse.REMAINDER)


def run(arguments: argparse.Namespace) -> int:
    """Hand the words to Django, which reports and exits by itself when it refuses."""
    ManagementUtility(["chibo manage", *arguments.words]).execute()
    return 0
