"""Judge each row by itself: what is required, the order of its days, and its numbers against its facts."""

from dataclasses import dataclass, field
from datetime import date

from chibo.exchange.reading.checks import (
    DEEDS_OF_THE_LIVING,
    DIED,
    HAPPENED,
    LEAST_AGE,
    MAY_LIE_AHEAD,
    ORDER,
    PROBATION_MONTHS,
    InOrder,
)
from chibo.exchange.reading.findings import Findings, Place
from chibo.exchange.reading.identity_numbers import doubts_of_personal_id
from chibo.exchange.reading.layouts import Layout
from chibo.exchange.reading.peeking import letters_of
from chibo.kernel.partial_dates import PartialDate, Precision
from chibo.kernel.sheets import Form


@dataclass(slots=True)
class Batch:
    """Some rows of one sheet, column by column, as far as they are read; `bad` are those with a refused
    cell, `latest` the latest day the sheet has named so far.
    """

    numbers: list[int]
    fields: dict[str, list[str]]
    precisions: dict[str, list[str]]
    bad: set[int] = field(default_factory=set)
    latest: str = ""

    def day(self, key: str, index: int) -> PartialDate:
        """Give the date of a row in full."""
        written = self.fields[key][index]
        return PartialDate(
            date.fromisoformat(written) if written else None, Precision(self.precisions[key][index] or "u")
        )


