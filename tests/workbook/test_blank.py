"""The blank workbook: what a clerk sees before typing anything."""

import re
import zipfile
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from generator.model.form import TOTAL
from generator.workbook.blank import write_blank
from generator.workbook.grid import GUIDE_ROW, TITLE_ROW, Grid, grids_of
from generator.workbook.marks import CODE_SHEET, GUIDE_SHEET
from tests.support.submissions import hebei
from tests.support.workbooks import find, resaved


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return write_blank(hebei(), tmp_path_factory.mktemp("blank") / "空白.xlsx")


@pytest.fixture(scope="module")
def book(path) -> Workbook:
    return load_workbook(path)


@pytest.fixture(scope="module")
def grids() -> dict[str, Grid]:
    return grids_of(hebei())


def test_the_sheets_come_in_the_order_of_the_profile_behind_the_guide(book):
    assert book.sheetnames == [GUIDE_SHEET, *hebei().sheets, CODE_SHEET]
    assert book[CODE_SHEET].sheet_state == "hidden"


def test_the_same_profile_gives_the_same_bytes(path, tmp_path):
    assert write_blank(hebei(), tmp_path / "again.xlsx").read_bytes() == path.read_bytes()


def test_fixed_times_and_author_in_the_file(path):
    with zipfile.ZipFile(path) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert core.count(f"{hebei().year}-01-01T00:00:00Z") == 2
    assert re.findall(r">([^<]*)</(?:dc:creator|cp:lastModifiedBy)>", core) == ["gongkai", "gongkai"]


def test_profile_and_version_are_stamped_and_visible(book):
    stamped = {entry.name: entry.value for entry in book.custom_doc_props}
    assert stamped == {"gongkai.profile": hebei().key, "gongkai.version": hebei().version}
    texts = [cell.value for row in book[GUIDE_SHEET].iter_rows() for cell in row if cell.value]
    assert any(hebei().key in str(text) and f"版本：{hebei().version}" in str(text) for text in texts)


def test_the_guide_lists_every_sheet_with_a_link(book):
    links = {
        cell.value: cell.hyperlink.location for row in book[GUIDE_SHEET].iter_rows() for cell in row if cell.hyperlink
    }
    assert links == {name: f"'{name}'!A1" for name in hebei().sheets}


def test_every_sheet_has_its_title_its_instruction_and_its_heads(book, grids):
    for name, grid in grids.items():
        sheet, form = book[name], hebei().sheets[name]
        assert sheet.cell(TITLE_ROW, 1).value == form.title or form.name
        assert sheet.cell(GUIDE_ROW, 1).value == form.guide
        for place in grid.places:
            head = next(h for h in grid.heads if h.source is place.column)
            assert sheet.cell(head.row, head.column).value == place.column.path[-1].replace(
                "{预算年度}", str(hebei().year)
            )


def test_heads_are_merged_as_printed(book):
    merged = {str(cells) for cells in book["收入总表"].merged_cells.ranges}
    assert {"A3:B3", "C3:C4", "D3:K3", "L3:L4"} <= merged
    both_sides = {str(cells) for cells in book["财政拨款收支总表"].merged_cells.ranges}
    assert {"A3:B3", "C3:G3"} <= both_sides


def test_two_sides_stand_beside_each_other_as_printed(book, grids):
    grid = grids["收支总表"]
    sheet = book["收支总表"]
    for line in hebei().sheets["收支总表"].lines:
        assert sheet.cell(grid.row_of(line), grid.labels[line.side]).value == line.label
    assert sheet["A34"].value is None  # the gap that the printed table has there
    assert sheet["A36"].value == "本年收入合计"


def test_the_year_of_the_profile_stands_in_the_head(book):
    assert find(book, "政府采购", f"{hebei().year}年预留中小微企业份额")


def test_input_is_yellow_and_open_computed_is_grey_and_locked(book):
    sheet = book["三公经费支出表"]
    computed, typed = sheet["B8"], sheet["C8"]
    assert computed.value.startswith("=")
    assert typed.value is None
    assert computed.fill.fgColor.rgb != typed.fill.fgColor.rgb
    assert (computed.protection.locked, typed.protection.locked) == (True, False)
    assert sheet.protection.sheet
    assert sheet.protection.password is None


def test_lists_are_not_protected_so_that_rows_come_and_go(book):
    kinds = {form.name: form.kind for form in hebei().sheets.values()}
    assert {name for name in kinds if book[name].protection.sheet} == {
        n for n, kind in kinds.items() if kind == "lines"
    }


def test_the_head_stays_in_sight(book, grids):
    for name, grid in grids.items():
        row = int("".join(c for c in book[name].freeze_panes if c.isdigit()))
        assert row >= grid.first_row, name
        assert book[name].print_title_rows == f"$1:${grid.first_row - 1}"


