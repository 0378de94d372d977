"""Be the child process in which files are read: `python -m chibo.exchange.reading.child JOB`.

It gives up what it does not need before it opens the file. Progress goes to standard output, one line of JSON each;
the result into the file that the job names.
"""

import ctypes
import gc
import json
import os
import resource
import signal
import sys
from dataclasses import asdict
from pathlib import Path

from chibo.exchange.reading.file_reading import FilesReading
from chibo.exchange.reading.job import Job
from chibo.exchange.reading.limits import Limits
from chibo.exchange.reading.outcome import Progress

OUT_OF_MEMORY = 70
_PR_SET_PDEATHSIG = 1
_PR_SET_NO_NEW_PRIVS = 38
_OPEN_FILES = 256


def main(arguments: list[str]) -> int:
    """Read the files of one job."""
    gc.disable()  # rows make no circles, and looking for some costs a tenth of the time
    job = Job.load(Path(arguments[0]))
    confine(job.limits, files=len(job.files))
    try:
        reading = FilesReading(job, report).read()
        written = json.dumps(reading.as_json(), ensure_ascii=False).encode("utf-8", "backslashreplace")
    except MemoryError:
        return OUT_OF_MEMORY
    job.result.write_bytes(written)
    return 0


def confine(limits: Limits, *, files: int = 1) -> None:
    """Limit this process for good: its memory, time and files; no core dumps, no new rights, no life without parent."""
    for what, wanted in (
        (resource.RLIMIT_AS, limits.memory_bytes),
        (resource.RLIMIT_CPU, limits.cpu_seconds * files),
        (resource.RLIMIT_FSIZE, limits.written_bytes),
        (resource.RLIMIT_NOFILE, _OPEN_FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(what)
        most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(what, (most, most))
    if sys.platform == "linux":
        prctl = ctypes.CDLL(None).prctl
        prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
        prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def report(progress: Progress) -> None:
    """Say how far the reading is."""
    os.write(1, (json.dumps(asdict(progress)) + "\n").encode("ascii"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
