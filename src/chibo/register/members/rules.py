"""What the organisation asks of an admission, a recognition and a return, with dates and sources."""

from datetime import date

from chibo.kernel.code_lists import codes_of
from chibo.kernel.dated_rules import Confidence, RuleVersion, rule_on
from chibo.kernel.partial_dates import PartialDate
from chibo.kernel.verdicts import Verdict
from chibo.kernel.wording import gettext_noop


def admission_age_right(born: PartialDate, *, on: date) -> Verdict:
    """Ask for eighteen full years, and warn above sixty, whose admission another committee decides.

    24-QĐ/TW §1.1 from 30/07/2021, 294-QĐ/TW §1.1 from 01/07/2025, 208-QĐ/TW from 26/07/2026; not known before. Where
    the birth is known to the month or the year and the age may be too low, it only warns.
    """
    least, most = rule_on("admission.age_months_min", on), rule_on("admission.age_months_max", on)
    if least is None or most is None:
        return Verdict.no_rule_known("admission.age_months_min")
    if born.on is None or born.last is None:
        return Verdict.warned(
            "birth_not_known", gettext_noop("The birth is not known; the age cannot be told."), rule=least
        )
    if months_between(born.on, on) < least.whole:
        return _broken(
            least,
            "too_young",
            gettext_noop("Born %(born)s, too young on %(on)s: %(months)s full months are needed."),
            born=born,
            on=f"{on:%d/%m/%Y}",
            months=least.whole,
        )
    if months_between(born.last, on) < least.whole:
        return Verdict.warned(
            "perhaps_too_young",
            gettext_noop(
                "Born %(born)s, perhaps too young: %(months)s full months are needed. Make the birth certain."
            ),
            rule=least,
            data={"born": born, "months": least.whole},
        )
    if months_between(born.on, on) > most.whole:
        return Verdict.warned(
            "above_usual_age",
            gettext_noop("Born %(born)s: above %(months)s months the committee directly under the centre decides."),
            rule=most,
            data={"born": born, "months": most.whole},
        )
    return Verdict.allowed(rule=least)


def admission_education_right(education: str | None, *, on: date) -> Verdict:
    """Warn below completed lower secondary school: in mountains, islands and minority areas exceptions are made.

    24-QĐ/TW §1.2 from 30/07/2021, 294-QĐ/TW §1 from 01/07/2025, 208-QĐ/TW from 26/07/2026; not known before.
    """
    rule = rule_on("admission.education_min", on)
    if rule is None:
        return Verdict.no_rule_known("admission.education_min")
    order = codes_of("education")
    if education is None or education not in order or order.index(education) < order.index(rule.value):
        return Verdict.warned(
            "education_below_usual",
            gettext_noop("General education below what is asked for (%(least)s) or not recorded; exceptions are made."),
            rule=rule,
            data={"least": rule.value},
        )
    return Verdict.allowed(rule=rule)


def probation_served(admitted: PartialDate, *, on: date) -> Verdict:
    """Ask for twelve months from the ceremony before full membership.

    Charter 2011 art. 5 from 19/01/2011 (not confirmed: it only warns), 294-QĐ/TW §4.2 from 01/07/2025.
    """
    rule = rule_on("probation.months", on)
    if rule is None:
        return Verdict.no_rule_known("probation.months")
    if admitted.on is None:
        return Verdict.warned("admission_day_not_known", gettext_noop("The day of admission is not known."), rule=rule)
    if months_between(admitted.on, on) < rule.whole:
        return _broken(
            rule,
            "probation_not_served",
            gettext_noop("Admitted %(admitted)s: %(months)s months of probation are not over on %(on)s."),
            admitted=admitted,
            months=rule.whole,
            on=f"{on:%d/%m/%Y}",
        )
    return Verdict.allowed(rule=rule)


def readmission_wait_over(left_on: date, times_readmitted: int, *, on: date) -> Verdict:
    """Ask for thirty-six months since leaving, and for once only.

    294-QĐ/TW §3.5.1 and §3.5.3 from 01/07/2025, 208-QĐ/TW from 26/07/2026; not known before.
    """
    wait, most = rule_on("readmission.wait_months", on), rule_on("readmission.max_times", on)
    if wait is None or most is None:
        return Verdict.no_rule_known("readmission.wait_months")
    if times_readmitted >= most.whole:
        return _broken(most, "readmitted_before", gettext_noop("A member is admitted again once only."))
    if months_between(left_on, on) < wait.whole:
        return _broken(
            wait,
            "readmission_too_early",
            gettext_noop("Left on %(left)s: %(months)s months are not over on %(on)s."),
            left=f"{left_on:%d/%m/%Y}",
            months=wait.whole,
            on=f"{on:%d/%m/%Y}",
        )
    return Verdict.allowed(rule=wait)


def months_between(first: date, last: date) -> int:
    """Count the whole months from one day to another."""
    return (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)


def _broken(rule: RuleVersion, code: str, reason: str, **content: object) -> Verdict:
    """Refuse, save by a version whose text nobody has confirmed: that one only warns."""
    if rule.confidence is Confidence.UNCONFIRMED:
        return Verdict.warned(code, reason, rule=rule, data=content)
    return Verdict.refused(code, reason, rule=rule, data=content)
