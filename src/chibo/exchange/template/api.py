"""Write the workbook that an office fills in."""

from chibo.exchange.template.workbook import write_template

__all__ = ["write_template"]
