"""The door of the tables: fill in, check, sign, and read what was signed."""

from chibo.figures.tables.commands.sign_table import sign_table
from chibo.figures.tables.commands.sign_tables import sign_tables
from chibo.figures.tables.permissions import may_sign_tables
from chibo.figures.tables.queries.cell_rows import CellRow
from chibo.figures.tables.queries.definitions import definition_for, definitions
from chibo.figures.tables.queries.filling import Filling, filling
from chibo.figures.tables.queries.opening import OpenedCell, UnitPart, opened_cell
from chibo.figures.tables.queries.signed import (
    Difference,
    Edition,
    differences,
    editions_of,
    last_signed,
    signed_table,
)
from chibo.figures.tables.queries.signing import ToSign, table_to_sign, tables_to_sign
from chibo.figures.tables.rules.checking import HeldCheck, Outcome, Part, check_spelled
from chibo.figures.tables.rules.definition import Column, ColumnKind, Row, Span, TableDefinition, Wanted
from chibo.figures.tables.rules.filled import Amount, Cell, FilledTable, OfUnit, seal_of_all
from chibo.figures.tables.rules.opening import Leaf, Making, OtherCell
from chibo.figures.tables.rules.periods import Period, period_of
from chibo.figures.tables.rules.refusals import (
    CellNotFound,
    CensusNotReady,
    ChecksAreBroken,
    DefinitionUnsound,
    EditionNotFound,
    MayNotSign,
    NothingToCorrect,
    PeriodNotOver,
    PeriodNotReported,
    PeriodNotUnderstood,
    SomeChecksAreBroken,
    TableChangedMeanwhile,
    TableNotInForce,
    TablesChangedMeanwhile,
    TablesSignedAlready,
    TableUnknown,
)

__all__ = [
    "Amount",
    "Cell",
    "CellNotFound",
    "CellRow",
    "CensusNotReady",
    "ChecksAreBroken",
    "Column",
    "ColumnKind",
    "DefinitionUnsound",
    "Difference",
    "Edition",
    "EditionNotFound",
    "FilledTable",
    "Filling",
    "HeldCheck",
    "Leaf",
    "Making",
    "MayNotSign",
    "NothingToCorrect",
    "OfUnit",
    "OpenedCell",
    "OtherCell",
    "Outcome",
    "Part",
    "Period",
    "PeriodNotOver",
    "PeriodNotReported",
    "PeriodNotUnderstood",
    "Row",
    "SomeChecksAreBroken",
    "Span",
    "TableChangedMeanwhile",
    "TableDefinition",
    "TableNotInForce",
    "TableUnknown",
    "TablesChangedMeanwhile",
    "TablesSignedAlready",
    "ToSign",
    "UnitPart",
    "Wanted",
    "check_spelled",
    "definition_for",
    "definitions",
    "differences",
    "editions_of",
    "filling",
    "last_signed",
    "may_sign_tables",
    "opened_cell",
    "period_of",
    "seal_of_all",
    "sign_table",
    "sign_tables",
    "signed_table",
    "table_to_sign",
    "tables_to_sign",
]
