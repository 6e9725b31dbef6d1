"""The tint of carried words: which rows a record is known by, and what the conditional format asks."""

from __future__ import annotations

from openpyxl import Workbook

from generator.workbook.fill import fill_workbook
from generator.workbook.grid import grids_of
from generator.workbook.review import Review, tint_reviews
from tests.support.submissions import hebei


def formats(*cells: tuple[str, str, str], years: tuple[str, ...] = ()) -> dict[tuple[str, str], str]:
    book, grids = Workbook(), grids_of(hebei())
    for name in grids:
        book.create_sheet(name)
    tint_reviews(book, grids, Review("上年文字", "表", "行", "栏", "内容", "核对", years, cells))
    return {(sheet.title, str(rules.sqref)): rules.rules[0].formula[0] for sheet in book for rules in sheet.conditional_formatting}


def test_a_single_field():
    notes = "上年文字!$A$4:$A$43", "上年文字!$B$4:$B$43", "上年文字!$C$4:$C$43", "上年文字!$D$4:$D$43", "上年文字!$E$4:$E$43"
    (cell,), (formula,) = zip(*formats(("文字说明", "内容", "总体绩效目标")).items(), strict=True)
    assert cell == ("文字说明", "B8")
    table, row, column, content, checked = (note.replace("上年文字!", "'上年文字'!") for note in notes)
    expected = f'AND($B8<>"",SUMPRODUCT(({table}="文字说明")*({row}="总体绩效目标")*({column}="内容")*({content}=$B8)*({checked}<>"是"))>0)'
    assert formula.replace("'", "") == expected.replace("'", "")


def test_a_column_of_a_list_asks_row_by_row():
    ((cell, formula),) = formats(("绩效指标", "指标值", ""), ("绩效指标", "指标值", "")).items()
    assert cell == ("绩效指标", "F4:F203")
    assert '=$A4&"／"&$D4)' in formula


def test_years_that_moved_on_do_not_count():
    (formula,) = formats(("项目", "绩效目标", ""), years=("2023年", "2024年")).values()
    assert formula.count('SUBSTITUTE(SUBSTITUTE(') == 2
    assert 'SUBSTITUTE(SUBSTITUTE($M4,"2023年",""),"2024年","")' in formula


def test_rows_without_a_name_are_left_alone():
    assert formats(("支出总表", "科目名称", "")) == {}


def test_a_filled_workbook_may_be_finished_by_others(tmp_path):
    seen = []
    fill_workbook(hebei(), {}, tmp_path / "a.xlsx", lambda book, grids: seen.append((book.sheetnames[1], "项目" in grids)))
    assert seen == [("基本信息", True)]
