"""Make a table's definition out of what its file says, refusing by place whatever does not fit."""

from collections.abc import Collection, Mapping
from datetime import date
from graphlib import CycleError, TopologicalSorter
from typing import Any

from chibo.figures.tables.rules.definition import (
    Check,
    Column,
    ColumnKind,
    Question,
    Row,
    Span,
    TableDefinition,
    Wanted,
    Where,
    terms_in,
)
from chibo.figures.tables.rules.refusals import DefinitionUnsound

_TEXTS = ("number", "version", "mark", "title_vi", "title_en", "basis", "grade", "note_vi", "note_en")
_WHOLE = {*_TEXTS, "valid_from", "valid_until", "periods", "columns", "rows", "checks", "questions", "side_by_side"}
_OF_ROW = {
    *("key", "vi", "en", "parent", "place", "question", "where", "sum", "mean", "grade"),
    *("heading", "absent", "hidden"),
}
_LONGEST = 400


def definition_of(said: Mapping[str, Any], *, place: str, digest: str = "") -> TableDefinition:
    """Make the definition; raises `DefinitionUnsound` with the place, the value and the remedy."""
    _only(said, _WHOLE, place)
    texts = {key: _text(said, key, place) for key in _TEXTS}
    questions = {
        key: _question(one, f"{place} [questions] {key}") for key, one in _table(said, "questions", place).items()
    }
    made = TableDefinition(
        **texts,
        valid_from=_day(said.get("valid_from"), f"{place} valid_from"),
        valid_until=_day(said["valid_until"], f"{place} valid_until") if "valid_until" in said else None,
        periods=_texts(said.get("periods", ()), f"{place} periods"),
        columns=tuple(_column(one, f"{place} columns {n}") for n, one in enumerate(_list(said, "columns", place), 1)),
        rows=tuple(_row(one, f"{place} rows {n}") for n, one in enumerate(_list(said, "rows", place), 1)),
        checks=tuple(_check(one, f"{place} checks {n}") for n, one in enumerate(_list(said, "checks", place), 1)),
        questions=questions,
        side_by_side=_text(said, "side_by_side", place, optional=True),
        digest=digest,
    )
    _hold_together(made, place)
    return made


def _question(said: Mapping[str, Any], place: str) -> Question:
    _only(said, {"population", "by", "at"}, place)
    at = _text(said, "at", place, optional=True)
    if at not in {"", "start", "end"}:
        raise DefinitionUnsound(f"{place} at", at, "Write start or end.")
    return Question(_text(said, "population", place), _texts(said.get("by", ()), f"{place} by"), at)


def _row(said: Mapping[str, Any], place: str) -> Row:
    _only(said, _OF_ROW, place)
    flags = {name: _flag(said, name, place) for name in ("heading", "absent", "hidden")}
    texts = {name: _text(said, name, place, optional=True) for name in ("parent", "place", "question", "mean", "grade")}
    return Row(
        _text(said, "key", place),
        _text(said, "vi", place),
        _text(said, "en", place),
        parent=texts["parent"],
        place=texts["place"],
        question=texts["question"],
        mean=texts["mean"],
        grade=texts["grade"],
        where=_where(said.get("where", {}), f"{place} where"),
        sum=_texts(said.get("sum", ()), f"{place} sum"),
        heading=flags["heading"],
        absent=flags["absent"],
        hidden=flags["hidden"],
    )


def _column(said: Mapping[str, Any], place: str) -> Column:
    texts = ("number", "group_vi", "group_en", "question", "base", "grade")
    _only(said, {"key", "kind", "vi", "en", "where", "of", *texts}, place)
    kind = _text(said, "kind", place)
    if kind not in set(ColumnKind):
        raise DefinitionUnsound(f"{place} kind", kind, f"Write one of {', '.join(ColumnKind)}.")
    return Column(
        _text(said, "key", place),
        ColumnKind(kind),
        _text(said, "vi", place),
        _text(said, "en", place),
        **{name: _text(said, name, place, optional=True) for name in texts},
        where=_where(said.get("where", {}), f"{place} where"),
        of=_texts(said.get("of", ()), f"{place} of"),
    )


def _check(said: Mapping[str, Any], place: str) -> Check:
    _only(said, {"left", "op", "right", "vi", "en", "each"}, place)
    if said.get("op") not in ("=", "<="):
        raise DefinitionUnsound(f"{place} op", said.get("op"), "Write = or <=.")
    sides = []
    for side in ("left", "right"):
        try:
            sides.append(terms_in(_text(said, side, place)))
        except ValueError as trouble:
            raise DefinitionUnsound(f"{place} {side}", said[side], "Write rows joined by + and -.") from trouble
    each = _flag(said, "each", place)
    return Check(sides[0], sides[1], said["op"] == "=", _text(said, "vi", place), _text(said, "en", place), each)


