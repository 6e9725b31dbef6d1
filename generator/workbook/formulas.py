"""The formulas of the forms as live Excel formulas, so that Excel and WPS show every total at once.

Only functions that Excel, WPS and LibreOffice share are used. Totals of subject sheets count the codes of the lowest
level and nothing else: a clerk may type parents as well, and nothing is counted twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.model.expression import Address, Formula, Term
from generator.model.form import CONTENT, TOTAL, Line
from generator.model.profile import Profile
from generator.workbook.coordinates import column_letter
from generator.workbook.grid import Grid, Place


class Formulas:
    """Writes the formulas of one workbook. `code_ranges` tells where each code table stands on the hidden sheet."""

    def __init__(self, profile: Profile, grids: dict[str, Grid], code_ranges: dict[str, str]):
        self.profile, self.grids, self.code_ranges = profile, grids, code_ranges

    def of_row(self, grid: Grid, place: Place, row: int) -> str:
        """A computed column of a record or subject row."""
        return "=" + self._text(place.column.formula, grid, row, place.side)

    def of_line(self, grid: Grid, place: Place, line: Line) -> str | None:
        """A computed cell of a fixed line; None if it is typed."""
        formula = line.formula(place.column)
        return "=" + self._text(formula, grid, grid.row_of(line), line.side) if formula else None

    def of_total(self, grid: Grid, place: Place) -> str:
        """The total row of a subject sheet in one column."""
        if place.column.formula:
            return self.of_row(grid, place, grid.first_row)
        own = self._codes_sum(grid, [place], "")
        source = self._followed(grid, place.column.name)
        if not source:
            return "=" + own
        origin = self.grids[grid.form.follow.source]
        cells = ",".join(_cell(origin, origin.place(name).index, origin.first_row) for name in source)
        return f"=IF({self._follows(grid)},SUM({cells}),{own})"

    def of_name(self, grid: Grid, row: int) -> str:
        """The subject's name, looked up by its code."""
        code = f"${column_letter(grid.code_index)}{row}"
        return f'=IF({code}="","",IFERROR(VLOOKUP({code}&"",{self.code_ranges[grid.form.code_table]},2,FALSE),""))'

    def unit_label(self) -> str:
        """A text that shows the unit of money chosen on the facts sheet."""
        return f'="金额单位："&{self._field(self.profile.facts.sheet, self.profile.facts.unit)}'

    def _text(self, formula: Formula, grid: Grid, row: int, side: int) -> str:
        if len(formula.terms) == 1 and isinstance(formula.terms[0].factors[0], Address):
            address = formula.terms[0].factors[0]
            if address.match and formula.terms[0].sign > 0 and len(formula.terms[0].factors) == 1:
                key = f"{grid.place(address.match).letter}{row}"
                return f'IF({key}="","",{self._lookup(address, grid, row, chr(34) * 2)})'
        plus = [term for term in formula.terms if term.sign > 0]
        minus = [term for term in formula.terms if term.sign < 0]
        text = f"SUM({','.join(self._addends(plus, grid, row, side))})" if plus else ""
        return text + (f"-SUM({','.join(self._addends(minus, grid, row, side))})" if minus else "")

    def _addends(self, terms: list[Term], grid: Grid, row: int, side: int) -> Iterator[str]:
        """The arguments of SUM, neighbouring cells of the same row as one range."""
        run: list[int] = []
        for term in terms:
            index = self._own_column(term, grid, side)
            if run and index != run[-1] + 1:
                yield _range(run, row)
                run = []
            if index:
                run.append(index)
            else:
                yield self._product(term, grid, row, side)
        if run:
            yield _range(run, row)

    def _own_column(self, term: Term, grid: Grid, side: int) -> int:
        """The column of a term that is one cell of the same row, else 0."""
        first = term.factors[0]
        if len(term.factors) == 1 and isinstance(first, Address) and not (first.row or first.table or first.match):
            return grid.place(first.column, side).index
        return 0

    def _product(self, term: Term, grid: Grid, row: int, side: int) -> str:
        factors = [str(f) if isinstance(f, Decimal) else self._address(f, grid, row, side) for f in term.factors]
        return factors[0] if len(factors) == 1 else "*".join(f"N({factor})" for factor in factors)

    def _address(self, address: Address, grid: Grid, row: int, side: int) -> str:
        if address.match:
            return self._lookup(address, grid, row, "0")
        target = self.grids[address.table] if address.table else grid
        outside = target is not grid
        if not address.row:
            return f"{target.place(address.column, side).letter}{row}"
        if target.form.kind == "lines":
            line = target.form.line(address.row)
            return _cell(target, target.place(address.column, line.side).index, target.row_of(line), outside)
        place = target.place(address.column)
        if address.row == TOTAL and target.form.kind == "subjects":
            return _cell(target, place.index, target.first_row, outside)
        if target.form.kind == "subjects":
            return self._class_sum(target, address.column, address.row)
        if address.row == "*":
            return f"SUM({_column(target, place.index)})"
        return _cell(target, place.index, target.first_record + int(address.row) - 1, outside)

    def _lookup(self, address: Address, grid: Grid, row: int, missing: str) -> str:
        target = self.grids[address.table]
        values = _column(target, target.place(address.column).index)
        keys = _column(target, target.place(address.match).index)
        key = f"{grid.place(address.match).letter}{row}"
        return f"IFERROR(INDEX({values},MATCH({key},{keys},0)),{missing})"

    def _class_sum(self, grid: Grid, column: str, code: str) -> str:
        """All of a subject class in a column; of the source's where an empty sheet follows from another one."""
        own = self._codes_sum(grid, [grid.place(column)], code)
        source = self._followed(grid, column)
        if not source:
            return own
        origin = self.grids[grid.form.follow.source]
        theirs = self._codes_sum(origin, [origin.place(name) for name in source], code)
        return f"IF({self._follows(grid)},{theirs},{own})"

    def _codes_sum(self, grid: Grid, places: list[Place], code: str) -> str:
        level = self.profile.codes[grid.form.code_table].levels[-1]
        codes = _column(grid, grid.code_index)
        chosen = f"(LEN(TRIM({codes}))={level})"
        if code:
            chosen = f'(LEFT(TRIM({codes}),{len(code)})="{code}")*{chosen}'
        else:
            chosen += "*1"
        sums = [f"SUMPRODUCT({chosen},{_column(grid, place.index)})" for place in places]
        return "+".join(sums)

    def _followed(self, grid: Grid, column: str) -> list[str]:
        """The columns of the source behind a column of a sheet that may follow from it, computed ones taken apart."""
        if not grid.form.follow:
            return []
        pairs = dict(grid.form.follow.columns)
        if column in pairs:
            return [pairs[column]]
        formula = grid.form.column(column).formula
        parts = formula.addresses() if formula else ()
        return [name for part in parts for name in self._followed(grid, part.column)]

    def _follows(self, grid: Grid) -> str:
        follow = grid.form.follow
        return f'AND({self._field(*follow.when)}="{follow.value}",COUNTA({_column(grid, grid.code_index)})=0)'

    def _field(self, sheet: str, line: str) -> str:
        grid = self.grids[sheet]
        return _cell(grid, grid.place(CONTENT).index, grid.row_of(grid.form.line(line)))


def sheet_prefix(name: str) -> str:
    return "'" + name.replace("'", "''") + "'!"


def _cell(grid: Grid, index: int, row: int, outside: bool = True) -> str:
    return (sheet_prefix(grid.form.name) if outside else "") + f"${column_letter(index)}${row}"


def _column(grid: Grid, index: int) -> str:
    """The record rows of a column, with room for appended ones."""
    letter = column_letter(index)
    return f"{sheet_prefix(grid.form.name)}${letter}${grid.first_record}:${letter}${grid.reach}"


def _range(run: list[int], row: int) -> str:
    first, last = column_letter(run[0]), column_letter(run[-1])
    return f"{first}{row}" if first == last else f"{first}{row}:{last}{row}"
