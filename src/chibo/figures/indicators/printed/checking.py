"""Check a table of printed figures: each line against the register, and against the others."""

from datetime import datetime

from chibo.figures.census.api import census_known_at
from chibo.figures.indicators.printed.contradicting import contradictions_among
from chibo.figures.indicators.printed.holding import Effort, Holding
from chibo.figures.indicators.printed.reading import MOST_LINES, lines_in
from chibo.figures.indicators.printed.verdicts import Checked, Verdict
from chibo.figures.indicators.queries.kept_indicators import kept_indicators
from chibo.figures.indicators.shipping import BY_CODE
from chibo.trust.access.api import Scope
from chibo.trust.audit.api import known_at as register_known_at


def check_printed(
    content: bytes,
    *,
    scope: Scope,
    known_at: datetime | None = None,
    most_lines: int = MOST_LINES,
    most_questions: int | None = None,
) -> tuple[Checked, ...]:
    """Check each line of the table, in its order; nothing is repaired to fit.

    A line that the register does not give, and that another printed line contradicts, is told as contradicted. With
    `most_questions` no more than about so many are put to the census: when they are used up, lines that differ are not
    followed to other days and bases, and say so. Raises `FileRefused`, `LinesRefused`, `TooMuchToAsk`.
    """
    lines = lines_in(content, most=most_lines)
    with register_known_at(known_at):
        known = BY_CODE | kept_indicators()
        holding = Holding(census_known_at(known_at), scope, known, lines, Effort(most_questions), known_at)
        checked = {line.number: holding.checked(line) for line in lines}
        for one in checked.values():
            holding.say_when_else(one)
    for found in contradictions_among(lines):
        for number in found.lines:
            one = checked[number]
            one.in_print.append(found.note)
            if found.is_broken:
                one.against = tuple(sorted({*one.against, *found.lines} - {number}))
                if one.verdict is Verdict.DIFFERS:
                    one.verdict = Verdict.CONTRADICTED
    return tuple(checked.values())
