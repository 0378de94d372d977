"""Tie many areas at once, set-wise: what a planned reorganisation is carried out by. The plan was asked who may."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import connection

from chibo.kernel.statements import statement


def serve_areas(cell_of: Mapping[int, int | None], *, effective_on: date) -> None:
    """Make each area be served by its cell from that day on, or by none."""
    asked: dict[str, Any] = {"areas": list(cell_of), "cells": list(cell_of.values()), "on": effective_on}
    with connection.cursor() as cursor:
        cursor.execute(statement(__package__, "serve_areas"), asked)


def lay_areas_in_communes(commune_of: Mapping[int, str], *, effective_on: date) -> None:
    """Make each area lie in its commune, by official code, from that day on."""
    asked: dict[str, Any] = {"areas": list(commune_of), "communes": list(commune_of.values()), "on": effective_on}
    with connection.cursor() as cursor:
        cursor.execute(statement(__package__, "lay_areas_in_communes"), asked)
