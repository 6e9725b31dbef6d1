"""Whoever wrote the file, the same workbook reads the same."""

import subprocess
import sys
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from generator.pipeline import check
from generator.workbook.opening import open_book
from generator.workbook.read import profile_key, read_workbook
from tests.support import writers
from tests.support.submissions import hebei
from tests.support.workbooks import Desk, find

FILES = Path(__file__).parent / "files"


@pytest.fixture
def desk(tmp_path) -> Desk:
    return Desk(tmp_path)


def typed(submission) -> dict:
    return {(sheet.name, row.key, column): cell.typed for sheet, row, column, cell in submission.cells() if cell.typed is not None}


REWRITERS = (
    writers.with_prefix,
    writers.strict,
    writers.with_shared_strings,
    writers.without_addresses,
    writers.with_other_parts,
    writers.through_xlsxwriter,
)


@pytest.mark.parametrize("rewrite", REWRITERS, ids=lambda rewrite: rewrite.__name__)
def test_another_writer_changes_nothing(desk, rewrite):
    before, _ = desk.read()
    bytes_before = desk.path.read_bytes()
    rewrite(desk.path)
    assert desk.path.read_bytes() != bytes_before
    after, findings = desk.read()
    assert typed(after) == typed(before)
    assert len(typed(after)) > 300
    assert findings == []
    assert profile_key(desk.path) == hebei().key


def test_every_cell_is_what_openpyxl_reads(desk):
    theirs, results = load_workbook(desk.path), load_workbook(desk.path, data_only=True)
    compared = 0
    for ours in open_book(desk.path).sheets:
        cells = {spot: cell for spot, cell in theirs[ours.title]._cells.items() if cell.value is not None}
        assert set(ours.cells) == set(cells)
        for spot, cell in cells.items():
            own = ours.cells[spot]
            assert own.number_format == cell.number_format
            assert (own.formula if cell.data_type == "f" else own.value) == cell.value
            assert cell.data_type != "f" or own.value == results[ours.title].cell(*spot).value
            compared += 1
    assert compared > 4000


def test_unreadable_styles_cost_only_the_formats(desk):
    before = typed(desk.read()[0])
    writers.without_styles(desk.path)
    after = typed(desk.read()[0])
    assert after.keys() == before.keys()
    assert [key for key in after if after[key] != before[key]] == []  # percentages and dates read by their numbers


def test_days_counted_from_1904(desk):
    cell = find(load_workbook(desk.path), "基本信息", "公开日期").offset(column=1).coordinate
    desk.put("基本信息", cell, 43854, "yyyy-mm-dd")
    writers.with_dates_from_1904(desk.path)
    assert desk.read()[0].cell("基本信息", "公开日期").typed == date(2024, 1, 25)


@pytest.mark.parametrize("number", [14, 31, 58, 57])
def test_chinese_formats_that_are_named_by_number_only(desk, number):
    """Excel and WPS write 2024年1月25日 as format 31 and give no words for it."""
    cell = find(load_workbook(desk.path), "基本信息", "公开日期").offset(column=1).coordinate
    desk.put("基本信息", cell, 45316, 'yyyy"年"m"月"d"日"')

    def change(name: str, content: bytes) -> bytes:
        import re

        if name != "xl/styles.xml":
            return content
        own = re.search(rb'numFmtId="(\d+)" formatCode="yyyy&quot;', content)[1]
        return content.replace(b'numFmtId="%s"' % own, b'numFmtId="%d"' % number).replace(b"<numFmt ", b"<numFmtX ")

    writers.rewritten(desk.path, change)
    assert desk.read()[0].cell("基本信息", "公开日期").typed == date(2024, 1, 25)


def test_a_table_that_a_script_wrote(tmp_path):
    """As pandas and short scripts do: a head, values, nothing else."""
    path = tmp_path / "脚本.xlsx"
    sheets = {
        "基本信息": [["事项", "内容"], ["金额单位", "万元"], ["部门名称", "甲局"]],
        "支出总表": [["序号", "科目编码", "科目名称", "基本支出", "项目支出"], [0, 2010301, "行政运行", 12.5, None], [1, "2010302", None, None, "1,3"]],
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in writers.minimal(sheets).items():
            archive.writestr(name, text)
    submission, findings = read_workbook(path, hebei())
    assert submission.cell("支出总表", "2010301", "基本支出").typed.value == Decimal("12.5")
    assert submission.field("基本信息", "部门名称") == "甲局"
    assert "R02" in [finding.rule for finding in findings]
    assert [finding.found for finding in findings if finding.rule == "R12"] == ["1,3"]


def test_results_that_the_writer_disowns_are_worked_out_or_named(desk):
    """XlsxWriter stores 0 for every formula and asks the office to compute at the first opening."""

    def change(book):
        book["支出总表"]["D6"], book["支出总表"]["D7"] = "=2+3", "=ROUND(2.5,0)"

    writers.through_xlsxwriter(desk.edit(change).path)
    submission, findings = desk.read()
    assert submission.sheet("支出总表").records[0]["基本支出"].typed.value == 5
    assert [(finding.rule, finding.places[0].cell) for finding in findings] == [("R17", "D7")]


def test_shared_formulas_of_the_clerk(desk):
    """Excel writes a formula that was filled down once, and only its number below."""

    def change(name: str, content: bytes) -> bytes:
        if b"SHARED" not in content:
            return content
        content = content.replace(b"<f>SHARED1</f>", b'<f t="shared" ref="D6:D7" si="0">E6*2</f>')
        return content.replace(b"<f>SHARED2</f>", b'<f t="shared" si="0"/>')

    def fill(book):
        sheet = book["支出总表"]
        sheet["D6"], sheet["D7"], sheet["E6"], sheet["E7"] = "=SHARED1", "=SHARED2", 4, 5

    writers.rewritten(desk.edit(fill).path, change)
    records = desk.read()[0].sheet("支出总表").records
    assert [record["基本支出"].typed.value for record in records[:2]] == [8, 10]


# ── files kept as they were saved ──


def test_a_file_saved_by_libreoffice():
    path = next(FILES.glob("LibreOffice_*.xlsx"))
    outcome = check(path)
    assert {finding.rule for finding in outcome.findings if finding.rule.startswith("R")} <= {"R03"}  # it may be of an older version
    assert len(typed(outcome.submission)) > 300


def test_a_workbook_of_the_first_version_is_read_whole_with_one_remark():
    path = next(FILES.glob("第1版_*.xlsx"))
    today = next(FILES.glob("LibreOffice_*.xlsx"))
    submission, findings = read_workbook(path, hebei())
    assert typed(submission) == typed(read_workbook(today, hebei())[0])
    (finding,) = findings
    assert (finding.rule, finding.severity.value, finding.found, finding.expected) == ("R03", "提示", "1", hebei().version)
    assert "旧版模板（第1版），已按旧版读取" in finding.message
    assert "“例外说明”表" in finding.message
    assert not submission.sheet("例外说明").present


def test_reading_does_not_load_the_library_that_writes():
    """It takes longer to load than a workbook takes to read."""
    program = "import sys; from generator.workbook.read import read_workbook; sys.exit('openpyxl' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False, cwd=FILES.parents[2]).returncode == 0
