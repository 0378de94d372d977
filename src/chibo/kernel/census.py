"""What the census takes over from the register, declared by each room beside the populations of its plain reading.

Subjects (people, units, areas) have dated values; facts (a place, a post held, an event) are of a subject and stand in
a unit. The census cuts each fact where a value of its subject changes, so that a count needs no join. The SQL here is
ours alone: `select` is read by PostgreSQL, the expressions of facets by DuckDB.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from chibo.kernel.populations import Population


@dataclass(frozen=True, slots=True)
class Taken:
    """Rows taken over with one SELECT over the living tables.

    Its first column is the subject's id, or that of the link they are taken `via`; `columns` names all of them with
    their types in DuckDB. `touched` says which subjects have to be taken anew when a kept table changes: for each table
    a SELECT of them over the rows of its history, called `image`, without a WHERE.
    """

    select: str
    columns: Mapping[str, str]
    touched: Mapping[str, str]
    via: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Whose something of another kind is: rows of subject_id and its own id, for what names only that one."""

    key: str
    subject: str
    taken: Taken


@dataclass(frozen=True, slots=True)
class Tells:
    """An event of the kind tells that a value is `code` from its day on; without a day always, where `without_day`."""

    kind: str
    dimension: str
    code: str
    without_day: bool = True


@dataclass(frozen=True, slots=True)
class FirstOf:
    """The day of the first event of the kind tells what never changes: the code of the first band that it lies before.

    Bands are pairs of code and day; None is after all of them.
    """

    kind: str
    bands: tuple[tuple[str, date | None], ...]


@dataclass(frozen=True, slots=True)
class Values:
    """Dated values of subjects of one kind: rows of subject, dimension, first_on (NULL: always), code.

    Either they are taken over, or told by `events`, facts of that key with a kind. The code holds until the next of the
    same dimension. `wins` names the code that stands where two begin on one day, `otherwise` the one that holds before
    any.
    """

    subject: str
    dimensions: tuple[str, ...]
    taken: Taken | None = None
    events: str = ""
    tells: tuple[Tells, ...] = ()
    wins: Mapping[str, str] = field(default_factory=dict)
    otherwise: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Constants:
    """What never changes of subjects of one kind: rows of subject_id and further columns, one a subject at most.

    Either they are taken over, or one column is told by the first of `events`, facts of that key with a kind.
    """

    subject: str
    columns: Mapping[str, str]
    taken: Taken | None = None
    events: str = ""
    first_of: FirstOf | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts of subjects: subject_id, id, unit_id, from_on, to_on (exclusive, NULL: open), certain_on, further columns.

    `certain_on` is the day from which it is certain that the fact had begun; NULL where its first day is exact. A fact
    whose period ends stands until `to_on`; an event (`is_event`) stands for ever, and is no fact without its day. Facts
    that are cut carry the values of their subject, save those they do `without` or that are told `apart` when they are
    asked for, and those of their unit that `of_unit` names. `is_many` facts are counted from the base and from what
    changed apart; the others are put together first.
    """

    key: str
    subject: str
    taken: Taken
    is_event: bool = False
    is_cut: bool = True
    without: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    of_unit: tuple[str, ...] = ()
    is_many: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to tell rows apart, by an expression over `fact` and, named in `joins`, over what is joined to it.

    With `codes` the expression gives the place of a code in that list, from 0; else the code itself. A filter on a code
    of two depths looks at `whole`. A facet that `needs_value` is a condition on `$value`. Where working the expression
    out of every row is dear, rows are grouped by a `finer` one, and `coarsens` gives the code of a group. Where the
    place of a code is how many of the `edges`, parameters of the day asked about, the day `dated` is not after, it need
    not be worked out at all.
    """

    key: str
    expression: str
    codes: tuple[str, ...] = ()
    whole: str = ""
    joins: tuple[str, ...] = ()
    needs_value: bool = False
    finer: str = ""
    coarsens: str = ""
    dated: str = ""
    edges: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Counted:
    """How the rows of a population are found among facts.

    `condition` keeps some; `tree_day` gives, for a flow, the day whose tree tells where a row stood.
    `numbers` are what means and medians can be of. `joins` names what is joined whatever is asked; it may leave rows
    out.
    """

    population: Population
    facts: str
    facets: tuple[Facet, ...]
    condition: str = ""
    tree_day: str = ""
    numbers: tuple[Facet, ...] = ()
    joins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CensusPart:
    """All that one room declares."""

    links: tuple[Link, ...] = ()
    values: tuple[Values, ...] = ()
    constants: tuple[Constants, ...] = ()
    facts: tuple[Facts, ...] = ()
    counted: tuple[Counted, ...] = ()
