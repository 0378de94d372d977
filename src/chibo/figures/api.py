"""The door of the figures wing. What stands behind it may change; what it answers may not."""

from chibo.figures.indicators.api import (
    BY_CODE,
    INDICATORS,
    DimensionNeedsValue,
    DimensionUnknown,
    Figure,
    Indicator,
    IndicatorUnknown,
    Measure,
    Row,
    SpanIsBackwards,
    SpanNeeded,
    ValueUnknown,
    figure,
    labels_of,
)

__all__ = [
    "BY_CODE",
    "INDICATORS",
    "DimensionNeedsValue",
    "DimensionUnknown",
    "Figure",
    "Indicator",
    "IndicatorUnknown",
    "Measure",
    "Row",
    "SpanIsBackwards",
    "SpanNeeded",
    "ValueUnknown",
    "figure",
    "labels_of",
]
