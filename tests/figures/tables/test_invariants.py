"""What the database holds of signed tables."""

import pytest
from django.utils import timezone

from chibo.figures.tables.models import SignedTable
from tests.invariants import Case, allowed, refused, run
from tests.worlds.lam_son import World


def _signed(world: World, *, edition: int = 1, by: str = "user 1", unit: str = "province") -> SignedTable:
    return SignedTable.objects.create(
        unit_id=world.units[unit], number="1", period="2020", edition=edition, version="2021", definition_digest="",
        definition="", tree_on="2020-12-31", known_seq=1, known_at=timezone.now(), unit_name="Lam Sơn", cells=[],
        signed_by=by, signed_by_name="Người Ký",
    )  # fmt: skip


CASES = (
    Case(
        "signed_table_edition_once",
        lambda world: [_signed(world), _signed(world)],
        lambda world: [_signed(world), _signed(world, edition=2), _signed(world, unit="na_lau")],
    ),
    Case(
        "signed_table_editions_from_one",
        lambda world: _signed(world, edition=0),
        lambda world: _signed(world, edition=1),
    ),
    Case("signed_table_has_a_signer", lambda world: _signed(world, by=""), lambda world: _signed(world, by="terminal")),
    Case(
        "past_is_never_rewritten",
        lambda world: [_signed(world), run("UPDATE tables_signedtable SET reason = 'x'")],
        lambda world: [_signed(world), run("SELECT FROM tables_signedtable")],
        also="signed_table_is_never_rewritten",
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_it_refuses(case: Case, world: World) -> None:
    refused(case, world)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_it_allows(case: Case, world: World) -> None:
    allowed(case, world)
