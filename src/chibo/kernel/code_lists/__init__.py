"""Hold the code lists: kinds, levels, settings, ethnic groups, posts and all else that is chosen and not written.

A list bears the name of the dimension it serves. A code may have several rows, one after another in time.
"""

from chibo.kernel.code_lists.matching import match_code
from chibo.kernel.code_lists.rows import CodeListUnknown, CodeRow, CodeUnknown
from chibo.kernel.code_lists.shipped import (
    VERSION,
    code_list,
    code_list_names,
    code_on,
    codes_of,
    descendants_of,
    label_of,
)

__all__ = [
    "VERSION",
    "CodeListUnknown",
    "CodeRow",
    "CodeUnknown",
    "code_list",
    "code_list_names",
    "code_on",
    "codes_of",
    "descendants_of",
    "label_of",
    "match_code",
]
