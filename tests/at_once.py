"""Let several act at the same moment, each by a connection of its own."""

import threading
from collections.abc import Callable

from django.db import OperationalError, connections

from chibo.kernel.errors import ChiboError

SOON = 60


def at_once(*acts: Callable[[], object]) -> list[BaseException]:
    """Let each act at the same moment by a connection of its own; give what was raised."""
    gate, raised = threading.Barrier(len(acts)), list[BaseException]()

    def acting(act: Callable[[], object]) -> None:
        try:
            gate.wait(SOON)
            act()
        except (ChiboError, OperationalError) as error:
            raised.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=acting, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(SOON)
    return raised
