"""The Excel ledger: every figure exact, formulas with the results they have, texts that stay texts, links to the right files."""

from __future__ import annotations

import re
import subprocess
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from urllib.parse import unquote

import pytest
from openpyxl import load_workbook
from xlsxwriter.exceptions import FileCreateError

from generator.batch.county import ALL_STATUSES, MISSING
from generator.batch.ledger import write_ledger
from generator.batch.roster import Roster
from generator.model.result import BLOCKED, PUBLISHED, Result
from generator.output import OutputError
from tests.batch._results import FORMULAS, NASTY, ROSTER, SHA, everything, result
from tests.support.office import soffice

HEAD = 5
"""The row of heads in 台账."""


class Written:
    """A ledger, opened twice: with formulas, and with the stored results."""

    def __init__(self, folder: Path, results: Sequence[Result] = (), **options):
        self.folder = folder
        self.path, self.json = write_ledger(results, folder, **({"workbooks": folder.parent / "报送"} | options))
        self.book, self.stored = load_workbook(self.path), load_workbook(self.path, data_only=True)
        self.sheet, self.values = self.book["台账"], self.stored["台账"]
        bands: list[str] = []
        for cell in self.sheet[HEAD - 1]:
            bands.append(cell.value or (bands[-1] if cell.coordinate in self.sheet.merged_cells else ""))
        self.heads = [(band, cell.value) for band, cell in zip(bands, self.sheet[HEAD], strict=True)]

    def column(self, head: str, band: str = "") -> list:
        index = self.heads.index((band, head)) + 1
        return [self.sheet.cell(row, index) for row in range(HEAD + 1, self.sheet.max_row + 1)]

    def row(self, name: str, number: int = 0) -> dict[tuple[str, str], object]:
        rows = [cell.row for cell in self.column("名称") if cell.value == name]
        return {head: cell for head, cell in zip(self.heads, self.sheet[rows[number]], strict=True)}

    def sums(self) -> dict[tuple[str, str], list]:
        rows = self.stored["全县合计"].iter_rows(min_row=8, values_only=True)
        return {(row[0], row[1]): list(row[2:]) for row in rows if row[0] and row[1]}


@pytest.fixture(scope="module")
def written(tmp_path_factory) -> Written:
    return Written(tmp_path_factory.mktemp("county") / "公开", everything(), roster=ROSTER, made="2024-02-03")


# the list


def test_sheets_and_their_order(written):
    assert written.book.sheetnames == ["台账", "全县合计", "常见问题"]
    assert written.path == written.folder / "内部留存" / "汇总台账.xlsx"
    assert written.sheet["A1"].value == "部门预算公开汇总台账　2024-02-03"
    assert written.sheet["A2"].value == "工作簿 11 份：可以公开 6 份、有错误 1 份、不能读取 1 份、失败 1 份、没有处理 1 份、工作簿已不在 1 份；未报送 3 个"


def test_a_line_says_what_became_of_a_body(written):
    line = {head: cell.value for (band, head), cell in written.row("教育局").items() if not band}
    assert line | {"编码": "102", "年度": 2024, "状态": "有错误", "错误": 3, "警告": 1, "页数": 0, "计入合计": "未计入：没有公开"} == line
    assert line["说明"] == "[B06] 相差 0.18；名单上没有" and line["公开格式"] == "河北省部门预算信息公开（2024年）"
    assert written.row("财政局")["", "例外"].value == 1


def test_who_is_not_ready_is_there_with_the_reason(written):
    assert written.row("水利局")["", "说明"].value == "按文件名认出；设了打开密码。请去掉密码后再试"
    assert written.row("大数据局")["", "状态"].value == MISSING
    assert [written.row("大数据局")[head].value for head in (("", "错误"), ("", "年度"), ("打开", "Word"))] == [None, None, None]
    assert written.row("信访局.xlsx")["", "状态"].value == "失败"


def test_status_has_its_colour_and_its_word(written):
    colours = {cell.value: cell.fill.fgColor.rgb for cell in written.column("状态")}
    assert set(colours) == set(ALL_STATUSES)
    assert colours[PUBLISHED] != colours[BLOCKED] != colours[MISSING] != colours[PUBLISHED]


def test_figures_are_exact_and_what_is_missing_is_empty(written):
    band = "总计（万元）"
    assert written.row("财政局")[band, "收入总计"].value == 0.200003
    assert written.row("民政局")[band, "支出总计"].value is None
    assert written.row("财政局")["分类（万元）", "205 教育支出"].value == 0.2
    raw = zipfile.ZipFile(written.path).read("xl/worksheets/sheet1.xml").decode()
    assert "<v>0.200003</v>" in raw


