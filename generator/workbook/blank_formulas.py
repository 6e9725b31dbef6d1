"""The formulas that the blank of a profile holds, by place: in words, and as texts. Prepared once a profile, sheet by sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial

from generator.model.form import TOTAL
from generator.model.profile import Profile
from generator.workbook.code_sheet import CodeSheet
from generator.workbook.formulas import Formulas
from generator.workbook.grid import Grid, grids_of
from generator.workbook.locate import Located
from generator.workbook.signature import ANY_ROW, Namer, signature

Key = tuple[str, int, str, str]
"""Sheet, side, column, and the line's name, 合计 or ANY_ROW."""

Writer = Callable[[int], str]
"""A row -> the formula as the blank has it there."""

Written = tuple[int, str, str, Writer, range]
"""A formula of the blank: its side, column and line, and the rows that have it."""

WRITINGS = 5
"""Texts of one formula that are remembered: every office suite has its own way to write it."""


@dataclass(slots=True)
class BlankFormula:
    """One formula of the blank, in all `rows` that have it: `words` is its signature, `sheets` those that it refers to."""

    words: str
    sheets: frozenset[str]
    write: Writer
    rows: range
    _texts: dict[int, set[str]] = field(default_factory=dict)

    def is_written(self, text: str, row: int) -> bool:
        """Is this what stands in a row of the blank, to the letter or in a way of writing that was learnt?"""
        return row in self.rows and text in self._texts_of(row)

    def learn(self, text: str, row: int) -> None:
        """Remember a text that says in this row of an unchanged sheet what the blank's own says."""
        if row in self.rows and len(self._texts_of(row)) < WRITINGS:
            self._texts_of(row).add(text)

    def _texts_of(self, row: int) -> set[str]:
        if row not in self._texts:
            self._texts[row] = {self.write(row)}
        return self._texts[row]


class BlankFormulas:
    """All formulas of the blank of a profile, and where its columns and lines stand."""

    def __init__(self, profile: Profile):
        self.grids = grids_of(profile)
        self._formulas = Formulas(profile, self.grids, CodeSheet(profile).ranges)
        self._of_sheets: dict[str, dict[Key, BlankFormula]] = {}

    def at(self, key: Key) -> BlankFormula | None:
        name = key[0]
        if name not in self._of_sheets:
            self._of_sheets[name] = dict(self._of_sheet(self.grids[name]))
        return self._of_sheets[name].get(key)

    def is_untouched(self, found: Located) -> bool:
        """Is everything of a sheet where the blank has it?"""
        grid = self.grids[found.form.name]
        return (
            found.title == grid.form.name
            and found.columns == {(place.side, place.column.name): place.index for place in grid.places}
            and found.lines == {line.name: grid.row_of(line) for line in grid.form.lines}
            and found.total == (grid.first_row if grid.form.kind == "subjects" else 0)
        )

    def _of_sheet(self, grid: Grid) -> Iterator[tuple[Key, BlankFormula]]:
        name, sheets = grid.form.name, set()
        own_namer = self._namer(name)

        def namer(sheet: str, column: int, row: int) -> tuple[str, str]:
            sheets.add(sheet or name)
            return own_namer(sheet, column, row)

        for side, column, line, write, rows in (self._of_lines if grid.form.kind == "lines" else self._of_records)(grid):
            sheets.clear()
            words = signature(write(rows.start), rows.start, namer)
            yield (name, side, column, line), BlankFormula(words, frozenset(sheets & self.grids.keys()), write, rows)

    def _of_lines(self, grid: Grid) -> Iterator[Written]:
        for place in grid.places:
            for line in grid.form.lines:
                formula = self._formulas.of_line(grid, place, line) if line.side == place.side else None
                if formula:
                    row = grid.row_of(line)
                    yield place.side, place.column.name, line.name, _always(formula), range(row, row + 1)

    def _of_records(self, grid: Grid) -> Iterator[Written]:
        rows, total = range(grid.first_record, grid.last_row + 1), range(grid.first_row, grid.first_row + 1)
        is_subjects = grid.form.kind == "subjects"
        for place in grid.places:
            name = place.column.name
            if place.column.formula:
                yield 0, name, ANY_ROW, partial(self._formulas.of_row, grid, place), rows
            if is_subjects and place.column.is_number:
                yield 0, name, TOTAL, _always(self._formulas.of_total(grid, place)), total
            elif is_subjects and name == grid.form.name_column:
                yield 0, name, ANY_ROW, partial(self._formulas.of_name, grid), rows

    def _namer(self, own: str) -> Namer:
        def name(sheet: str, column: int, row: int) -> tuple[str, str]:
            grid = self.grids.get(sheet or own)
            if grid is None:
                return f"{sheet}!{column}", ANY_ROW
            columns = {place.index: (place.side, place.column.name) for place in grid.places}
            lines = {grid.row_of(line): line.name for line in grid.form.lines if side_of(columns, column) == line.side}
            if grid.form.kind == "subjects" and row == grid.first_row:
                lines = {row: TOTAL}
            return f"{grid.form.name}!{columns.get(column, column)}", lines.get(row, ANY_ROW)

        return name


def _always(text: str) -> Writer:
    """For a formula that stands in one row only."""
    return lambda _: text


def side_of(columns: dict[int, tuple[int, str]], column: int) -> int | None:
    """The side on which a column stands."""
    return columns[column][0] if column in columns else None
