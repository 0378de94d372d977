"""Offer what can be asked: the fields of the explorer, filled with the question as it stands."""

from collections.abc import Iterable
from datetime import date

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chibo.desk.web.figures.asking import CROSS, Asked
from chibo.desk.web.figures.words import CHILD, dimension_label, language
from chibo.desk.web.reader import Reader
from chibo.desk.web.shell import units_granted
from chibo.figures.api import INDICATORS, Choosable, choosable_of, kept_indicators
from chibo.register.units.api import UnitSeen, children_of, path_of
from chibo.trust.access.api import Permission

type Choices = list[tuple[str, object]]
# The same values once more, only finer or otherwise grouped: one of them is offered to narrow by.
_NARROWED_OTHERWISE = {"setting_detail"}
_MOST_CHILDREN = 400


class QuestionForm(forms.Form):
    """The question; every part of it stands in the address."""

    code = forms.ChoiceField(label=gettext_lazy("Figure"))
    unit = forms.ChoiceField(label=gettext_lazy("Unit"))
    on = forms.CharField(label=gettext_lazy("Day (last of a span)"), max_length=30)
    from_ = forms.CharField(label=gettext_lazy("First day of a span"), max_length=30, required=False)
    by = forms.ChoiceField(label=gettext_lazy("Told apart by"), required=False)
    by2 = forms.ChoiceField(label=gettext_lazy("and by"), required=False)
    shape = forms.ChoiceField(label=gettext_lazy("Layout"), required=False)
    where = forms.ChoiceField(label=gettext_lazy("Only those with"), required=False)
    series = forms.ChoiceField(label=gettext_lazy("Over time"), required=False)
    with_unit = forms.ChoiceField(label=gettext_lazy("Beside the unit"), required=False)
    with_on = forms.CharField(label=gettext_lazy("Beside the day"), max_length=30, required=False)
    tree = forms.CharField(label=gettext_lazy("In the tree of the day"), max_length=30, required=False)
    without = forms.CharField(label=gettext_lazy("The day without decision (number)"), max_length=80, required=False)

    def add_prefix(self, field_name: str) -> str:
        """Call the first day `from` in the address; Python keeps that word for itself."""
        return super().add_prefix(field_name).rstrip("_")


def form_of(asked: Asked, reader: Reader, faults: dict[str, str], given: dict[str, str]) -> QuestionForm:
    """Fill the form with the question; what could not be read stands as it was typed, with what is wrong with it."""
    form = QuestionForm(
        {
            "code": asked.code,
            "unit": str(asked.unit.public_id),
            "on": f"{asked.on:%d/%m/%Y}",
            "from": f"{asked.since:%d/%m/%Y}" if asked.since else "",
            "by": asked.by[0] if asked.by else "",
            "by2": asked.by[1] if len(asked.by) > 1 else "",
            "shape": CROSS if asked.is_crossed else "",
            "series": asked.step.value if asked.step else "",
            "with_unit": str(asked.with_unit.public_id) if asked.with_unit else "",
            "with_on": f"{asked.with_on:%d/%m/%Y}" if asked.with_on else "",
            "tree": f"{asked.tree:%d/%m/%Y}" if asked.tree else "",
            "without": asked.without,
            **{name: given[name] for name in faults if name in given},
        }
    )
    offered = _offered(asked, reader)
    for name, choices in offered.items():
        field = form.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices
    form.full_clean()
    # What is wrong is said by the question itself, in its own words.
    form.errors.clear()
    for name, fault in faults.items():
        form.add_error("from_" if name == "from" else name, fault)
    return form


def _offered(asked: Asked, reader: Reader) -> dict[str, Choices]:
    choosable = choosable_of(asked.code, on=asked.on, language=language())
    dimensions: Choices = [(one.key, dimension_label(one.key)) for one in choosable if one.tells_apart]
    units = units_offered(asked.unit, asked.on, reader, asked.with_unit)
    none = ("", "–")
    return {
        "code": _indicators(),
        "unit": units,
        "by": [none, (CHILD, dimension_label(CHILD)), *dimensions],
        "by2": [none, *dimensions],
        "shape": [("", _("line by line")), (CROSS, _("cross table"))],
        "where": [none, *_conditions(choosable)],
        "series": [none, ("year", _("by years")), ("quarter", _("by quarters")), ("month", _("by months"))],
        "with_unit": [none, *units],
    }


def _indicators() -> Choices:
    names = {
        "mem": _("Members"),
        "adm": _("Admissions"),
        "rem": _("Exits"),
        "org": _("Organisation"),
        "vil": _("Villages and blocks"),
        "sec": _("Cell secretaries"),
    }
    groups: dict[str, list[tuple[str, str]]] = {}
    for one in (*INDICATORS, *kept_indicators().values()):
        room = one.code.partition(".")[0]
        groups.setdefault(names.get(room, _("Others")), []).append((one.code, one.named(language())))
    return list(groups.items())


def _conditions(choosable: Iterable[Choosable]) -> Choices:
    return [
        (dimension_label(one.key), [(f"{one.key}={value}", _(label)) for value, label in one.values])
        for one in choosable
        if one.values and one.key not in _NARROWED_OTHERWISE
    ]


def units_offered(unit: UnitSeen, on: date, reader: Reader, other: UnitSeen | None = None) -> Choices:
    """Offer the units above it, itself, those directly under it, and those granted: so any is a step or two away."""
    scope = reader.scope(Permission.READ_FIGURES)
    above = [(str(step.public_id), step.name) for step in path_of(unit.id, on=on, scope=scope)]
    itself = [(str(unit.public_id), unit.name)]
    below = [(str(one.public_id), one.name) for one in children_of(unit.id, on=on)[:_MOST_CHILDREN]]
    shown = {value for value, _name in (*above, *itself, *below)}
    beside = [(str(one.public_id), one.name) for one in units_granted(reader)]
    beside += [(str(other.public_id), other.name)] if other else []
    beside = [one for one in dict.fromkeys(beside) if one[0] not in shown]
    names = (_("Your units"), _("Above it"), _("The unit itself"), _("Directly under it"))
    groups = zip(names, (beside, above, itself, below), strict=True)
    return [(name, units) for name, units in groups if units]