def test_hashes_seconds_and_place(written):
    row = written.row("民政局")
    assert row["校验和（SHA-256）", "工作簿"].value == row["校验和（SHA-256）", "Word"].value == row["校验和（SHA-256）", "PDF"].value == SHA
    assert (row["运行", "用时（秒）"].value, row["运行", "工作簿位置"].value) == (1.23, "101/民政局2024.xlsx")
    assert written.row("大数据局")["校验和（SHA-256）", "Word"].value is None


def test_filter_freeze_and_print(written):
    sheet = written.sheet
    assert sheet.auto_filter.ref == f"A{HEAD}:{sheet.cell(HEAD, len(written.heads)).column_letter}{sheet.max_row}"
    assert sheet.freeze_panes == f"D{HEAD + 1}"
    assert sheet.print_title_rows == f"${HEAD}:${HEAD}" and sheet.page_setup.orientation == "landscape"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.print_area.startswith("'台账'!$A$1:$L$")


# links


def target(written: Written, cell) -> Path:
    return (written.path.parent / unquote(cell.hyperlink.target.replace("\\", "/"))).resolve()


def test_links_lead_from_the_ledger_to_the_files(written):
    row = written.row("民政局")
    assert target(written, row["打开", "Word"]) == (written.folder / "101 民政局/民政局.docx").resolve()
    assert target(written, row["打开", "PDF"]) == (written.folder / "101 民政局/民政局.pdf").resolve()
    assert target(written, row["打开", "依据"]) == (written.folder / "内部留存/101 民政局/民政局.依据.json").resolve()
    assert target(written, row["打开", "工作簿"]) == (written.folder.parent / "报送/101/民政局2024.xlsx").resolve()
    assert target(written, written.row("教育局")["打开", "问题标注"]).name == "教育局（问题标注）.xlsx"
    assert written.row("教育局")["打开", "Word"].hyperlink is None and row["打开", "问题标注"].value is None


def test_every_document_has_its_columns(written):
    row = written.row(NASTY)
    assert target(written, row["打开", "绩效目标 Word"]) == (written.folder / "x/b.docx").resolve()
    assert ("校验和（SHA-256）", "绩效目标 PDF") in written.heads


@pytest.mark.parametrize("name", ["a b#c.docx", "100%41.docx", "javascript:alert(1).docx", "C:x.docx", "a\\b.docx", "[x]{y}`^.docx", "=cmd|'x'!A1.docx", "？＃.docx"])
def test_a_file_of_any_name_is_linked_and_nothing_else(tmp_path, name):
    found = Written(tmp_path / "公开", [result(files={"docx": f"x/{name}"})])
    link = found.row("民政局")["打开", "Word"].hyperlink.target
    assert link.startswith("..\\x\\") and not re.match(r"\w+:", link.removeprefix("..\\x\\"))
    assert unquote(link.removeprefix("..\\x\\")) == name


def test_no_link_where_excel_takes_none(tmp_path):
    found = Written(tmp_path / "公开", [result(files={"docx": f"{'长' * 100}/" * 21 + "a.docx"})])
    assert found.row("民政局")["打开", "Word"].hyperlink is None


def test_without_a_folder_of_workbooks_there_are_no_links_to_them(tmp_path):
    found = Written(tmp_path / "公开", [result()], workbooks=None)
    assert found.row("民政局")["打开", "工作簿"].value is None


def test_more_links_than_excel_takes(tmp_path, monkeypatch):
    monkeypatch.setattr("generator.batch.book.MOST_LINKS", 3)
    found = Written(tmp_path / "公开", [result(str(n), f"局{n}") for n in range(101, 104)])
    assert sum(cell.hyperlink is not None for row in found.sheet.iter_rows() for cell in row) == 3
    assert found.row("局103")["打开", "Word"].value == "打开"


# texts are data


@pytest.mark.parametrize("name", [*FORMULAS, NASTY, "{=1}", "http://evil.example/", "internal:A1", "external:x"])
def test_a_text_is_never_a_formula_or_a_link(tmp_path, name):
    found = Written(tmp_path / "公开", [result("=1", name, message=name, profile_name=name, totals={f"{name}/收入": "1.00"})])
    cells = [cell for row in found.sheet.iter_rows() for cell in row]
    assert [cell.value for cell in cells].count(name) >= 3
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert not [cell for cell in cells if cell.hyperlink and cell.value != "打开"]
    assert found.column("编码")[0].value == "=1" and found.column("编码")[0].quotePrefix


