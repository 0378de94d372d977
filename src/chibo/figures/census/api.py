"""The door of the census: open it at what is known, count in it, build its base."""

from chibo.figures.census.bases.building import AnotherIsBuilding, build_base
from chibo.figures.census.bases.files import head_of_register, standing_base
from chibo.figures.census.bases.keeping import keep_milestones, milestones_that_stand
from chibo.figures.census.census import Census
from chibo.figures.census.counting.asking import Asked, lines_of
from chibo.figures.census.counting.measuring import numbers_in, persons_in
from chibo.figures.census.counting.rows import FactCounted, counts_by_child, rows_of
from chibo.figures.census.counting.together import counts_together
from chibo.figures.census.reading import census_known_at, close_all

__all__ = [
    "AnotherIsBuilding",
    "Asked",
    "Census",
    "FactCounted",
    "build_base",
    "census_known_at",
    "close_all",
    "counts_by_child",
    "counts_together",
    "head_of_register",
    "keep_milestones",
    "lines_of",
    "milestones_that_stand",
    "numbers_in",
    "persons_in",
    "rows_of",
    "standing_base",
]
