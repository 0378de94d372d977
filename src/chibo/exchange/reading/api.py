"""Read spreadsheets and CSV files that came from outside."""

from chibo.exchange.reading.copying import columns_of, unescaped
from chibo.exchange.reading.known_sheets import SHEETS
from chibo.exchange.reading.limits import Limits
from chibo.exchange.reading.mapping import Mapping, MappingNotUnderstood, load_mapping
from chibo.exchange.reading.outcome import Progress, Reading, ReadSheet
from chibo.exchange.reading.reader import read_files
from chibo.exchange.reading.remarks import Refusal, Remark, Warning_

__all__ = [
    "SHEETS",
    "Limits",
    "Mapping",
    "MappingNotUnderstood",
    "Progress",
    "ReadSheet",
    "Reading",
    "Refusal",
    "Remark",
    "Warning_",
    "columns_of",
    "load_mapping",
    "read_files",
    "unescaped",
]
