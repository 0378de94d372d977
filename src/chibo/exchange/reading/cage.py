"""Run a Python module in a child process that has nothing: no input, no secrets, no database, an empty folder."""

import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import chibo

_PATH_OF_PACKAGE = str(Path(chibo.__file__ or "").resolve().parent.parent)
_LINE_BYTES = 65_536
_STDERR_SHOWN = 2_000


@dataclass(frozen=True, slots=True)
class Ending:
    """How a child ended: its exit status (negative: the signal), whether its time was up, what it complained of."""

    status: int
    out_of_time: bool
    complaint: str

    @property
    def is_good(self) -> bool:
        """Tell whether it did what it was asked."""
        return self.status == 0 and not self.out_of_time


def run_caged(
    module: str, arguments: Sequence[str], *, wall_seconds: float, on_line: Callable[[bytes], None] | None = None
) -> Ending:
    """Run `python -m module` and hand on each line it prints; kill it when its time is up."""
    with TemporaryDirectory(prefix="chibo-reading-") as folder, (Path(folder) / "complaint").open("w+b") as complaint:
        work = Path(folder) / "empty"
        work.mkdir()
        child = subprocess.Popen(
            [sys.executable, "-s", "-P", "-B", "-m", module, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=complaint,
            cwd=work,
            env=_bare_environment(),
            start_new_session=True,
        )
        try:
            out_of_time = not _followed(child, time.monotonic() + wall_seconds, on_line)
        finally:
            _end(child)
        complaint.seek(0)
        return Ending(child.returncode, out_of_time, complaint.read(_STDERR_SHOWN).decode("utf-8", "replace"))


def _bare_environment() -> dict[str, str]:
    """Give the child the path of the package and nothing that was set for its parent."""
    kept = {
        name: os.environ[name] for name in ("COVERAGE_PROCESS_START", "COVERAGE_PROCESS_CONFIG") if name in os.environ
    }
    return {
        "PYTHONPATH": _PATH_OF_PACKAGE,
        "PYTHONUTF8": "1",
        "PYTHONHASHSEED": "0",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        **kept,
    }


def _followed(child: subprocess.Popen[bytes], until: float, on_line: Callable[[bytes], None] | None) -> bool:
    """Hand on the lines until the child closes its output; false when its time was up before."""
    if child.stdout is None:
        raise AssertionError("the child's output is a pipe")
    rest = b""
    with selectors.DefaultSelector() as selector:
        selector.register(child.stdout, selectors.EVENT_READ)
        while (left := until - time.monotonic()) > 0:
            if not selector.select(left):
                continue
            piece = os.read(child.stdout.fileno(), _LINE_BYTES)
            if not piece:
                return _waited(child, until)
            *whole, rest = (rest + piece).split(b"\n")
            rest = rest[-_LINE_BYTES:]
            for line in whole:
                if on_line:
                    on_line(line)
    return False


def _waited(child: subprocess.Popen[bytes], until: float) -> bool:
    try:
        child.wait(max(until - time.monotonic(), 0.1))
    except subprocess.TimeoutExpired:
        return False
    return True


def _end(child: subprocess.Popen[bytes]) -> None:
    """End the child, and all that it may have started."""
    if child.poll() is None:
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()
    if child.stdout:
        child.stdout.close()
