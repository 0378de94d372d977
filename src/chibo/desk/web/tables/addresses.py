"""Give the addresses of tables, of their cells, of what was signed of them, and of signing."""

from django.urls import reverse

from chibo.desk.web.reader import Reader
from chibo.desk.web.tables.asking import Asked
from chibo.figures.api import may_sign_tables


def table_address(number: str, asked: Asked, **changes: object) -> str:
    """Give the address of a table."""
    return f"{reverse('desk:table', args=[number])}?{asked.address_part(**changes)}"


def cell_address(number: str, row: str, column: str, asked: Asked, **changes: object) -> str:
    """Give the address of a cell, opened."""
    return f"{reverse('desk:table_cell', args=[number, row, column])}?{asked.address_part(**changes)}"


def editions_address(number: str, asked: Asked) -> str:
    """Give the address of the list of what was signed."""
    return f"{reverse('desk:table_editions', args=[number])}?{asked.address_part(edition=None)}"


def signing_of_all_address(asked: Asked, reader: Reader) -> str:
    """Give the address at which all tables of the unit are signed; empty to whoever may not."""
    if not may_sign_tables(reader.actor, asked.unit.id, asked.unit.name).permits:
        return ""
    return f"{reverse('desk:tables_signing')}?{asked.address_part(edition=None, known_at=None)}"


def signing_address(number: str, asked: Asked, reader: Reader) -> str:
    """Give the address at which the table is signed; empty to whoever may not."""
    if not may_sign_tables(reader.actor, asked.unit.id, asked.unit.name).permits:
        return ""
    return f"{reverse('desk:table_signing', args=[number])}?{asked.address_part(edition=None, known_at=None)}"
