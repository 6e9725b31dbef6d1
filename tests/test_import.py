"""`gongkai import`: what was published comes back as a workbook; what cannot come back is listed here, exactly."""

from __future__ import annotations

import re
import tomllib
import zipfile
from pathlib import Path

import docx
import pytest

import cli
from generator.commands.running import CLEAN, FAILED
from generator.derive import complete
from generator.importing import Imported, import_file
from generator.model.figure import Figure
from generator.model.form import TOTAL
from generator.model.submission import Submission
from generator.pipeline import OutputError, PublishedError, check, import_published
from generator.profiles.load import load_profile
from generator.readback.submission import as_submission
from tests.support.foreign_docx import APART, ODD, PLAIN, foreign_docx
from tests.support.rendered import typeset
from tests.support.submissions import SAMPLES, SOURCES, submission_of

NOT_PRINTED = {"承担单位", "功能科目编码"}
"""Columns of projects that the form does not print."""
DATE = ("基本信息", "批复日期", "内容")


def last_projects(name: str) -> dict[tuple[str, str, str], str]:
    """Last year's projects and the reasons beside this year's: print tells only what became of them, in one sentence."""
    values = tomllib.loads((SOURCES / f"{name}.toml").read_text(encoding="utf-8"))
    typed = {("上年项目", str(n), column): text for n, row in enumerate(values["上年项目"], 1) for column, text in row.items()}
    return typed | {("项目", str(n), "增减原因"): row["增减原因"] for n, row in enumerate(values["项目"], 1) if "增减原因" in row}


LOST = {
    "xushui": {DATE: "2024-01-25"},
    "julu": {DATE: "2024-01-30"},
    "leting": {DATE: "2024-01-25", **last_projects("leting")},
    "qinghe": {DATE: "2024-02-02", ("基本信息", "金额单位", "内容"): "元"},
}
"""What does not come back out of our own Word file besides NOT_PRINTED: places and what was typed there."""
CHANGED = {"qinghe": {("基本信息", "金额单位", "内容"): "万元"}}
"""What comes back otherwise: amounts are printed in 万元."""
BLOCKED = {"qinghe": {"B15"}}
"""Typed in 元: the unit prices of purchases, rounded to 0.01万元 in print, no longer multiply to the sums."""
FOREIGN_LOST = {
    "xushui": {},
    "julu": {("上年数", "人员经费", "上年预算数"): "508.70", ("上年数", "公用经费", "上年预算数"): "45.37"},
    "leting": {
        ("上年数", "人员经费", "上年预算数"): "721.19",
        ("上年数", "公用经费", "上年预算数"): "80.49",
        ("上年数", "公务用车运行维护费", "上年预算数"): "10.43",
        ("上年数", "公务接待费", "上年预算数"): "0.30",
    },
}
"""What another program's sentences do not say."""
OWN_TERM = {("名词解释", "1", "名词"): "双盲评审", ("名词解释", "1", "解释"): "评审专家和投标单位互不知情的评审方式。"}
"""The term that the foreign files explain besides those of the form."""


def flat(submission: Submission) -> dict[tuple[str, str, str], str]:
    """Everything that a completed submission says; amounts as they are printed, a zero like a blank."""
    values = {}
    for sheet, row, column, cell in submission.cells():
        value = cell.value
        text = (str(value.printed) if value else "") if isinstance(value, Figure) else str(value or "")
        if text and text != TOTAL:  # the label of a total is printed anyway
            values[sheet.name, row.key, column] = text
    return values


def differences(before: Submission, after: Submission) -> tuple[dict, dict]:
    """What is lost and what is new or changed, without the columns that no form prints."""
    old, new = flat(before), flat(after)
    lost = {place: text for place, text in old.items() if new.get(place) != text and place[2] not in NOT_PRINTED}
    return lost, {place: text for place, text in new.items() if old.get(place) != text}


# our own Word files


