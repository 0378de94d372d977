"""Write a backup of the register and its files into one archive."""

import argparse
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext

from chibo.config.address import register_address
from chibo.config.database.api import make_backup
from chibo.config.installation import require_register
from chibo.kernel.clock import SystemClock


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take where the archive goes."""
    parser.add_argument("archive", type=Path, help=gettext("the archive to write"))


def run(arguments: argparse.Namespace) -> int:
    """Write it whole or not at all, and say what it holds."""
    require_register()
    target = arguments.archive.absolute()
    manifest = make_backup(
        target, address=register_address(), files=Path(settings.CHIBO_DATA) / "files", at=SystemClock().now()
    )
    size = target.stat().st_size / 1_000_000
    print(
        gettext("%(archive)s: %(parts)s parts, %(size).1f MB")
        % {"archive": target, "parts": len(manifest.members), "size": size}
    )
    return 0
