"""The Excel file of the ledger: looks, texts that stay texts, links. Written with XlsxWriter.

openpyxl, which writes the other workbooks, cannot store the result of a formula beside it, so that a viewer that does not
compute would show nothing; and it keeps every cell in memory. XlsxWriter does both, and its charts can be styled.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from generator.workbook.cells import without_illegal

FACE, INK, LINE, SOFT = "宋体", "#000000", "#8EA9C1", "#595959"
LONGEST = 32000  # characters; Excel takes 32767 in a cell
MOST_LINKS = 65000  # Excel takes 65530 on a sheet
SIGNS = ("=", "+", "-", "@")
"""What a text may begin with that a program may take for a formula when somebody edits the cell."""

AMOUNT = "#,##0.00"
STAMP = datetime.fromisoformat("2000-01-01")
"""The time stamp of the file, so that the same results give the same bytes."""

_CELL = {"font_name": FACE, "font_size": 10.5, "border": 1, "border_color": LINE, "valign": "vcenter"}
LOOKS: dict[str, dict[str, Any]] = {
    "title": {"font_name": FACE, "font_size": 16, "bold": True, "valign": "vcenter"},
    "summary": {"font_name": FACE, "font_size": 10.5, "bold": True, "valign": "vcenter"},
    "hint": {"font_name": FACE, "font_size": 10, "font_color": "#1F4E79", "valign": "vcenter"},
    "band": _CELL | {"bold": True, "bg_color": "#DCE6F1", "align": "center"},
    "head": _CELL | {"bold": True, "bg_color": "#C9D8EA", "align": "center", "text_wrap": True},
    "text": _CELL | {"text_wrap": True, "num_format": "@"},
    "centre": _CELL | {"align": "center", "num_format": "@"},
    "count": _CELL | {"align": "center", "num_format": "0;-0;0"},
    "number": _CELL | {"align": "right", "num_format": "0.00"},
    "amount": _CELL | {"align": "right", "num_format": AMOUNT},
    "sum": _CELL | {"align": "right", "num_format": AMOUNT, "bold": True, "bg_color": "#F2F5F9"},
    "share": _CELL | {"align": "center", "num_format": "0%"},
    "link": _CELL | {"align": "center", "font_color": "#0563C1", "underline": 1},
    "hash": _CELL | {"font_name": "Consolas", "font_size": 8, "font_color": SOFT, "num_format": "@"},
    "good": _CELL | {"align": "center", "bold": True, "bg_color": "#D5EBDB", "font_color": "#14532D"},
    "bad": _CELL | {"align": "center", "bold": True, "bg_color": "#FFC9C4", "font_color": "#8E1B12"},
    "odd": _CELL | {"align": "center", "bold": True, "bg_color": "#FFE699", "font_color": "#5F3F00"},
    "grey": _CELL | {"align": "center", "bold": True, "bg_color": "#E4E4E4", "font_color": "#404040"},
}


class Book:
    """A workbook being written, row after row: rows that are done leave memory for a file in the folder `rows`."""

    def __init__(self, path: Path, rows: str):
        options = {"constant_memory": True, "tmpdir": rows, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        self.workbook = xlsxwriter.Workbook(str(path), options)
        self.workbook.set_properties({"created": STAMP})
        self.workbook.set_calc_mode("auto")
        self.looks: dict[str, Format] = {name: self.workbook.add_format(look) for name, look in LOOKS.items()}
        self.quoted: dict[str, Format] = {name: self.workbook.add_format(look | {"quote_prefix": True}) for name, look in LOOKS.items()}

    def sheet(self, name: str, colour: str) -> Page:
        sheet = self.workbook.add_worksheet(name)
        sheet.set_tab_color(colour)
        sheet.hide_gridlines(2)
        sheet.set_default_row(18)
        sheet.set_paper(9)  # A4
        sheet.set_margins(0.4, 0.4, 0.5, 0.6)
        sheet.set_footer("&C&A　第 &P 页，共 &N 页")
        return Page(self, sheet)


class Page:
    """One sheet. Rows and columns count from 0; a sheet is written from top to bottom."""

    def __init__(self, book: Book, sheet: Worksheet):
        self.book, self.sheet, self.links = book, sheet, 0

    def text(self, row: int, column: int, content: str, look: str = "text") -> None:
        """A text as text, also one that begins like a formula."""
        content = without_illegal(content)[:LONGEST]
        looks = self.book.quoted if content.startswith(SIGNS) else self.book.looks
        if content:
            self.sheet.write_string(row, column, content, looks[look])
        else:
            self.sheet.write_blank(row, column, None, looks[look])

    def number(self, row: int, column: int, value: str | int | float | Decimal, look: str) -> None:
        """A number, exact if it comes as a decimal text; "" is an empty cell, not zero."""
        if value == "":
            self.sheet.write_blank(row, column, None, self.book.looks[look])
        else:
            self.sheet.write_number(row, column, Decimal(value) if isinstance(value, str) else value, self.book.looks[look])

    def formula(self, row: int, column: int, formula: str, result: Decimal | int | str, look: str) -> None:
        """A formula with its result, for viewers that do not compute."""
        self.sheet.write_formula(row, column, formula, self.book.looks[look], result)

    def link(self, row: int, column: int, target: str, words: str) -> None:
        """A link to a file; the words alone once the sheet has as many links as Excel takes, nothing where there is no file."""
        if target and self.links < MOST_LINKS:
            self.links += 1
            self.sheet.write_url(row, column, f"external:{target}", self.book.looks["link"], words)
        else:
            self.text(row, column, words if target else "", "centre")

    def top(self, lines: tuple[str, ...]) -> None:
        """Title, summary and hints above the table, one a row."""
        for row, content in enumerate(lines):
            look = ("title", "summary")[row] if row < 2 else "hint"
            self.sheet.set_row(row, 30 if row == 0 else 20)
            self.text(row, 0, content, look)


@contextmanager
def open_book(path: Path) -> Iterator[Book]:
    """A new workbook at `path`, closed at the end. Raises OSError if it cannot be written."""
    with TemporaryDirectory(prefix=".gongkai-", dir=path.parent, ignore_cleanup_errors=True) as rows:
        book = Book(path, rows)
        yield book
        try:
            book.workbook.close()
        except FileCreateError as error:  # the library wraps what the system said
            raise error.args[0] if error.args and isinstance(error.args[0], OSError) else OSError(str(error)) from error
