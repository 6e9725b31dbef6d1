"""A whole workbook read back: what was typed, from which cell, and what is said about everything else."""

import time
import zipfile
from datetime import date
from decimal import Decimal

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.formula import ArrayFormula

from generator.derive import complete
from generator.model.figure import Figure
from generator.model.finding import Severity
from generator.workbook.blank import write_blank
from generator.workbook.errors import WorkbookError
from generator.workbook.fill import fill_workbook
from generator.workbook.messages import MESSAGES
from generator.workbook.read import profile_key, read_workbook
from tests.support.submissions import SAMPLES, hebei, source_values, submission_of
from tests.support.workbooks import Desk, find, insert, resaved, resaved_all

CODE = "2010306"
"""The first subject of the sample on the desk; it stands in row 6."""


@pytest.fixture
def desk(tmp_path) -> Desk:
    return Desk(tmp_path)


def typed(submission) -> dict:
    """Every typed value by its place, without the cells."""
    return {
        (sheet.name, row.key, column): cell.typed
        for sheet, row, column, cell in submission.cells()
        if cell.typed is not None
    }


# ── round trip ──


@pytest.mark.parametrize("name", SAMPLES)
def test_what_was_filled_in_is_read_back(name, tmp_path):
    path = fill_workbook(hebei(), source_values(name), tmp_path / "样例.xlsx")
    submission, findings = read_workbook(path, hebei())
    expected = typed(submission_of(source_values(name), hebei()))
    ours = typed(submission)
    totals = {(sheet, "合计", "科目名称"): "合计" for (sheet, key, _) in ours if key == "合计"}
    assert {place: value for place, value in ours.items() if place not in totals} == {
        place: value for place, value in expected.items() if place not in totals
    }
    assert len(expected) > 300
    assert findings == ()


def test_every_value_stands_in_the_cell_it_names(desk):
    submission, _ = desk.read()
    book = load_workbook(desk.path)
    checked = 0
    for sheet, _, column, cell in submission.cells():
        if isinstance(cell.typed, Figure):
            assert Decimal(str(book[sheet.name][cell.source.cell].value)) == cell.typed.value
            assert cell.typed.sources == (cell.source,)
            assert cell.source.column in (column, "")
            checked += 1
    assert checked > 40


def test_empty_cells_of_known_rows_have_their_places_too(desk):
    submission, _ = desk.read()
    cell = submission.cell("收支总表", "年终结转结余", "预算数")
    assert cell.typed is None
    assert (cell.source.sheet, cell.source.row, cell.source.column) == ("收支总表", "年终结转结余", "预算数")
    assert cell.source.cell.startswith("D")


def test_rows_have_the_keys_the_model_promises(desk):
    submission, _ = desk.read()
    subjects = submission.sheet("支出总表")
    assert subjects.rows[0].key == "合计"
    assert subjects.rows[1].key == subjects.rows[1].code == CODE
    assert subjects.rows[1].source.row == f"{CODE} 政务公开审批"
    assert [row.key for row in submission.sheet("项目").rows] == [str(n) for n in range(1, 9)]
    assert submission.file == "工作簿.xlsx"


def test_an_untouched_blank_lacks_only_what_is_required(tmp_path):
    _, findings = read_workbook(write_blank(hebei(), tmp_path / "空白.xlsx"), hebei())
    assert {finding.rule for finding in findings} == {"R15"}
    assert "“基本信息”表“部门名称”没有填" in [finding.message for finding in findings]


# ── the unit of money ──


def test_yuan_are_divided_exactly(tmp_path):
    values = {"基本信息": {"金额单位": "元"}, "支出总表": [{"科目编码": "2010301", "基本支出": "1234567.89"}]}
    submission, _ = read_workbook(fill_workbook(hebei(), values, tmp_path / "元.xlsx"), hebei())
    assert submission.unit == "元"
    assert submission.cell("支出总表", "2010301", "基本支出").typed.value == Decimal("123.456789")


