"""What clerks and their offices do to a workbook every day, each on a real file: it is read, or it is said what to do."""

import io
import time
import zipfile
from decimal import Decimal

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.table import Table

from generator.model.finding import Severity
from generator.workbook.errors import WorkbookError
from generator.workbook.read import read_workbook
from tests.support.submissions import hebei
from tests.support.workbooks import Desk, find
from tests.support.writers import rewritten, with_result

CODE = "2010306"
"""The first subject of the sample on the desk; it stands in row 6."""


@pytest.fixture
def desk(tmp_path) -> Desk:
    return Desk(tmp_path)


def typed(submission) -> dict:
    return {(sheet.name, row.key, column): cell.typed for sheet, row, column, cell in submission.cells() if cell.typed is not None}


# ── what does not matter ──


def test_filters_tables_groups_panes_comments_and_hidden_sheets(desk):
    before = typed(desk.read()[0])

    def change(book):
        sheet = book["支出总表"]
        sheet.auto_filter.ref = "A4:H20"
        sheet.auto_filter.add_filter_column(0, ["2010306"])
        sheet.freeze_panes = "D9"
        sheet.row_dimensions.group(8, 12, hidden=True)
        sheet.column_dimensions.group("E", "G", hidden=True)
        sheet["D6"].comment = Comment("核对过", "经办人")
        book["上年数"].sheet_state = "veryHidden"
        book["项目"].sheet_state = "hidden"
        target = book["政府采购"]
        target.add_table(Table(displayName="采购", ref="K1:L2"))
        target["K1"], target["L1"] = "甲", "乙"

    submission, findings = desk.edit(change).read()
    assert (typed(submission), findings) == (before, [])


def test_line_breaks_spaces_and_unseen_characters_in_heads_and_labels(desk):
    before = typed(desk.read()[0])

    def change(book):
        find(book, "支出总表", "基本支出").value = "基本\n支出\u200b"
        find(book, "支出总表", "对附属单位补助支出").value = "　对附属单位\r\n补助支出 "
        find(book, "上年数", "基本支出").value = " 基 本 支 出："
        find(book, "三公经费支出表", "三、公务接待费").value = "（三）公务接待费\u202c"

    submission, findings = desk.edit(change).read()
    assert (typed(submission), findings) == (before, [])


def test_values_as_they_come_from_other_systems(desk):
    def change(book):
        sheet = book["支出总表"]
        sheet["A6"], sheet["D6"], sheet["E6"], sheet["F6"], sheet["G6"] = 2010306, "\u202d１，２３４．５０\u202c", "无", "0.00", " — "
        sheet["A6"].number_format = "0.00"

    submission, findings = desk.edit(change).read()
    row = submission.sheet("支出总表").row(CODE)
    assert row["基本支出"].typed.value == Decimal("1234.50")
    assert [row["项目支出"].typed, row["上解上级支出"].typed] == [None, None]
    assert row["经营支出"].typed.value == 0
    assert findings == []


@pytest.mark.parametrize("typed_as", ["25%", 0.25, 25, "25", "0.25", "２５％", " 25 % "])
def test_percentages(desk, typed_as):
    head = find(load_workbook(desk.path), "项目", "3月底")
    submission, findings = desk.put("项目", head.offset(row=1).coordinate, typed_as, "General").read()
    assert submission.sheet("项目").rows[0].text("3月底") == "25%"
    assert findings == []


def test_a_long_code_that_became_a_number_is_an_error(desk):
    cell = find(load_workbook(desk.path), "项目", "项目编码").offset(row=1).coordinate
    (finding,) = desk.put("项目", cell, 1.3052924e20).found("R20")
    assert finding.blocks
    assert "文本" in finding.fix


def test_links_into_other_workbooks_count_by_their_stored_results(desk):
    with_result(desk.put("支出总表", "D6", "=LINK").path, "[1]Sheet1!$B$7", "n", "12.5")
    submission, findings = desk.read()
    assert submission.cell("支出总表", CODE, "基本支出").typed.value == Decimal("12.5")
    assert findings == []


def test_a_whole_row_of_a_table_is_pasted_as_formulas(desk):
    def change(book):
        sheet = book["支出总表"]
        sheet["D6"], sheet["E6"] = "=E6*2", "='支出总表'!#REF!"

    findings = desk.edit(change).read()[1]
    assert [finding.rule for finding in findings] == ["R17", "R17"]
    assert all(finding.blocks for finding in findings)


def test_an_emptied_sheet_is_an_error_if_it_is_printed(desk):
    def change(book):
        for title in ("支出总表", "专项资金"):
            for row in book[title].iter_rows():
                for cell in row:
                    if type(cell).__name__ == "Cell":
                        cell.value = None

    severity = {finding.places[0].sheet: finding.severity for finding in desk.edit(change).found("R24")}
    assert severity == {"支出总表": Severity.ERROR, "专项资金": Severity.INFORMATION}


