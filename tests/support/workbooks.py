"""Workbooks as clerks leave them: filled, edited by hand, saved by another office suite."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell as ExcelCell
from openpyxl.utils import column_index_from_string, get_column_letter

from generator.model.finding import Finding
from generator.model.submission import Submission
from generator.workbook.fill import fill_workbook
from generator.workbook.read import read_workbook
from tests.support.office import soffice
from tests.support.submissions import hebei, source_values

SAMPLE = "julu"


@cache
def filled_bytes(name: str = SAMPLE) -> bytes:
    """A sample's workbook, written once."""
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        return fill_workbook(hebei(), source_values(name), Path(folder) / "filled.xlsx").read_bytes()


class Desk:
    """A clerk's desk: one filled workbook, changed by hand and read again."""

    def __init__(self, folder: Path, name: str = SAMPLE):
        self.path = folder / "工作簿.xlsx"
        self.path.write_bytes(filled_bytes(name))

    def edit(self, change: Callable[[Workbook], object]) -> Desk:
        book = load_workbook(self.path)
        change(book)
        book.save(self.path)
        return self

    def put(self, sheet: str, cell: str, value: object, number_format: str | None = None) -> Desk:
        """Type one value."""

        def change(book: Workbook) -> None:
            target = book[sheet][cell]
            target.value = value
            if number_format:
                target.number_format = number_format

        return self.edit(change)

    def read(self) -> tuple[Submission, list[Finding]]:
        submission, findings = read_workbook(self.path, hebei())
        return submission, list(findings)

    def found(self, rule: str) -> list[Finding]:
        return [finding for finding in self.read()[1] if finding.rule == rule]


def find(book: Workbook, sheet: str, text: object) -> ExcelCell:
    """The first cell of a sheet with this content."""
    return next(cell for row in book[sheet].iter_rows() for cell in row if cell.value == text)


def insert(book: Workbook, sheet: str, row: int = 0, column: int = 0, count: int = 1) -> None:
    """Insert rows or columns as an office suite does, with every formula, merged cell and list of the book moved along."""
    target = book[sheet]
    merged = [(cells.min_row, cells.min_col, cells.max_row, cells.max_col) for cells in target.merged_cells.ranges]
    for cells in list(target.merged_cells.ranges):
        target.unmerge_cells(str(cells))
    target.insert_rows(row, count) if row else target.insert_cols(column, count)

    def moved(at_row: int, at_column: int) -> tuple[int, int]:
        down = count if row and at_row >= row else 0
        right = count if column and at_column >= column else 0
        return at_row + down, at_column + right

    for top, left, bottom, right in merged:
        (top, left), (bottom, right) = moved(top, left), moved(bottom, right)
        target.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
    for other in book:
        for cell in (cell for cells in other.iter_rows() for cell in cells if cell.data_type == "f"):
            cell.value = REFERENCE.sub(lambda found, own=other.title: _moved(found, own, sheet, moved), cell.value)


REFERENCE = re.compile(r"(?:'([^']+)'!)?(\$?)([A-Z]{1,3})(\$?)(\d+)(?::(\$?)([A-Z]{1,3})(\$?)(\d+))?(?![\w(])")


def _moved(found: re.Match, own: str, sheet: str, moved: Callable[[int, int], tuple[int, int]]) -> str:
    if (found[1] or own) != sheet:
        return found[0]
    ends = []
    for first in (2, 6):
        if found[first + 1]:
            row, column = moved(int(found[first + 3]), column_index_from_string(found[first + 1]))
            ends.append(f"{found[first]}{get_column_letter(column)}{found[first + 2]}{row}")
    return (f"'{found[1]}'!" if found[1] else "") + ":".join(ends)


def resaved(path: Path, folder: Path) -> Path:
    """The workbook as LibreOffice computes and saves it; skips the test, or fails it, where there is none."""
    return resaved_all([path], folder)[0]


def resaved_all(paths: list[Path], folder: Path) -> list[Path]:
    """Several workbooks in one call: starting the office takes longer than saving."""
    target = folder / "office"
    profile = f"-env:UserInstallation={(folder / 'office_profile').resolve().as_uri()}"
    command = [soffice(), profile, "--headless", "--norestore", "--convert-to", "xlsx", "--outdir", str(target)]
    done = subprocess.run([*command, *map(str, paths)], check=False, capture_output=True, text=True, timeout=300)
    results = [target / path.name for path in paths]
    lacking = [result.name for result in results if not result.is_file()]
    assert not lacking, f"LibreOffice did not convert {lacking}: {done.stdout} {done.stderr}"
    return results
