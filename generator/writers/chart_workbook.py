"""The workbook behind a chart of the Word file: what opens under “编辑数据”.

It holds the printed numbers. The legend of a pie shows value and share of each part: these entries are formulas, so that
they follow when somebody edits a number.
"""

from __future__ import annotations

import io
import re
import zipfile

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from generator.model.document import ROUND_CHARTS, Chart
from generator.writers.xml_text import legal

SHEET = "Sheet1"
ENTRY, NAME = "图例", "名称"
WIDTHS = (36, 16, 28)
_MODIFIED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_CORE = "docProps/core.xml"


def address(column: int, first: int, count: int = 1) -> str:
    """Where `count` cells of a column stand from row `first` on, all counted from 0: Sheet1!$B$2:$B$5."""
    letter = get_column_letter(column + 1)
    start, end = f"${letter}${first + 1}", f"${letter}${first + count}"
    return f"{SHEET}!{start}" + (f":{end}" if end != start else "")


def chart_workbook(chart: Chart, moment: str, time: tuple[int, ...]) -> bytes:
    """The workbook as a file; `moment` (ISO) is its date, `time` that of the files in the package: always the same bytes."""
    book = Workbook()
    sheet = book.active
    sheet.title = SHEET
    for column, width in enumerate(WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    rounded = chart.kind in ROUND_CHARTS
    for column, series in enumerate(chart.series, 2):
        _put(sheet.cell(1, column), series.name.text)
        for row, point in enumerate(series.points, 2):
            cell = sheet.cell(row, column, point.value)
            cell.number_format = chart.number_format
    for row, category in enumerate(chart.categories, 2):
        _put(sheet.cell(row, 3 if rounded else 1), category.text)
        if rounded:
            sheet.cell(row, 1, _entry(row, len(chart.categories) + 1, chart.number_format))
    if rounded:
        _put(sheet.cell(1, 1), ENTRY)
        _put(sheet.cell(1, 3), NAME)
    return _same_bytes(book, moment, time)


def _put(cell, text: str) -> None:
    """Text that stays text, whatever it begins with."""
    cell.value = legal(text)
    cell.data_type = "s"


def _entry(row: int, last: int, number_format: str) -> str:
    """The entry of a part in the legend, as the document prints it: 基本支出 598.78（85.21%）."""
    return f'=C{row}&" "&TEXT(B{row},"{number_format}")&"（"&TEXT(B{row}/SUM(B$2:B${last}),"0.00%")&"）"'


def _same_bytes(book: Workbook, moment: str, time: tuple[int, ...]) -> bytes:
    """The saved workbook without the time of saving."""
    saved, packed = io.BytesIO(), io.BytesIO()
    book.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(packed, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            entry = zipfile.ZipInfo(name, time)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            target.writestr(entry, _MODIFIED.sub(rb"\g<1>" + moment.encode(), content) if name == _CORE else content)
    return packed.getvalue()