def test_quantities_have_no_unit(tmp_path):
    values = {"基本信息": {"金额单位": "元"}, "国有资产": {"车辆（台、辆）": {"数量": "3", "价值": "90000"}}}
    submission, _ = read_workbook(fill_workbook(hebei(), values, tmp_path / "元.xlsx"), hebei())
    assert submission.cell("国有资产", "车辆（台、辆）", "数量").typed.value == 3
    assert submission.cell("国有资产", "车辆（台、辆）", "价值").typed.value == 9


def test_an_unreadable_unit_is_an_error(desk):
    cell = desk.edit(lambda book: find(book, "基本信息", "金额单位").offset(column=1).__setattr__("value", "千元"))
    submission, findings = cell.read()
    assert submission.unit == ""
    (finding,) = [finding for finding in findings if finding.rule == "R11"]
    assert (finding.severity, finding.found, finding.expected) == (Severity.ERROR, "千元", "万元、元")


# ── everyday changes ──


def test_inserted_moved_and_hidden_rows_and_columns(desk):
    before = typed(desk.read()[0])

    def change(book):
        insert(book, "支出总表", row=8, count=3)
        insert(book, "支出总表", row=1, count=2)
        book["支出总表"].row_dimensions[10].hidden = True
        insert(book, "项目", column=1, count=2)
        insert(book, "支出总表", column=5)
        insert(book, "基本信息", row=1, count=2)
        insert(book, "收支总表", row=10, count=2)

    submission, findings = desk.edit(change).read()
    assert typed(submission) == before
    assert findings == []


def test_sheets_in_another_order_and_with_spaces_in_their_names(desk):
    before = typed(desk.read()[0])

    def change(book):
        book.move_sheet("支出总表", 5)
        book["项目"].title = " 项 目 "
        book["三公经费支出表"].title = "“三公”经费支出表"

    submission, findings = desk.edit(change).read()
    assert (typed(submission), findings) == (before, [])


def test_a_renamed_sheet_is_known_by_its_title(desk):
    before = typed(desk.read()[0])
    submission, findings = desk.edit(lambda book: setattr(book["支出总表"], "title", "Sheet7")).read()
    assert typed(submission) == before
    (finding,) = findings
    assert (finding.rule, finding.found, finding.expected) == ("R05", "Sheet7", "支出总表")
    assert submission.cell("支出总表", CODE, "基本支出").source.sheet == "Sheet7"  # where the clerk will look


def test_a_misspelt_head_is_named_with_its_neighbour(desk):
    desk.edit(lambda book: setattr(find(book, "支出总表", "基本支出"), "value", "基本经费"))
    (finding,) = desk.found("R07")
    assert finding.blocks
    assert "“基本支出”" in finding.message
    assert "基本经费" in finding.message


def test_a_deleted_column_that_nobody_needs_is_a_warning(desk):
    desk.edit(lambda book: book["支出总表"].delete_cols(8))
    (finding,) = desk.found("R07")
    assert finding.severity is Severity.WARNING
    assert finding.expected == "对附属单位补助支出"


def test_a_missing_sheet(desk):
    def change(book):
        del book["支出总表"], book["名词解释"]
        book.create_sheet("支出总计表")["A1"] = "数"

    findings = desk.edit(change).read()[1]
    missing = {finding.expected: finding for finding in findings if finding.rule == "R04"}
    assert missing["支出总表"].blocks
    assert "“支出总计表”" not in missing["名词解释"].message
    assert "“支出总计表”" in missing["支出总表"].message
    assert not missing["名词解释"].blocks
    assert [finding.found for finding in findings if finding.rule == "R06"] == ["支出总计表"]


def test_a_sheet_without_a_head_is_a_finding_and_stops_nothing(desk):
    def change(book):
        for row in book["支出总表"]["A1:H4"]:
            for cell in row:
                if type(cell).__name__ == "Cell":
                    cell.value = None

    submission, findings = desk.edit(change).read()
    assert [finding.rule for finding in findings] == ["R24"]
    assert submission.sheet("支出总表").present
    assert submission.sheet("项目").rows


