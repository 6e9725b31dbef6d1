"""The tables and lists of both forms beside each other, row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.compare.cells import entry_of
from generator.compare.model import Entry, Group, State, TableChange, Words
from generator.compare.pairs import Names, key_columns, pairs_of
from generator.compose.facts import facts_of, fill
from generator.compose.mentions import section_words
from generator.model.changes import RecordChange
from generator.model.document import Span
from generator.model.form import TOTAL, Column, SheetForm
from generator.model.outcome import Outcome
from generator.model.submission import Row, Sheet

INDENT = 1
"""Characters by which a subject stands below the one above it."""


@dataclass(frozen=True, slots=True)
class Both:
    """Both workbooks, what became of the records that are compared one by one, and the keys of lists."""

    before: Outcome
    after: Outcome
    changes: tuple[RecordChange, ...]
    keys: dict[str, tuple[str, ...]]

    @property
    def names(self) -> Names:
        return Names.of(self.changes, self.before, self.after)

    @property
    def unit(self) -> str:
        return self.after.profile.amounts.unit


def printed_sheets(outcome: Outcome) -> dict[str, SheetForm]:
    """The sheets that are printed as tables or forms, and the lists of figures that texts speak of."""
    profile = outcome.profile
    named = {name for form in (*profile.forms.values(), *profile.pivots.values()) for name in (form.sheet, form.details)}
    words = frozenset().union(*(section_words(section) for section in profile.texts.values()))
    return {
        name: form
        for name, form in profile.sheets.items()
        if form.title or name in named or f"@表 {name}" in words or (form.tab == "lists" and name in words and any(column.is_number for column in form.columns))
    }


def table_changes(both: Both) -> Iterator[TableChange]:
    """Every table of the newer form in its order, then those that only the older one has."""
    old, new = printed_sheets(both.before), printed_sheets(both.after)
    for name, form in new.items():
        known = name in old and old[name].kind == form.kind
        yield _change(both, form, old[name] if known else None, State.SAME if known else State.ADDED)
    for name, form in old.items():
        if name not in new or new[name].kind != form.kind:
            yield _change(both, form, form, State.GONE)


def is_list(change: TableChange, both: Both) -> bool:
    forms = both.before.profile.sheets if change.state is State.GONE else both.after.profile.sheets
    return forms[change.name].kind == "records"


def _change(both: Both, form: SheetForm, older: SheetForm | None, state: State) -> TableChange:
    before = both.before.submission.sheet(form.name) if older else Sheet(form.name, present=False)
    after = Sheet(form.name, present=False) if state is State.GONE else both.after.submission.sheet(form.name)
    columns = [column for column in form.columns if state is not State.SAME or any(c.name == column.name for c in (older or form).columns)]
    makers = {"lines": _lines, "subjects": _subjects, "records": _records}
    groups = tuple(group for group in makers[form.kind](both, form, columns, before, after) if group.entries)
    owner = both.before if state is State.GONE else both.after
    title = str(fill(form.title, facts_of(owner.submission, owner.profile), form.file)) or form.name
    return TableChange(form.name, title, state, groups, both.unit, tuple(_remarks(form, older, state)))


def _remarks(form: SheetForm, older: SheetForm | None, state: State) -> Iterator[str]:
    """Columns that only one of the forms has: there is nothing to compare them with."""
    if state is State.SAME and older:
        old, new = [c.name for c in older.columns], [c.name for c in form.columns]
        for words, names in (("新增的栏", [n for n in new if n not in old]), ("取消的栏", [n for n in old if n not in new])):
            if names:
                yield f"{words}（没有可对照的数）：{'、'.join(dict.fromkeys(names))}"


def _lines(both: Both, form: SheetForm, columns: list[Column], before: Sheet, after: Sheet) -> Iterator[Group]:
    """The lines of each side; lines that only the older form has stand at the end."""
    older = both.before.profile.sheets.get(form.name, form)
    gone = [line for line in older.lines if line.name not in {own.name for own in form.lines}] if older.kind == "lines" else []
    for number, side in enumerate(form.sides):
        shown = [column for column in side.columns if column in columns]
        lines = [line for line in (*form.lines, *gone) if line.side == number]
        rows = [(line, _one(before.row(line.name)), _one(after.row(line.name))) for line in lines]
        entries = [
            entry_of(line.label.strip(), old, new, shown, both.unit, indent=line.indent, lowest=not line.formulas) for line, old, new in rows
        ]
        yield Group(side.head if len(form.sides) > 1 else "", tuple(filter(None, entries)))


def _subjects(both: Both, form: SheetForm, columns: list[Column], before: Sheet, after: Sheet) -> Iterator[Group]:
    """The total, then all subjects of either year by their codes."""
    codes = {row.code or row.key for sheet in (before, after) for row in sheet.rows}
    levels = both.after.profile.codes[form.code_table].levels if form.code_table in both.after.profile.codes else ()
    shown = [column for column in columns if column.is_number]
    entries = []
    for code in sorted(codes, key=lambda code: (code != TOTAL, code)):
        old, new = before.row(code), after.row(code)
        names = [row.text(form.name_column).strip() for row in (new, old) if row]
        label = code if code == TOTAL else f"{code} {names[0]}"
        if len(names) > 1 and names[0] != names[1]:
            label += f"（原为“{names[1]}”）"
        indent = sum(length < len(code) for length in levels) * INDENT if code != TOTAL else 0
        lowest = code != TOTAL and not any(other != code and other.startswith(code) for other in codes)
        entries.append(entry_of(label, _one(old), _one(new), shown, both.unit, indent=indent, lowest=lowest))
    yield Group("", tuple(filter(None, entries)))


def _one(row: Row | None) -> tuple[Row, ...]:
    return (row,) if row else ()


def _records(both: Both, form: SheetForm, columns: list[Column], before: Sheet, after: Sheet) -> Iterator[Group]:
    by = both.after.profile.changes.list
    if form.name == by.sheet and both.changes:
        yield Group("", tuple(_one_by_one(both, columns)))
        return
    keys = key_columns(form, both.keys)
    owner = next((name for name in keys if both.names.refers(form, name)), "")

    def key(row: Row, newer: bool) -> tuple[str, ...]:
        return tuple(_called(both, form, name, row, newer) for name in keys)

    groups: dict[str, list[Entry]] = {}
    for old, new in pairs_of(before.records, after.records, key):
        row = new or old
        title = _called(both, form, owner, row, new is not None) if owner else ""
        shown = [column for column in columns if column.name not in keys]
        label = _label([name for name in keys if name != owner], old, new)
        entry = entry_of(label, _one(old), _one(new), shown, both.unit) or _bare(label, old, new)
        groups.setdefault(title, []).append(entry)
    yield from (Group(title, tuple(entries)) for title, entries in groups.items())


def _bare(label: str, old: Row | None, new: Row | None) -> Entry:
    """A row that holds nothing but its name."""
    return Entry(label, State.SAME if old and new else State.ADDED if new else State.GONE, ())


def _called(both: Both, form: SheetForm, column: str, row: Row, newer: bool) -> str:
    """The text of a key column; records that were renamed go by the name that the comparison gives them."""
    text = row.text(column).strip()
    if both.names.refers(form, column):
        return (both.names.after if newer else both.names.before).get(text, text)
    return text


def _label(keys: Sequence[str], old: Row | None, new: Row | None) -> str:
    names = ["／".join(filter(None, (row.text(key).strip() for key in keys))) for row in (new, old) if row]
    return names[0] if len(set(names)) == 1 else f"{names[0]}（原为“{names[1]}”）"


def _one_by_one(both: Both, columns: list[Column]) -> Iterator[Entry]:
    """The records that are compared one by one, each with its earlier names and the clerk's reasons."""
    by = both.after.profile.changes.list
    shown = [column for column in columns if column.name not in (by.name, by.reason)]
    for change in both.changes:
        label = f"{change.name}（原为“{change.earlier}”）" if change.earlier else change.name
        remarks = [Words("原因", (Span(str(cell.value).strip(), (cell.source,) if cell.source else ()),), remark=True) for cell in change.reasons]
        yield entry_of(label, change.before, change.now, shown, both.unit, remarks=remarks) or Entry(label, State.SAME, tuple(remarks))
