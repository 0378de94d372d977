"""Copy what the pages use of the npm packages into the package, and draw the icons into one sprite.

A file that a page needs is named here; nothing else of node_modules is shipped. Icons are named, one a line, in
src/chibo/ui/icons.txt, and used as `<svg><use href="…/icons.svg#home"/></svg>`.
"""

import re
import shutil
from pathlib import Path

PACKAGES = Path("node_modules")
SHIPPED = Path("src/chibo/ui/static/ui/vendor")
FILES = {
    "@tabler/core/dist/css/tabler.min.css": "tabler.css",
    "htmx.org/dist/htmx.min.js": "htmx.js",
}
# One typeface on every machine, in the two stretches of letters that Vietnamese and English need.
FONTS = {
    "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2": "inter-latin.woff2",
    "@fontsource-variable/inter/files/inter-vietnamese-wght-normal.woff2": "inter-vietnamese.woff2",
    "@fontsource-variable/inter/LICENSE": "inter-licence.txt",
}
ICON_NAMES = Path("src/chibo/ui/icons.txt")
ICONS = PACKAGES / "@tabler/icons/icons/outline"
# Only for debuggers, and the collected static files would look for what it names.
SOURCE_MAP = re.compile(r"(//# sourceMappingURL=\S+|/\*# sourceMappingURL=\S+ \*/)\s*$")
DRAWING = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)


def main() -> None:
    """Make the vendor folder anew, so that nothing dropped from the list stays."""
    shutil.rmtree(SHIPPED, ignore_errors=True)
    SHIPPED.mkdir(parents=True)
    for source, name in FILES.items():
        text = (PACKAGES / source).read_text(encoding="utf-8")
        (SHIPPED / name).write_text(SOURCE_MAP.sub("", text), encoding="utf-8")
    for source, name in FONTS.items():
        shutil.copyfile(PACKAGES / source, SHIPPED / name)
    names = ICON_NAMES.read_text(encoding="utf-8").split()
    (SHIPPED / "icons.svg").write_text(sprite(names), encoding="utf-8")


def sprite(names: list[str]) -> str:
    """Draw the named icons as symbols of one file."""
    symbols = "".join(f'<symbol id="{name}" viewBox="0 0 24 24">{drawing(name)}</symbol>\n' for name in sorted(names))
    return f'<svg xmlns="http://www.w3.org/2000/svg">\n{symbols}</svg>\n'


def drawing(name: str) -> str:
    """Take the shapes of one icon; its stroke and fill are left to the style sheet."""
    file = ICONS / f"{name}.svg"
    if not file.is_file():
        raise SystemExit(f"{ICON_NAMES}: Tabler has no outline icon called {name!r}")
    found = DRAWING.search(file.read_text(encoding="utf-8"))
    if found is None:
        raise SystemExit(f"{file}: not a drawing")
    return re.sub(r"\s*\n\s*", "", found[1])


if __name__ == "__main__":
    main()
