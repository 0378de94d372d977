"""Keep the translations: `update` after texts changed, `compile` for running, `check` for `make check`.

The catalogues are src/chibo/locale/<language>/<room>.po, a room a file, so that a room's words stand together; all
of one language are compiled into the one django.mo that Django reads. Source texts are English.
"""

import re
import sys
from pathlib import Path

import polib

LOCALE = Path("src/chibo/locale")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
type Key = tuple[str | None, str]
HEAD = {
    "Language": "vi",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=1; plural=0;",
}


def main() -> int:
    """Do the one thing asked for."""
    deeds = {"compile": compile_catalogues, "update": update, "check": check}
    asked = sys.argv[1] if len(sys.argv) == 2 else ""
    if asked not in deeds:
        print(f"usage: bin/messages.py {'|'.join(deeds)}", file=sys.stderr)
        return 2
    return deeds[asked]()


def compile_catalogues() -> int:
    """Write each language's django.mo from its catalogues."""
    for folder in languages():
        whole = new_catalogue()
        for entry in (entry for catalogue in catalogues(folder) for entry in catalogue if not entry.obsolete):
            whole.append(entry)
        target = folder / "LC_MESSAGES" / "django.mo"
        target.parent.mkdir(exist_ok=True)
        whole.save_as_mofile(str(target))
    return 0


def update() -> int:
    """Enter new texts, without a translation, in the catalogue of their room; drop those no longer used."""
    sources = source_texts()
    for folder in languages():
        kept = {catalogue.fpath: catalogue for catalogue in catalogues(folder)}
        known: set[Key] = set()
        for catalogue in kept.values():
            for entry in list(catalogue):
                if key_of(entry) in sources and key_of(entry) not in known:
                    known.add(key_of(entry))
                else:
                    catalogue.remove(entry)
        for key in sources.keys() - known:
            room, entry = sources[key]
            path = str(folder / f"{room}.po")
            kept.setdefault(path, new_catalogue()).append(entry)
        for path, catalogue in kept.items():
            catalogue.sort(key=lambda entry: (entry.msgid, entry.msgctxt or ""))
            catalogue.save(path)
    return report_faults(faults())


def check() -> int:
    """Refuse texts without a translation, translations without a text, and translations that lost a placeholder."""
    return report_faults(faults())


def faults() -> list[str]:
    """Compare the catalogues with the sources."""
    sources = source_texts()
    found = []
    for folder in languages():
        seen: dict[Key, str] = {}
        for catalogue in catalogues(folder):
            for entry in catalogue:
                key, place = key_of(entry), f"{catalogue.fpath}: {entry.msgid!r}"
                if key in seen:
                    found.append(f"{place} stands in {seen[key]} too")
                if key not in sources:
                    found.append(f"{place} is no longer used; `make messages` drops it")
                seen[key] = catalogue.fpath
                found.extend(f"{place} {fault}" for fault in faults_of(entry))
        found += [
            f"{sources[key][0]}: {key[1]!r} has no entry: `make messages`" for key in sources.keys() - seen.keys()
        ]
    return sorted(found)


def faults_of(entry: polib.POEntry) -> list[str]:
    """Judge one translation by itself."""
    forms = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
    if entry.fuzzy or not forms or not all(forms):
        return ["is not translated"]
    allowed = {frozenset(PLACEHOLDER.findall(text)) for text in (entry.msgid, entry.msgid_plural) if text}
    wrong = [form for form in forms if frozenset(PLACEHOLDER.findall(form)) not in allowed]
    return ["has other placeholders in its translation"] if wrong else []


def source_texts() -> dict[Key, tuple[str, polib.POEntry]]:
    """Find every text of the package, with the room it stands in first and an empty entry for it."""
    from source_messages import texts_by_file

    found: dict[Key, tuple[str, polib.POEntry]] = {}
    for file, texts in texts_by_file().items():
        for text in texts:
            entry = polib.POEntry(msgid=text.singular, msgctxt=text.context)
            if text.plural is not None:
                entry.msgid_plural = text.plural
                entry.msgstr_plural = {0: ""}
            found.setdefault((text.context, text.singular), (room_of(file), entry))
    return found


def room_of(file: Path) -> str:
    """Name the room of a source file: its wing, and the module within the wing where wings have such."""
    parts = file.relative_to("src/chibo").parts
    rooms = {"trust", "register", "work", "figures"}
    return ".".join(parts[:2]) if parts[0] in rooms and len(parts) > 2 else parts[0].removesuffix(".py")


def languages() -> list[Path]:
    """List the folders of languages."""
    return sorted(folder for folder in LOCALE.iterdir() if folder.is_dir())


def catalogues(folder: Path) -> list[polib.POFile]:
    """Read the catalogues of one language."""
    return [polib.pofile(str(file), encoding="utf-8", wrapwidth=110) for file in sorted(folder.glob("*.po"))]


def new_catalogue() -> polib.POFile:
    """Begin a catalogue."""
    catalogue = polib.POFile(encoding="utf-8", wrapwidth=110)
    catalogue.metadata = dict(HEAD)
    return catalogue


def key_of(entry: polib.POEntry) -> Key:
    """Know an entry by its context and its text."""
    return entry.msgctxt, entry.msgid


def report_faults(found: list[str]) -> int:
    """Print what is wrong, and say by the exit status whether anything is."""
    for fault in found:
        print(fault)
    print(f"translations: {len(found)} faults" if found else "translations: whole")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