def test_what_xml_cannot_hold_is_left_out(tmp_path):
    found = Written(tmp_path / "公开", [result("101", "民\x00政\ud800局\x1f", workbook="坏\udce5.xlsx", files={"docx": "坏\udce5.docx"})])
    assert found.column("名称")[0].value == "民政局"
    assert found.column("Word", "打开")[0].hyperlink is None


def test_a_text_longer_than_a_cell(tmp_path):
    assert len(Written(tmp_path / "公开", [result(message="长" * 40000)]).column("说明")[0].value) == 32000


# the sums of the county


def test_sums_by_year_with_their_numbers(written):
    sums = written.sums()
    assert sums["总计", "收入总计"] == [200.300003, 3, 9.99, 1, 100]
    assert sums["总计", "支出总计"] == [100, 1, None, 0, 100]
    assert sums["分类", "229 其他支出"] == [40.1, 1, None, 0, None]


def evaluated(book, formula: str) -> Decimal | str:
    """What the three functions of our formulas give, over the cells of the book."""

    def cells(text: str) -> list:
        sheet, area = re.fullmatch(r"'?([^'!]+)'?!(\$?\w+\$?\d+:\$?\w+\$?\d+)", text).groups()
        return [cell.value for row in book[sheet][area.replace("$", "")] for cell in row]

    def met(conditions: list[str]) -> list[int]:
        pairs = list(zip(conditions[::2], conditions[1::2], strict=True))
        columns = [(cells(area), wanted.strip('"')) for area, wanted in pairs]
        fits = lambda value, wanted: value is not None if wanted == "<>" else str(value) == wanted  # noqa: E731
        return [n for n in range(len(columns[0][0])) if all(fits(column[n], wanted) for column, wanted in columns)]

    counted = re.fullmatch(r"=COUNTIFS\((.*)\)", formula)
    if counted:
        return Decimal(len(met(counted[1].split(","))))
    condition, area, conditions = re.fullmatch(r'=IF\(COUNTIFS\((.*)\)=0,"",ROUND\(SUMIFS\(([^,]*),(.*)\),6\)\)', formula).groups()
    if not met(condition.split(",")):
        return ""
    values = cells(area)
    return sum((Decimal(str(values[n] or 0)) for n in met(conditions.split(","))), Decimal(0))


def test_the_stored_results_are_those_of_the_formulas(written):
    seen = 0
    for row, stored in zip(written.book["全县合计"].iter_rows(min_row=8), written.stored["全县合计"].iter_rows(min_row=8), strict=True):
        for cell, kept in zip(row, stored, strict=True):
            if cell.data_type == "f" and not cell.value.startswith("=COUNTIF("):
                found = evaluated(written.book, cell.value)
                assert Decimal(str(kept.value)) == found if found != "" else kept.value is None, cell.coordinate
                seen += 1
    assert seen == 5 * 5  # figures × (sum and number of two years, drafts of one)


def test_states_are_counted(written):
    rows = list(written.stored["全县合计"].iter_rows(min_row=9, max_row=15, max_col=3, values_only=True))
    assert [(row[0], row[2]) for row in rows] == [("可以公开", 6), ("有错误", 1), ("不能读取", 1), ("失败", 1), ("没有处理", 1), ("工作簿已不在", 1), ("未报送", 3)]
    assert written.book["全县合计"]["C9"].value == f"=COUNTIF('台账'!$E$6:$E${written.sheet.max_row},$A9)"


def test_what_is_counted_is_said(written):
    said = [row[0] for row in written.stored["全县合计"].iter_rows(max_row=6, max_col=1, values_only=True)]
    assert said[1] == "2024年：计入 3 个，没有计入 4 个；2023年：计入 1 个，没有计入 0 个"
    assert "下属单位不再计" in said[3] and "草稿数" in said[5]


def test_charts_show_what_is_in_the_cells(written):
    package = zipfile.ZipFile(written.path)
    charts = [package.read(f"xl/charts/chart{n}.xml").decode() for n in (1, 2)]
    assert len([name for name in package.namelist() if name.startswith("xl/charts/")]) == 2
    for chart in charts:
        values = re.search(r"<c:val>.*?<c:f>([^<]*)</c:f>(.*?)</c:val>", chart, re.S)
        sheet, area = values[1].rsplit("!", 1)
        cells = [str(cell.value or 0) for row in written.stored[sheet.strip("'")][area.replace("$", "")] for cell in row]
        assert [Decimal(v) for v in re.findall(r"<c:v>([^<]*)</c:v>", values[2])] == [Decimal(cell) for cell in cells]
    assert "各种状态的个数" in charts[0] and "2024年分类（万元）" in charts[1]


