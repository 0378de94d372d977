"""How a province's totals of the day of the count are shared out among its affiliated committees."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Allotment:
    """What one superior committee has on the day of the count.

    `committees` and `base_cells` count the base units that are no commune, by kind of host: agency, service unit,
    enterprise, armed forces, other. `village_cells` and `blocks` stand in its communes; `joint` are the village cells
    that serve two villages, `triple` those that serve three.
    """

    code: str
    name: str
    kind: str
    seat: str
    founded: tuple[int, int, int]
    ordinal_2020: int
    members: int
    committees: dict[str, int]
    base_cells: dict[str, int]
    committee_cells: int = 2
    """Cells of each committee that is no commune's."""
    village_cells: int = 0
    joint: int = 0
    triple: int = 0
    townships: dict[str, int] | None = None
    """Residential blocks of each ward and township, by commune code; a commune has one block unless `extra` says."""
    extra_blocks: int = 0
    armed_communes: int = 0
    """Communes with a cell of the commune's own forces."""
    merged: tuple[tuple[tuple[int, int, int], int], ...] = ()
    """Village cells merged into a neighbour: the day, and how many."""
    split: int = 0
    """Village cells that grew out of a joint cell since 2010."""

    @property
    def word(self) -> str:
        """Give the word for its kind of district, with a space after it; nothing where it leads none."""
        return {"provincial_city": "thành phố ", "town": "thị xã ", "rural_district": "huyện "}.get(self.kind, "")


def kinds(
    agency: int = 0, service_unit: int = 0, enterprise: int = 0, armed: int = 0, other: int = 0
) -> dict[str, int]:
    """Count hosts of base units by their kind."""
    return {
        "agency": agency,
        "service_unit": service_unit,
        "enterprise": enterprise,
        "armed_forces": armed,
        "other": other,
    }
