"""The marked workbook: says where and what, loses nothing, changes nothing that is read, and can be marked anew."""

from __future__ import annotations

import hashlib
import re
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import PatternFill
from openpyxl.styles.cell_style import StyleArray
from openpyxl.worksheet.datavalidation import DataValidation
from PIL import Image as Picture

from generator.model.finding import Finding, Severity, Waiver
from generator.model.source import SourceRef
from generator.pipeline import OutputError, check, write_reports
from generator.workbook.annotate import BACK, COMMENT_MARK, SIGN, is_untouched_copy, write_marked
from generator.workbook.errors import WorkbookError
from generator.workbook.problem_list import COLUMNS, HEAD_ROW, TINTS
from tests.support.workbooks import Desk, find

LIST = "问题清单"
HEADLINE = ("我单位.xlsx", "结论：有错误")
SHEET = "支出总表"


def place(cell: str = "D6", sheet: str = SHEET) -> SourceRef:
    return SourceRef(sheet, cell, "2010301 行政运行", "基本支出")


def finding(severity: Severity = Severity.ERROR, *places: SourceRef, rule: str = "A05", **more) -> Finding:
    return Finding(rule, severity, **({"title": "题", "message": "话", "fix": "核对"} | more), places=places or (place(),))


def marked(desk: Desk, *findings: Finding, name: str = "标注.xlsx") -> Workbook:
    target = desk.path.with_name(name)
    write_marked(desk.path, [(str(n), f) for n, f in enumerate(findings, 1)], HEADLINE, target, 2024)
    return load_workbook(target, rich_text=True)


def line(book: Workbook, row: int = 1) -> dict[str, str]:
    return {name: book[LIST].cell(HEAD_ROW + row, index).value for index, (name, _) in enumerate(COLUMNS, 1)}


def tints(book: Workbook, sheet: str = SHEET) -> dict[str, str]:
    """Cell -> colour, as our conditional formats give it."""
    return {
        cell: rule.dxf.fill.bgColor.rgb[-6:]
        for cells in book[sheet].conditional_formatting
        for rule in cells.rules
        if rule.formula == [SIGN]
        for cell in str(cells.sqref).split()
    }


class SmallDesk(Desk):
    """A workbook of a few cells: most tests need no more, and it saves time."""

    def __init__(self, folder: Path):
        self.path = folder / "工作簿.xlsx"
        book = Workbook()
        book.active.title = SHEET
        book.create_sheet("项目").append(["项目编码", "项目名称"])
        sheet = book[SHEET]
        sheet["A1"], sheet["D1"], sheet["D6"], sheet["D7"], sheet["E7"] = "部门预算支出总表", "单位：万元", 1, 2, "=SUM(D6:D7)"
        sheet["C7"] = '=IF(D6=1,"甲","乙")'
        sheet.merge_cells("A1:C1")
        book.save(self.path)


@pytest.fixture
def desk(tmp_path) -> Desk:
    return SmallDesk(tmp_path)


