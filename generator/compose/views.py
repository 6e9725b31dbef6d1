"""What section files see of a submission: sheets, rows and values by their Chinese names, strictly.

A name that the form does not have raises UnknownName with a suggestion, also in branches that are rarely taken;
a cell that the clerk left empty is `Empty`, which is false and is never printed as a number by accident.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.compose.facts import as_text
from generator.model.figure import Figure
from generator.model.form import CONTENT, SheetForm
from generator.model.profile import CodeTable, Profile
from generator.model.source import SourceRef
from generator.model.submission import Cell, Row, Sheet
from generator.profiles.errors import suggestion


class UnknownName(Exception):
    """A name in a section file that nothing has. The message carries the suggestion."""


@dataclass(frozen=True, slots=True)
class Text:
    """Text from the workbook, or composed from it, with the cells it comes from."""

    value: str
    sources: tuple[SourceRef, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.value.strip())

    def __str__(self) -> str:
        return self.value

    def __eq__(self, other: object) -> bool:
        return self.value == (other.value if isinstance(other, Text) else other)

    def __hash__(self) -> int:
        return hash(self.value)


@dataclass(frozen=True, slots=True)
class Empty:
    """A cell that holds nothing. False; as text it is nothing, as an amount the filters decide."""

    name: str
    sources: tuple[SourceRef, ...] = ()

    def __bool__(self) -> bool:
        return False

    def __str__(self) -> str:
        return ""


PrintedValue = Figure | Text | Empty


def value_of(cell: Cell, name: str) -> PrintedValue:
    """A cell's value for a sentence."""
    sources = (cell.source,) if cell.source else ()
    if cell.value is None or cell.value == "":
        return Empty(name, sources)
    if isinstance(cell.value, Figure):
        return cell.value
    return Text(as_text(cell.value) if isinstance(cell.value, date) else cell.value, sources)


class _View:
    """Attribute access by Chinese names; Python's own protocol names stay Python's."""

    def __getattr__(self, name: str):
        if name.startswith("__"):
            raise AttributeError(name)
        return self[name]


class RowView(_View):
    """One row: its cells by column name."""

    def __init__(self, form: SheetForm, row: Row, side: int = 0):
        self._form, self._row, self._side = form, row, side

    def __getitem__(self, column: str) -> PrintedValue:
        names = [c.name for c in self._form.columns]
        if column not in names:
            raise UnknownName(f"“{self._form.name}”没有“{column}”列{suggestion(column, names)}")
        return value_of(self._row[column], column)


class LinesView(_View):
    """A sheet of fixed lines. A sheet of single fields gives the value right away."""

    def __init__(self, form: SheetForm, sheet: Sheet):
        self._form, self._sheet = form, sheet

    def __getitem__(self, name: str) -> RowView | PrintedValue:
        names = [line.name for line in self._form.lines]
        if name not in names:
            raise UnknownName(f"“{self._form.name}”没有“{name}”行{suggestion(name, names)}")
        row = self._sheet.row(name) or Row(name, name, {}, SourceRef(self._form.name, row=name))
        view = RowView(self._form, row)
        return view[CONTENT] if self._form.is_fields else view


class SubjectsView(_View):
    """A subject sheet: rows by code, and 合计. A code that the body does not use gives a row of empty cells."""

    def __init__(self, form: SheetForm, sheet: Sheet, codes: CodeTable):
        self._form, self._sheet, self._codes = form, sheet, codes

    def __getitem__(self, key: str) -> RowView:
        row = self._sheet.row(key) or Row(key, key, {}, SourceRef(self._form.name, row=key))
        return RowView(self._form, row)

    def name_of(self, code: str) -> str:
        """The subject's name in the code table, for codes that the body does not use."""
        return self._codes.name_of(code)

    def leaves(self) -> list[Row]:
        """The rows without rows below them."""
        codes = [row.code for row in self._sheet.records]
        return [r for r in self._sheet.records if not any(c != r.code and c.startswith(r.code) for c in codes)]


class RecordsView(_View):
    """A list of records; false when it is empty."""

    def __init__(self, form: SheetForm, sheet: Sheet):
        self._form, self._sheet = form, sheet

    def __iter__(self) -> Iterator[RowView]:
        return (RowView(self._form, row) for row in self._sheet.records)

    def __len__(self) -> int:
        return len(self._sheet.records)

    def __getitem__(self, name: str):
        raise UnknownName(f"“{self._form.name}”是清单，不能直接取“{name}”，要用 {{% for … in {self._form.name} %}} 逐条取")


SheetView = LinesView | SubjectsView | RecordsView


def view_of(form: SheetForm, sheet: Sheet, profile: Profile) -> SheetView:
    """The view that fits the kind of sheet."""
    if form.kind == "subjects":
        return SubjectsView(form, sheet, profile.codes[form.code_table])
    return LinesView(form, sheet) if form.kind == "lines" else RecordsView(form, sheet)
