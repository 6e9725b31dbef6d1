"""Cells that hold last year's words: tinted until they are changed, or checked off on the sheet that keeps those words.

The tint is a conditional format: it asks the sheet of last year's texts, by sheet, row and column in words, so rows may be
inserted, deleted and sorted. Years that moved on in the carried text count as equal.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from generator.model.naming import JOIN, naming_columns
from generator.workbook.formulas import sheet_prefix
from generator.workbook.grid import Grid

CHECKED = "是"

TINT = PatternFill("solid", start_color="F8CBAD", end_color="F8CBAD")


@dataclass(frozen=True, slots=True)
class Review:
    """Which columns (sheet, column, row of a sheet of single fields or "") hold carried words.

    `sheet` keeps what stood there last year, in the columns `table`, `row`, `column`, `content`, `checked`; `years` are
    the words that may differ.
    """

    sheet: str
    table: str
    row: str
    column: str
    content: str
    checked: str
    years: tuple[str, ...]
    cells: tuple[tuple[str, str, str], ...]


def tint_reviews(book: Workbook, grids: dict[str, Grid], review: Review) -> None:
    """Put the conditional formats into a filled workbook."""
    for sheet, column, row in dict.fromkeys(review.cells):
        grid = grids[sheet]
        if grid.form.kind != "lines" and not naming_columns(grid.form):
            continue  # nothing to know a row by
        place = grid.place(column)
        if grid.form.kind == "lines":
            line = grid.form.line(row)
            first = last = grid.row_of(line)
            words = _quoted(line.name)
        else:
            first, last = grid.first_record, grid.last_row
            words = f'&"{JOIN}"&'.join(f"${grid.place(name).letter}{first}" for name in naming_columns(grid.form))
        formula = _formula(grids[review.sheet], review, (_quoted(sheet), words, _quoted(column)), f"${place.letter}{first}")
        _tint(book[sheet], f"{place.letter}{first}:{place.letter}{last}", formula)


def _tint(sheet: Worksheet, cells: str, formula: str) -> None:
    sheet.conditional_formatting.add(cells, FormulaRule(formula=[formula], fill=TINT))


def _formula(grid: Grid, review: Review, words: Iterable[str], cell: str) -> str:
    """Is there an unchecked row of the same place and the same words?"""

    def column(name: str) -> str:
        letter = grid.place(name).letter
        return f"{sheet_prefix(grid.form.name)}${letter}${grid.first_record}:${letter}${grid.last_row}"

    same = [f"({column(name)}={word})" for name, word in zip((review.table, review.row, review.column), words, strict=True)]
    same.append(f"({_plain(column(review.content), review.years)}={_plain(cell, review.years)})")
    same.append(f'({column(review.checked)}<>"{CHECKED}")')
    return f'AND({cell}<>"",SUMPRODUCT({"*".join(same)})>0)'


def _plain(cells: str, years: Iterable[str]) -> str:
    for year in years:
        cells = f'SUBSTITUTE({cells},"{year}","")'
    return cells


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
