"""Give a file back with what was refused marked in it."""

from chibo.exchange.error_workbook.writer import write_error_workbook

__all__ = ["write_error_workbook"]
