"""Write the workbooks in a process of their own: `python -m chibo.demo.writing FOLDER PROVINCE`, one line a book."""

import json
import sys
from pathlib import Path

from chibo.demo.api import deliveries
from chibo.demo.provinces import PROVINCES


def main() -> None:
    """Write each workbook and say so at once, so that it can be taken in while the next is written."""
    for delivery in deliveries(Path(sys.argv[1]), PROVINCES[sys.argv[2]]):
        line = [str(delivery.path), delivery.recorded_at.isoformat(), delivery.reason, delivery.number, delivery.of]
        print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main()