def test_lines_missing_and_strange(desk):
    def change(book):
        find(book, "上年数", "基本支出").value = "基本的支出"
        find(book, "三公经费支出表", "三、公务接待费").value = "三、接待"

    submission, findings = desk.edit(change).read()
    (missing,) = [f for f in findings if f.rule == "R09"]
    assert missing.blocks  # last year's figure is required
    assert submission.sheet("上年数").row("基本支出") is None
    (strange,) = [f for f in findings if f.rule == "R10"]
    assert "是不是想写“基本支出”" in strange.message
    assert submission.sheet("三公经费支出表").row("公务接待费") is None  # rule A14 reports lines of printed forms


# ── rows of subjects ──


def test_total_row_by_label_in_either_column(desk):
    def change(book):
        sheet = book["支出总表"]
        sheet["A5"], sheet["B5"], sheet["C5"] = "合  计", None, 99

    submission, _ = desk.edit(change).read()
    assert submission.cell("支出总表", "合计", "合计").typed.value == 99


def test_codes_however_typed(desk):
    def change(book):
        book["支出总表"]["A6"] = 2010301.0
        book["支出总表"]["A7"] = "２０８０５０５ 机关事业单位基本养老保险缴费支出"

    submission, _ = desk.edit(change).read()
    assert [row.key for row in submission.sheet("支出总表").rows[1:3]] == ["2010301", "2080505"]


def test_duplicate_codes_are_kept_in_the_order_typed(desk):
    submission, _ = desk.edit(lambda book: setattr(book["支出总表"]["A7"], "value", CODE)).read()
    assert [row.code for row in submission.sheet("支出总表").records][:2] == [CODE, CODE]


def test_figures_without_a_code_are_an_error_but_remarks_are_not(desk):
    def change(book):
        book["支出总表"]["B30"] = "其他支出"
        book["支出总表"]["D30"] = 5
        book["支出总表"]["A40"] = None
        book["支出总表"]["B40"] = "注：本表数据四舍五入"

    findings = desk.edit(change).read()[1]
    (finding,) = findings
    assert finding.rule == "R19"
    assert finding.places[0].cell == "A30"


def test_the_printed_row_of_column_numbers_is_no_row(desk):
    before = typed(desk.read()[0])

    def change(book):
        insert(book, "支出总表", row=5)
        for index, text in enumerate(("栏次", None, 1, 2, 3), 1):
            book["支出总表"].cell(5, index).value = text

    assert typed(desk.edit(change).read()[0]) == before


# ── records ──


def records(tmp_path, rows: list[dict], change=None):
    values = {"项目": [{"项目名称": "甲"}, {"项目名称": "乙"}], "绩效指标": rows}
    path = fill_workbook(hebei(), values, tmp_path / "表.xlsx")
    if change:
        book = load_workbook(path)
        change(book)
        book.save(path)
    submission, findings = read_workbook(path, hebei())
    return submission.sheet("绩效指标").rows, [f for f in findings if f.places and f.places[0].sheet == "绩效指标"]


FULL = {"三级指标": "丙", "绩效指标描述": "丁", "指标值": "1", "指标值确定依据": "戊"}


def test_labels_repeat_downwards_and_start_afresh_below_a_new_one(tmp_path):
    rows, findings = records(
        tmp_path,
        [
            {"项目名称": "甲", "一级指标": "产出指标", "二级指标": "数量指标", **FULL},
            FULL,
            {"二级指标": "质量指标", **FULL},
            {"项目名称": "乙", **FULL},
        ],
    )
    assert [row.text("项目名称") for row in rows] == ["甲", "甲", "甲", "乙"]
    assert [row.text("二级指标") for row in rows] == ["数量指标", "数量指标", "质量指标", ""]
    assert rows[1]["项目名称"].source == rows[0]["项目名称"].source
    assert [(f.rule, f.places[0].column) for f in findings] == [("R15", "一级指标"), ("R15", "二级指标")]


def test_blank_rows_between_records_are_nothing(tmp_path):
    one = {"项目名称": "甲", "一级指标": "产出指标", "二级指标": "数量指标", **FULL}
    rows, findings = records(tmp_path, [one, one], lambda book: book["绩效指标"].insert_rows(5, 4))
    assert [row.key for row in rows] == ["1", "2"]
    assert rows[1].source.cell == "A9"
    assert findings == []