def test_paper(book):
    for name, form in hebei().sheets.items():
        setup = book[name].page_setup
        assert (setup.paperSize, setup.fitToWidth) == (9, 1)
        if form.landscape:
            assert setup.orientation == "landscape"
        assert "&P" in book[name].oddFooter.center.text


def rule_at(book: Workbook, sheet: str, cell: str):
    return next((rule for rule in book[sheet].data_validations.dataValidation if cell in rule.sqref), None)


def test_closed_choices_refuse_open_ones_warn(book):
    closed, lenient = rule_at(book, "机构设置", "B4"), rule_at(book, "机构设置", "D4")
    assert closed.formula1 == '"行政,参公,事业,企业"'
    assert (closed.errorStyle or "stop", lenient.errorStyle) == ("stop", "warning")


def test_choices_from_another_sheet_follow_its_column(book):
    rule = rule_at(book, "绩效指标", "A4")
    assert "'项目'!$B$4" in rule.formula1


def test_codes_are_offered_down_to_the_lowest_level_only(book):
    rule = rule_at(book, "支出总表", "A6")
    sheet, cells = rule.formula1.rsplit("!", 1)
    assert sheet == f"'{CODE_SHEET}'"
    codes = [cell.value for (cell,) in book[CODE_SHEET][cells.replace("$", "")]]
    table = hebei().codes["功能分类科目"]
    assert codes == sorted(code for code in table.subjects if len(code) == table.levels[-1])
    assert rule.errorStyle == "warning"


def test_amounts_are_shown_as_money(book):
    """A computed zero is blank, one that was typed is seen: it is not the same as an empty cell."""
    assert book["支出总表"]["C6"].number_format == "#,##0.00;-#,##0.00;;@"
    assert book["支出总表"]["D6"].number_format == "#,##0.00"
    assert book["上年数"]["B4"].number_format == "#,##0.00"
    assert book["支出总表"]["A6"].number_format == "@"


def test_notes_hang_on_heads(book):
    head = find(book, "支出总表", "科目编码")
    assert "7位项级" in head.comment.text


def test_defaults_are_written_in(book):
    assert find(book, "基本信息", "金额单位").offset(column=1).value == "万元"
    assert find(book, "基本信息", "预算年度").offset(column=1).value == 2024


def test_every_computed_cell_has_a_live_formula(book, grids):
    seen = 0
    for name, grid in grids.items():
        for place in grid.places:
            for line in (line for line in grid.form.lines if line.side == place.side):
                computed = line.formula(place.column) and place.column.name not in line.closed
                value = book[name].cell(grid.row_of(line), place.index).value
                assert bool(computed) == (isinstance(value, str) and value.startswith("=")), (name, line.name)
                seen += 1
            if grid.form.kind != "lines" and place.column.formula:
                for row in (grid.first_record, grid.last_row):
                    assert book[name].cell(row, place.index).value.startswith("="), (name, place.column.name)
                    seen += 1
            if grid.form.kind == "subjects" and place.column.is_number:
                assert book[name].cell(grid.first_row, place.index).value.startswith("=")
                seen += 1
    assert seen > 250


def test_the_total_row_is_on_top(book, grids):
    grid = grids["支出总表"]
    assert book["支出总表"].cell(grid.first_row, 2).value == TOTAL


def test_only_functions_that_all_office_suites_share(book):
    shared = {
        "SUM",
        "SUMPRODUCT",
        "IF",
        "IFERROR",
        "INDEX",
        "MATCH",
        "VLOOKUP",
        "LEFT",
        "LEN",
        "TRIM",
        "AND",
        "COUNTA",
        "N",
    }
    formulas = [c.value for s in book for row in s.iter_rows() for c in row if c.data_type == "f"]
    assert len(formulas) > 500
    used = {name for formula in formulas for name in re.findall(r"([A-Z]+)\(", formula)}
    assert used <= shared


def test_an_untouched_blank_computes_without_a_single_error(path, tmp_path):
    computed = load_workbook(resaved(path, tmp_path), data_only=True)
    shown = [
        (s.title, c.coordinate, c.value) for s in computed for row in s.iter_rows() for c in row if c.data_type == "e"
    ]
    assert shown == []
    assert computed["收支总表"]["B36"].value == 0


def test_a_sheet_of_another_size_is_laid_out_by_the_same_code(tmp_path):
    grown = grids_of(hebei(), {"项目": 300})["项目"]
    assert grown.last_row - grown.first_record + 1 == 300


def test_the_file_is_a_sound_package(path):
    with zipfile.ZipFile(BytesIO(path.read_bytes())) as archive:
        assert archive.testzip() is None
