"""Read files that came from outside, in a child process."""

import json
import logging
import signal
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from chibo.exchange.reading.cage import Ending, run_caged
from chibo.exchange.reading.child import OUT_OF_MEMORY
from chibo.exchange.reading.findings import Findings, Place
from chibo.exchange.reading.job import Job
from chibo.exchange.reading.known_sheets import SHEETS
from chibo.exchange.reading.limits import Limits
from chibo.exchange.reading.mapping import Mapping
from chibo.exchange.reading.outcome import Progress, Reading
from chibo.kernel.sheets import Sheet
from chibo.kernel.wording import Wording, gettext_noop

_LOG = logging.getLogger(__name__)

_MEMORY = gettext_noop("it asked for more memory than is given to it")
_TIME = gettext_noop("it took longer than is given to it")
_SIZE = gettext_noop("it grew larger than is allowed")
_FAULT = gettext_noop("it met something it does not understand")


def read_files(
    files: Sequence[Path],
    *,
    sheets: Sequence[Sheet] = SHEETS,
    mapping: Mapping | None = None,
    into: Path,
    on: date | None = None,
    on_progress: Callable[[Progress], None] | None = None,
    limits: Limits | None = None,
) -> Reading:
    """Read workbooks and CSV files into files for COPY, which stand in the folder `into`.

    Whatever the files are, this returns: what cannot be read is among the refusals. Dates after `on` are judged as
    lying ahead.
    """
    limits = limits or Limits()
    into = into.resolve()
    job = Job(tuple(file.resolve() for file in files), tuple(sheets), mapping or Mapping(), limits, on, into)
    written = into / "job.json"
    job.write(written)
    current = [job.files[0].name] if job.files else [""]

    def on_line(line: bytes) -> None:
        progress = Progress(**json.loads(line))
        current[0] = progress.file
        if on_progress:
            on_progress(progress)

    job.result.unlink(missing_ok=True)
    ending = run_caged(
        "chibo.exchange.reading.child",
        [str(written)],
        wall_seconds=limits.wall_seconds * len(job.files),
        on_line=on_line,
    )
    if not ending.is_good:
        return _stopped(current[0], ending)
    return Reading.of_json(json.loads(job.result.read_bytes()))


def _stopped(file: str, ending: Ending) -> Reading:
    """Say in one sentence that the reader died, and of what."""
    _LOG.warning("the reader of a file ended with status %s: %s", ending.status, ending.complaint)
    findings = Findings(1)
    findings.refuse(Place(file=file), "reader_stopped", {"reason": _reason(ending)})
    return Reading((), tuple(findings.refusals), ())


def _reason(ending: Ending) -> Wording:
    if ending.out_of_time or ending.status in {-signal.SIGXCPU, -signal.SIGKILL}:
        return _TIME
    if ending.status in {OUT_OF_MEMORY, -signal.SIGABRT, -signal.SIGSEGV, -signal.SIGBUS}:
        return _MEMORY
    return _SIZE if ending.status == -signal.SIGXFSZ else _FAULT
