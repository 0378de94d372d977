"""Order the error workbook from the child process that may read the file."""

import logging
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from django.utils.translation import gettext

from chibo.exchange.error_workbook.order import Mark, Order
from chibo.exchange.reading.cage import run_caged
from chibo.exchange.reading.limits import Limits
from chibo.exchange.reading.remarks import Refusal
from chibo.kernel.errors import RuleBroken
from chibo.kernel.wording import gettext_noop

_LOG = logging.getLogger(__name__)
_NOT_WRITTEN = gettext_noop("The workbook of errors %(file)s could not be written.")


class ErrorWorkbookNotWritten(RuleBroken):
    """The file could not be given back with its errors marked."""


def write_error_workbook(
    source: Path, refusals: Sequence[Refusal], target: Path, *, limits: Limits | None = None
) -> None:
    """Write the rows of `source` to `target`, the refused cells marked, all refusals listed on the first sheet.

    Of `refusals` those of this file are taken; they are said in the language that is set. A file that cannot be read
    gives the list alone. Raises `ErrorWorkbookNotWritten`.
    """
    limits = limits or Limits()
    with TemporaryDirectory(prefix="chibo-errors-") as folder:
        made = Path(folder) / "errors.xlsx"
        order = Order(
            source.resolve(), made, gettext("Errors in the file"), _headings(), _marks(source, refusals), limits
        )
        written = Path(folder) / "order.json"
        order.write(written)
        ending = run_caged("chibo.exchange.error_workbook.child", [str(written)], wall_seconds=limits.wall_seconds)
        if not ending.is_good or not made.exists():
            _LOG.warning("the writer of errors ended with status %s: %s", ending.status, ending.complaint)
            raise ErrorWorkbookNotWritten("error_workbook_not_written", _NOT_WRITTEN, {"file": target.name})
        beside = target.with_name(f".{target.name}.part")
        beside.write_bytes(made.read_bytes())
        beside.replace(target)


def _headings() -> tuple[str, ...]:
    return (
        gettext("Sheet"),
        gettext("Row"),
        gettext("Column"),
        gettext("Heading"),
        gettext("Value"),
        gettext("What is wrong"),
        gettext("What to do"),
    )


def _marks(source: Path, refusals: Sequence[Refusal]) -> tuple[Mark, ...]:
    return tuple(
        Mark(
            refusal.sheet,
            refusal.row or 0,
            refusal.column,
            refusal.heading,
            refusal.value,
            refusal.said_rule(gettext),
            refusal.said_remedy(gettext),
        )
        for refusal in refusals
        if refusal.file == source.name
    )
