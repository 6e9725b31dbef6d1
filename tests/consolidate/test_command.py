"""`gongkai consolidate` as a clerk runs it."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

import cli
from generator.consolidate.writing import write_department
from generator.pipeline import check

FOLDER = Path(__file__).parents[2] / "sample_inputs" / "hebei_2024" / "units"
LEAD = "清禾市农业农村局本级"
UNITS = [FOLDER / f"{name}.xlsx" for name in (LEAD, "清禾市农业技术推广站", "清禾市动物疫病预防控制中心", "清禾市种子管理服务站")]


def run(*words) -> int:
    return cli.main(["consolidate", *map(str, words)])


@pytest.fixture(scope="module")
def department(tmp_path_factory) -> Path:
    target = tmp_path_factory.mktemp("department") / "部门.xlsx"
    write_department(UNITS, target)
    return target


def test_the_workbook_and_its_report_are_written_and_pass(tmp_path, capsys):
    assert run(*UNITS, "--out", tmp_path) == 0
    told = capsys.readouterr().out
    target = tmp_path / "清禾市农业农村局.xlsx"
    assert {path.name for path in tmp_path.iterdir()} == {"清禾市农业农村局.xlsx", "清禾市农业农村局.汇总报告.txt"}
    assert "结论：已汇总 4 个单位" in told and "抵销的单位之间的往来" in told
    outcome = check(target)
    assert not outcome.blocked
    assert outcome.submission.field("基本信息", "部门编码") == "318"
    assert run("--check", target, *UNITS) == 0
    assert "与 4 个单位相加一致" in capsys.readouterr().out


def test_existing_files_are_not_overwritten(department, capsys):
    before = department.read_bytes()
    assert run(*UNITS, "--out", department) == 2
    assert "已经存在，没有覆盖" in capsys.readouterr().err
    assert department.read_bytes() == before


def test_the_units_are_never_changed(tmp_path):
    before = [path.read_bytes() for path in UNITS]
    assert run(*UNITS, "--out", tmp_path / "部门.xlsx", "--name", "某局", "--code", "318") == 0
    assert [path.read_bytes() for path in UNITS] == before


def test_a_changed_cell_is_found_in_the_ways_of_every_check(department, tmp_path, capsys):
    book = openpyxl.load_workbook(department)
    cell = next(cell for row in book["支出总表"].iter_rows() for cell in row if cell.value == 471480)
    cell.value = 471480 - 112480
    wrong = tmp_path / "错.xlsx"
    book.save(wrong)
    assert run("--check", wrong, *UNITS, "--json", "-") == 1
    report = json.loads(capsys.readouterr().out)
    [finding] = [finding for finding in report["findings"] if finding["rule"] == "H01"]
    assert finding["places"][0]["cell"] == cell.coordinate
    assert "清禾市动物疫病预防控制中心" in finding["message"]
    assert run("--check", wrong, *UNITS, "--mark") == 1
    marked = next(path for path in tmp_path.iterdir() if "标注" in path.name)
    assert "问题清单" in openpyxl.load_workbook(marked).sheetnames


def test_the_department_is_no_unit_of_itself(department, capsys):
    assert run("--check", department, *UNITS, department) == 2
    assert "既是部门的工作簿，又列在单位里" in capsys.readouterr().err


def test_a_lead_unit_by_code_name_or_file(department, capsys):
    for lead in ("318001", LEAD, UNITS[0].name, str(UNITS[0])):
        assert run("--check", department, *reversed(UNITS), "--lead", lead) == 0
    assert run("--check", department, *UNITS, "--lead", "没有") == 2
    assert "牵头单位“没有”" in capsys.readouterr().err


def test_transfers_of_the_departments_own_workbook_count_where_the_lead_declares_none(department, tmp_path):
    book = openpyxl.load_workbook(UNITS[0])
    del book["内部往来"]
    lead = tmp_path / UNITS[0].name
    book.save(lead)
    assert run("--check", department, lead, *UNITS[1:]) == 0


def test_a_transfer_that_does_not_hold_writes_nothing(tmp_path, capsys):
    book = openpyxl.load_workbook(UNITS[0])
    cell = next(cell for row in book["内部往来"].iter_rows() for cell in row if cell.value == 12)
    cell.value = 20
    lead = tmp_path / UNITS[0].name
    book.save(lead)
    assert run(lead, *UNITS[1:], "--out", tmp_path / "部门.xlsx") == 2
    assert "只有 12.00万元，相差 8.00万元" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == [lead.name]


def test_a_name_from_a_cell_never_becomes_a_path(tmp_path):
    _, files = write_department(UNITS[1:3], tmp_path, name="../外面/=局")
    assert all(path.parent == tmp_path for path in files)
