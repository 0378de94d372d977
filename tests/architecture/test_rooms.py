"""All rooms are alike inside: each says what it owns, and names what others may ask of it."""

import ast
from pathlib import Path

import pytest

SOURCES = Path("src/chibo")
ROOMS = sorted(file.parent for wing in ("trust", "register", "work") for file in SOURCES.glob(f"{wing}/*/__init__.py"))


@pytest.mark.parametrize("room", ROOMS, ids=str)
def test_a_room_says_what_it_owns_what_never_happens_in_it_and_who_calls_it(room: Path) -> None:
    told = (room / "README.md").read_text(encoding="utf-8").lower()

    assert "own" in told
    assert "never" in told
    assert "call" in told


@pytest.mark.parametrize("room", ROOMS, ids=str)
def test_a_room_names_each_thing_others_may_ask_of_it(room: Path) -> None:
    tree = ast.parse((room / "api.py").read_text(encoding="utf-8"))
    named = [
        ast.literal_eval(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
    ]
    imported = [
        alias.asname or alias.name for node in tree.body if isinstance(node, ast.ImportFrom) for alias in node.names
    ]

    assert len(named) == 1
    assert sorted(named[0]) == sorted(imported)


def _commands() -> list[tuple[Path, ast.FunctionDef]]:
    files = [file for file in SOURCES.glob("register/*/commands/*.py") if file.stem not in {"__init__", "loading"}]
    return [
        (file, node)
        for file in sorted(files)
        for node in ast.parse(file.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and any(arg.arg == "by" for arg in node.args.kwonlyargs)
    ]


@pytest.mark.parametrize(("file", "command"), _commands(), ids=lambda part: getattr(part, "name", None))
def test_a_command_takes_its_content_by_keyword_and_who_acts_last(file: Path, command: ast.FunctionDef) -> None:
    last = [arg.arg for arg in command.args.kwonlyargs]

    if command.name != "deed":
        assert command.args.args == []
        assert last[-1] == "by"
        assert "basis" not in last or last[-2] == "basis"
        assert "effective_on" not in last or last.index("effective_on") == len(last) - 3
