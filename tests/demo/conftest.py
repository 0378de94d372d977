import fcntl
import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import pytest

from chibo.demo.api import Delivery, write_workbooks
from tests.demo.counting import Counting
from tests.demo.register_on_paper import Paper, take_in


@pytest.fixture(scope="session")
def deliveries(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Sequence[Delivery]:
    """Give the workbooks, written once for all processes of a test run."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if hasattr(request.config, "workerinput") else base) / "demo-province"
    folder.mkdir(exist_ok=True)
    listing = folder / "deliveries.json"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not listing.exists():
            listing.write_text(json.dumps([_as_list(delivery) for delivery in write_workbooks(folder)]))
    return [_from_list(*line) for line in json.loads(listing.read_text())]


def _as_list(delivery: Delivery) -> list[str | int]:
    return [str(delivery.path), delivery.recorded_at.isoformat(), delivery.reason, delivery.number, delivery.of]


def _from_list(path: str, recorded_at: str, reason: str, number: int, of: int) -> Delivery:
    return Delivery(Path(path), datetime.fromisoformat(recorded_at), reason, number, of)


@pytest.fixture(scope="session")
def paper(deliveries: Sequence[Delivery]) -> Paper:
    return take_in([delivery.path for delivery in deliveries])


@pytest.fixture(scope="session")
def counting(paper: Paper) -> Counting:
    return Counting(paper)
