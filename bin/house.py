"""Hold the files to the rules of the house that no other tool knows: sizes, and nothing of one machine in them."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

LONGEST_FILE = {".py": 400, ".css": 400, ".js": 400, ".sql": 400, ".html": 150}
LONGEST_FUNCTION = 50
WORDS_FOR_NOTHING = {"utils", "helpers", "common", "misc", "handler", "processor", "manager", "data", "info"}
# Where packages come from is each machine's own affair, and so is where its people live.
OF_ONE_MACHINE = re.compile(
    r"\b(registry|files|upload|index|test)\.(npm|yarn|python|py)[a-z]*\.(org|com)\b"
    r"|\bpypi\.org\b|(?<![\w.])/(home|Users)/\w+|(?<![\w.])/root/"
)
NOT_READ = {"bin/house.py"}


def main() -> int:
    """Judge every file that is, or could be, committed."""
    wrong = [fault for file in files() for fault in faults(file)]
    for fault in wrong:
        print(fault)
    return 1 if wrong else 0


def files() -> list[Path]:
    """List the files that are tracked or would be."""
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listing, check=True, capture_output=True, text=True).stdout.split("\0")
    return [Path(name) for name in names if name and Path(name).is_file()]


def faults(file: Path) -> Iterator[str]:
    """Name what is wrong with one file."""
    if file.is_relative_to("src") and file.suffix == ".py" and file.stem in WORDS_FOR_NOTHING:
        yield f"{file}: a file is named after the thing it holds, and {file.stem!r} is none"
    try:
        text = file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return  # A picture or a workbook.
    lines = text.splitlines()
    if len(lines) > LONGEST_FILE.get(file.suffix, len(lines)):
        yield f"{file}: {len(lines)} lines, {LONGEST_FILE[file.suffix]} at most: it holds two things"
    if str(file) not in NOT_READ:
        for number, line in enumerate(lines, start=1):
            if found := OF_ONE_MACHINE.search(line):
                yield f"{file}:{number}: {found[0]!r} belongs to one machine or one index"
    if file.suffix == ".py":
        yield from long_functions(file, text)


def long_functions(file: Path, text: str) -> Iterator[str]:
    """Name the functions that are too long to be one."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno is not None:
            length = node.end_lineno - node.lineno + 1
            if length > LONGEST_FUNCTION:
                yield f"{file}:{node.lineno}: {node.name} has {length} lines, {LONGEST_FUNCTION} at most"


if __name__ == "__main__":
    sys.exit(main())
