"""Write the table of attacks, as it stands in docs/temporal-attacks.md, from the marks of the tests."""

import os
from importlib import import_module
from pathlib import Path

import django

DOCS = Path("docs/temporal-attacks.md")
ROOMS = ("test_tree", "test_lives", "test_members", "test_by_hand", "test_orders", "test_reversals", "test_at_once")
HEAD = """# Attacks on time, and what becomes of them

Each line is a test in `tests/register/attacks`, named there by a sentence. An attack is refused by the error or the
constraint named, with nothing written; or it is `right`: taken, and the register is then what a plain recomputation
says. The table is read off the tests: `python -m tests.register.attacks.table` writes it anew, and a test fails where
it is not in step.

Besides, two state machines do anything on any day, past and future, alone and several at once (`test_one_clerk.py`,
`test_many_clerks_at_once.py`): after every step the register is what a plain model says, written apart in `model.py`
and `orders_model.py`, every check of `chibo check` is passed, and what was known at earlier instants is unchanged.
"""


def table() -> str:
    """Give the page: its head, and a table for each file of tests."""
    rooms = {room: import_module(f"tests.register.attacks.{room}") for room in ROOMS}
    attacks = import_module("tests.register.attacks.attack").ATTACKS
    parts = [HEAD]
    for room in ROOMS:
        about = (rooms[room].__doc__ or "").splitlines()[0].rstrip(".")
        rows = [one for one in attacks if one.room == room]
        lines = [f"| {one.sentence} | {_outcome(one.outcome)} |" for one in dict.fromkeys(rows)]
        parts.append("\n".join([f"## {about}", "", "| attack | outcome |", "|---|---|", *lines]) + "\n")
    return "\n".join(parts)


def _outcome(outcome: str) -> str:
    return outcome if outcome == "right" else "refused: " + ", ".join(f"`{name}`" for name in outcome.split(", "))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chibo.config.settings")
    django.setup()
    DOCS.write_text(table(), encoding="utf-8")
