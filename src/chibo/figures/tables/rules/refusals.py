"""What is said of a table that cannot be shown, signed or understood."""

from collections.abc import Sequence
from datetime import date

from chibo.kernel.errors import Conflict, NotFound, NotPermitted, RuleBroken
from chibo.kernel.wording import gettext_noop


class TableUnknown(NotFound):
    """There is no table of that number, or no such version of it."""

    def __init__(self, code: str, known: tuple[str, ...]) -> None:
        text = gettext_noop("There is no table %(code)s. Known: %(known)s.")
        super().__init__("table_unknown", text, {"code": code, "known": ", ".join(known)})


class CellNotFound(NotFound):
    """The table has no cell there that can hold a number."""

    def __init__(self, code: str, row: str, column: str) -> None:
        text = gettext_noop(
            "Table %(code)s has no number in row %(row)s, column %(column)s. Choose one that it shows a number in;"
            " written as JSON, it names its rows and columns."
        )
        super().__init__("cell_not_found", text, {"code": code, "row": row[:40], "column": column[:40]})


class TableNotInForce(RuleBroken):
    """No version of the table is in force on the last day of the period."""

    def __init__(self, code: str, on: date, versions: tuple[str, ...]) -> None:
        text = gettext_noop(
            "No version of table %(code)s is in force on %(on)s. To use another, name it: --version %(versions)s."
        )
        super().__init__(
            "table_not_in_force", text, {"code": code, "on": f"{on:%d/%m/%Y}", "versions": " | ".join(versions)}
        )


class PeriodNotUnderstood(RuleBroken):
    """What was written names no period of reporting."""

    def __init__(self, text: str) -> None:
        said = gettext_noop("“%(period)s” is no period of reporting. Write a year or its first half: 2024, 2024-H1.")
        super().__init__("period_not_understood", said, {"period": text[:40]})


class PeriodNotReported(RuleBroken):
    """The table is not made for periods of that length."""

    def __init__(self, code: str, period: str) -> None:
        text = gettext_noop("Table %(code)s is made once a year: ask for the whole year instead of %(period)s.")
        super().__init__("period_not_reported", text, {"code": code, "period": period})


class DefinitionUnsound(RuleBroken):
    """A file does not define a table."""

    def __init__(self, place: str, value: object, remedy: str) -> None:
        text = gettext_noop("%(place)s: “%(value)s” does not stand in a table. %(remedy)s")
        super().__init__("definition_unsound", text, {"place": place, "value": str(value)[:80], "remedy": remedy})


class CensusNotReady(Conflict):
    """The census is being built, and tables are counted in it alone."""

    def __init__(self) -> None:
        text = gettext_noop("The census for this is not ready. Ask again in a minute, or run: chibo census build.")
        super().__init__("census_not_ready", text)


class ChecksAreBroken(RuleBroken):
    """A table whose checks are broken is signed only with a reason."""

    def __init__(self, code: str, unit: str, count: int) -> None:
        text = gettext_noop(
            "Table %(code)s of “%(unit)s” breaks %(count)s of its checks. Mend the register, or say why it is so."
        )
        super().__init__("table_checks_broken", text, {"code": code, "unit": unit, "count": count})


class NothingToCorrect(RuleBroken):
    """The signed edition says the same: there is nothing to sign anew."""

    def __init__(self, code: str, edition: int) -> None:
        text = gettext_noop(
            "Edition %(edition)s of table %(code)s says the same in every cell. There is nothing to sign anew."
        )
        super().__init__("table_signed_already", text, {"code": code, "edition": edition})


class TableChangedMeanwhile(Conflict):
    """The table says something else by now than what was looked at before signing."""

    def __init__(self, code: str, unit: str) -> None:
        text = gettext_noop(
            "Table %(code)s of “%(unit)s” says something else by now than what you looked at: the register has changed."
            " Nothing was signed. Look at it again."
        )
        super().__init__("table_changed_meanwhile", text, {"code": code, "unit": unit})


class SomeChecksAreBroken(RuleBroken):
    """Tables of which some break their checks are signed together only with a reason."""

    def __init__(self, numbers: Sequence[str], unit: str, count: int) -> None:
        text = gettext_noop(
            "Tables %(codes)s of “%(unit)s” break %(count)s of their checks. Mend the register, or say why it is so."
        )
        data = {"codes": ", ".join(numbers), "unit": unit, "count": count}
        super().__init__("tables_checks_broken", text, data)


class TablesSignedAlready(RuleBroken):
    """The last editions say the same of every table: there is nothing to sign anew."""

    def __init__(self, unit: str, period: str) -> None:
        text = gettext_noop(
            "The last edition of every table of “%(unit)s” for %(period)s says the same in every cell. There is nothing"
            " to sign anew."
        )
        super().__init__("tables_signed_already", text, {"unit": unit, "period": period})


class TablesChangedMeanwhile(Conflict):
    """One of the tables says something else by now, or was signed, since they were looked at."""

    def __init__(self, unit: str) -> None:
        text = gettext_noop(
            "The tables of “%(unit)s” are no longer as you looked at them: the register has changed, or one of them was"
            " signed. None was signed now. Look at them again."
        )
        super().__init__("tables_changed_meanwhile", text, {"unit": unit})


class EditionNotFound(NotFound):
    """No such edition was signed."""

    def __init__(self, code: str, edition: object) -> None:
        text = gettext_noop("No edition %(edition)s of table %(code)s is signed for this unit and period.")
        super().__init__("edition_not_found", text, {"code": code, "edition": edition})


class PeriodNotOver(RuleBroken):
    """A table is signed when its period is over."""

    def __init__(self, period: str, on: date) -> None:
        text = gettext_noop("The period %(period)s ends on %(on)s: a table is signed when it is over.")
        super().__init__("period_not_over", text, {"period": period, "on": f"{on:%d/%m/%Y}"})


class MayNotSign(NotPermitted):
    """The actor may not sign tables of the unit."""

    def __init__(self, actor: str, unit: str) -> None:
        text = gettext_noop("%(actor)s may not sign tables of “%(unit)s”. Ask who was granted that over it.")
        super().__init__("may_not_sign", text, {"actor": actor, "unit": unit})