def test_nothing_to_add_up(tmp_path):
    found = Written(tmp_path / "公开", [], roster=ROSTER)
    assert found.book["全县合计"]["A2"].value == "没有可以计入的部门"
    assert [cell.value for cell in found.column("状态")] == [MISSING] * 6
    assert Written(tmp_path / "空", []).sheet.max_row >= HEAD


# the findings


def test_findings_of_most_bodies_first(written):
    rows = [row for row in written.stored["常见问题"].iter_rows(min_row=5, values_only=True)]
    assert [(*row[:5], *row[6:]) for row in rows] == [(1, "P07", "警告", "没有单位", 2, 6, "教育局、财政局"), (2, "B06", "错误", "两表合计不等", 1, 2, "教育局")]
    assert [row[5] for row in rows] == pytest.approx([2 / 7, 1 / 7])


# the file


def test_the_same_results_give_the_same_bytes(tmp_path):
    first, second = (Written(tmp_path / name / "公开", everything(), roster=ROSTER, made="时") for name in "甲乙")
    assert first.path.read_bytes() == second.path.read_bytes()
    assert first.json.read_bytes() == second.json.read_bytes()
    assert Written(tmp_path / "丙" / "公开", everything(), roster=ROSTER, made="别的时候").path.read_bytes() != first.path.read_bytes()


def test_a_second_run_replaces_the_ledger(tmp_path):
    Written(tmp_path, [result()])
    again = Written(tmp_path, [result(), result("102", "教育局")])
    assert again.path.name == "汇总台账.xlsx" and again.sheet.max_row == HEAD + 2


def test_a_ledger_that_somebody_worked_on_stays(tmp_path):
    first = Written(tmp_path, [result()])
    first.sheet["N6"] = "已打电话"
    first.book.save(first.path)
    worked_on = first.path.read_bytes()
    for _ in range(2):  # and the one beside it is ours again
        second = Written(tmp_path, everything())
        assert second.path.name == "汇总台账（2）.xlsx"
    assert first.path.read_bytes() == worked_on
    first.path.unlink()
    assert Written(tmp_path, [result()]).path.name == "汇总台账.xlsx"


def test_a_ledger_that_is_not_ours_stays(tmp_path):
    (tmp_path / "内部留存").mkdir()
    (tmp_path / "内部留存/汇总台账.xlsx").write_bytes(b"x")
    (tmp_path / "内部留存/汇总台账.json").write_text("[]")
    assert Written(tmp_path, [result()]).path.name == "汇总台账（2）.xlsx"
    assert (tmp_path / "内部留存/汇总台账.xlsx").read_bytes() == b"x"


def test_a_full_disk_leaves_nothing_half_written(tmp_path, monkeypatch):
    Written(tmp_path, [result()])
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}

    def full(book):
        raise FileCreateError(OSError(28, "No space left on device"))

    monkeypatch.setattr("xlsxwriter.Workbook.close", full)
    with pytest.raises(OutputError):
        write_ledger(everything(), tmp_path)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_a_thousand_bodies(tmp_path):
    [one] = [result(totals={"总计/收入总计": "0.10", "总计/支出总计": "0.10"})]
    found = Written(tmp_path, [replace(one, code=str(1000 + n), body=f"局{n}", workbook=f"{n}.xlsx") for n in range(1000)], roster=Roster())
    assert found.sheet.max_row == HEAD + 1000
    assert found.sums()["总计", "收入总计"] == [100, 1000]  # 100.00, not 99.9999999999986


def without_results(path: Path, target: Path) -> Path:
    """A copy in which formulas have no results."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            new.writestr(name, re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", old.read(name)) if "sheets/" in name else old.read(name))
    return target


@pytest.mark.office
def test_an_office_suite_computes_what_is_stored(written, tmp_path):
    bare = without_results(written.path, tmp_path / "台账.xlsx")
    assert load_workbook(bare, data_only=True)["全县合计"]["C9"].value is None
    command = [soffice(), "--headless", f"-env:UserInstallation={(tmp_path / 'lo').as_uri()}", "--convert-to", "xlsx", "--outdir", tmp_path / "out", bare]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    computed = load_workbook(tmp_path / "out" / "台账.xlsx", data_only=True)["全县合计"]
    seen = 0
    for row in written.book["全县合计"].iter_rows(min_row=8):
        for cell in (cell for cell in row if cell.data_type == "f"):
            stored = written.stored["全县合计"][cell.coordinate].value
            assert (computed[cell.coordinate].value or None) == (stored or None), cell.coordinate
            seen += 1
    assert seen > 20
