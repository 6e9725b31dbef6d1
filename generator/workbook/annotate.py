"""The marked workbook: a copy with a list of findings in front, and every cell in question tinted and commented.

Nothing that a clerk typed is changed or moved. The tint is a conditional format of ours, the comment a passage of ours
below the clerk's own, the way back a link in a free cell of the first row: all of them can be taken away again, so that
a marked copy can be marked anew.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterable
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.formatting.formatting import ConditionalFormatting, ConditionalFormattingList
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import PatternFill
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from generator.model.finding import Finding, Severity
from generator.workbook import package, styles
from generator.workbook.cells import without_illegal
from generator.workbook.errors import WorkbookError
from generator.workbook.formulas import sheet_prefix
from generator.workbook.marks import LIST_SHEET
from generator.workbook.parts import DamagedPart, Package
from generator.workbook.problem_list import COLUMNS, HEAD_ROW, TINTS, Rows, write_list
from generator.workbook.results import Results, with_results

COMMENT_MARK = "【问题标注】"
BACK = f"回{LIST_SHEET}"
SIGN = '"gongkai"="gongkai"'
"""The formula of our conditional formats: always true, and known by its words."""

AUTHOR, STATUS = "gongkai", "marked by gongkai"
LONGEST_COMMENT = 1500


def write_marked(source: Path, rows: Rows, headline: Iterable[str], target: Path, year: int) -> Path:
    """Write the marked copy of `source` to `target`; the same workbook and findings give the same bytes.

    `headline` are the workbook's name and the verdict, `year` is for the time stamps. Raises WorkbookError for a file
    that can be read but not written anew.
    """
    data = source.read_bytes()
    book = _load(source.name, data)
    _unmark(book)
    listed = write_list(book, rows, headline)
    for sheet, cells in _to_mark(book, rows).items():
        _mark(book[sheet], cells, listed.title)
    _show_first(book, listed)
    results = Results(data)
    book.calculation.fullCalcOnLoad = results.is_stale
    book.properties.lastModifiedBy, book.properties.contentStatus = AUTHOR, STATUS
    parts = results.put_into(book)
    package.save(book, target, year, lambda name, content: with_results(content, parts[name]) if name in parts else content)
    return target


def is_untouched_copy(path: Path) -> bool:
    """Is this a marked copy that nobody has saved since? Every office suite writes its own name and time when it saves."""
    try:
        entries = {name: text for name, _, text in Package(path.read_bytes()).elements("docProps/core.xml")}
    except (OSError, DamagedPart, ValueError, package.zipfile.BadZipFile):
        return False
    found = {name.rpartition("/")[2]: text for name, text in entries.items()}
    is_ours = found.get("lastModifiedBy") == AUTHOR and found.get("contentStatus") == STATUS
    return is_ours and found.get("modified", "").endswith(package.MIDNIGHT)


def _load(name: str, data: bytes) -> Workbook:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return load_workbook(io.BytesIO(data), rich_text=True)
    except Exception as error:  # whatever a package may hold that openpyxl does not take
        raise WorkbookError(f"“{name}”做不出标注好的副本：里面有不常见的内容。请用 Excel 或 WPS 另存为新的 .xlsx 再试，或者改用 --html。") from error


def _to_mark(book: Workbook, rows: Rows) -> dict[str, dict[str, list[tuple[str, Finding]]]]:
    """The findings by sheet and cell. Symptoms have no marks of their own: they go when their suspect is mended."""
    marks: dict[str, dict[str, list[tuple[str, Finding]]]] = {}
    for number, finding in rows:
        if "." in number:
            continue
        for place in finding.places:
            if place.cell and place.sheet in book.sheetnames:
                found = marks.setdefault(place.sheet, {}).setdefault(_origin(book[place.sheet], place.cell), [])
                if (number, finding) not in found:
                    found.append((number, finding))
    return marks


def _origin(sheet: Worksheet, cell: str) -> str:
    """The cell, or the one that shows for it where cells are merged."""
    if isinstance(sheet[cell], MergedCell):
        return next(merged.start_cell.coordinate for merged in sheet.merged_cells.ranges if cell in merged)
    return cell


def _mark(sheet: Worksheet, cells: dict[str, list[tuple[str, Finding]]], list_title: str) -> None:
    tinted: dict[Severity, list[str]] = {severity: [] for severity in Severity}
    for cell, found in cells.items():
        _comment(sheet[cell], found)
        worst = [severity for severity in Severity if any(f.severity is severity and not f.waiver for _, f in found)]
        if worst:
            tinted[worst[0]].append(cell)
        sheet.row_dimensions[sheet[cell].row].hidden = False
    _tint(sheet, tinted)
    _resize_comments(sheet)
    free = _free_cell(sheet)
    free.value, free.font, free.alignment = BACK, styles.LINK, styles.Alignment(vertical="center")
    free.hyperlink = Hyperlink(free.coordinate, location=f"{sheet_prefix(list_title)}A1")
    sheet.sheet_state = "visible"


def _comment(cell: Cell, found: list[tuple[str, Finding]]) -> None:
    words = []
    for number, finding in found:
        expected = f"应为：{finding.expected}" if finding.expected else ""
        fix = f"例外说明：{finding.waiver.reason}" if finding.waiver else f"办法：{finding.fix}" if finding.fix else ""
        words += [f"第{number}项 {finding.severity.value}［{finding.rule}］{finding.title}", _message(finding), expected, fix]
    ours = without_illegal(COMMENT_MARK + "\n" + "\n".join(word for word in words if word))[:LONGEST_COMMENT]
    own = cell.comment
    cell.comment = Comment(f"{own.text}\n{ours}" if own else ours, own.author if own else AUTHOR)


def _message(finding: Finding) -> str:
    """What the finding says; of one that tells many slips only how many there are: the list has the rest."""
    return re.split("[：；。]", finding.message, maxsplit=1)[0] if finding.folded else finding.message


def _resize_comments(sheet: Worksheet) -> None:
    """openpyxl forgets the sizes of comments: give every one the room that its text needs."""
    for row in sheet.iter_rows():
        for cell in row:
            if cell.comment:
                cell.comment.width, cell.comment.height = 300, 30 + 18 * styles.lines_needed(cell.comment.text, 40)


def _tint(sheet: Worksheet, tinted: dict[Severity, list[str]]) -> None:
    """Our formats come before those that are there."""
    for priority, rule in enumerate(_by_priority(sheet), len(Severity) + 1):
        rule.priority = priority
    for priority, (severity, cells) in enumerate(tinted.items(), 1):
        if cells:
            fill = PatternFill("solid", start_color=TINTS[severity], end_color=TINTS[severity])
            rule = FormulaRule(formula=[SIGN], fill=fill)
            rule.priority = priority
            sheet.conditional_formatting.add(" ".join(cells), rule)


def _by_priority(sheet: Worksheet) -> list:
    return sorted((rule for cells in sheet.conditional_formatting for rule in cells.rules), key=lambda rule: rule.priority)


def _free_cell(sheet: Worksheet) -> Cell:
    """The first cell of the first row that holds nothing and is not merged."""
    column = 1
    while isinstance(cell := sheet.cell(1, column), MergedCell) or cell.value is not None or cell.coordinate in sheet.merged_cells:
        column += 1
    return cell


def _unmark(book: Workbook) -> None:
    """Take away the list and the marks of an earlier run."""
    if LIST_SHEET in book.sheetnames and _is_list(book[LIST_SHEET]):
        del book[LIST_SHEET]
    for sheet in book.worksheets:
        for cell in [cell for (row, _), cell in sheet._cells.items() if row == 1 and cell.value == BACK]:
            cell.value = cell.hyperlink = None
        for cell in [cell for cell in sheet._cells.values() if cell.comment and COMMENT_MARK in cell.comment.text]:
            own = cell.comment.text.partition(COMMENT_MARK)[0].rstrip("\n")
            cell.comment = Comment(own, cell.comment.author) if own and own != f"{AUTHOR}:" else None
        kept = ConditionalFormattingList()
        for cells in sheet.conditional_formatting:
            for rule in cells.rules:
                if rule.formula != [SIGN]:
                    kept.add(ConditionalFormatting(cells.sqref, pivot=cells.pivot), rule)
        sheet.conditional_formatting = kept


def _is_list(sheet: Worksheet) -> bool:
    return [sheet.cell(HEAD_ROW, index).value for index in range(1, len(COLUMNS) + 1)] == [name for name, _ in COLUMNS]


def _show_first(book: Workbook, sheet: Worksheet) -> None:
    """Open at the list, and select it alone: with two sheets selected, typing would go into both."""
    book.active = book.index(sheet)
    book.views[0].firstSheet = 0
    for other in book.worksheets:
        for view in other.views.sheetView:
            view.tabSelected = other is sheet
