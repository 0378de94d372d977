"""Texts to translate are found wherever they can stand."""

from pathlib import Path

import pytest

from source_messages import Text, texts_of_python, texts_of_template

HERE = Path("here")


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("_('Cell')", Text(None, "Cell", None)),
        ("translation.gettext('Cell')", Text(None, "Cell", None)),
        ("_('Cell ' 'secretary')", Text(None, "Cell secretary", None)),
        ("pgettext_lazy('post', 'Deputy')", Text("post", "Deputy", None)),
        ("ngettext('%(n)s cell', '%(n)s cells', n)", Text(None, "%(n)s cell", "%(n)s cells")),
        ("npgettext('tree', 'cell', 'cells', n)", Text("tree", "cell", "cells")),
    ],
)
def test_a_call_in_python_is_found_with_its_context_and_plural(source: str, text: Text) -> None:
    assert list(texts_of_python(source, HERE)) == [text]


@pytest.mark.parametrize("source", ["_(name)", "_(indicator.name)", "_(WORDS[key])"])
def test_a_name_of_a_text_that_stands_elsewhere_is_passed_over(source: str) -> None:
    assert list(texts_of_python(source, HERE)) == []


@pytest.mark.parametrize("source", ["_(f'{n} cells')", "_('%s cells' % n)", "_()"])
def test_a_text_that_is_not_plain_is_refused_with_its_place(source: str) -> None:
    with pytest.raises(SystemExit, match="here:1"):
        list(texts_of_python(source, HERE))


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ('{% translate "Cell" %}', Text(None, "Cell", None)),
        ('{% translate "Deputy" context "post" %}', Text("post", "Deputy", None)),
        ('{% translate "It\'s (not) a cell)" %}', Text(None, "It's (not) a cell)", None)),
        ('{% include "x.html" with title=_("Members") %}', Text(None, "Members", None)),
        ("{% blocktranslate %}Cell of {{ unit }}{% endblocktranslate %}", Text(None, "Cell of %(unit)s", None)),
        (
            "{% blocktranslate count n=n %}{{ n }} cell{% plural %}{{ n }} cells{% endblocktranslate %}",
            Text(None, "%(n)s cell", "%(n)s cells"),
        ),
        (
            "{% blocktranslate trimmed %}\n  two\n  lines\n{% endblocktranslate %}",
            Text(None, "two lines", None),
        ),
    ],
)
def test_a_text_in_a_template_is_found_as_django_will_ask_for_it(source: str, text: Text) -> None:
    assert list(texts_of_template(source, HERE)) == [text]


def test_what_is_only_written_in_a_template_is_not_taken_for_a_text() -> None:
    assert list(texts_of_template('<p>gettext is a word</p>{# _("no") #}{{ unit.name }}', HERE)) == []