def test_a_formula_that_comes_out_empty_does_not_fill_a_required_cell(desk):
    cell = find(load_workbook(desk.path), "上年数", "基本支出").offset(column=1).coordinate
    with_result(desk.put("上年数", cell, "=LINK").path, 'IF(1&gt;2,5,"")', "str", "")
    assert [finding.rule for finding in desk.read()[1]] == ["R15"]


# ── size ──


def test_thousands_of_empty_formatted_rows_cost_little(desk):
    def change(book):
        for row in range(100, 20_100):
            book["支出总表"].cell(row, 1).number_format = "@"

    desk.edit(change)
    begin = time.process_time()
    submission, findings = desk.read()
    assert time.process_time() - begin < 2.5
    assert len(submission.sheet("支出总表").rows) < 60
    assert findings == []


def test_a_sheet_formatted_down_to_its_last_row(desk):
    """Over a million empty rows, as they come about when somebody formats whole columns cell by cell."""
    before = typed(desk.read()[0])
    rows = b"".join(b'<row r="%d" s="1" customFormat="1" ht="14"/>' % row for row in range(2000, 1_048_577))

    def change(name: str, content: bytes) -> bytes:
        return content.replace(b"</sheetData>", rows + b"</sheetData>") if name == "xl/worksheets/sheet6.xml" else content

    rewritten(desk.path, change)
    begin = time.process_time()
    submission, findings = desk.read()
    assert time.process_time() - begin < 6
    assert (typed(submission), findings) == (before, [])


# ── files ──


def refused(path) -> str:
    with pytest.raises(WorkbookError) as caught:
        read_workbook(path, hebei())
    assert path.name in str(caught.value)
    return str(caught.value)


def test_a_workbook_with_macros_is_read(desk, tmp_path):
    path = tmp_path / "工作簿.xlsm"
    path.write_bytes(desk.path.read_bytes())
    rewritten(path, lambda name, content: content.replace(b"spreadsheetml.sheet.main", b"sheet.macroEnabled.main"), {"xl/vbaProject.bin": "macro"})
    assert typed(read_workbook(path, hebei())[0]) == typed(desk.read()[0])


@pytest.mark.parametrize(("name", "words"), [("a.csv", "文本表格"), ("a.et", "WPS 格式"), ("a.xls", "旧格式"), ("a.html", "不是 .xlsx")])
def test_texts_under_other_names(tmp_path, name, words):
    path = tmp_path / name
    path.write_text("<html>科目,金额", encoding="utf-8")
    message = refused(path)
    assert words in message
    assert "另存为“Excel 工作簿（.xlsx）”" in message


def test_an_open_document_is_refused_with_the_way_out(tmp_path):
    path = tmp_path / "a.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("content.xml", "<office/>")
    assert "ODF" in refused(path)


def test_the_temporary_file_of_an_open_workbook(tmp_path):
    path = tmp_path / "~$工作簿.xlsx"
    path.write_bytes(b"\x06user")
    assert "请选工作簿本身：工作簿.xlsx" in refused(path)


def test_a_read_only_file_is_read(desk):
    desk.path.chmod(0o444)
    assert desk.read()[1] == []


# ── damage ──


def part_of(desk: Desk, title: str) -> str:
    """The part of a sheet; openpyxl numbers them in the order of the workbook."""
    return f"xl/worksheets/sheet{load_workbook(desk.path).sheetnames.index(title) + 1}.xml"


@pytest.mark.parametrize("damage", [lambda content: content[:900], lambda content: b"", lambda content: content.replace(b'r="A6"', b'r="A0"')])
def test_a_damaged_sheet_is_named_and_the_others_are_read(desk, damage):
    before, part = typed(desk.read()[0]), part_of(desk, "支出总表")
    rewritten(desk.path, lambda name, content: damage(content) if name == part else content)
    submission, findings = desk.read()
    assert [(finding.rule, finding.places[0].sheet) for finding in findings] == [("R26", "支出总表")]
    assert findings[0].blocks
    assert {key: value for key, value in before.items() if key[0] != "支出总表"} == typed(submission)


def test_a_lost_part_is_named_too(desk):
    part = part_of(desk, "支出总表")
    with zipfile.ZipFile(io.BytesIO(desk.path.read_bytes())) as source, zipfile.ZipFile(desk.path, "w") as target:
        for name in source.namelist():
            if name != part:
                target.writestr(name, source.read(name))
    assert [finding.rule for finding in desk.read()[1]] == ["R26"]


def test_entities_are_never_expanded(desk):
    def change(name: str, content: bytes) -> bytes:
        return b'<!DOCTYPE x [<!ENTITY e "1">]>' + content if name == "xl/workbook.xml" else content

    rewritten(desk.path, change)
    assert "可能损坏" in refused(desk.path)


def test_deep_formulas_are_left_to_excel(desk):
    (finding,) = desk.put("支出总表", "D6", "=" + "(" * 400 + "1" + ")" * 400).found("R17")
    assert finding.blocks