@pytest.mark.parametrize("name", SAMPLES)
def test_our_own_word_file_comes_back(sample, name, tmp_path):
    made = sample(name)
    imported, (workbook, report) = import_published(made.docx, "hebei_2024", tmp_path / "回来.xlsx")
    outcome = check(workbook)
    assert differences(made.submission, outcome.submission) == (LOST[name], CHANGED.get(name, {}))
    assert imported.remarks == []
    assert {finding.rule for finding in outcome.findings if finding.blocks} == BLOCKED.get(name, set())
    told = report.read_text(encoding="utf-8-sig")
    assert told.startswith("导入报告")
    numerals = re.findall(r"^(.)、", told, re.MULTILINE)
    assert len(numerals) > 2 and numerals == list("一二三四五六")[: len(numerals)]


@pytest.mark.parametrize("name", SAMPLES)
def test_what_cannot_come_back_is_in_the_report(sample, name):
    imported = import_file(sample(name).docx, "hebei_2024")
    missing = set(imported.missing())
    assert {("项目", column) for column in NOT_PRINTED} <= missing
    lost = {(sheet, column if row.isdigit() else row) for sheet, row, column in LOST[name] if sheet != "上年项目"}  # a list of its own that need not be there
    assert lost - {place[:2] for place in CHANGED.get(name, {})} <= missing


def test_computed_cells_are_left_to_the_program(sample):
    imported = import_file(sample("xushui").docx, "hebei_2024")
    assert "收支总表" not in imported.values and "收入总表" not in imported.values
    assert [record["科目编码"] for record in imported.values["支出总表"]] == [
        "2010301", "2010302", "2010350", "2080505", "2080901", "2101101", "2210201",
    ]  # fmt: skip
    assert imported.values["基本信息"]["资金全部为一般公共预算拨款"] == "是"


def test_printed_totals_that_differ_are_typed(sample):
    imported = import_file(sample("xushui").docx, "hebei_2024")
    table = "一般公共预算基本支出表"
    assert set(imported.essential.differing) == {(table, "301", "人员经费"), (table, "302", "公用经费")}
    rows = {record["科目编码"]: record for record in imported.values[table]}
    assert rows["301"]["人员经费"] == "332.42" and rows["302"]["公用经费"] == "31.73"


def test_another_province_comes_back(tmp_path):
    """Codes in pieces, the body's own rows, a summary of projects with their indicators, separators of thousands."""
    profile = load_profile("henan_2024")
    source = SOURCES.parents[1] / "henan_2024" / "sources" / "xinxiang.toml"
    before = complete(submission_of(tomllib.loads(source.read_text(encoding="utf-8")), profile), profile)
    imported = import_file(typeset(before, profile, tmp_path, "新乡").docx, profile.key)
    lost, new = differences(before, complete(as_submission(imported.published, imported.essential.sheets), profile))
    assert {place: text for place, text in lost.items() if place[2] != "二级指标"} == {
        DATE: "2024-03-05",
        ("基本信息", "公开日期", "内容"): "2024-03-20",
        ("基本信息", "部门编码", "内容"): "112",
        ("机构设置", "1", "单位代码"): "112001",
    }
    assert new == {}
    assert imported.remarks == []


# another program's Word files


@pytest.mark.parametrize("manner", [PLAIN, ODD, APART], ids=["plain", "odd", "apart"])
@pytest.mark.parametrize("name", list(FOREIGN_LOST))
def test_another_programs_file_comes_in(sample, name, manner, tmp_path):
    path = foreign_docx(name, manner, tmp_path / "公开.docx")
    imported = import_file(path, "hebei_2024")
    typed = as_submission(imported.published, imported.essential.sheets)
    lost, new = differences(sample(name).submission, complete(typed, imported.profile))
    assert new == OWN_TERM
    assert lost == LOST[name] | FOREIGN_LOST[name]
    assert [remark.why for remark in imported.remarks] == ["没有对应的填写项"]  # the opening, in other words than ours


def test_numbers_of_a_foreign_file_are_as_printed(tmp_path):
    """One figure changed in print is that figure in the workbook, and the total that is printed beside it stays."""
    path = foreign_docx("xushui", PLAIN, tmp_path / "公开.docx")
    document = docx.Document(str(path))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    changed = [cell for cell in cells if cell.text == "58.17"]
    for cell in changed:
        cell.text = "58.19"
    document.save(str(path))
    imported = import_file(path, "hebei_2024")
    row = next(record for record in imported.values["支出总表"] if record.get("科目编码") == "2010350")
    assert changed and row["基本支出"] == "58.19"
    assert ("支出总表", "20103", "基本支出") in imported.essential.differing