class RowChecks:
    """The checks of one sheet."""

    def __init__(
        self, layout: Layout, first_column: int, file: str, sheet: str, findings: Findings, on: date | None
    ) -> None:
        self.layout = layout
        self.first_column = first_column
        self.file = file
        self.sheet = sheet
        self.findings = findings
        self.on = on
        self.required = [column.key for column in layout.sheet.columns if column.required]
        self.dates = [
            column.key for column in layout.sheet.columns if column.form is Form.DATE and column.key in layout.positions
        ]

    def judge(self, batch: Batch) -> None:
        """Judge every row of the batch."""
        self.judge_required(batch)
        for rule in ORDER.get(self.layout.sheet.key, ()):
            self.judge_order(batch, rule)
        self.judge_future(batch)
        if self.layout.sheet.key == "members":
            self.judge_death(batch)
            self.judge_age(batch)
            self.judge_probation(batch)
        if "personal_id" in self.layout.positions:
            self.judge_personal_id(batch)
        if {"code", "parent_code"} <= self.layout.positions.keys():
            for index, (code, parent) in enumerate(zip(batch.fields["code"], batch.fields["parent_code"], strict=True)):
                if code and code == parent:
                    self.refuse(batch, index, "parent_code", "own_parent")

    def judge_required(self, batch: Batch) -> None:
        """Refuse the rows without a value that each must have."""
        for key in self.required:
            values = batch.fields[key]
            if "" in values:
                unknown = batch.precisions.get(key, values)
                for index, value in enumerate(values):
                    if not value and not unknown[index] and index not in batch.bad:
                        self.refuse(batch, index, key, "required")

    def judge_order(self, batch: Batch, rule: InOrder) -> None:
        """Refuse what surely lies in the wrong order, however little is known of a date."""
        if rule.earlier not in batch.fields or rule.later not in batch.fields:
            return
        pairs = zip(batch.fields[rule.earlier], batch.fields[rule.later], strict=True)
        for index, (earlier, later) in enumerate(pairs):
            if earlier and later and (later < earlier or (rule.strictly and later == earlier)):
                self.judge_pair(batch, rule, index)

    def judge_pair(self, batch: Batch, rule: InOrder, index: int) -> None:
        """Judge two dates whose first days lie in the wrong order."""
        earlier, later = batch.day(rule.earlier, index), batch.day(rule.later, index)
        last = later.last
        same = rule.strictly and earlier == later and later.is_exact
        if earlier.on is None or last is None or not (last < earlier.on or same):
            return
        content = self.two_days(rule.earlier, str(earlier), rule.later, str(later))
        if rule.refused:
            self.refuse(batch, index, rule.later, "end_not_after_start" if rule.strictly else rule.code, **content)
        else:
            self.findings.warn(self.place(batch, index, rule.later), rule.code, content)

    def judge_future(self, batch: Batch) -> None:
        """Refuse what cannot have happened yet, and warn of what is planned."""
        bound = self.on.isoformat() if self.on else ""
        if self.on is None or batch.latest <= bound:
            return
        for key in self.dates:
            values = batch.fields[key]
            if key in MAY_LIE_AHEAD:
                continue
            for index, value in enumerate(values):
                if value > bound and key in HAPPENED:
                    self.refuse(batch, index, key, "in_the_future", on=f"{self.on:%d/%m/%Y}")
                elif value > bound:
                    self.findings.warn(self.place(batch, index, key), "day_ahead", {"on": f"{self.on:%d/%m/%Y}"})

    def judge_death(self, batch: Batch) -> None:
        """Refuse deeds of one who had died."""
        if "exit_kind" not in batch.fields or "left_on" not in batch.fields:
            return
        for index, kind in enumerate(batch.fields["exit_kind"]):
            if kind == DIED and batch.fields["left_on"][index]:
                died = batch.day("left_on", index)
                for key in DEEDS_OF_THE_LIVING:
                    deed = batch.day(key, index) if key in batch.fields else PartialDate.unknown()
                    if deed.on and died.last and deed.on > died.last and index not in batch.bad:
                        content = self.two_days("left_on", str(died), key, str(deed))
                        self.refuse(batch, index, key, "after_death", **content)

    def judge_age(self, batch: Batch) -> None:
        """Warn of one who joined before eighteen."""
        if "born_on" not in batch.fields or "admitted_on" not in batch.fields:
            return
        pairs = zip(batch.fields["born_on"], batch.fields["admitted_on"], strict=True)
        for index, (born, admitted) in enumerate(pairs):
            if born and admitted and int(admitted[:4]) - int(born[:4]) <= LEAST_AGE and born <= admitted:
                first, last = batch.day("born_on", index).on, batch.day("admitted_on", index).last
                age = _years(first, last) if first and last else LEAST_AGE
                if age < LEAST_AGE:
                    self.findings.warn(self.place(batch, index, "admitted_on"), "joined_young", {"age": age})

    def judge_probation(self, batch: Batch) -> None:
        """Warn of a probation shorter than twelve months."""
        if "admitted_on" not in batch.fields or "official_on" not in batch.fields:
            return
        pairs = zip(batch.fields["admitted_on"], batch.fields["official_on"], strict=True)
        for index, (admitted, official) in enumerate(pairs):
            if admitted and official and admitted <= official < _a_year_after(admitted):
                earlier, later = batch.day("admitted_on", index), batch.day("official_on", index)
                if later.last and later.last.isoformat() < _a_year_after(admitted):
                    content = self.two_days("admitted_on", str(earlier), "official_on", str(later))
                    self.findings.warn(self.place(batch, index, "official_on"), "probation_short", content)

    def judge_personal_id(self, batch: Batch) -> None:
        """Warn of an identity number that speaks of another birth, sex or province than the row."""
        numbers = batch.fields["personal_id"]
        nothing = [""] * len(numbers)
        births = batch.fields.get("born_on", nothing)
        sexes = batch.fields.get("sex", nothing)
        for index, number in enumerate(numbers):
            if number:
                for code, content in doubts_of_personal_id(number, births[index], sexes[index]):
                    self.findings.warn(self.place(batch, index, "personal_id"), code, content)

    def refuse(self, batch: Batch, index: int, key: str, code: str, **content: object) -> None:
        """Refuse a row for one of its cells."""
        batch.bad.add(index)
        self.findings.refuse(self.place(batch, index, key), code, content)

    def place(self, batch: Batch, index: int, key: str) -> Place:
        """Say where a cell stands."""
        positions = self.layout.positions.get(key, ())
        value: object = batch.fields.get(key, [""] * (index + 1))[index]
        if key in batch.precisions and value:
            value = batch.day(key, index)
        return Place(
            file=self.file,
            sheet=self.sheet,
            row=batch.numbers[index],
            column=letters_of(self.first_column + positions[0]) if positions else "",
            heading=self.layout.headings.get(key, ""),
            key=key,
            value=value,
        )

    def two_days(self, earlier_key: str, earlier: str, later_key: str, later: str) -> dict[str, object]:
        """Name two days by their headings."""
        headings = self.layout.headings
        return {
            "earlier": earlier,
            "later": later,
            "earlier_heading": headings[earlier_key],
            "later_heading": headings[later_key],
        }


def _years(first: date, last: date) -> int:
    return last.year - first.year - ((last.month, last.day) < (first.month, first.day))


def _a_year_after(written: str) -> str:
    return f"{int(written[:4]) + PROBATION_MONTHS // 12}{written[4:]}"
