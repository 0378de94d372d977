"""Time the import of a province: dry run, import, and the same file again; beside it the customary way.

    .venv/bin/python -m bench.import [--members 37336] [--sample 500]

It makes a register of its own in a temporary folder, with its own server, and takes it away again. What is imported:
units, villages, members with 25 filled columns, officers; what is written: every fact with its history. The
customary way (django-import-export) gets person, name, member and place alone, on a sample, and is scaled to the same
number of members: its time grows with the rows.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from importlib import import_module
from pathlib import Path

MEMBERS = 37_336
DRY_RUN_WITHIN, IMPORT_WITHIN = 10, 15
ON = date(2024, 5, 17)


def main() -> None:
    """Print a line a measurement."""
    parser = argparse.ArgumentParser(prog="bench.import")
    parser.add_argument("--members", type=int, default=MEMBERS)
    parser.add_argument("--sample", type=int, default=500)
    parser.add_argument("--folder", type=Path, help="measure in this folder; without it, in one of its own")
    asked = parser.parse_args()
    if asked.folder:
        os.environ["CHIBO_DATA"] = str(asked.folder)
        os.environ["DJANGO_SETTINGS_MODULE"] = "chibo.config.settings"
        _measure(asked.folder, asked.members, asked.sample)
        return
    # The server stops with its last user: the folder can go when the process that measured has gone.
    with tempfile.TemporaryDirectory(prefix="chibo-bench-") as name:
        subprocess.run([sys.executable, "-m", "bench.import", *sys.argv[1:], "--folder", name], check=True)
        while (Path(name) / "postgres" / "postmaster.pid").exists():
            time.sleep(0.2)
        time.sleep(1)


def _measure(folder: Path, members: int, sample: int) -> None:
    import django

    django.setup()
    from django.db import connection

    from chibo.config.installation import prepare
    from chibo.trust.audit.api import InstallationKind

    customary, province = (import_module(f"bench.import.{name}") for name in ("customary", "province"))
    prepare(InstallationKind.TEST)
    workbook = folder / "province.xlsx"
    rows = province.write_province(workbook, members=members)
    print(f"{members} members in {rows} rows, {workbook.stat().st_size / 1e6:.1f} MB\n")
    dry = _timed("dry run", lambda: _take_in(workbook, dry_run=True))
    taken = _timed("import, committed", lambda: _take_in(workbook))
    again = _timed("the same file again", lambda: _take_in(workbook))
    most = _most_memory(connection.connection.info.backend_pid)
    customarily = customary.seconds_for(sample) * members / sample
    way = f"django-import-export, {sample} rows, scaled"
    print(f"{way:<44} {customarily:>8.1f} s   ({customarily / taken:.0f} times the import)")
    for what, seconds, within in (("dry run", dry, DRY_RUN_WITHIN), ("import", taken, IMPORT_WITHIN)):
        print(f"{what} within {within} s on two idle cores: {'kept' if seconds <= within else 'missed'}")
    print(f"\ndry run {dry / taken:.2f}, again {again / taken:.2f} of the import; server at most {most} MB")
    connection.close()


def _take_in(workbook: Path, *, dry_run: bool = False) -> str:
    from chibo.exchange.importing.api import import_files
    from chibo.kernel.actors import OPERATOR

    phases: dict[str, float] = {}
    begun = time.perf_counter()

    def tell(phase: str, _done: int, _total: int) -> None:
        phases[phase] = time.perf_counter() - begun

    import_files([workbook], on=ON, by=OPERATOR, dry_run=dry_run, on_progress=tell)
    return ", ".join(f"{phase} until {seconds:.1f}" for phase, seconds in phases.items())


def _timed(what: str, deed: Callable[[], str]) -> float:
    begun, computed = time.perf_counter(), _computing_seconds()
    phases = deed()
    seconds = time.perf_counter() - begun
    print(f"{what:<44} {seconds:>8.1f} s   (computing {_computing_seconds() - computed:.1f} s; {phases})", flush=True)
    return seconds


def _computing_seconds() -> float:
    """Say how much time the processors have spent on us: this process, its children, and the server's process."""
    from django.db import connection

    connection.ensure_connection()
    backend = Path(f"/proc/{connection.connection.info.backend_pid}/stat").read_text(encoding="ascii")
    of_server = sum(map(int, backend.rsplit(")", 1)[1].split()[11:13])) / os.sysconf("SC_CLK_TCK")
    ours = os.times()
    return of_server + ours.user + ours.system + ours.children_user + ours.children_system


def _most_memory(backend: int) -> int:
    """Say how much memory the server's process for us took at most, shared buffers included, in MB."""
    for line in Path(f"/proc/{backend}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) // 1000
    return 0


if __name__ == "__main__":
    main()
