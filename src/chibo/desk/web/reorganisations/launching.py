"""Start a process that carries a deed out while pages go on being answered."""

import subprocess
import threading

from django.conf import settings


def launch(run_id: int) -> subprocess.Popen[bytes]:
    """Let a process of its own take the run up; it goes on when this request, and this server, have ended."""
    process = subprocess.Popen(
        [*settings.CHIBO_COMMAND, "reorganise", "run", str(run_id)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    # Waited for by a thread that nobody waits for, so that it leaves no trace in the table of processes.
    threading.Thread(target=process.wait, daemon=True).start()
    return process
