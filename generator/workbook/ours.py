"""Which formulas in a workbook are those that the blank came with?

A live formula of ours is not something the clerk typed: the program computes that cell itself. What stands in a computed
cell instead (a number, a link to the clerk's own sheet, a sum that leaves a column out) is typed, and is checked.

A formula that stands to the letter where the blank has it is ours, as long as nothing that it refers to has moved. All
others are compared by what they refer to, in the clerk's workbook where that was found, in the blank where it was written.
"""

from __future__ import annotations

from generator.model.form import TOTAL
from generator.model.profile import Profile
from generator.workbook.blank_formulas import BlankFormula, BlankFormulas, Key, side_of
from generator.workbook.locate import Located
from generator.workbook.signature import ANY_ROW, Namer, signature

LOST = "?"  # a place on a sheet that is missing or has no head


class OurFormulas:
    """The formulas that the blank of a profile holds, asked for by place in the workbook of a clerk."""

    def __init__(self, profile: Profile, located: dict[str, Located]):
        self._blank = profile.once(BlankFormulas)
        self._located = located
        self._titles = {found.view.title: name for name, found in located.items()}
        self._columns = {name: found.names() for name, found in located.items()}
        self._lines = {name: {row: line for line, row in found.lines.items()} for name, found in located.items()}
        self._untouched = {name for name, found in located.items() if self._blank.is_untouched(found)}

    def has(self, key: Key, formula: str, own_row: int) -> bool:
        """Is this formula, found at `key`, the one that the blank has there?"""
        expected = self._blank.at(key)
        if expected is None:
            return False
        is_in_place = expected.sheets <= self._untouched
        if is_in_place and expected.is_written(formula, own_row):
            return True
        is_ours, is_lost = self._compare(expected, key[0], formula, own_row)
        if is_ours and is_in_place:
            expected.learn(formula, own_row)
        return is_ours or is_lost

    def expects(self, key: Key) -> bool:
        """Does the blank have a formula at `key`?"""
        return self._blank.at(key) is not None

    def _compare(self, expected: BlankFormula, name: str, formula: str, own_row: int) -> tuple[bool, bool]:
        """Does the formula say the same, and does it refer to a sheet that could not be made out?

        Such a formula is taken for ours: that sheet is a finding already.
        """
        lost = []

        def namer(sheet: str, column: int, row: int) -> tuple[str, str]:
            place, line = clerk(sheet, column, row)
            lost.extend([sheet] if place == LOST else [])
            return place, line

        clerk = self._clerk_namer(name)
        return signature(formula, own_row, namer) == expected.words, bool(lost)

    def _clerk_namer(self, own: str) -> Namer:
        def name(sheet: str, column: int, row: int) -> tuple[str, str]:
            form = self._titles.get(sheet, sheet) if sheet else own
            found = self._located.get(form)
            if form in self._blank.grids and (found is None or not found.is_readable):
                return LOST, ANY_ROW
            if found is None:
                return f"{sheet}!{column}", ANY_ROW
            columns = self._columns[form]
            line = self._lines[form].get(row, ANY_ROW) if found.form.kind == "lines" else ANY_ROW
            if len(found.form.sides) > 1:  # both sides have a line in the same row
                side = side_of(columns, column)
                line = next(
                    (l.name for l in found.form.lines if l.side == side and found.lines.get(l.name) == row), ANY_ROW
                )
            if found.form.kind == "subjects" and row == found.total:
                line = TOTAL
            return f"{form}!{columns.get(column, column)}", line

        return name