def test_what_has_no_place_is_reported(sample, tmp_path):
    document = docx.Document(str(sample("julu").docx))
    table = document.add_table(2, 2)
    for number, text in enumerate(("车辆", "司机", "甲", "乙")):
        table.cell(*divmod(number, 2)).text = text
    document.add_paragraph("附：本年另有一项说明。")
    document.save(str(tmp_path / "公开.docx"))
    remarks = import_file(tmp_path / "公开.docx", "hebei_2024").remarks
    assert [(remark.text, remark.why) for remark in remarks if "表" in remark.where] == [
        ("车辆　司机　甲　乙", "不是公开格式里的表，或者分不清是哪一张")
    ]


# the command


def test_the_profile_is_found_by_the_heads(sample):
    assert import_file(sample("julu").docx).profile.key == "hebei_2024"


def test_the_command(sample, tmp_path, capsys):
    path = tmp_path / "公开.docx"
    path.write_bytes(sample("julu").docx.read_bytes())
    assert cli.main(["import", str(path), "--profile", "hebei_2024"]) == CLEAN
    assert sorted(file.name for file in tmp_path.iterdir()) == ["公开.docx", "公开.xlsx", "公开.导入报告.txt"]
    printed = capsys.readouterr().out
    assert "收支总表" in printed and "批复日期" in printed and "已生成" in printed
    assert cli.main(["import", str(path), "--profile", "hebei_2024"]) == FAILED
    assert "没有覆盖" in capsys.readouterr().err


def test_a_report_is_not_overwritten(sample, tmp_path):
    (tmp_path / "新.导入报告.txt").write_text("我的", encoding="utf-8")
    with pytest.raises(OutputError, match="没有覆盖"):
        import_published(sample("julu").docx, "hebei_2024", tmp_path / "新.xlsx")
    assert not (tmp_path / "新.xlsx").exists()


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def zipped(path: Path, part: str) -> Path:
    with zipfile.ZipFile(path, "w") as package:
        package.writestr(part, "<x/>")
    return path


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BAD = {
    "missing": (lambda folder: folder / "没有.docx", "找不到文件"),
    "empty": (lambda folder: written(folder / "空.docx", b""), "空文件"),
    "doc": (lambda folder: written(folder / "旧.doc", OLE + bytes(600)), "旧格式"),
    "encrypted": (lambda folder: written(folder / "密.docx", OLE + "EncryptedPackage".encode("utf-16-le")), "打开密码"),
    "pdf": (lambda folder: written(folder / "甲.pdf", b"%PDF-1.7"), "PDF"),
    "text": (lambda folder: written(folder / "甲.docx", "文字".encode()), "不是 .docx"),
    "xlsx": (lambda folder: zipped(folder / "甲.docx", "xl/workbook.xml"), "Excel 工作簿"),
    "damaged": (lambda folder: zipped(folder / "甲.docx", "word/document.xml"), "损坏"),
    "lock": (lambda folder: written(folder / "~$甲.docx", b"x"), "临时文件"),
    "folder": (lambda folder: folder, "文件夹"),
}


@pytest.mark.parametrize("case", BAD)
def test_files_that_cannot_be_read(case, tmp_path):
    make, words = BAD[case]
    with pytest.raises(PublishedError, match=words):
        import_file(make(tmp_path), "hebei_2024")


@pytest.mark.parametrize("profile", [None, "hebei_2024"])
def test_a_word_file_without_known_tables(profile, tmp_path):
    document = docx.Document()
    document.add_paragraph("通知")
    document.save(str(tmp_path / "通知.docx"))
    with pytest.raises(PublishedError, match="公开格式"):
        import_file(tmp_path / "通知.docx", profile)


def test_an_unknown_profile(sample, capsys):
    assert cli.main(["import", str(sample("julu").docx), "--profile", "hebei_2042"]) == FAILED
    assert "没有这个公开格式" in capsys.readouterr().err


def test_values_keep_a_note_of_where_they_come_from(sample):
    imported: Imported = import_file(sample("julu").docx, "hebei_2024")
    assert sample("julu").docx.name in imported.values["填报说明"]["说明"]
