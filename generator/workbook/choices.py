"""Drop-downs and the hidden sheet behind them. Closed lists refuse other values, open ones only warn."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from generator.model.form import Column
from generator.workbook import styles
from generator.workbook.code_sheet import CodeSheet
from generator.workbook.coordinates import column_letter
from generator.workbook.formulas import sheet_prefix
from generator.workbook.grid import Grid
from generator.workbook.marks import CODE_SHEET

LONGEST_LIST = 255  # characters that Excel takes in a list written into the cell's rule


def write_codes(book: Workbook, codes: CodeSheet) -> None:
    """Add the hidden sheet of subject codes."""
    sheet = book.create_sheet(CODE_SHEET)
    sheet.sheet_state = "hidden"
    sheet.freeze_panes = "A3"
    for number, rows in enumerate(codes.columns):
        first = 3 * number + 1
        sheet.column_dimensions[column_letter(first)].width = 14
        sheet.column_dimensions[column_letter(first + 1)].width = 44
        for row, (code, name) in enumerate(rows, 1):
            for index, content in ((first, code), (first + 1, name)):
                cell = sheet.cell(row, index, content)
                cell.number_format = "@"
                cell.font = styles.BOLD if row < 3 else styles.PLAIN


def add_choices(sheet: Worksheet, grid: Grid, grids: dict[str, Grid], codes: CodeSheet) -> None:
    """The rules for what may be typed into the input cells of one sheet."""
    if grid.form.kind == "lines":
        for line in grid.form.lines:
            for place in grid.side_of(line.side):
                if line.formula(place.column) or place.column.name in line.closed:
                    continue
                kind, choices = line.type or place.column.type, line.choices or place.column.choices
                rule = _rule(kind, choices, place.column.open, "")
                _apply(sheet, rule, f"{place.letter}{grid.row_of(line)}")
        return
    for place in grid.places:
        if place.column.formula is None:
            rule = _column_rule(grid, place.column, grids, codes)
            _apply(sheet, rule, f"{place.letter}{grid.first_record}:{place.letter}{grid.last_row}")


def _apply(sheet: Worksheet, rule: DataValidation | None, cells: str) -> None:
    if rule is not None:
        sheet.add_data_validation(rule)
        rule.add(cells)


def _column_rule(grid: Grid, column: Column, grids: dict[str, Grid], codes: CodeSheet) -> DataValidation | None:
    if grid.form.kind == "subjects" and column.name == grid.form.code_column:
        rule = _list(codes.leaves[grid.form.code_table], True, "科目编码表里没有这个编码，请核对。确实要用，可以继续。")
        rule.promptTitle, rule.prompt, rule.showInputMessage = (
            "科目编码",
            column.note or "从下拉中选，或直接填写编码。",
            True,
        )
        return rule
    if column.choices_from:
        target = grids[column.choices_from[0]]
        place = target.place(column.choices_from[1])
        cells = f"{sheet_prefix(target.form.name)}${place.letter}${target.first_record}"
        # only as long as the list is filled: a drop-down with two hundred blanks is no help
        filled = f"{cells}:${place.letter}${target.reach}"
        return _list(
            f"OFFSET({cells},0,0,MAX(1,COUNTA({filled})),1)", True, f"“{target.form.name}”表里没有这个名称，请核对。"
        )
    return _rule(column.type, column.choices, column.open, column.note)


def _rule(kind: str, choices: tuple[str, ...], lenient: bool, note: str) -> DataValidation | None:
    if choices:
        listed = ",".join(choices)
        if len(listed) > LONGEST_LIST:
            return None
        return _list(f'"{listed}"', lenient, "请从下拉中选：" + "、".join(choices))
    if kind in ("amount", "quantity"):
        return _checked("decimal", "-1000000000000", "1000000000000", "这里只填数字，不要带“元”“万元”等文字。")
    if kind == "percent":
        rule = _checked("decimal", "0", "1", "这里填0%到100%之间的百分比，例如 25%。")
        rule.promptTitle, rule.prompt, rule.showInputMessage = "百分比", note or "例如 25%", True
        return rule
    if kind == "date":
        return _checked("date", "36526", "73050", "请按“年-月-日”填写日期，例如 2024-02-08。")
    if kind == "year":
        return _checked("whole", "2000", "2099", "请填4位数字的年份。")
    return None


def _list(formula: str, lenient: bool, message: str) -> DataValidation:
    rule = DataValidation(type="list", formula1=formula, allow_blank=True, showErrorMessage=True)
    rule.errorStyle, rule.errorTitle, rule.error = "warning" if lenient else "stop", "请核对", message[:220]
    return rule


def _checked(kind: str, least: str, most: str, message: str) -> DataValidation:
    rule = DataValidation(
        type=kind, operator="between", formula1=least, formula2=most, allow_blank=True, showErrorMessage=True
    )
    rule.errorStyle, rule.errorTitle, rule.error = "warning", "请核对", message
    return rule
