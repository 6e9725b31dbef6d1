"""Which row of a list follows which: the records that the form compares one by one, and all other lists by their keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.compare.cells import text_of
from generator.model.changes import ChangeList, RecordChange
from generator.model.form import SheetForm
from generator.model.outcome import Outcome
from generator.model.pairing import lasting_name, pair, plain_name
from generator.model.submission import BLANK, Row

Pair = tuple[Row | None, Row | None]


def list_changes(before: Outcome, after: Outcome) -> tuple[RecordChange, ...]:
    """What became of the records that the newer form compares one by one, by the rows of both workbooks.

    What the newer workbook says of last year's records (renamed, merged, ended) is believed.
    """
    by = after.profile.changes.list
    earlier = before.profile.changes.list
    if not by.sheet or not earlier.sheet:
        return ()
    said = after.submission.sheet(by.before).records
    last = [_as_told(row, said, earlier, by) for row in before.submission.sheet(earlier.sheet).records]
    changes = pair(after.submission.sheet(by.sheet).records, last, by)
    own = {row.key: row for row in before.submission.sheet(earlier.sheet).records}
    return tuple(replace(change, before=tuple(own[row.key] for row in change.before)) for change in changes)


def _as_told(row: Row, said: Sequence[Row], earlier: ChangeList, by: ChangeList) -> Row:
    """A record of the older workbook as the newer one would list it among last year's."""
    name = row.text(earlier.name)
    told = next((other for other in said if plain_name(other.text(by.before_name)) == plain_name(name)), None)
    cells = {by.before_name: row[earlier.name], by.before_amount: row[earlier.amount]}
    cells |= {by.before_code: row[earlier.code]} if by.before_code else {}
    cells |= {column: told[column] if told else BLANK for column in (by.successor, by.ended_reason) if column}
    return replace(row, cells=cells)


@dataclass(frozen=True, slots=True)
class Names:
    """What records are called in a comparison, whatever their names were in either year."""

    sheet: str
    column: str
    before: dict[str, str]
    after: dict[str, str]

    @classmethod
    def of(cls, changes: Sequence[RecordChange], before: Outcome, after: Outcome) -> Names:
        old, new = before.profile.changes.list, after.profile.changes.list
        return cls(
            new.sheet,
            new.name,
            {row.text(old.name).strip(): change.name for change in changes for row in change.before},
            {row.text(new.name).strip(): change.name for change in changes for row in change.now},
        )

    def refers(self, form: SheetForm, column: str) -> bool:
        """Does the column hold names of the records?"""
        found = next((c for c in form.columns if c.name == column), None)
        return bool(self.sheet and found and found.choices_from == (self.sheet, self.column))


def key_columns(form: SheetForm, keys: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The columns by which a row of a list is known: those declared, else all required ones of short texts, else all texts."""
    required = tuple(column.name for column in form.columns if column.required and column.type in ("text", "code", "choice"))
    return keys.get(form.name) or required or tuple(column.name for column in form.columns if not column.is_number)


def pairs_of(before: Sequence[Row], after: Sequence[Row], keys: Callable[[Row, bool], tuple[str, ...]]) -> list[Pair]:
    """The rows in the order of the newer list, those that are gone behind them; `keys` gives a row's key, of the newer list or not.

    The same key goes first, then the same but for years and punctuation; of several rows with one key those that are alike.
    """
    partner: dict[int, Row] = {}
    left = list(before)
    for simple in (lambda text: text, lasting_name):
        for number, row in enumerate(after):
            if number in partner:
                continue
            wanted = tuple(map(simple, keys(row, True)))
            same = [other for other in left if tuple(map(simple, keys(other, False))) == wanted]
            if same:
                partner[number] = max(same, key=lambda other, row=row: _alike(other, row))
                left = [other for other in left if other is not partner[number]]
    return [*((partner.get(number), row) for number, row in enumerate(after)), *((row, None) for row in left)]


def _alike(first: Row, second: Row) -> int:
    """How many cells of two rows say the same."""
    return sum(text_of(first, column) == text_of(second, column) for column in _columns(first, second))


def _columns(first: Row, second: Row) -> Iterator[str]:
    return (column for column in first.cells if column in second.cells)
