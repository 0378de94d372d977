"""Connections for the load: two at a time, each with memory of its own for sorts and indexes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

AT_A_TIME = 2
_SETTINGS = {
    "work_mem": "384MB",
    "maintenance_work_mem": "768MB",
    "synchronous_commit": "off",
    # A cache of answers to each row's own question is emptied for each row: with this much memory that takes longest.
    "enable_memoize": "off",
}

type Task = tuple[str, Callable[[CursorWrapper], object]]


@contextmanager
def session(asked: Mapping[str, str]) -> Iterator[CursorWrapper]:
    """Give a cursor of a connection of its own; what is asked for stands in its settings `country.…`."""
    own: BaseDatabaseWrapper = connection.copy()
    try:
        with own.cursor() as cursor:
            for name, value in {**_SETTINGS, **{f"country.{name}": value for name, value in asked.items()}}.items():
                cursor.execute("SELECT set_config(%s, %s, false)", [name, value])
            yield cursor
    finally:
        own.close()


def at_once(tasks: Sequence[Task], asked: Mapping[str, str]) -> Iterator[str]:
    """Do the tasks, two at a time, and name each as it is done; the first that fails ends the load."""

    def do(task: Task) -> str:
        with session(asked) as cursor:
            task[1](cursor)
        return task[0]

    with ThreadPoolExecutor(AT_A_TIME) as pool:
        running = [pool.submit(do, task) for task in tasks]
        try:
            for done in as_completed(running):
                yield done.result()
        finally:
            for waiting in running:
                waiting.cancel()
