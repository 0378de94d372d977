"""What a number that tells a person apart looks like."""

import re
from datetime import date

from chibo.kernel.code_lists import code_list, code_on
from chibo.kernel.dated_rules import rule_on
from chibo.kernel.verdicts import Verdict
from chibo.kernel.wording import gettext_noop


def identifier_well_formed(kind: str, value: str, *, on: date) -> Verdict:
    """Ask for the digits and letters that a number of this kind has.

    The shapes stand in the list of kinds with their sources; a card issued from 02/09/2025 on has twelve digits
    (347-QĐ/TW, rule card.digits), one of before has eight and stays valid. Raises `CodeUnknown` off the list.
    """
    rule = rule_on("card.digits", on) if kind in {"card", "card_old"} else None
    row = code_on("identifier_kind", kind, on) or next(
        known for known in code_list("identifier_kind") if known.code == kind
    )
    if not re.fullmatch(row.facts["pattern"], value):
        return Verdict.refused(
            "identifier_misformed",
            gettext_noop("The number does not have the form of its kind (%(kind)s). Check its digits."),
            source=row.source,
            data={"kind": row.label_vi},
        )
    return Verdict.allowed(rule=rule)