def test_merged_labels_count_for_all_their_rows_and_make_none(tmp_path):
    one = {"项目名称": "甲", "一级指标": "产出指标", "二级指标": "数量指标", **FULL}

    def change(book):
        book["绩效指标"].merge_cells("A4:A7")
        book["绩效指标"].merge_cells("B4:B5")

    rows, findings = records(tmp_path, [one, {**one, "项目名称": "", "一级指标": ""}], change)
    assert [row.text("项目名称") for row in rows] == ["甲", "甲"]
    assert [row.text("一级指标") for row in rows] == ["产出指标", "产出指标"]
    assert findings == []


def test_a_merged_amount_counts_once(tmp_path):
    values = {"项目": [{"项目名称": "甲", "财政资金": "8"}, {"项目名称": "乙"}]}
    path = fill_workbook(hebei(), values, tmp_path / "表.xlsx")
    book = load_workbook(path)
    book["项目"].merge_cells("F4:F5")
    book.save(path)
    submission, findings = read_workbook(path, hebei())
    assert [row["财政资金"].typed for row in submission.sheet("项目").rows] == [8, None]
    assert [f.places[0].cell for f in findings if f.rule == "R21"] == ["F5"]


def test_required_cells_of_a_record(tmp_path):
    _, findings = records(
        tmp_path, [{"项目名称": "甲", "一级指标": "产出指标", "二级指标": "数量指标", "三级指标": "丙"}]
    )
    assert [f.places[0].column for f in findings if f.rule == "R15"] == ["绩效指标描述", "指标值", "指标值确定依据"]
    assert findings[0].message == "“绩效指标”表“第1条 丙”的“绩效指标描述”没有填"


def test_choices_closed_and_open(tmp_path):
    rows, findings = records(tmp_path, [{"项目名称": "甲", "一级指标": "结果指标", "二级指标": "自定指标", **FULL}])
    assert rows[0].text("二级指标") == "自定指标"
    (finding,) = findings
    assert (finding.rule, finding.found) == ("R14", "结果指标")
    assert "产出指标、效益指标" in finding.expected


def test_pasted_totals_of_a_grouped_list_are_not_records(tmp_path):
    goods = {"采购物品名称": "桌", "政府采购目录序号": "A02010105", "计量单位": "张", "数量": "1", "单价": "2"}
    values = {"政府采购": [{"单位名称": "合  计"}, {"单位名称": "甲局小计"}, {"单位名称": "甲局", **goods}]}
    submission, findings = read_workbook(fill_workbook(hebei(), values, tmp_path / "表.xlsx"), hebei())
    assert [row.text("单位名称") for row in submission.sheet("政府采购").rows] == ["甲局"]
    assert [f.places[0].row for f in findings if f.rule == "R23"] == ["合  计", "甲局小计"]


# ── what is wrong with a cell ──


def test_words_in_an_amount(desk):
    (finding,) = desk.put("支出总表", "D6", "约12").found("R12")
    assert finding.blocks
    assert (finding.found, finding.expected) == ("约12", "数字")
    place = finding.places[0]
    assert (place.sheet, place.cell, place.row, place.column) == ("支出总表", "D6", f"{CODE} 政务公开审批", "基本支出")
    assert finding.message == f"“支出总表”表“{CODE} 政务公开审批”行“基本支出”填的是“约12”，应填数字"
    assert finding.fix


def test_a_single_field_is_named_without_a_column(desk):
    cell = find(load_workbook(desk.path), "基本信息", "公开日期").offset(column=1).coordinate
    (finding,) = desk.put("基本信息", cell, "年后").found("R13")
    assert finding.message == "“基本信息”表“公开日期”填的是“年后”，应填日期，例如 2024-01-25"


def test_an_unreadable_required_cell_is_said_once(desk):
    def change(book):
        find(book, "上年数", "基本支出").offset(column=1).value = "若干"

    assert [f.rule for f in desk.edit(change).read()[1]] == ["R12"]


def test_numbers_stored_as_text(desk):
    submission, findings = desk.put("支出总表", "D6", "１，２３４．５０").read()
    assert submission.cell("支出总表", CODE, "基本支出").typed.value == Decimal("1234.50")
    assert findings == []


