"""The door of the indicators: ask for a figure, and learn what can be asked."""

from chibo.figures.indicators.commands.define import Change, Defined, define_indicators, forget_indicator
from chibo.figures.indicators.commands.outside import say_outside_figures
from chibo.figures.indicators.definitions import Against, BaseDay, Denominator, Indicator, Measure
from chibo.figures.indicators.faults import DefinitionsRefused, Fault
from chibo.figures.indicators.populations import POPULATIONS
from chibo.figures.indicators.printed.checking import check_printed
from chibo.figures.indicators.printed.lines import Bound, FileRefused, Fit, PrintedLine
from chibo.figures.indicators.printed.verdicts import Answer, Checked, Note, Verdict
from chibo.figures.indicators.queries.asking import Figure, Reading, figure, needs_span
from chibo.figures.indicators.queries.counting import Amount, Row, dimension_of
from chibo.figures.indicators.queries.kept import indicator_of, kept_indicators
from chibo.figures.indicators.queries.labelling import labels_of
from chibo.figures.indicators.queries.ranking import Ranked, ranking_of
from chibo.figures.indicators.queries.series import Point, Step, series_of
from chibo.figures.indicators.queries.spans import Span, first_day_of
from chibo.figures.indicators.rules import (
    DimensionNeedsValue,
    DimensionUnknown,
    IndicatorUnknown,
    SharesNotMeasured,
    SpanIsBackwards,
    SpanNeeded,
    TermUnknown,
    ValueUnknown,
)
from chibo.figures.indicators.shipping import BY_CODE, INDICATORS

__all__ = [
    "BY_CODE",
    "INDICATORS",
    "POPULATIONS",
    "Against",
    "Amount",
    "Answer",
    "BaseDay",
    "Bound",
    "Change",
    "Checked",
    "Defined",
    "DefinitionsRefused",
    "Denominator",
    "DimensionNeedsValue",
    "DimensionUnknown",
    "Fault",
    "Figure",
    "FileRefused",
    "Fit",
    "Indicator",
    "IndicatorUnknown",
    "Measure",
    "Note",
    "Point",
    "PrintedLine",
    "Ranked",
    "Reading",
    "Row",
    "SharesNotMeasured",
    "Span",
    "SpanIsBackwards",
    "SpanNeeded",
    "Step",
    "TermUnknown",
    "ValueUnknown",
    "Verdict",
    "check_printed",
    "define_indicators",
    "dimension_of",
    "figure",
    "first_day_of",
    "forget_indicator",
    "indicator_of",
    "kept_indicators",
    "labels_of",
    "needs_span",
    "ranking_of",
    "say_outside_figures",
    "series_of",
]
