"""The forms of an action, a form a kind: what is written becomes the action, or says what is wrong with it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chibo.desk.web.reorganisations.resolving import Resolver
from chibo.desk.web.words import coded
from chibo.kernel.code_lists import codes_of
from chibo.register.reorganisations.api import KINDS, Action, as_content, things_told

UNIT = gettext_lazy("A code, or a whole name. A unit that this reorganisation founds: + and its name.")
UNITS = gettext_lazy("One a line: a code, or a whole name; + and the name of a new one.")
PAIRS = gettext_lazy("One a line, as: %(what)s = part. What is not listed goes to the rest.")


@dataclass(frozen=True, slots=True)
class Part:
    """One field of a form: its label, the form of what is written in it, its help, and whether it may stay open."""

    label: str | Promise
    form: str = "unit"
    help: str | Promise = ""
    required: bool = True


_NAME = Part(gettext_lazy("Name"), "text")
_CODE = Part(gettext_lazy("Code"), "text", required=False)
_KIND = Part(gettext_lazy("Kind of unit"), "unit_kind")
_LEVEL = Part(gettext_lazy("Level"), "level", gettext_lazy("Left open, it is the level of the kind."), required=False)
_PARENT = Part(gettext_lazy("Stands under"))
_COMMUNE = Part(
    gettext_lazy("Commune code"),
    "text",
    gettext_lazy("Of the administrative list, where the villages it serves change their commune."),
    required=False,
)
_PREDECESSORS = Part(gettext_lazy("Predecessors"), "units")
PARTS: Mapping[str, Mapping[str, Part]] = {
    "found": {
        "name": _NAME,
        "kind": _KIND,
        "parent": _PARENT,
        "code": _CODE,
        "level": _LEVEL,
        "commune_code": _COMMUNE,
    },
    "rename": {"unit": Part(gettext_lazy("Unit")), "name": Part(gettext_lazy("New name"), "text")},
    "change_type": {
        "unit": Part(gettext_lazy("Unit")),
        "unit_kind": Part(gettext_lazy("Kind of unit"), "unit_kind", required=False),
        "level": _LEVEL,
        "setting": Part(gettext_lazy("Setting"), "setting", required=False),
    },
    "recode": {"unit": Part(gettext_lazy("Unit")), "code": Part(gettext_lazy("New code"), "text")},
    "move": {"unit": Part(gettext_lazy("Unit")), "parent": Part(gettext_lazy("New parent"))},
    "absorb": {
        "unit": Part(gettext_lazy("Unit that goes on")),
        "absorbed": Part(gettext_lazy("Units it takes in"), "units"),
        "commune_code": _COMMUNE,
    },
    "merge": {
        "predecessors": _PREDECESSORS,
        "name": Part(gettext_lazy("Name of the new unit"), "text"),
        "kind": _KIND,
        "parent": _PARENT,
        "code": _CODE,
        "level": _LEVEL,
        "commune_code": _COMMUNE,
    },
    "split": {
        "unit": Part(gettext_lazy("Unit that is split")),
        "parts": Part(gettext_lazy("Parts"), "units"),
        "rest": Part(gettext_lazy("The rest goes to")),
        "children": Part(gettext_lazy("Units below"), "pairs", PAIRS, required=False),
        "areas": Part(gettext_lazy("Villages and blocks"), "areas", PAIRS, required=False),
        "members": Part(gettext_lazy("Members"), "members", PAIRS, required=False),
        "places": Part(gettext_lazy("Members by another cell of theirs"), "pairs", PAIRS, required=False),
        "by": Part(
            gettext_lazy("That other cell is the one"),
            "by",
            gettext_lazy("Left open: where they are introduced at their residence."),
            required=False,
        ),
    },
    "dissolve": {
        "unit": Part(gettext_lazy("Unit")),
        "children_to": Part(gettext_lazy("Units below go to"), required=False),
        "members_to": Part(gettext_lazy("Members and villages go to"), required=False),
        "disband": Part(gettext_lazy("Disbanded as a discipline (giải tán)"), "flag", required=False),
    },
    "abolish_level": {
        "level": Part(gettext_lazy("Level"), "level"),
        "under": Part(gettext_lazy("Below the unit")),
        "kinds": Part(gettext_lazy("Only these kinds"), "kinds", required=False),
        "children_to": Part(gettext_lazy("What goes elsewhere than to the parent"), "pairs", PAIRS, required=False),
    },
    "hand_out": {"unit": Part(gettext_lazy("Unit")), "to": Part(gettext_lazy("Who takes it over"), "text")},
}
_ATTRIBUTES = ("unit_kind", "level", "setting")
BY = {
    "residence": gettext_lazy("at their residence"),
    "meeting": gettext_lazy("where they meet"),
    "fee": gettext_lazy("where they pay the fee"),
}
_WHAT = {
    "pairs": gettext_lazy("code or name of the unit"),
    "areas": gettext_lazy("name of the village"),
    "members": gettext_lazy("name of the member"),
}


class ActionForm(forms.Form):
    """The form of one kind of action; `action` is what was written, once it is valid."""

    def __init__(self, kind: str, resolver: Resolver, *args: Any, action: Action | None = None, **kwargs: Any) -> None:
        if action is not None:
            kwargs["initial"] = written(action, resolver)
        super().__init__(*args, **kwargs)
        self.kind, self.resolver, self.edited = kind, resolver, action
        self.action: Action | None = None
        for name, part in PARTS[kind].items():
            self.fields[name] = _field(part)
            if part.form == "unit" and resolver.suggestions:
                self.fields[name].widget.attrs |= _suggesting(name, resolver.suggestions)

    def clean(self) -> dict[str, Any]:
        """Read what was written as an action."""
        content: dict[str, Any] = {}
        for name, part in PARTS[self.kind].items():
            value = self.cleaned_data.get(name)
            if value and name in self.cleaned_data:
                try:
                    content[name] = self._read(part.form, value, content)
                except ValidationError as fault:
                    self.add_error(name, fault)
        if not self.errors:
            self.action = self._made(content)
        return self.cleaned_data

    def _read(self, form: str, value: Any, content: Mapping[str, Any]) -> Any:
        readers: dict[str, Callable[[Any], Any]] = {
            "unit": self.resolver.ref,
            "units": self.resolver.refs,
            "pairs": self.resolver.pairs,
            "areas": lambda text: self.resolver.pairs(text, self.resolver.areas_of(content.get("unit", ""))),
            "members": lambda text: self.resolver.pairs(text, self.resolver.members_of(content.get("unit", ""))),
            "kinds": tuple,
        }
        return readers.get(form, lambda one: one)(value)

    def _made(self, content: dict[str, Any]) -> Action | None:
        if self.kind in {"found", "merge"}:
            content["label"] = getattr(self.edited, "label", None) or self.resolver.free_label()
        if self.kind == "change_type":
            attributes = {name: content.pop(name) for name in _ATTRIBUTES if name in content}
            if not attributes:
                self.add_error(None, _("Nothing would change. Choose a kind, a level or a setting."))
                return None
            content["attributes"] = attributes
        return KINDS[self.kind](**content)


def written(action: Action, resolver: Resolver) -> dict[str, Any]:
    """Write an action as its form is filled in."""
    content = as_content(action)
    filled: dict[str, Any] = dict(content.get("attributes", {}))
    for name, part in PARTS[_kind(action)].items():
        if name not in content:
            continue
        value = content[name]
        if part.form == "unit":
            (filled[name],) = resolver.written([value])
        elif part.form == "units":
            filled[name] = "\n".join(resolver.written(list(value)))
        elif part.form in _WHAT:
            filled[name] = "\n".join(_pairs(part.form, value, resolver))
        else:
            filled[name] = value
    return filled


def _kind(action: Action) -> str:
    return next(kind for kind, made in KINDS.items() if isinstance(action, made))


def _pairs(form: str, pairs: Mapping[int, Any], resolver: Resolver) -> list[str]:
    parts = resolver.written(list(pairs.values()))
    if form == "pairs":
        things = resolver.written([int(one) for one in pairs])
    else:
        what = {"areas": "area", "members": "member"}[form]
        told = things_told(**{form: [int(one) for one in pairs]})
        things = [told.get((what, int(one)), str(one)) for one in pairs]
    return [f"{thing} = {part}" for thing, part in zip(things, parts, strict=True)]


def _field(part: Part) -> forms.Field:  # noqa: PLR0911  a case a form
    said: dict[str, Any] = {"label": part.label, "required": part.required, "help_text": part.help}
    match part.form:
        case "unit":
            return forms.CharField(**{**said, "help_text": UNIT}, max_length=300, widget=forms.TextInput())
        case "units":
            return forms.CharField(
                **{**said, "help_text": UNITS}, max_length=100_000, widget=forms.Textarea({"rows": 5})
            )
        case "pairs" | "areas" | "members":
            said["help_text"] = part.help % {"what": _WHAT[part.form]}
            return forms.CharField(**said, max_length=100_000, widget=forms.Textarea({"rows": 4}))
        case "unit_kind" | "level" | "setting":
            return forms.ChoiceField(**said, choices=[("", "–"), *_choices(part.form)])
        case "by":
            return forms.ChoiceField(**said, choices=[("", "–"), *BY.items()])
        case "kinds":
            return forms.MultipleChoiceField(**said, choices=_choices("unit_kind"))
        case "flag":
            return forms.BooleanField(**said)
        case _:
            return forms.CharField(**said, max_length=300)


def _suggesting(name: str, address: str) -> dict[str, str]:
    """Let the field ask for units that bear what is written in it."""
    return {
        "list": "units-suggested",
        "autocomplete": "off",
        "hx-get": f"{address}?field={name}",
        "hx-trigger": "input changed delay:250ms",
        "hx-target": "#units-suggested",
        "hx-swap": "innerHTML",
    }


def _choices(code_list: str) -> list[tuple[str, str]]:
    return [(code, coded(code_list, code) or code) for code in codes_of(code_list)]