def test_control_characters_are_a_finding_and_go_no_further(desk):
    cell = find(load_workbook(desk.path), "文字说明", "部门职责").offset(column=1).coordinate
    submission, findings = desk.put("文字说明", cell, "职责_x0007_如下").read()
    assert [f.rule for f in findings] == ["R18"]
    assert submission.field("文字说明", "部门职责") == "职责如下"


def test_a_closed_cell_is_a_finding_and_counts_nothing(desk):
    (finding,) = desk.put("国有资产", "B4", 7).found("R22")
    assert finding.places[0].cell == "B4"
    assert desk.read()[0].cell("国有资产", "资产总额", "数量").typed is None


def test_dates_are_dates(desk):
    cell = find(load_workbook(desk.path), "基本信息", "公开日期").offset(column=1).coordinate
    for value in ("2024年2月8日", "2024/2/8", date(2024, 2, 8)):
        submission, _ = desk.put("基本信息", cell, value).read()
        assert submission.cell("基本信息", "公开日期").typed == date(2024, 2, 8)


# ── formulas ──


def test_a_constant_in_a_computed_cell_is_typed(desk):
    submission, _ = desk.put("支出总表", "C6", 5).read()
    assert submission.cell("支出总表", CODE, "合计").typed.value == 5


@pytest.mark.parametrize("formula", ["=SUM(D6:G6)", "=D6+E6", "=D6*1"])
def test_another_formula_in_a_computed_cell_is_typed(desk, formula):
    submission, _ = desk.edit(lambda book: book["支出总表"].__setitem__("C6", formula)).put("支出总表", "D6", 7).read()
    typed_value = submission.cell("支出总表", CODE, "合计").typed
    assert typed_value is not None
    assert typed_value.value >= 7


@pytest.mark.parametrize("formula", ["=SUM(D6:H6)", "= sum( $D$6:$H$6 )".upper(), "=+SUM(D6:H6)"])
def test_our_formula_rewritten_by_an_office_suite_is_still_ours(desk, formula):
    submission, _ = desk.put("支出总表", "C6", formula).read()
    assert submission.cell("支出总表", CODE, "合计").typed is None


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("=1+2*3", "7"),
        ("=(10-4)/3", "2"),
        ("=SUM(E6:E7,1)+F6", "6"),
        ("=-E6", "-2"),
        ("=SUM(E6,E7)*2", "10"),
        ("=G6", "5"),
    ],
)
def test_plain_formulas_without_results_are_worked_out(desk, formula, value):
    def change(book):
        sheet = book["支出总表"]
        sheet["E6"], sheet["E7"], sheet["F6"], sheet["G6"], sheet["D6"] = 2, 3, None, "=E6+E7", formula

    submission, findings = desk.edit(change).read()
    assert submission.cell("支出总表", CODE, "基本支出").typed.value == Decimal(value)
    assert [f for f in findings if f.rule == "R17"] == []


@pytest.mark.parametrize("formula", ["=VLOOKUP(A6,B1:C9,2,0)", "=Sheet5!B7", "=D6", "=1/0", "=B6+1", "=ROUND(1.5,0)"])
def test_other_formulas_without_results_ask_for_saving_once(desk, formula):
    (finding,) = desk.put("支出总表", "D6", formula).found("R17")
    assert "打开并保存一次" in finding.fix
    assert finding.found == formula


def test_an_array_formula_without_result_is_named(desk):
    desk.edit(lambda book: book["支出总表"].__setitem__("D6", ArrayFormula("D6", "=TRANSPOSE(A1:A2)")))
    (finding,) = desk.found("R17")
    assert "TRANSPOSE" in finding.found


def test_stored_results_of_the_clerks_formulas_are_used(desk, tmp_path):
    def change(book):
        book.create_sheet("底稿")["A1"] = 12.5
        book["支出总表"]["D6"] = "=ROUND(底稿!A1*2,2)"
        book["支出总表"]["D7"] = '=IF(1>2,"有","")'

    submission, findings = read_workbook(resaved(desk.edit(change).path, tmp_path), hebei())
    assert submission.cell("支出总表", CODE, "基本支出").typed.value == 25
    assert submission.sheet("支出总表").records[1]["基本支出"].typed is None
    assert [f.rule for f in findings] == ["R06"]


