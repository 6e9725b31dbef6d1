"""Which formulas in a workbook are those that the blank came with?

A live formula of ours is not something the clerk typed: the program computes that cell itself. What stands in a computed
cell instead (a number, a link to the clerk's own sheet, a sum that leaves a column out) is typed, and is checked.

Formulas are compared by what they refer to, not by their addresses: every reference is read as sheet, column name and
line name, in the clerk's workbook where those were found, in the blank where they were written. So a formula stays ours
when rows or columns were inserted, sheets renamed, or quotes and dollar signs rewritten by another office suite.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from generator.model.form import TOTAL
from generator.model.profile import Profile
from generator.workbook.code_sheet import CodeSheet
from generator.workbook.coordinates import column_number
from generator.workbook.formulas import Formulas
from generator.workbook.grid import Grid, grids_of
from generator.workbook.locate import Located

ANY_ROW = "*"
LOST = "?"  # a place on a sheet that is missing or has no head
Key = tuple[str, int, str, str]
"""Sheet, side, column, and the line's name, 合计 or ANY_ROW."""

Namer = Callable[[str, int, int], tuple[str, str]]
"""(sheet as written in the formula, "" for its own; column; row) -> (sheet and column in words, row in words)."""

_STRING = re.compile(r'("(?:[^"]|"")*")')
_REFERENCE = re.compile(
    r"(?:(?:'((?:[^']|'')+)'|([^\s'!(),=<>&+\-*/\"]+))!)?"
    r"(?<![A-Za-z_.])\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?(?![\w(])"
)


def signature(formula: str, own_row: int, namer: Namer) -> str:
    """The formula with every reference in words."""

    def words(found: re.Match) -> str:
        sheet = (found[1] or found[2] or "").replace("''", "'")
        ends = [(found[3], found[4])] + ([(found[5], found[6])] if found[5] else [])
        return ":".join(_word(sheet, column_number(letter), int(row)) for letter, row in ends)

    def _word(sheet: str, column: int, row: int) -> str:
        place, line = namer(sheet, column, row)
        return f"<{place}.{'=' if not sheet and row == own_row else line}>"

    parts = _STRING.split(formula.lstrip("=+"))
    for number in range(0, len(parts), 2):
        named = re.sub(r"\s", "", parts[number])
        named = named.replace("_xlfn.", "").replace("FALSE()", "FALSE").replace("TRUE()", "TRUE")
        parts[number] = _REFERENCE.sub(words, named)
    return "".join(parts)


class OurFormulas:
    """The formulas that the blank of a profile holds, asked for by place."""

    def __init__(self, profile: Profile, located: dict[str, Located]):
        self._grids = grids_of(profile)
        self._formulas = Formulas(profile, self._grids, CodeSheet(profile).ranges)
        self._located = located
        self._titles = {found.view.title: name for name, found in located.items()}
        self._columns = {name: found.names() for name, found in located.items()}
        self._lines = {name: {row: line for line, row in found.lines.items()} for name, found in located.items()}
        self._expected: dict[str, dict[Key, str]] = {}

    def has(self, key: Key, formula: str, own_row: int) -> bool:
        """Is this formula, found at `key`, the one that the blank has there?

        A formula over a sheet that could not be made out is taken for ours: that sheet is a finding already.
        """
        name, lost = key[0], []

        def namer(sheet: str, column: int, row: int) -> tuple[str, str]:
            place, line = clerk(sheet, column, row)
            lost.extend([sheet] if place == LOST else [])
            return place, line

        clerk = self._clerk_namer(name)
        return self.expects(key) and (signature(formula, own_row, namer) == self._expected[name][key] or bool(lost))

    def expects(self, key: Key) -> bool:
        """Does the blank have a formula at `key`?"""
        name = key[0]
        if name not in self._expected:
            self._expected[name] = self._signatures(self._grids[name])
        return key in self._expected[name]

    def _signatures(self, grid: Grid) -> dict[Key, str]:
        form, found = grid.form, {}
        namer = self._blank_namer(form.name)

        def add(side: int, column: str, line: str, formula: str | None, row: int) -> None:
            if formula:
                found[form.name, side, column, line] = signature(formula, row, namer)

        for place in grid.places:
            if form.kind == "lines":
                for line in (line for line in form.lines if line.side == place.side):
                    add(
                        place.side,
                        place.column.name,
                        line.name,
                        self._formulas.of_line(grid, place, line),
                        grid.row_of(line),
                    )
                continue
            if place.column.formula:
                row = grid.first_record
                add(0, place.column.name, ANY_ROW, self._formulas.of_row(grid, place, row), row)
            if form.kind == "subjects" and place.column.is_number:
                add(0, place.column.name, TOTAL, self._formulas.of_total(grid, place), grid.first_row)
            elif form.kind == "subjects" and place.column.name == form.name_column:
                add(0, place.column.name, ANY_ROW, self._formulas.of_name(grid, grid.first_record), grid.first_record)
        return found

    def _blank_namer(self, own: str) -> Namer:
        def name(sheet: str, column: int, row: int) -> tuple[str, str]:
            grid = self._grids.get(sheet or own)
            if grid is None:
                return f"{sheet}!{column}", ANY_ROW
            columns = {place.index: (place.side, place.column.name) for place in grid.places}
            lines = {grid.row_of(line): line.name for line in grid.form.lines if _side(columns, column) == line.side}
            if grid.form.kind == "subjects" and row == grid.first_row:
                lines = {row: TOTAL}
            return f"{grid.form.name}!{columns.get(column, column)}", lines.get(row, ANY_ROW)

        return name

    def _clerk_namer(self, own: str) -> Namer:
        def name(sheet: str, column: int, row: int) -> tuple[str, str]:
            form = self._titles.get(sheet, sheet) if sheet else own
            found = self._located.get(form)
            if form in self._grids and (found is None or not found.is_readable):
                return LOST, ANY_ROW
            if found is None:
                return f"{sheet}!{column}", ANY_ROW
            columns = self._columns[form]
            line = self._lines[form].get(row, ANY_ROW) if found.form.kind == "lines" else ANY_ROW
            if len(found.form.sides) > 1:  # both sides have a line in the same row
                side = _side(columns, column)
                line = next(
                    (l.name for l in found.form.lines if l.side == side and found.lines.get(l.name) == row), ANY_ROW
                )
            if found.form.kind == "subjects" and row == found.total:
                line = TOTAL
            return f"{form}!{columns.get(column, column)}", line

        return name


def _side(columns: dict[int, tuple[int, str]], column: int) -> int | None:
    return columns[column][0] if column in columns else None
