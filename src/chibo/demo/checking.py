"""Hold the built register against the table of targets, by a SQL script of the demo's own."""

import json
from pathlib import Path

from django.db import connection, transaction
from django.utils.translation import gettext

from chibo.demo.bac_kan.province import BAC_KAN
from chibo.demo.province import Province
from chibo.demo.provinces import PROVINCES
from chibo.demo.targets import Target, targets


def province_of_register() -> Province:
    """Tell which demo province the register holds; of an empty one, the first there is."""
    roots = {province.root: province for province in PROVINCES.values()}
    with connection.cursor() as cursor:
        cursor.execute("SELECT code FROM units_unitcode WHERE code = ANY(%s)", [list(roots)])
        found = cursor.fetchone()
    return roots[found[0]] if found else BAC_KAN


def breaches(province: Province) -> list[str]:
    """Return a sentence for every target the register misses, in the order of the table."""
    table = targets(province)
    with transaction.atomic(), connection.cursor() as cursor:
        # The script joins few wide steps; without statistics of them the planner would go through them row by row.
        cursor.execute("SET LOCAL enable_nestloop = off")
        cursor.execute("SET LOCAL jit = off")
        asked = {"targets": _as_json(table)}
        cursor.execute(Path(__file__).with_name("below.sql").read_text(encoding="utf-8"), asked)
        cursor.execute("ANALYZE demo_below")
        cursor.execute(Path(__file__).with_name("check.sql").read_text(encoding="utf-8"), asked)
        found = [row[-1] for row in cursor.fetchall()]
    return [
        gettext("%(target)s: the register gives %(found)s, the demo was built for %(wanted)s.")
        % {"target": target, "found": "–" if value is None else value, "wanted": target.value}
        for target, value in zip(table, found, strict=True)
        if not _is_met(target, value)
    ]


def _is_met(target: Target, found: int | None) -> bool:
    """Say whether a figure is as wanted; `mem.over` is a lower bound."""
    if found is None:
        return False
    return found > target.value if target.code == "mem.over" else found == target.value


def _as_json(table: tuple[Target, ...]) -> str:
    rows = []
    for target in table:
        key, value = next(iter(target.where.items()), ("", ""))
        from_on = target.from_on.isoformat() if target.from_on else None
        rows.append(
            {"code": target.code, "unit": target.unit, "from_on": from_on, "on_day": target.on.isoformat()}
            | {"filter_key": key, "filter_value": value, "wanted": target.value}
        )
    return json.dumps(rows)