def test_our_formulas_that_lost_their_cells_are_said_once_and_done_without(desk):
    def change(book):
        book["支出总表"]["C6"] = book["支出总表"]["C7"] = "=SUM(D6:#REF!)"

    submission, findings = desk.edit(change).read()
    assert [(f.rule, f.severity) for f in findings] == [("R25", Severity.WARNING)]
    assert submission.cell("支出总表", CODE, "合计").typed is None


@pytest.mark.parametrize("shown", ["#REF!", "#DIV/0!", "#N/A"])
def test_error_values(desk, shown):
    (finding,) = desk.put("支出总表", "D6", shown).found("R16")
    assert finding.blocks
    assert finding.found == shown


# ── stamps ──


def restamp(desk: Desk, key: str | None, version: str = hebei().version) -> Desk:
    def change(book):
        names = [entry.name for entry in book.custom_doc_props]
        for name in names:
            del book.custom_doc_props[name]
        if key:
            from openpyxl.packaging.custom import StringProperty

            book.custom_doc_props.append(StringProperty(name="gongkai.profile", value=key))
            book.custom_doc_props.append(StringProperty(name="gongkai.version", value=version))
        else:
            del book["填报说明"]

    return desk.edit(change)


def test_the_workbook_says_which_profile_it_is_of(desk):
    assert profile_key(desk.path) == hebei().key


def test_the_visible_stamp_serves_where_properties_were_lost(desk):
    def change(book):
        for name in [entry.name for entry in book.custom_doc_props]:
            del book.custom_doc_props[name]

    assert profile_key(desk.edit(change).path) == hebei().key
    assert desk.read()[1] == []


def test_a_workbook_without_a_stamp_is_read_and_said_so(desk):
    restamp(desk, None)
    assert [f.rule for f in desk.read()[1]] == ["R02"]
    with pytest.raises(WorkbookError, match="--profile"):
        profile_key(desk.path)


def test_a_workbook_of_another_profile(desk):
    (finding,) = restamp(desk, "elsewhere_2024").found("R01")
    assert finding.blocks
    assert (finding.found, finding.expected) == ("elsewhere_2024", hebei().key)


@pytest.mark.parametrize(("version", "severity"), [("0", Severity.ERROR), ("1", Severity.INFORMATION), ("99", Severity.ERROR), ("?", Severity.WARNING)])
def test_another_version(desk, version, severity):
    (finding,) = restamp(desk, hebei().key, version).found("R03")
    assert finding.severity is severity
    assert finding.fix


# ── files that are no workbook ──


def refused(tmp_path, name: str, data: bytes) -> str:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(WorkbookError) as caught:
        read_workbook(path, hebei())
    return str(caught.value)


def test_files_that_are_no_workbook(tmp_path, desk):
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    assert "空文件" in refused(tmp_path, "a.xlsx", b"")
    assert "不是 .xlsx" in refused(tmp_path, "a.pdf", b"%PDF-1.7")
    assert "旧格式" in refused(tmp_path, "a.xls", ole)
    assert "密码" in refused(tmp_path, "a.xlsx", ole + "EncryptedPackage".encode("utf-16-le"))
    assert "损坏" in refused(tmp_path, "a.xlsx", desk.path.read_bytes()[:5000])


def test_other_packages(tmp_path):
    for name, part, words in (("a.docx", "word/document.xml", "gongkai import"), ("a.xlsb", "xl/workbook.bin", "二进制")):
        path = tmp_path / name
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(part, "x")
        with pytest.raises(WorkbookError, match=words):
            read_workbook(path, hebei())


def test_a_workbook_with_a_damaged_part(tmp_path, desk):
    path = tmp_path / "坏.xlsx"
    with zipfile.ZipFile(desk.path) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            target.writestr(name, b"<broken" if name == "xl/workbook.xml" else source.read(name))
    with pytest.raises(WorkbookError, match="可能损坏"):
        read_workbook(path, hebei())