def _where(said: object, place: str) -> Where:
    if not isinstance(said, Mapping):
        raise DefinitionUnsound(place, said, "Write key = value pairs.")
    return {str(key): _wanted(one, f"{place} {key}") for key, one in said.items()}


def _wanted(said: object, place: str) -> Wanted:
    if isinstance(said, str):
        return (said,)
    if isinstance(said, Mapping):
        _only(said, {"from", "to"}, place)
        if all(isinstance(one, int) and not isinstance(one, bool) for one in said.values()):
            return Span(said.get("from"), said.get("to"))
    if isinstance(said, list):
        return _texts(said, place)
    raise DefinitionUnsound(place, said, "Write a code, a list of codes, or from and to.")


def _hold_together(made: TableDefinition, place: str) -> None:
    """See that everything named is there, and that nothing is named twice."""
    for keys in ([row.key for row in made.rows], [column.key for column in made.columns]):
        for key in keys:
            if keys.count(key) > 1:
                raise DefinitionUnsound(f"{place} {key}", key, "Give each a key of its own.")
    named: list[tuple[str, tuple[str, ...], Collection[str]]] = [
        *((row.key, (*row.sum, row.parent), made.row_of) for row in made.rows),
        *((column.key, column.of, made.column_of) for column in made.columns),
        *((row.key, (row.question,), made.questions) for row in made.rows),
        *((column.key, (column.question,), made.questions) for column in made.columns),
        *((check.vi, _rows_in(check), made.row_of) for check in made.checks),
    ]
    for key, others, known in named:
        for other in others:
            if other and other not in known:
                raise DefinitionUnsound(f"{place} {key}", other, "Name one of this table.")
    for number, row in enumerate(made.rows):
        if row.parent and row.parent not in [one.key for one in made.rows[:number]]:
            raise DefinitionUnsound(f"{place} {row.key}", row.parent, "Put a row after the one it stands under.")
    try:
        TopologicalSorter({row.key: row.sum for row in made.rows}).prepare()
    except CycleError as trouble:
        raise DefinitionUnsound(f"{place} sum", trouble.args[1], "No row adds up itself.") from trouble
    _hold_keys(made, place)


def _rows_in(check: Check) -> tuple[str, ...]:
    return tuple(term.row for term in (*check.left, *check.right) if not term.table)


def _hold_keys(made: TableDefinition, place: str) -> None:
    """See that each counted cell narrows a question by keys that the question tells apart."""
    for row in made.rows:
        if row.heading or row.absent or row.sum:
            continue
        for column in made.counted:
            question = made.questions.get(column.question or row.question)
            if question is None:
                raise DefinitionUnsound(f"{place} row {row.key}", column.question or row.question, "Name a question.")
            for key in (*row.where, *column.where, *filter(None, (row.mean,))):
                if key not in question.by:
                    raise DefinitionUnsound(f"{place} row {row.key}", key, f"Tell apart by {', '.join(question.by)}.")


def _only(said: object, known: set[str], place: str) -> None:
    if not isinstance(said, Mapping):
        raise DefinitionUnsound(place, said, "Write key = value pairs.")
    for key in said:
        if key not in known:
            raise DefinitionUnsound(place, key, f"Known here: {', '.join(sorted(known))}.")


def _text(said: Mapping[str, Any], key: str, place: str, *, optional: bool = False) -> str:
    value = said.get(key, "" if optional else None)
    if not isinstance(value, str) or (not value and not optional) or len(value) > _LONGEST:
        raise DefinitionUnsound(f"{place} {key}", value, f"Write a text of up to {_LONGEST} letters.")
    return value


def _texts(said: object, place: str) -> tuple[str, ...]:
    if not isinstance(said, list | tuple) or not all(isinstance(one, str) and one for one in said):
        raise DefinitionUnsound(place, said, "Write a list of texts.")
    return tuple(said)


def _flag(said: Mapping[str, Any], key: str, place: str) -> bool:
    if not isinstance(value := said.get(key, False), bool):
        raise DefinitionUnsound(f"{place} {key}", value, "Write true or false.")
    return value


def _day(said: object, place: str) -> date:
    if type(said) is not date:
        raise DefinitionUnsound(place, said, "Write a day, such as 2021-12-13.")
    return said


def _table(said: Mapping[str, Any], key: str, place: str) -> Mapping[str, Any]:
    _only(value := said.get(key), set(value) if isinstance(value, Mapping) else set(), f"{place} [{key}]")
    return value if isinstance(value, Mapping) else {}


def _list(said: Mapping[str, Any], key: str, place: str) -> list[Mapping[str, Any]]:
    value = said.get(key)
    if not isinstance(value, list) or not value:
        raise DefinitionUnsound(f"{place} {key}", value, "Write at least one.")
    return value
