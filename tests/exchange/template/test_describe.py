"""The documents of the format say what the declarations say."""

from pathlib import Path

import pytest

from chibo.exchange.reading.api import SHEETS
from chibo.exchange.template.describe import DOCUMENTS, with_tables

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("language", DOCUMENTS)
def test_the_document_is_not_stale(language: str) -> None:
    text = (ROOT / DOCUMENTS[language]).read_text(encoding="utf-8")

    assert with_tables(text, language) == text, "python -m chibo.exchange.template.describe --write"


@pytest.mark.parametrize("language", DOCUMENTS)
def test_the_document_names_every_sheet_column_and_heading(language: str) -> None:
    text = (ROOT / DOCUMENTS[language]).read_text(encoding="utf-8")

    for sheet in SHEETS:
        assert f"(`{sheet.key}`)" in text
        for column in sheet.columns:
            assert f"| `{column.key}`" in text
            assert all(heading in text for heading in column.headings)
