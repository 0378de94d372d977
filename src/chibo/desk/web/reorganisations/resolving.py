"""Tell which unit, village or member a written text means."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from chibo.kernel.errors import NotFound
from chibo.kernel.texts import fold
from chibo.register.areas.api import areas_served_by
from chibo.register.members.api import members_in
from chibo.register.reorganisations.api import Action, Found, Merge, Ref, things_told, units_told
from chibo.register.units.api import find_unit
from chibo.trust.access.api import Scope

NEW = "+"


class Resolver:
    """Knows the units of the scope on the day, and those that the actions of the draft found.

    `suggestions` is the address that suggests units while one is being written.
    """

    def __init__(self, actions: Sequence[Action], *, on: date, scope: Scope, suggestions: str = "") -> None:
        self.on, self.scope, self.suggestions = on, scope, suggestions
        self.founded = {one.label: one.name for one in actions if isinstance(one, Found | Merge)}

    def free_label(self) -> str:
        """Give a label that no action has yet."""
        number = len(self.founded) + 1
        while f"new-{number}" in self.founded:
            number += 1
        return f"new-{number}"

    def ref(self, text: str) -> Ref:
        """Tell which unit is meant: one founded by this reorganisation after “+”, else by code or name on the day."""
        text = text.strip()
        new = [label for label, name in self.founded.items() if fold(name) == fold(text.removeprefix(NEW))]
        if text.startswith(NEW):
            return self._one_new(text, new)
        try:
            return find_unit(text, on=self.on, scope=self.scope).id
        except NotFound as missing:
            if len(new) == 1:
                return new[0]
            raise ValidationError(missing.said(_)) from missing

    def refs(self, text: str) -> tuple[Ref, ...]:
        """Tell which units are meant, one a line."""
        found, faults = [], []
        for number, line in lines_of(text):
            try:
                found.append(self.ref(line))
            except ValidationError as fault:
                faults.append(_("Line %(number)s: %(fault)s") % {"number": number, "fault": fault.messages[0]})
        if faults:
            raise ValidationError(faults)
        return tuple(dict.fromkeys(found))

    def pairs(self, text: str, left: Mapping[str, Sequence[int]] | None = None) -> dict[int, Ref]:
        """Tell what goes where, “this = there” a line; `left` gives what may stand at the left by folded name."""
        found: dict[int, Ref] = {}
        faults = []
        for number, line in lines_of(text):
            try:
                thing, part = _halves(line)
                found[self._thing(thing, left)] = self.ref(part)
            except ValidationError as fault:
                faults.append(_("Line %(number)s: %(fault)s") % {"number": number, "fault": fault.messages[0]})
        if faults:
            raise ValidationError(faults)
        return found

    def areas_of(self, unit: Ref) -> dict[str, list[int]]:
        """Give the villages the unit serves on the day, by folded name."""
        served = list(areas_served_by(unit, on=self.on)) if isinstance(unit, int) else []
        return _by_name("area", things_told(areas=served))

    def members_of(self, unit: Ref) -> dict[str, list[int]]:
        """Give the members the unit counts on the day, by folded name."""
        counted = list(members_in(unit, on=self.on)) if isinstance(unit, int) else []
        return _by_name("member", things_told(members=counted))

    def written(self, refs: Sequence[Ref]) -> list[str]:
        """Write units as `ref` reads them."""
        told = units_told([ref for ref in refs if isinstance(ref, int)], on=self.on)
        return [
            f"{NEW}{self.founded.get(ref, ref)}"
            if isinstance(ref, str)
            else (told[ref].code or told[ref].name)
            if ref in told
            else str(ref)
            for ref in refs
        ]

    def _one_new(self, text: str, labels: Sequence[str]) -> Ref:
        if len(labels) == 1:
            return labels[0]
        raise ValidationError(
            _("No unit “%(text)s” is founded by one action of this reorganisation. Add that action first.")
            % {"text": text.removeprefix(NEW)}
        )

    def _thing(self, text: str, left: Mapping[str, Sequence[int]] | None) -> int:
        if left is None:
            ref = self.ref(text)
            if isinstance(ref, int):
                return ref
            raise ValidationError(_("“%(text)s” is new; only what exists goes somewhere.") % {"text": text})
        fits = left.get(fold(text), ())
        if len(fits) == 1:
            return fits[0]
        told = _("“%(text)s” is not there. Check the name.") if not fits else _("“%(text)s” is there more than once.")
        raise ValidationError(told % {"text": text})


def lines_of(text: str) -> list[tuple[int, str]]:
    """Give the lines that say something, each with its number."""
    return [(number, line.strip()) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]


def _halves(line: str) -> tuple[str, str]:
    thing, separator, part = line.rpartition("=")
    if not separator:
        raise ValidationError(_("“%(line)s” has no “=”. Write: what = where to.") % {"line": line})
    return thing.strip(), part


def _by_name(what: str, told: Mapping[tuple[str, int], str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for (kind, one), name in told.items():
        if kind == what:
            found.setdefault(fold(name), []).append(one)
    return found
