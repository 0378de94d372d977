"""The door of the codes room."""

from chibo.register.codes.commands import CodesLoaded, load_codes
from chibo.register.codes.permissions import may_load_codes
from chibo.register.codes.queries import CodeInUse, codes_on, labels_on

__all__ = [
    "CodeInUse",
    "CodesLoaded",
    "codes_on",
    "labels_on",
    "load_codes",
    "may_load_codes",
]
