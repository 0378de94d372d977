"""Send the tables of a unit and of each unit directly below it as one archive, which begins to arrive at once.

The unit itself is counted before the first part is sent, the others some at a time, while what was counted is on its
way, all from one census. A person is sent one package at a time, and the pages say how far it is.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import batched, chain

from django.http import HttpRequest, StreamingHttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header

from chibo.desk.web.reader import Reader
from chibo.desk.web.tables.asking import Asked, counting, reader_and_asked
from chibo.desk.web.tables.files import file_name, known_form, numbers_made, signed_tables
from chibo.figures.api import FilledTable, Filling
from chibo.kernel.errors import Conflict, RuleBroken
from chibo.kernel.turns import Progress, Turn, turn, turn_held
from chibo.kernel.wording import gettext_noop
from chibo.papers.tables.api import package_parts
from chibo.register.units.api import children_of

# Some minutes' worth as PDF; the command has no such bound.
MOST_UNITS = 500
# Asked about together these cost little each, and what comes before them is still on its way.
_AT_A_TIME = 40
_TURN = "chibo.desk.package"


class PackageTooLarge(RuleBroken):
    """The package would hold more units than a page is kept waiting for."""

    def __init__(self, unit: str, units: int) -> None:
        text = gettext_noop(
            "The package of “%(unit)s” has %(units)s units; a page gives at most %(most)s. At the terminal:"
            " chibo tables export all --children --to FILE.zip."
        )
        super().__init__("package_too_large", text, {"unit": unit, "units": units, "most": MOST_UNITS})


class PackageUnderWay(Conflict):
    """A package is being sent to the person already."""

    def __init__(self, progress: Progress) -> None:
        text = gettext_noop(
            "A package is being sent to you already: %(done)s of %(of)s units are done. Wait until it has arrived, or"
            " stop that download; then ask again."
        )
        super().__init__("package_under_way", text, {"done": progress.done, "of": progress.of})


@dataclass(frozen=True, slots=True)
class PackageOffered:
    """The package of a unit: how many units directly below come with it; without an address it is too large.

    `under_way` says how far the one is that the reader is being sent.
    """

    address: str
    children: int
    under_way: Progress | None


class PackageSent:
    """The parts of a package, and what is held until the last was taken or the reader went away."""

    def __init__(self, parts: Iterator[bytes], held: ExitStack) -> None:
        self._parts, self._held = parts, held

    def __iter__(self) -> "PackageSent":
        return self

    def __next__(self) -> bytes:
        try:
            return next(self._parts)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Let go of what is held; the server calls it however the sending ended."""
        self._held.close()


def package(request: HttpRequest) -> StreamingHttpResponse:
    """Send all tables of the unit and of each unit directly below it, packed, a file a unit."""
    reader, asked = reader_and_asked(request)
    form = known_form(request.GET.get("form", "xlsx"))
    units = {asked.unit.id: asked.unit.name}
    units |= {child.id: child.name for child in children_of(asked.unit.id, on=asked.period.on)}
    if len(units) > MOST_UNITS:
        raise PackageTooLarge(asked.unit.name, len(units))
    with ExitStack() as held:
        own = held.enter_context(_own_turn(reader))
        of_units = _of_units(request, asked, units, held)
        parts = package_parts(_told(of_units, own, len(units)), form)
        response = StreamingHttpResponse(PackageSent(parts, held.pop_all()), content_type="application/zip")
    name = f"bo-bieu-{file_name(asked)}.zip"
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response


@contextmanager
def _own_turn(reader: Reader) -> Iterator[Turn]:
    """Hold the reader's turn. Raises `PackageUnderWay`."""
    with turn(_TURN, reader.actor.id or 0) as own:
        if own is None:
            raise PackageUnderWay(_under_way(reader) or Progress())
        yield own


def _under_way(reader: Reader) -> Progress | None:
    return turn_held(_TURN, reader.actor.id or 0)


def _of_units(
    request: HttpRequest, asked: Asked, units: Mapping[int, str], held: ExitStack
) -> Iterable[Sequence[FilledTable]]:
    """Give the tables of each unit: as last signed, all of them; else counted, those of the unit itself at once.

    What was known then can be read only while the page is made: of that all is counted first.
    """
    numbers = numbers_made(asked)
    if request.GET.get("values") == "signed":
        return batched(signed_tables(asked, units), len(numbers), strict=True)
    if asked.known_at is not None:
        with counting(asked) as then:
            return list(_counted(then, asked, list(units), numbers))
    itself, *below = units
    filling = held.enter_context(counting(asked))
    first = list(_counted(filling, asked, [itself], numbers))
    others = (_counted(filling, asked, some, numbers) for some in batched(below, _AT_A_TIME, strict=False))
    return chain(first, chain.from_iterable(others))


def _counted(
    tables: Filling, asked: Asked, units: Sequence[int], numbers: Sequence[str]
) -> Iterator[list[FilledTable]]:
    tables.take_in(units)
    for unit in units:
        yield [tables.table(number, unit, asked.period) for number in numbers]


def _told(of_units: Iterable[Sequence[FilledTable]], own: Turn, units: int) -> Iterator[Sequence[FilledTable]]:
    """Hand the tables of each unit on, and tell how many are done."""
    for done, tables in enumerate(of_units):
        own.tell(done, units)
        yield tables


def package_offered(asked: Asked, reader: Reader) -> PackageOffered:
    """Say what a package of the unit would hold."""
    children = len(children_of(asked.unit.id, on=asked.period.on))
    address = reverse("desk:tables_package") if children < MOST_UNITS else ""
    return PackageOffered(address, children, _under_way(reader))
