"""Check a file of printed figures: each line against the register, and against the others."""

from chibo.figures.census.api import census_known_at
from chibo.figures.indicators.printed.contradicting import contradictions_among
from chibo.figures.indicators.printed.holding import Holding
from chibo.figures.indicators.printed.lines import lines_in
from chibo.figures.indicators.printed.verdicts import Checked, Verdict
from chibo.figures.indicators.queries.kept import kept_indicators
from chibo.figures.indicators.shipping import BY_CODE
from chibo.trust.access.api import Scope
from chibo.trust.audit.api import known_at


def check_printed(content: bytes, *, scope: Scope) -> tuple[Checked, ...]:
    """Check each line of the file, in its order; nothing is repaired to fit.

    A line that the register does not give, and that another printed line contradicts, is told as contradicted. Raises
    `FileRefused`, `DefinitionsRefused`.
    """
    lines = lines_in(content)
    with known_at(None):
        holding = Holding(census_known_at(None), scope, BY_CODE | kept_indicators(), lines)
        checked = {line.number: holding.checked(line) for line in lines}
    for found in contradictions_among(lines):
        for number in found.lines:
            one = checked[number]
            one.in_print.append(found.note)
            if found.is_broken:
                one.against = tuple(sorted({*one.against, *found.lines} - {number}))
                if one.verdict is Verdict.DIFFERS:
                    one.verdict = Verdict.CONTRADICTED
    return tuple(checked.values())
