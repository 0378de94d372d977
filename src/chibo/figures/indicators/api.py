"""The door of the indicators: ask for a figure, and learn what can be asked."""

from chibo.figures.indicators.commands.define import Change, Defined, define_indicators, forget_indicator
from chibo.figures.indicators.commands.outside import say_outside_figures
from chibo.figures.indicators.definitions import Against, BaseDay, Denominator, Indicator, Measure
from chibo.figures.indicators.faults import DefinitionsRefused, Fault
from chibo.figures.indicators.populations import POPULATIONS
from chibo.figures.indicators.printed.checking import check_printed
from chibo.figures.indicators.printed.holding import TooMuchToAsk
from chibo.figures.indicators.printed.lines import Bound, Fit, PrintedLine
from chibo.figures.indicators.printed.reading import NEEDED_COLUMNS, FileRefused, LineFault, LinesRefused
from chibo.figures.indicators.printed.verdicts import FIT_WORDS, VERDICT_WORDS, Answer, Checked, Note, Verdict
from chibo.figures.indicators.queries.asking import Figure, Reading, figure, needs_span
from chibo.figures.indicators.queries.behind import RowBehind, RowsBehind, rows_behind
from chibo.figures.indicators.queries.counting import dimension_of
from chibo.figures.indicators.queries.counts import Amount, Row
from chibo.figures.indicators.queries.crossing import Crossed, crossed
from chibo.figures.indicators.queries.explaining import Explanation, Part, explained
from chibo.figures.indicators.queries.kept_answers import Wanted, figures_of
from chibo.figures.indicators.queries.kept_indicators import indicator_of, kept_indicators
from chibo.figures.indicators.queries.labelling import Choosable, choosable_of, labels_of
from chibo.figures.indicators.queries.ranking import Ranked, ranking_of
from chibo.figures.indicators.queries.series import Point, Step, series_of
from chibo.figures.indicators.queries.sides import Side
from chibo.figures.indicators.queries.spans import Span, first_day_of
from chibo.figures.indicators.queries.without import Without, decision_within
from chibo.figures.indicators.rules import (
    CrossNeedsTwo,
    DecisionChangesTree,
    DecisionNotNamed,
    DecisionRestsOnNothing,
    DecisionsOfThatNumber,
    DimensionNeedsValue,
    DimensionUnknown,
    IndicatorUnknown,
    NotAskedTogether,
    NotAskedWithout,
    NothingRestsOnDecision,
    OneValueAtATime,
    SeriesWithoutDecision,
    SharesNotMeasured,
    SpanIsBackwards,
    SpanNeeded,
    TermUnknown,
    ToldByOthersToo,
    ValueUnknown,
)
from chibo.figures.indicators.shipping import BY_CODE, INDICATORS

__all__ = [
    "BY_CODE",
    "FIT_WORDS",
    "INDICATORS",
    "NEEDED_COLUMNS",
    "POPULATIONS",
    "VERDICT_WORDS",
    "Against",
    "Amount",
    "Answer",
    "BaseDay",
    "Bound",
    "Change",
    "Checked",
    "Choosable",
    "CrossNeedsTwo",
    "Crossed",
    "DecisionChangesTree",
    "DecisionNotNamed",
    "DecisionRestsOnNothing",
    "DecisionsOfThatNumber",
    "Defined",
    "DefinitionsRefused",
    "Denominator",
    "DimensionNeedsValue",
    "DimensionUnknown",
    "Explanation",
    "Fault",
    "Figure",
    "FileRefused",
    "Fit",
    "Indicator",
    "IndicatorUnknown",
    "LineFault",
    "LinesRefused",
    "Measure",
    "NotAskedTogether",
    "NotAskedWithout",
    "Note",
    "NothingRestsOnDecision",
    "OneValueAtATime",
    "Part",
    "Point",
    "PrintedLine",
    "Ranked",
    "Reading",
    "Row",
    "RowBehind",
    "RowsBehind",
    "SeriesWithoutDecision",
    "SharesNotMeasured",
    "Side",
    "Span",
    "SpanIsBackwards",
    "SpanNeeded",
    "Step",
    "TermUnknown",
    "ToldByOthersToo",
    "TooMuchToAsk",
    "ValueUnknown",
    "Verdict",
    "Wanted",
    "Without",
    "check_printed",
    "choosable_of",
    "crossed",
    "decision_within",
    "define_indicators",
    "dimension_of",
    "explained",
    "figure",
    "figures_of",
    "first_day_of",
    "forget_indicator",
    "indicator_of",
    "kept_indicators",
    "labels_of",
    "needs_span",
    "ranking_of",
    "rows_behind",
    "say_outside_figures",
    "series_of",
]
