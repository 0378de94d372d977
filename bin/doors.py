"""Teach import-linter one more kind of contract: a room is entered through its doors only."""

from collections.abc import Iterator
from typing import Any, override

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output
from importlinter.domain.helpers import module_expressions_to_modules


class DoorContract(Contract):
    """Hold that nothing outside a room imports what is inside it, save the modules named as doors."""

    rooms = fields.SetField(subfield=fields.ModuleExpressionField())
    doors = fields.SetField(subfield=fields.StringField())

    @override
    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Look at every import of something inside a room."""
        expressions: Any = self.rooms
        rooms = {module.name for module in module_expressions_to_modules(graph, expressions)}
        wrong = sorted(breach for room in rooms for breach in self.breaches(graph, room))
        return ContractCheck(kept=not wrong, metadata={"breaches": wrong})

    def breaches(self, graph: ImportGraph, room: str) -> Iterator[str]:
        """Name the imports that pass a room's doors by."""
        doors: Any = self.doors
        for inside in graph.find_descendants(room):
            if inside.removeprefix(f"{room}.").split(".")[0] in doors:
                continue
            for importer in graph.find_modules_that_directly_import(inside):
                if importer != room and not importer.startswith(f"{room}."):
                    yield f"{importer} imports {inside}: ask {room}.api"

    @override
    def render_broken_contract(self, check: ContractCheck) -> None:
        """Print the breaches, one a line."""
        for breach in check.metadata["breaches"]:
            output.print_error(breach, bold=False)
        output.new_line()
