"""The door of the census: open it at what is known, count in it, build its base."""

from chibo.figures.census.asking import Asked, lines_of
from chibo.figures.census.bases import head_of_register, standing_base
from chibo.figures.census.building import AnotherIsBuilding, build_base
from chibo.figures.census.measuring import numbers_in, persons_in
from chibo.figures.census.reading import Census, census_known_at, close_all

__all__ = [
    "AnotherIsBuilding",
    "Asked",
    "Census",
    "build_base",
    "census_known_at",
    "close_all",
    "head_of_register",
    "lines_of",
    "numbers_in",
    "persons_in",
    "standing_base",
]
