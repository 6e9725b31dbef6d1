"""What section files see of a submission: sheets, rows and values by their Chinese names, strictly.

A name that the form does not have raises UnknownName with a suggestion, also in branches that are rarely taken;
a cell that the clerk left empty is `Empty`, which is false and is never printed as a number by accident.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.compose.facts import as_text
from generator.compose.texts import Text, one_line
from generator.model.figure import Figure
from generator.model.form import CONTENT, TOTAL, SheetForm
from generator.model.profile import CodeTable, Profile
from generator.model.source import SourceRef
from generator.model.submission import Cell, Row, Sheet
from generator.profiles.errors import suggestion


class UnknownName(Exception):
    """A name in a section file that nothing has. The message carries the suggestion."""


class Misused(Exception):
    """A filter of a section file that was given what it cannot work with, or a print of what is no value."""


@dataclass(frozen=True, slots=True)
class Empty:
    """A cell that holds nothing. False; as text it is nothing, as an amount the filters decide.

    `unfilled`: its whole sheet is not filled in yet (a draft), so it is no zero.
    """

    name: str
    sources: tuple[SourceRef, ...] = ()
    unfilled: bool = False

    def __bool__(self) -> bool:
        return False

    def __str__(self) -> str:
        return ""


PrintedValue = Figure | Text | Empty


def value_of(cell: Cell, name: str, kind: str = "long_text", unfilled: bool = False) -> PrintedValue:
    """A cell's value for a sentence. Only a long text has paragraphs: a line break typed in a name is none."""
    sources = (cell.source,) if cell.source else ()
    if cell.value is None or cell.value == "":
        return Empty(name, sources, unfilled)
    if isinstance(cell.value, Figure):
        return cell.value
    text = as_text(cell.value)
    return Text(text if kind == "long_text" else one_line(text), sources)


def no_row(form: SheetForm, key: str) -> str:
    """What is wrong with `key` as a row of the sheet; "" if nothing is."""
    known = [TOTAL] if form.kind == "subjects" else [line.name for line in form.lines]
    if key in known or form.kind == "subjects" and key.isascii() and key.isdigit():
        return ""
    return f"“{form.name}”没有“{key}”行{suggestion(key, known)}"


def no_column(form: SheetForm, name: str) -> str:
    """What is wrong with `name` as a column of the sheet; "" if nothing is."""
    known = [column.name for column in form.columns]
    return "" if name in known else f"“{form.name}”没有“{name}”列{suggestion(name, known)}"


def no_member(form: SheetForm, name: str) -> str:
    """Why nothing can be taken out of a list by name."""
    return f"“{form.name}”是清单，不能直接取“{name}”，要用 {{% for … in {form.name} %}} 逐条取"


def _must_be(fault: str) -> None:
    if fault:
        raise UnknownName(fault)


class _View:
    """Attribute access by Chinese names; Python's own protocol names stay Python's."""

    def __getattr__(self, name: str):
        if name.startswith("__"):
            raise AttributeError(name)
        return self[name]

    def __iter__(self) -> Iterator[RowView]:
        raise Misused("这里不是清单，不能用 {% for %} 逐条取")


class RowView(_View):
    """One row: its cells by column name."""

    def __init__(self, form: SheetForm, row: Row, side: int = 0, unfilled: bool = False):
        self._form, self._row, self._side, self._unfilled = form, row, side, unfilled

    def __getitem__(self, column: str) -> PrintedValue:
        _must_be(no_column(self._form, str(column)))
        kind = self._form.line(self._row.key).type if self._form.is_fields else ""
        return value_of(self._row[column], column, kind or self._form.column(column, self._side).type, self._unfilled)


class LinesView(_View):
    """A sheet of fixed lines. A sheet of single fields gives the value right away."""

    def __init__(self, form: SheetForm, sheet: Sheet, unfilled: bool = False):
        self._form, self._sheet, self._unfilled = form, sheet, unfilled

    def __getitem__(self, name: str) -> RowView | PrintedValue:
        _must_be(no_row(self._form, str(name)))
        row = self._sheet.row(name) or Row(name, name, {}, SourceRef(self._form.name, row=name))
        view = RowView(self._form, row, unfilled=self._unfilled)
        return view[CONTENT] if self._form.is_fields else view


class SubjectsView(_View):
    """A subject sheet: rows by code, and 合计. A code that the body does not use gives a row of empty cells."""

    def __init__(self, form: SheetForm, sheet: Sheet, codes: CodeTable, unfilled: bool = False):
        self._form, self._sheet, self._codes, self._unfilled = form, sheet, codes, unfilled

    def __getitem__(self, key: str) -> RowView:
        key = str(key)
        _must_be(no_row(self._form, key))
        row = self._sheet.row(key) or Row(key, key, {}, SourceRef(self._form.name, row=key))
        return RowView(self._form, row, unfilled=self._unfilled)

    def name_of(self, code: str) -> str:
        """The subject's name in the code table, for codes that the body does not use."""
        return self._codes.name_of(code)

    def require(self, column: str) -> None:
        """Raises UnknownName if the sheet has no such column, whatever rows there are."""
        _must_be(no_column(self._form, column))

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
        raise UnknownName(no_member(self._form, name))

    @property
    def sheet(self) -> str:
        """The sheet's name."""
        return self._form.name

    @property
    def rows(self) -> tuple[Row, ...]:
        """The records as the workbook has them."""
        return self._sheet.records

    def require(self, column: str) -> None:
        """Raises UnknownName if the records have no such column, also where there is no record."""
        _must_be(no_column(self._form, column))


SheetView = LinesView | SubjectsView | RecordsView


def view_of(form: SheetForm, sheet: Sheet, profile: Profile, unfilled: bool = False) -> SheetView:
    """The view that fits the kind of sheet; `unfilled` says that it is not filled in yet."""
    if form.kind == "subjects":
        return SubjectsView(form, sheet, profile.codes[form.code_table], unfilled)
    return LinesView(form, sheet, unfilled) if form.kind == "lines" else RecordsView(form, sheet)
