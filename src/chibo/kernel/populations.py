"""What can be counted: a population is the rows of one kind, with the dimensions they can be told apart by.

A room declares its populations as data; the figures wing counts them. The SQL here is ours alone: what a person asks
for reaches it only as parameters and as keys of these declarations.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dimension:
    """One way to tell rows apart.

    `expression` is SQL over the rows (`counted`) and over the `lookup`, a LEFT JOIN it needs. Values are codes of
    `code_list` where there is one. Codes may have two depths, such as `residential.village`: `whole` is then the
    expression of the whole code, by which a filter takes a code with all it includes.
    `needs_value` marks a dimension that is only asked about with a value (`also_holds=village_head`): its expression
    is a condition on the parameter `%(value)s`. Where there is no code list, `values` are all there are, or `pattern`
    is the form they have. `also_of` names the kind of subjects that it looks at beside those of the row itself.
    """

    key: str
    expression: str
    lookup: str = ""
    code_list: str = ""
    whole: str = ""
    needs_value: bool = False
    values: tuple[str, ...] = ()
    pattern: str = ""
    also_of: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number that rows have, such as an age: SQL over the rows and over the `lookup` it needs; NULL: not known."""

    key: str
    expression: str
    lookup: str = ""


@dataclass(frozen=True, slots=True)
class Population:
    """Rows of one kind on a day (`is_flow` False) or with their own day in a span (`is_flow` True).

    `rows` is a SELECT with the columns `id`, `unit_id` (where the row belongs), `day` (its own day, or the day asked
    about), `tree_day` (the day on which the tree says where the unit stood) and `is_uncertain` (it hangs on an
    imprecise date), and whatever the dimensions use. Its parameters are `on`, and `since` for a flow (both included).
    `counts_unplaced` says that rows without a unit (a village without a cell) count at an apex of the tree. `person` is
    the column of the person whom a row is of, where it is of one; `numbers` are what means and medians can be of.
    `subject` is the kind of whom its rows are of: `person`, else `id`, is the subject's id. It is empty where a row is
    told by several subjects.
    """

    key: str
    rows: str
    dimensions: tuple[Dimension, ...]
    is_flow: bool = False
    counts_unplaced: bool = False
    person: str = ""
    numbers: tuple[Number, ...] = ()
    subject: str = ""

    def dimension(self, key: str) -> Dimension:
        """Return the dimension of that key; raise `KeyError` where there is none."""
        for dimension in self.dimensions:
            if dimension.key == key:
                return dimension
        raise KeyError(key)

    def number(self, key: str) -> Number:
        """Return the number of that key; raise `KeyError` where there is none."""
        for number in self.numbers:
            if number.key == key:
                return number
        raise KeyError(key)


@dataclass(frozen=True, slots=True)
class Dated:
    """Rows of a table that have their day, each of one subject, and each on a decision if it says so itself.

    `day` gives the day of a row called `{row}`, `owner` the subject's id, over the row (`fact`) and what `join` joins,
    in which `{day}` is that day. `decision` is the column that names the decision; where there is none, or it is empty, the row rests on the basis of
    the entry that wrote its day.
    """

    subject: str
    table: str
    day: str
    owner: str
    decision: str = ""
    join: str = ""


def begins_and_ends(
    subject: str, table: str, owner: str, *, join: str = "", begun_by: str = "", ended_by: str = ""
) -> tuple[Dated, Dated]:
    """Say that spells of the table have two days: on which they begin, and on which they no longer hold."""
    return (
        Dated(subject, table, "lower({row}.valid_during)", owner, begun_by, join),
        Dated(subject, table, "upper({row}.valid_during)", owner, ended_by, join),
    )


def latest(table: str, subject: str, dimension: str, *, of: str, alias: str) -> str:
    """Join the value of a sequence on the day asked about: the row with the latest first day, set-wise."""
    return (
        f"LEFT JOIN (SELECT DISTINCT ON ({subject}) {subject}, code FROM {table}"
        f" WHERE dimension = '{dimension}' AND (first_on IS NULL OR first_on <= %(on)s)"
        f" ORDER BY {subject}, first_on DESC NULLS LAST) {alias} ON {alias}.{subject} = {of}"
    )


def may_lie_after(day: str, precision: str) -> str:
    """Tell whether a date known to the month or year, or not at all, may lie after the day asked about."""
    return (
        f"coalesce(CASE {precision} WHEN 'd' THEN false"
        f" WHEN 'm' THEN ({day} + interval '1 month')::date - 1 > %(on)s"
        f" WHEN 'y' THEN ({day} + interval '1 year')::date - 1 > %(on)s END, true)"
    )


def certain_from(day: str, precision: str) -> str:
    """Give the day from which it is certain that the date has come: none where it is exact, never where it is unknown."""
    return (
        f"CASE {precision} WHEN 'd' THEN NULL"
        f" WHEN 'm' THEN coalesce(({day} + interval '1 month')::date - 1, '9999-12-31')"
        f" WHEN 'y' THEN coalesce(({day} + interval '1 year')::date - 1, '9999-12-31') ELSE '9999-12-31' END"
    )
