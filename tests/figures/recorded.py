"""Record registers made up by chance, batch after batch, and say at which instants they are asked about."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from unittest import mock

from hypothesis import strategies as st

from chibo.figures.census.api import build_base, keep_milestones
from chibo.figures.census.bases import milestones
from tests.figures.ledger import written_at
from tests.figures.random_registers import BATCHES, MadeUp

RECORDED = tuple(datetime(2015 + batch, 3, 1, 8, 30, tzinfo=UTC) for batch in range(BATCHES))
INSTANTS = (
    *[None] * 8,
    datetime(2014, 1, 1, tzinfo=UTC),
    *RECORDED,
    *RECORDED,
    RECORDED[1] - timedelta(microseconds=1),
    RECORDED[1] + timedelta(days=40),
)
# A register is made up from a seed; the seed of one that is answered differently is all it takes to make it again.
SEEDS = st.integers(0, 2**32)


def recording(register: MadeUp) -> Iterator[datetime]:
    """Write each batch at its instant, and give that; the census has a base of one of them, or none."""
    counted_ahead = register.random.choice((None, *range(BATCHES)))
    for batch, instant in enumerate(RECORDED):
        with written_at(instant, register.bases[batch]):
            register.write(batch)
        if batch == counted_ahead:
            build_base()
        yield instant


def record(register: MadeUp) -> None:
    """Write all batches."""
    for _ in recording(register):
        pass


def keep_every_milestone() -> None:
    """Have a base of what was known after each entry that wrote anything that is counted."""
    with mock.patch.object(milestones, "_MUCH", 0):
        for _ in keep_milestones():
            pass
