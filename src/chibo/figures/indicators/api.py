"""The door of the indicators: ask for a figure, and learn what can be asked."""

from chibo.figures.indicators.definitions import BY_CODE, INDICATORS, Indicator, Measure
from chibo.figures.indicators.populations import POPULATIONS
from chibo.figures.indicators.queries.asking import Figure, Reading, figure
from chibo.figures.indicators.queries.counting import Amount, Row, dimension_of
from chibo.figures.indicators.queries.explaining import (
    Explanation,
    Part,
    RowBehind,
    RowsBehind,
    Side,
    explained,
    rows_behind,
)
from chibo.figures.indicators.queries.keeping import Wanted, figures_of
from chibo.figures.indicators.queries.labelling import Choosable, choosable_of, labels_of
from chibo.figures.indicators.queries.series import Point, Step, series_of
from chibo.figures.indicators.rules import (
    DimensionNeedsValue,
    DimensionUnknown,
    IndicatorUnknown,
    SpanIsBackwards,
    SpanNeeded,
    ValueUnknown,
)

__all__ = [
    "BY_CODE",
    "INDICATORS",
    "POPULATIONS",
    "Amount",
    "Choosable",
    "DimensionNeedsValue",
    "DimensionUnknown",
    "Explanation",
    "Figure",
    "Indicator",
    "IndicatorUnknown",
    "Measure",
    "Part",
    "Point",
    "Reading",
    "Row",
    "RowBehind",
    "RowsBehind",
    "Side",
    "SpanIsBackwards",
    "SpanNeeded",
    "Step",
    "ValueUnknown",
    "Wanted",
    "choosable_of",
    "dimension_of",
    "explained",
    "figure",
    "figures_of",
    "labels_of",
    "rows_behind",
    "series_of",
]
