"""The door of the indicators: ask for a figure, and learn what can be asked."""

from chibo.figures.indicators.definitions import BY_CODE, INDICATORS, Indicator, Measure
from chibo.figures.indicators.populations import POPULATIONS
from chibo.figures.indicators.queries.asking import Figure, Reading, figure
from chibo.figures.indicators.queries.counting import Amount, Row, dimension_of
from chibo.figures.indicators.queries.labelling import labels_of
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
    "DimensionNeedsValue",
    "DimensionUnknown",
    "Figure",
    "Indicator",
    "IndicatorUnknown",
    "Measure",
    "Point",
    "Reading",
    "Row",
    "SpanIsBackwards",
    "SpanNeeded",
    "Step",
    "ValueUnknown",
    "dimension_of",
    "figure",
    "labels_of",
    "series_of",
]
