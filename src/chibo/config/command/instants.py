"""Read an instant at the terminal."""

import argparse
from datetime import datetime

from django.utils.translation import gettext

from chibo.kernel.clock import VIETNAM


def instant(text: str) -> datetime:
    """Read an instant; one without a zone is that of Việt Nam."""
    try:
        told = datetime.fromisoformat(text)
    except ValueError as trouble:
        raise argparse.ArgumentTypeError(gettext("write an instant, such as 2024-05-17T12:00")) from trouble
    return told if told.tzinfo else told.replace(tzinfo=VIETNAM)
