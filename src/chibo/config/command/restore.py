"""Read a backup back in."""

import argparse
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext

from chibo.config.address import register_address
from chibo.config.database.api import restore_backup
from chibo.kernel.actors import OPERATOR
from chibo.register.people.api import renew_digests
from chibo.trust.audit.api import renew_epoch


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the archive, and whether it may take the place of what is there."""
    parser.add_argument("archive", type=Path, help=gettext("the archive to read"))
    parser.add_argument("--replace", action="store_true", help=gettext("take the place of the register that is there"))


def run(arguments: argparse.Namespace) -> int:
    """Put the register of the archive in place, with search keys of this data folder and an epoch of its own."""
    connection.close()
    manifest = restore_backup(
        arguments.archive,
        address=register_address(),
        files=Path(settings.CHIBO_DATA) / "files",
        replace=arguments.replace,
    )
    renew_epoch()
    renew_digests(by=OPERATOR)
    print(gettext("The register of %(moment)s is back.") % {"moment": manifest.made_at})
    return 0