@pytest.fixture
def real(tmp_path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def broken(real) -> Desk:
    """A workbook with errors of several kinds."""
    return real.put(SHEET, "D6", "三十一万").put("项目", "F4", 999).put("三公经费支出表", "C13", "=[1]表!A1").put("基本信息", "B4", None)


# the list in front


def test_every_finding_is_a_line_in_front(desk):
    tie = finding(Severity.ERROR, place(), place("E7"), found="1.00", expected="2.00", difference="-1.00", basis="预算法")
    book = marked(desk, tie, finding(Severity.WARNING, SourceRef("", ""), rule="F01"))
    assert book.sheetnames[0] == LIST and book.active.title == LIST
    assert line(book) == {
        "序号": "1", "程度": "错误", "规则": "A05", "问题": "题", "表": SHEET, "行": "2010301 行政运行", "列": "基本支出", "单元格": "D6",
        "填写": "1.00", "应为": "2.00", "相差": "-1.00", "说明": f"话\n另见：“{SHEET}”表E7", "怎么改": "核对", "依据": "预算法", "例外说明": None,
    }  # fmt: skip
    assert line(book, 2)["单元格"] is None
    assert [book[LIST].cell(row, 1).value for row in (1, 2)] == ["问题清单：我单位.xlsx", "结论：有错误"]


def test_lines_link_to_their_cells_and_marked_sheets_link_back(desk):
    book = marked(desk, finding())
    link = book[LIST].cell(HEAD_ROW + 1, 8).hyperlink
    assert link.location == f"'{SHEET}'!D6" and link.target is None
    [back] = [cell for cell in book[SHEET][1] if cell.value == BACK]
    assert back.hyperlink.location == f"'{LIST}'!A1"
    assert not [cell for cell in book["项目"][1] if cell.value == BACK]


def test_a_finding_about_a_missing_sheet_has_no_link(desk):
    book = marked(desk, finding(Severity.ERROR, SourceRef("没有的表", "D6")))
    assert book[LIST].cell(HEAD_ROW + 1, 8).hyperlink is None and line(book)["表"] == "没有的表"


def test_the_list_can_be_filtered_scrolled_and_printed(desk):
    sheet = marked(desk, finding(), finding(rule="B01"))[LIST]
    assert sheet.auto_filter.ref == f"A{HEAD_ROW}:O{HEAD_ROW + 2}"
    assert sheet.freeze_panes == f"E{HEAD_ROW + 1}" and sheet.print_title_rows == f"${HEAD_ROW}:${HEAD_ROW}"
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == ("landscape", 1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage and not sheet.protection.sheet


@pytest.mark.parametrize("typed", ["=1+1", "+5", "-3", "@SUM(A1)", "=cmd|' /C calc'!A0"])
def test_what_looks_like_a_formula_is_text(desk, typed):
    book = marked(desk, finding(message=typed, found=typed, title=typed))
    cell = book[LIST].cell(HEAD_ROW + 1, 9)
    assert (cell.value, cell.data_type, cell.quotePrefix) == (typed, "s", True)
    archive = zipfile.ZipFile(desk.path.with_name("标注.xlsx"))
    assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


def test_control_characters_and_endless_texts_do_not_stop_it(desk):
    book = marked(desk, finding(message="坏\x00\x1b\ud800" + "长" * 40000))
    assert line(book)["说明"].startswith("坏长") and len(line(book)["说明"]) == 32000


def test_symptoms_are_listed_but_not_marked(desk):
    rows = [("1", finding()), ("1.1", finding(Severity.ERROR, place("E7")))]
    book = load_workbook(write_marked(desk.path, rows, HEADLINE, desk.path.with_name("标注.xlsx"), 2024))
    assert line(book, 2)["问题"].startswith("└ ") and book[SHEET]["E7"].comment is None


# the marks


def test_cells_are_tinted_by_the_worst_finding_and_commented(desk):
    both = finding(Severity.WARNING), finding(Severity.ERROR, place(), place("E7"), rule="B01")
    book = marked(desk, *both, finding(Severity.INFORMATION, place("F8")))
    assert tints(book) == {"D6": TINTS[Severity.ERROR], "E7": TINTS[Severity.ERROR], "F8": TINTS[Severity.INFORMATION]}
    words = book[SHEET]["D6"].comment.text
    assert words.startswith(COMMENT_MARK) and "第1项 警告［A05］题" in words and "第2项 错误［B01］题" in words and "办法：核对" in words


def test_of_many_slips_told_at_once_a_comment_tells_only_how_many(desk):
    """The list has the whole message; every cell would repeat it."""
    message = "没有填金额的有 2 行：“支出总表” 2 行（2010301 行政运行等）"
    book = marked(desk, finding(Severity.ERROR, place(), place("D7"), message=message, folded=True))
    for cell in ("D6", "D7"):
        assert book[SHEET][cell].comment.text.split("\n")[1:] == ["第1项 错误［A05］题", "没有填金额的有 2 行", "办法：核对"]
    assert line(book)["说明"].startswith(message)


def test_waived_findings_are_commented_without_a_tint(desk):
    waiver = Waiver("A05", SHEET, "D6", "上级核定", "张三", SourceRef("例外说明", "A4"))
    book = marked(desk, finding(waiver=waiver))
    assert tints(book) == {} and "例外说明：上级核定" in book[SHEET]["D6"].comment.text
    assert line(book)["例外说明"] == "上级核定（张三）"


def look(cell, book: Workbook) -> tuple:
    style = cell._style or StyleArray()
    return cell.number_format, *(book._fills[style.fillId], book._fonts[style.fontId], book._borders[style.borderId], book._protections[style.protectionId])


def test_values_styles_and_layout_stay(real):
    before, after = load_workbook(real.path), marked(real, finding(), finding(rule="B01"))
    for sheet in before:
        same = after[sheet.title]
        assert [str(m) for m in same.merged_cells.ranges] == [str(m) for m in sheet.merged_cells.ranges]
        assert {k: v.width for k, v in same.column_dimensions.items()} == {k: v.width for k, v in sheet.column_dimensions.items()}
        assert {k: v.height for k, v in same.row_dimensions.items()} == {k: v.height for k, v in sheet.row_dimensions.items()}
        assert [(v.sqref, v.formula1) for v in same.data_validations.dataValidation] == [
            (v.sqref, v.formula1) for v in sheet.data_validations.dataValidation
        ]
        assert (same.sheet_state, same.protection.sheet, same.freeze_panes) == (sheet.sheet_state, sheet.protection.sheet, sheet.freeze_panes)
        for row in sheet.iter_rows():
            for cell in row:
                twin = same[cell.coordinate]
                assert twin.value == cell.value or twin.value == BACK and cell.value is None
                if twin.value != BACK and not isinstance(cell, MergedCell):
                    assert look(twin, after) == look(cell, before), (sheet.title, cell.coordinate)


def test_the_link_back_takes_a_free_cell_of_every_sheet(real):
    sheets = load_workbook(real.path).sheetnames[1:-1]
    book = marked(real, *(finding(Severity.ERROR, place("B9", sheet)) for sheet in sheets))
    for sheet in sheets:
        [back] = [cell for cell in book[sheet][1] if cell.value == BACK]
        assert back.coordinate not in book[sheet].merged_cells and back.column < 20


def test_comments_of_the_clerk_are_kept_and_ours_come_below(desk):
    desk.edit(lambda book: setattr(book[SHEET]["D6"], "comment", Comment("领导已同意", "张三")))
    comment = marked(desk, finding())[SHEET]["D6"].comment
    assert comment.text.startswith(f"领导已同意\n{COMMENT_MARK}") and comment.author == "张三"


def test_every_comment_gets_room(desk):
    marked(desk, finding())
    archive = zipfile.ZipFile(desk.path.with_name("标注.xlsx"))
    drawings = [archive.read(name).decode() for name in archive.namelist() if name.endswith(".vml")]
    assert any("width:300px" in drawing for drawing in drawings)


def test_a_covered_cell_is_marked_where_it_shows(desk):
    desk.edit(lambda book: book[SHEET].merge_cells("D6:D8"))
    book = marked(desk, finding(Severity.ERROR, place("D8")))
    assert list(tints(book)) == ["D6"] and book[SHEET]["D6"].comment


def test_what_the_clerk_added_survives(desk, tmp_path):
    Picture.new("RGB", (8, 8), "red").save(tmp_path / "章.png")

    def add(book: Workbook) -> None:
        sheet = book[SHEET]
        sheet.conditional_formatting.add("E6:E9", CellIsRule(operator="greaterThan", formula=["5"], fill=PatternFill("solid", end_color="00FF00")))
        choice = DataValidation(type="list", formula1='"甲,乙"')
        choice.add("J6")
        sheet.add_data_validation(choice)
        sheet.add_image(Image(tmp_path / "章.png"), "J8")
        chart = BarChart()
        chart.add_data(Reference(sheet, min_col=4, min_row=6, max_row=9))
        sheet.add_chart(chart, "J12")
        sheet["K6"].hyperlink = "https://example.gov.cn/"

    book = marked(desk.edit(add), finding())
    sheet = book[SHEET]
    theirs = [rule for cells in sheet.conditional_formatting for rule in cells.rules if rule.formula == ["5"]]
    assert theirs[0].dxf.fill.bgColor.rgb == "0000FF00" and theirs[0].priority > 3
    assert "J6" in [str(v.sqref) for v in sheet.data_validations.dataValidation]
    assert len(sheet._images) == len(sheet._charts) == 1
    assert sheet["K6"].hyperlink.target == "https://example.gov.cn/"


def test_only_the_list_is_selected_and_a_hidden_sheet_in_question_is_shown(desk):
    desk.edit(lambda book: setattr(book[SHEET], "sheet_state", "hidden"))
    book = marked(desk, finding())
    assert [sheet.title for sheet in book if sheet.sheet_view.tabSelected] == [LIST]
    assert book[SHEET].sheet_state == "visible"


def test_stored_results_of_formulas_are_carried_over(desk, tmp_path):
    """Not every program computes; and the reader relies on the results of formulas that are not ours."""
    source = tmp_path / "有结果.xlsx"
    with zipfile.ZipFile(desk.path) as old, zipfile.ZipFile(source, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                content = re.sub(rb"(<c [^>]*)(><f>SUM\(.*?</f>)<v\s*(?:/>|></v>)", rb"\1\2<v>12.5</v>", content)
                content = re.sub(rb"(<c [^>]*)(><f>IF\(.*?</f>)<v\s*(?:/>|></v>)", rb'\1 t="str"\2<v>&lt;a&amp;b&gt;</v>', content)
            new.writestr(name, content.replace(b' fullCalcOnLoad="1"', b""))
    write_marked(source, [("1", finding())], HEADLINE, tmp_path / "标注.xlsx", 2024)
    before, after = load_workbook(source, data_only=True), load_workbook(tmp_path / "标注.xlsx", data_only=True)
    found = {cell.value for row in before[SHEET].iter_rows() for cell in row}
    assert 12.5 in found and "<a&b>" in found
    for sheet in before:
        for row in sheet.iter_rows():
            for cell in row:
                assert after[sheet.title][cell.coordinate].value in (cell.value, BACK)
    assert b'fullCalcOnLoad="1"' not in zipfile.ZipFile(tmp_path / "标注.xlsx").read("xl/workbook.xml")


# the original, the reader, the next time


def test_the_original_is_not_touched(desk):
    before = hashlib.sha256(desk.path.read_bytes()).hexdigest()
    marked(desk, finding())
    assert hashlib.sha256(desk.path.read_bytes()).hexdigest() == before


def test_same_bytes_twice(desk):
    marked(desk, finding(), name="一.xlsx")
    marked(desk, finding(), name="二.xlsx")
    assert desk.path.with_name("一.xlsx").read_bytes() == desk.path.with_name("二.xlsx").read_bytes()


def test_marks_change_nothing_of_what_is_found(broken):
    before = check(broken.path)
    assert len({f.rule for f in before.findings}) > 3
    [copy] = write_reports(before, mark=broken.path.with_name("标注.xlsx"))
    assert check(copy).findings == before.findings


def test_marked_anew_nothing_is_doubled(broken):
    first = broken.path.with_name("一.xlsx")
    write_reports(check(broken.path), mark=first)
    second = broken.path.with_name("二.xlsx")
    write_reports(check(first), mark=second)
    one, two = load_workbook(first), load_workbook(second)
    assert two.sheetnames == one.sheetnames
    for sheet in one.worksheets[1:]:
        same = two[sheet.title]
        assert tints(two, sheet.title) == tints(one, sheet.title)
        assert [[c.value for c in row] for row in same.iter_rows()] == [[c.value for c in row] for row in sheet.iter_rows()]
        texts = [[c.comment and c.comment.text for row in either.iter_rows() for c in row] for either in (same, sheet)]
        assert texts[0] == texts[1]


def test_marks_of_what_was_mended_go_and_the_clerks_own_stay(desk):
    desk.edit(lambda book: setattr(book[SHEET]["D6"], "comment", Comment("领导已同意", "张三")))
    marked(desk, finding(), finding(Severity.ERROR, place("E7")))
    desk.path = desk.path.with_name("标注.xlsx")
    book = marked(desk, name="再次.xlsx")
    assert book[SHEET]["D6"].comment.text == "领导已同意" and book[SHEET]["E7"].comment is None
    assert tints(book) == {} and not [cell for cell in book[SHEET][1] if cell.value == BACK]
    assert book.sheetnames.count(LIST) == 1


def test_a_sheet_of_the_clerk_with_the_same_name_is_kept(desk):
    desk.edit(lambda book: book.create_sheet(LIST).append(["我自己的清单"]))
    book = marked(desk, finding())
    assert book[LIST]["A1"].value == "我自己的清单" and book.worksheets[0].title == f"{LIST}1"
    [back] = [cell for cell in book[SHEET][1] if cell.value == BACK]
    assert back.hyperlink.location == f"'{LIST}1'!A1"


def test_a_copy_that_somebody_worked_on_is_not_overwritten(real):
    result, target = check(real.path), real.path.with_name("标注.xlsx")
    write_reports(result, mark=target)
    write_reports(result, mark=target)  # as it was written: nothing is lost
    assert is_untouched_copy(target) and not is_untouched_copy(real.path)
    book = load_workbook(target)
    find(book, "项目", "项目名称").comment = Comment("我改过", "李四")
    book.save(target)
    before = target.read_bytes()
    with pytest.raises(OutputError, match="没有覆盖"):
        write_reports(result, mark=target)
    assert target.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"PK", "不是工作簿".encode()])
def test_other_files_are_no_copies_of_ours(tmp_path, content):
    target = tmp_path / "别的.xlsx"
    target.write_bytes(content)
    assert not is_untouched_copy(target)


def test_what_openpyxl_cannot_write_is_said_in_words(tmp_path):
    source = Path(tmp_path / "怪.xlsx")
    source.write_bytes(b"PK")
    with pytest.raises(WorkbookError, match="做不出标注好的副本"):
        write_marked(source, [], HEADLINE, tmp_path / "标注.xlsx", 2024)
