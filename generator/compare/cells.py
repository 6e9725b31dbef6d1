"""The cells of two rows beside each other: amounts with their difference, texts with their revisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.compare.model import Amount, Entry, State, Words
from generator.compare.words import revised
from generator.compose.facts import as_text
from generator.compose.numbers import quantity
from generator.model.document import DELETED, INSERTED, Span
from generator.model.figure import ZERO, Figure, total
from generator.model.form import Column
from generator.model.submission import Row

Rows = Sequence[Row]
"""The rows that make one: usually one; several where records were merged or split; none where there is none."""

CONTENTS = "内容"
"""What stands for the columns of a row that is wholly new or gone."""


def entry_of(
    label: str, before: Rows, after: Rows, columns: Sequence[Column], unit: str, *, indent: int = 0, lowest: bool = True, remarks: Sequence[Words] = ()
) -> Entry | None:
    """Both states of a row; None if neither holds anything. `unit` is the unit of money, `remarks` the clerk's reasons."""
    amounts = _joined(_amounts(before, after, columns, unit))
    state = State.SAME
    if not before or not after:
        state = State.ADDED if after else State.GONE
        texts = tuple(_whole(before or after, columns, INSERTED if after else DELETED))
        if not texts and not any(amount.changed for amount in amounts):
            return None
    else:
        texts = tuple(_texts(before, after, columns))
        if any(value.changed for value in (*amounts, *texts)):
            state = State.CHANGED
        elif not amounts and not texts:
            return None
    return Entry(label, state, (*amounts, *texts, *remarks), indent, lowest)


def text_of(row: Row, column: str) -> str:
    """The cell as a reader sees it."""
    value = row[column].value
    return quantity(value) or "0" if isinstance(value, Figure) else as_text(value).strip()


def _amounts(before: Rows, after: Rows, columns: Iterable[Column], unit: str) -> Iterator[Amount]:
    for column in columns:
        if column.is_number:
            amount = Amount((column.name,), _figure(before, column), _figure(after, column), unit if column.type == "amount" else "")
            if amount.before or amount.after:
                yield amount


def _figure(rows: Rows, column: Column) -> Figure | None:
    """The sum of a column over the rows, an empty cell being zero as everywhere in the form; None where there is no row."""
    return total(_value(row, column) for row in rows) if rows else None


def _value(row: Row, column: Column) -> Figure:
    figure = row.figure(column.name)
    source = row[column.name].source
    if figure is None:
        return Figure(ZERO.value, (source,) if source else ())
    return figure if figure.sources or not source else Figure(figure.value, (source,))


def _joined(amounts: Iterable[Amount]) -> tuple[Amount, ...]:
    """Columns that hold the same figures told in one line: a total and its only part."""
    lines: dict[tuple, Amount] = {}
    for amount in amounts:
        key = (amount.before and amount.before.value, amount.after and amount.after.value, amount.unit)
        known = lines.get(key)
        lines[key] = Amount(known.columns + amount.columns, known.before, known.after, known.unit) if known else amount
    return tuple(lines.values())


def _texts(before: Rows, after: Rows, columns: Iterable[Column]) -> Iterator[Words]:
    """The texts that stand in either state, with what changed in them."""
    for column in columns:
        old, new = _text(before, column), _text(after, column)
        if not column.is_number and (old or new):
            yield Words(column.name, revised(old, new, _sources((*before, *after), column)))


def _whole(rows: Rows, columns: Iterable[Column], kind: str) -> Iterator[Words]:
    """All texts of rows that are wholly new or gone, in one."""
    texts = [(column, _text(rows, column)) for column in columns if not column.is_number]
    filled = [(column, text) for column, text in texts if text]
    last = len(filled) - 1
    spans = [
        Span(f"{column.name}：{text}{'' if number == last else '；'}", _sources(rows, column), kind) for number, (column, text) in enumerate(filled)
    ]
    if spans:
        yield Words(CONTENTS, tuple(spans))


def _text(rows: Rows, column: Column) -> str:
    return "\n".join(dict.fromkeys(filter(None, (text_of(row, column.name) for row in rows))))


def _sources(rows: Rows, column: Column) -> tuple:
    return tuple(source for row in rows if (source := row[column.name].source))
