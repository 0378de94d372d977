"""Be the child process that gives a file back: `python -m chibo.exchange.error_workbook.child ORDER`."""

import sys
from pathlib import Path

from chibo.exchange.error_workbook.marked_copy import write_marked_copy
from chibo.exchange.error_workbook.order import Order
from chibo.exchange.reading.child import OUT_OF_MEMORY, confine


def main(arguments: list[str]) -> int:
    """Write one error workbook."""
    order = Order.load(Path(arguments[0]))
    confine(order.limits)
    try:
        write_marked_copy(order)
    except MemoryError:
        return OUT_OF_MEMORY
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
