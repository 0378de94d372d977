"""Say of a table what a person at the desk can do, where the rooms below know the terminal alone."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

from chibo.figures.api import TableDefinition, TableNotInForce, definitions
from chibo.kernel.errors import RuleBroken
from chibo.kernel.wording import gettext_noop


class NoFormInForce(RuleBroken):
    """No form of the table is in force at the end of the period; the page of all tables offers those there are."""

    def __init__(self, fault: TableNotInForce) -> None:
        code = str(fault.data["code"])
        text = gettext_noop(
            "No form of table %(code)s is in force on %(on)s. On the page “Official tables” choose another period, or a"
            " form of another time: %(forms)s."
        )
        known = [f"{of} ({span_of(form)})" for (number, of), form in definitions().items() if number == code]
        super().__init__("no_form_in_force", text, {"code": code, "on": fault.data["on"], "forms": ", ".join(known)})


@contextmanager
def advised_for_the_desk() -> Iterator[None]:
    """Say of a table without a form in force what a person at the desk can do. Raises `NoFormInForce`."""
    try:
        yield
    except TableNotInForce as fault:
        raise NoFormInForce(fault) from fault


def span_of(*forms: TableDefinition) -> str:
    """Write from when until when forms are in force."""
    first = min(form.valid_from for form in forms)
    ends = [form.valid_until for form in forms]
    last = "" if None in ends else _written(max(end for end in ends if end) - timedelta(days=1))
    return f"{_written(first)} – {last or '…'}"


def _written(day: date) -> str:
    return f"{day:%d/%m/%Y}"