def test_a_file_that_is_gone_or_a_folder(tmp_path):
    with pytest.raises(WorkbookError, match="找不到"):
        read_workbook(tmp_path / "没有.xlsx", hebei())
    with pytest.raises(WorkbookError, match="文件夹"):
        read_workbook(tmp_path, hebei())


def test_a_locked_file(desk, monkeypatch):
    def locked(_):
        raise PermissionError

    monkeypatch.setattr(type(desk.path), "read_bytes", locked)
    with pytest.raises(WorkbookError, match="占用"):
        read_workbook(desk.path, hebei())


# ── another office suite ──


@pytest.fixture(scope="module")
def office(tmp_path_factory) -> dict[str, tuple]:
    """Every sample before and after LibreOffice computed and saved it."""
    folder = tmp_path_factory.mktemp("office")
    paths = [fill_workbook(hebei(), source_values(name), folder / f"{name}.xlsx") for name in SAMPLES]
    return dict(zip(SAMPLES, zip(paths, resaved_all(paths, folder), strict=True), strict=True))


@pytest.mark.parametrize("name", SAMPLES)
def test_a_file_saved_by_another_office_suite_reads_the_same(name, office):
    before, after = (read_workbook(path, hebei()) for path in office[name])
    assert before[0].sheets == after[0].sheets
    assert after[1] == ()
    # stored results of our formulas are not taken for typing
    totals = after[0].cell("收支总表", "收入总计", "预算数"), after[0].cell("三公经费支出表", "合计", "合计")
    assert [cell.typed for cell in totals] == [None, None]


@pytest.mark.parametrize("name", SAMPLES)
def test_live_formulas_show_what_the_program_computes(name, office):
    path, saved = office[name]
    formulas, shown = load_workbook(path), load_workbook(saved, data_only=True)
    submission = complete(read_workbook(path, hebei())[0], hebei())
    factor = 10000 if submission.unit == "元" else 1
    compared = 0
    for sheet, row, column, cell in submission.cells():
        address = cell.source.cell if cell.source else ""
        if not address or cell.computed is None or formulas[sheet.name][address].data_type != "f":
            continue
        value = shown[sheet.name][address].value
        difference = abs(Decimal(str(value)) - cell.computed.value * factor)
        assert difference < Decimal("0.0001"), (sheet.name, row.key, column, value)
        compared += 1
    assert compared > 60


def test_a_parent_that_is_typed_is_not_counted_twice(tmp_path):
    values = {
        "支出总表": [
            {"科目编码": "201", "基本支出": "10"},
            {"科目编码": "20103", "基本支出": "10"},
            {"科目编码": "2010301", "基本支出": "4"},
            {"科目编码": "2010302", "基本支出": "6"},
        ]
    }
    path = resaved(fill_workbook(hebei(), values, tmp_path / "表.xlsx"), tmp_path)
    shown = load_workbook(path, data_only=True)
    assert shown["支出总表"]["D5"].value == 10
    assert find(shown, "收支总表", "一、一般公共服务支出").offset(column=1).value == 10
    assert shown["支出总表"]["B6"].value == "一般公共服务支出"  # names of parents are looked up as well


# ── the reader itself ──


def test_every_message_of_the_reader_has_words_and_a_remedy():
    assert sorted(MESSAGES) == [f"R{number:02d}" for number in range(1, len(MESSAGES) + 1)]
    for entry in MESSAGES.values():
        assert entry.title
        assert entry.fix.endswith("。")


def test_reading_is_fast(tmp_path):
    path = fill_workbook(hebei(), source_values("qinghe"), tmp_path / "大.xlsx")
    read_workbook(path, hebei())
    took = []
    for _ in range(3):
        begin = time.process_time()
        read_workbook(path, hebei())
        took.append(time.process_time() - begin)
    assert min(took) < 1.5


def test_a_stray_format_far_below_costs_nothing(desk):
    desk.edit(lambda book: setattr(book["支出总表"]["A1048576"], "number_format", "0.00"))
    begin = time.process_time()
    submission, findings = desk.read()
    assert time.process_time() - begin < 2
    assert len(submission.sheet("支出总表").rows) > 3
    assert findings == []
