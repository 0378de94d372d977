"""Hold the merger of the first province against who was counted on its eve."""

from pathlib import Path
from typing import Any

from django.db import connection
from django.utils.translation import gettext

from chibo.demo.bac_kan.thai_nguyen import PROVINCE
from chibo.demo.country.reform_day import EVE, REFORM


def lost_in_the_merger() -> list[str]:
    """Return a sentence where the merger of 1/7/2025 lost a member, counted one twice, or found nobody to count."""
    codes = {"old": "06.000.000.000.000", "new": f"{PROVINCE}.000.000.000.000"}
    asked: dict[str, Any] = {**codes, "eve": EVE, "day": REFORM}
    with connection.cursor() as cursor:
        cursor.execute(Path(__file__).with_name("merger.sql").read_text(encoding="utf-8"), asked)
        before, lost, twice = cursor.fetchone()
    if before and not lost and not twice:
        return []
    told = {"before": before, "lost": lost, "twice": twice}
    return [
        gettext("Of %(before)s members before the merger %(lost)s are lost, and %(twice)s are counted twice.") % told
    ]
