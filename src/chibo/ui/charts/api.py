"""Give charts to those who draw them."""

from chibo.ui.charts.bars import MOST, bars
from chibo.ui.charts.composition import composition
from chibo.ui.charts.parts import Amount, Band, Mark, Moment, Tile
from chibo.ui.charts.pyramid import pyramid
from chibo.ui.charts.series import series, spark
from chibo.ui.charts.tree_map import tree_map

__all__ = [
    "MOST",
    "Amount",
    "Band",
    "Mark",
    "Moment",
    "Tile",
    "bars",
    "composition",
    "pyramid",
    "series",
    "spark",
    "tree_map",
]
