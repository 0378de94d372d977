"""What the organisation asks of its units, with dates and sources."""

from datetime import date

from chibo.kernel.dated_rules import Confidence, RuleVersion, rule_on
from chibo.kernel.dated_rules.standing import may_stand_under
from chibo.kernel.verdicts import Verdict
from chibo.kernel.wording import gettext_noop

CELL_LEVELS = frozenset({"cell", "group"})


def founded_large_enough(level: str, full_members: int | None, *, on: date) -> Verdict:
    """Ask for three full members at least where a base organisation or a cell is founded.

    Charter 2011 art. 21 and 24, from 19/01/2011; 294-QĐ/TW §20.2.1, from 01/07/2025. Not known before. Where the number
    is not stated the act is allowed with a warning, since units are often recorded before their members.
    """
    if level not in {"base", "cell"}:
        return Verdict.allowed()
    rule = rule_on("org.min_full_members", on)
    if rule is None:
        return Verdict.no_rule_known("org.min_full_members")
    if full_members is None:
        return Verdict.warned(
            "full_members_not_stated",
            gettext_noop("How many full members the unit is founded with was not stated; %(least)s are needed."),
            rule=rule,
            data={"least": rule.whole},
        )
    if full_members < rule.whole:
        return _broken(
            rule,
            "too_few_full_members",
            gettext_noop("A unit is founded with %(least)s full members at least, here %(given)s."),
            least=rule.whole,
            given=full_members,
        )
    return Verdict.allowed(rule=rule)


def stands_where_it_may(level: str | None, parent_level: str | None, *, on: date) -> Verdict:
    """Let a unit stand under a unit of a level that the rule of the day names for its own.

    294-QĐ/TW §10.2, 10.4, 20 (a cell under a commune's committee, a superior one, from 01/07/2025 on); before that the
    same without the last. A regulation to come adds rows to `standing.csv`.
    """
    if may_stand_under(level, parent_level, on=on):
        return Verdict.allowed()
    return Verdict.refused(
        "level_may_not_stand_there",
        gettext_noop("A unit of level %(level)s may not stand under one of level %(parent_level)s on %(on)s."),
        data={"level": level, "parent_level": parent_level, "on": f"{on:%d/%m/%Y}"},
    )


def committee_elected(full_members: int, *, on: date) -> Verdict:
    """Let a cell have a committee from nine full members on; a smaller one elects a secretary, and a deputy if needed.

    Charter 2011 art. 24, from 19/01/2011 (not confirmed: it only warns); 294-QĐ/TW §23.2, from 01/07/2025.
    """
    rule = rule_on("cell.committee_threshold_full", on)
    if rule is None:
        return Verdict.no_rule_known("cell.committee_threshold_full")
    if full_members < rule.whole:
        return _broken(
            rule,
            "cell_too_small_for_committee",
            gettext_noop("A cell has a committee from %(least)s full members on; it has %(given)s on this day."),
            least=rule.whole,
            given=full_members,
        )
    return Verdict.allowed(rule=rule)


def term_of_usual_length(level: str, first_on: date, planned_end_on: date | None) -> Verdict:
    """Warn where a term is planned longer or shorter than the rule of its first day says.

    A subordinate cell: 30 months until 30/06/2025 (Charter 2011 art. 24.3), then 60 (294-QĐ/TW §23.1); all others 60.
    Only a warning: a superior may consent to another length, and the first term of a merged unit differs.
    """
    key = {"cell": "cell.term_months.subordinate", "base": "cell.term_months.base"}.get(level, "committee.term_months")
    rule = rule_on(key, first_on)
    if rule is None:
        return Verdict.no_rule_known(key)
    months = months_between(first_on, planned_end_on) if planned_end_on else rule.whole
    if months != rule.whole:
        return Verdict.warned(
            "term_of_unusual_length",
            gettext_noop("The term is planned for %(given)s months; the rule says %(months)s."),
            rule=rule,
            data={"given": months, "months": rule.whole},
        )
    return Verdict.allowed(rule=rule)


def months_between(first: date, last: date) -> int:
    """Count the whole months from one day to another."""
    return (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)


def _broken(rule: RuleVersion, code: str, reason: str, **content: object) -> Verdict:
    """Refuse, save by a version whose text nobody has confirmed: that one only warns."""
    if rule.confidence is Confidence.UNCONFIRMED:
        return Verdict.warned(code, reason, rule=rule, data=content)
    return Verdict.refused(code, reason, rule=rule, data=content)
