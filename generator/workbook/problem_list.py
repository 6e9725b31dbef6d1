"""The sheet 问题清单 of a marked workbook: one line a finding, with links to the cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import copy

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import PatternFill
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from generator.model.finding import Finding, Severity
from generator.workbook import styles
from generator.workbook.cells import without_illegal
from generator.workbook.formulas import sheet_prefix
from generator.workbook.marks import LIST_SHEET

Rows = Sequence[tuple[str, Finding]]
"""Findings with their numbers; a symptom's number continues that of its suspect: 3, 3.1, 3.2."""

TINTS = {Severity.ERROR: "FFC9C4", Severity.WARNING: "FFE699", Severity.INFORMATION: "CFE2F8"}
COLUMNS = (
    ("序号", 6), ("程度", 6), ("规则", 6), ("问题", 20), ("表", 16), ("行", 16), ("列", 11), ("单元格", 8),
    ("填写", 11), ("应为", 11), ("相差", 9), ("说明", 44), ("怎么改", 34), ("依据", 18), ("例外说明", 18),
)  # fmt: skip
"""Head and width in characters."""

HINT = "点“单元格”一列跳到有问题的格，点各表第一行的“回问题清单”跳回来。这一份是副本，原工作簿没有改动；可以就在这里改，改好保存后再运行 gongkai 检查。"
HEAD_ROW = 4
LONGEST = 32000  # characters; Excel takes 32767 in a cell
_CENTRED = ("序号", "程度", "规则", "列", "单元格")
_AMOUNTS = ("填写", "应为", "相差")


def write_list(book: Workbook, rows: Rows, headline: Iterable[str]) -> Worksheet:
    """Put the sheet in front of all others; `headline` are the workbook's name and the verdict."""
    sheet = book.create_sheet(LIST_SHEET, 0)
    _top(sheet, headline)
    for index, (name, width) in enumerate(COLUMNS, 1):
        styles.head(sheet.cell(HEAD_ROW, index, name))
        sheet.column_dimensions[get_column_letter(index)].width = width + 1
    looks = [_look(sheet, name) for name, _ in COLUMNS]
    for row, (number, finding) in enumerate(rows, HEAD_ROW + 1):
        _line(sheet, row, number, finding, book, looks)
    _set_up(sheet, HEAD_ROW + len(rows))
    return sheet


def _top(sheet: Worksheet, headline: Iterable[str]) -> None:
    name, verdict = headline
    lines = ((f"{LIST_SHEET}：{name}", styles.TITLE, 30), (verdict, styles.BOLD, 20), (HINT, styles.GUIDE, 20))
    for row, (content, font, height) in enumerate(lines, 1):
        cell = sheet.cell(row, 1)
        _write(cell, content)
        styles.text(cell, font)
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=12)
        sheet.row_dimensions[row].height = height


def _look(sheet: Worksheet, name: str) -> StyleArray:
    """The look of the cells of one column: made once, for openpyxl compares every style that it is given with all that it has."""
    cell = Cell(sheet)
    cell.font, cell.border = styles.PLAIN, styles.BORDER
    align = "center" if name in _CENTRED else "right" if name in _AMOUNTS else "left"
    cell.alignment = styles.Alignment(align, "top", wrap_text=True, indent=0 if name in _CENTRED else 1)
    return cell._style


def _line(sheet: Worksheet, row: int, number: str, finding: Finding, book: Workbook, looks: list[StyleArray]) -> None:
    place = finding.places[0] if finding.places else None
    waiver = finding.waiver
    contents = {
        "序号": number,
        "程度": finding.severity.value,
        "规则": finding.rule,
        "问题": f"└ {finding.title}" if "." in number else finding.title,
        "表": place.sheet if place else "",
        "行": place.row if place else "",
        "列": place.column if place else "",
        "单元格": place.cell if place else "",
        "填写": finding.found,
        "应为": finding.expected,
        "相差": finding.difference,
        "说明": finding.message + _elsewhere(finding),
        "怎么改": finding.fix,
        "依据": finding.basis,
        "例外说明": f"{waiver.reason}（{waiver.who}）" if waiver else "",
    }
    lines = 1
    for index, (name, width) in enumerate(COLUMNS, 1):
        cell = sheet.cell(row, index)
        cell._style = copy(looks[index - 1])
        _write(cell, contents[name])
        lines = max(lines, styles.lines_needed(contents[name], width - 1))
    sheet.row_dimensions[row].height = styles.height(lines)
    if not waiver:
        sheet.cell(row, 2).fill = PatternFill("solid", fgColor=TINTS[finding.severity])
    if place and place.sheet in book.sheetnames:
        for index in (5, 8) if place.cell else (5,):
            _link(sheet.cell(row, index), f"{sheet_prefix(place.sheet)}{place.cell or 'A1'}")


def _elsewhere(finding: Finding) -> str:
    """The other cells to look at, which the line has no column for."""
    places = [f"“{place.sheet}”表{place.cell}" for place in finding.places[1:] if place.cell]
    return f"\n另见：{'、'.join(places)}" if places else ""


def _write(cell: Cell, content: str) -> None:
    """A text as text, also one that begins like a formula."""
    if content:
        cell.value = without_illegal(content)[:LONGEST]
        cell.data_type = "s"
        cell.quotePrefix = content.startswith(("=", "+", "-", "@"))


def _link(cell: Cell, location: str) -> None:
    if cell.value:
        cell.hyperlink = Hyperlink(cell.coordinate, location=location)
        cell.font = styles.LINK


def _set_up(sheet: Worksheet, last_row: int) -> None:
    sheet.auto_filter.ref = f"A{HEAD_ROW}:{get_column_letter(len(COLUMNS))}{last_row}"
    sheet.freeze_panes = sheet.cell(HEAD_ROW + 1, 5)
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.tabColor = "C00000"
    sheet.row_dimensions[HEAD_ROW].height = 22
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.oddFooter.center.text = "&A　第 &P 页，共 &N 页"
