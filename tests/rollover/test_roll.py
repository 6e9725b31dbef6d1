"""`gongkai rollover` as a clerk meets it: file names, years, refusals, the report."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

import cli
from generator.output import OutputError
from generator.rollover.report import report_lines
from generator.rollover.roll import roll_over, rolled_from
from generator.workbook.errors import WorkbookError
from tests.rollover.desk import LAST_YEAR, edit, filled, rolled_sample, sample_file, small_values
from tests.support.workbooks import find


def run(capsys, *words: object) -> tuple[int, str, str]:
    status = cli.main(["rollover", *map(str, words)])
    captured = capsys.readouterr()
    assert "Traceback" not in captured.err
    return status, captured.out, captured.err


def test_the_command_writes_a_workbook_and_a_report(tmp_path, capsys):
    path = sample_file(tmp_path)
    before = path.read_bytes()
    status, out, _ = run(capsys, path, "--profile", "hebei_2024")
    assert status == 0
    workbook, report = tmp_path / "甲局2024.xlsx", tmp_path / "甲局2024.结转报告.txt"
    assert f"已生成：{workbook}" in out and f"已生成：{report}" in out
    assert path.read_bytes() == before
    assert report.read_text(encoding="utf-8-sig").startswith("结转报告")
    assert report.read_bytes()[:3] == b"\xef\xbb\xbf"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["甲局2023.xlsx", "甲局2024.xlsx", "甲局2024.结转报告.txt"]


def test_the_same_workbook_gives_the_same_bytes(tmp_path):
    first, _ = roll_over(LAST_YEAR, "hebei_2024", target=tmp_path / "a.xlsx")[1]
    second, _ = roll_over(LAST_YEAR, "hebei_2024", target=tmp_path / "b.xlsx")[1]
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize(
    ("file", "new"),
    [("甲局2023.xlsx", "甲局2024.xlsx"), ("甲局.xlsx", "甲局2024.xlsx"), ("2023年甲局（定稿）.xlsx", "2024年甲局（定稿）.xlsx"), ("甲局20231.xlsx", "甲局202312024.xlsx")],
)
def test_the_new_file_bears_the_new_year(tmp_path, file: str, new: str):
    assert roll_over(sample_file(tmp_path, file=file), "hebei_2024")[1][0].name == new


@pytest.mark.parametrize("there", ["新.xlsx", "新.结转报告.txt"])
def test_nothing_is_overwritten(tmp_path, there: str):
    (tmp_path / there).write_text("有人改过", encoding="utf-8")
    with pytest.raises(OutputError, match="已经存在，没有覆盖"):
        roll_over(LAST_YEAR, "hebei_2024", target=tmp_path / "新.xlsx")
    assert [path.name for path in tmp_path.iterdir()] == [there]
    assert (tmp_path / there).read_text(encoding="utf-8") == "有人改过"


def test_the_same_year_is_refused(tmp_path, capsys):
    for year in ("2023", "2022"):
        status, _, err = run(capsys, sample_file(tmp_path), "--profile", "hebei_2024", "--year", year)
        assert status == 2
        assert f"本身就是2023年的，不能结转到{year}年" in err and "--year 2024" in err
    assert [path.name for path in tmp_path.iterdir()] == ["甲局2023.xlsx"]


@pytest.mark.parametrize(
    ("content", "profile", "message"),
    [(b"x", "hebei_2024", "不是 .xlsx 工作簿"), (None, "hebei_2024", "找不到文件"), (b"", "hebei_2024", "空文件"), (None, "hebei_2052", "没有这个公开格式")],
)
def test_a_wrong_file_is_a_message(tmp_path, capsys, content: bytes | None, profile: str, message: str):
    path = tmp_path / "甲.xlsx"
    if content is not None:
        path.write_bytes(content)
    status, _, err = run(capsys, path, "--profile", profile)
    assert status == 2 and message in err


def test_a_form_without_a_control_table_is_a_message(tmp_path, capsys):
    third = Path(__file__).parents[1] / "third_province"
    status, _, err = run(capsys, sample_file(tmp_path), "--profile", "yunze_2031", "--templates", third)
    assert status == 2 and "没有结转办法（rollover.csv）" in err


def test_a_workbook_without_a_year(tmp_path):
    path = filled(tmp_path, small_values(基本信息={"预算年度": ""}), file="甲.xlsx")
    edit(path, lambda book: setattr(find(book, "基本信息", "预算年度").offset(column=1), "value", None))
    with pytest.raises(WorkbookError, match="--year"):
        rolled_from(path, "hebei_2024")
    rolled = rolled_from(path, "hebei_2024", 2025)
    assert (rolled.shift.old, rolled.shift.new) == (2024, 2025)


def strip_stamp(book: Workbook) -> None:
    book.custom_doc_props.props.clear()
    del book["填报说明"]


def test_a_workbook_that_does_not_say_its_form(tmp_path):
    path = edit(sample_file(tmp_path), strip_stamp)
    rolled = rolled_from(path, "hebei_2024")
    assert rolled.values["上年数"]["收支总计"] == {"上年预算数": "990.62"}
    assert any("没有记着公开格式" in notice and "--from" in notice for notice in rolled.notices)
    assert rolled_from(path, "hebei_2025", before="hebei_2024").old.profile.key == "hebei_2024"


def test_a_workbook_of_a_form_that_is_not_here(tmp_path, capsys):
    def change(book: Workbook) -> None:
        for prop in book.custom_doc_props.props:
            if prop.name == "gongkai.profile":
                prop.value = "xinjiang_2023"

    path = edit(sample_file(tmp_path), change)
    status, _, err = run(capsys, path, "--profile", "hebei_2024")
    assert status == 2 and "xinjiang_2023" in err and "--from" in err
    assert rolled_from(path, "hebei_2024", before="hebei_2024").values["上年数"]


def test_a_workbook_with_errors_rolls_and_says_so(tmp_path):
    def change(book: Workbook) -> None:
        find(book, "支出总表", "2010301").offset(column=3).value = "约五百万"

    rolled = rolled_from(edit(sample_file(tmp_path), change), "hebei_2024")
    assert any("还有错误" in notice for notice in rolled.notices)
    text = "\n".join(report_lines(rolled, Path("新.xlsx")))
    assert "没有读准的，请对照原件核对" in text and "约五百万" in text
    assert not any(figure.is_zero for figure in rolled.figures)


def test_a_newer_form_is_pointed_out(tmp_path):
    rolled = rolled_from(sample_file(tmp_path, "leting", "甲局.xlsx"), "hebei_2024")
    assert any("建议用 --profile hebei_2025" in notice for notice in rolled.notices)
    assert not any("--profile hebei" in notice for notice in rolled_sample().notices)


# the report


def test_the_report_tells_everything():
    text = "\n".join(report_lines(rolled_sample(), Path("新.xlsx")))
    assert text.startswith("结转报告：“乐亭县行政审批局2023.xlsx”（2023年）→“新.xlsx”（2024年，河北省部门预算信息公开（2024年））")
    for line in (
        "  支出总表：照抄 12 格，清空 7 格",
        "  上年项目：填入 6 条",
        "  “上年数”的“项目支出”：188.94（支出总表.合计.项目支出）",
        "  “上年项目”的“网络运行维护费”：44.44",
        "  “绩效指标”的“网络运行维护费／经费预算控制数”“指标值确定依据”：2023年经费预算数 → 2024年经费预算数",
        "  “文字说明”的“项目支出增减原因”：没有带来，今年重写",
        "  “项目”的“绩效目标”：6 条，带来了，橙底",
        "  “上年项目”的“今年项目”：改了名称、合并了的填今年的名称，不再安排的填“结束”，没有改名的空着。",
    ):
        assert f"\n{line}\n" in text
    assert "……" not in text.replace("…2", "")


def test_the_terminal_is_shorter_than_the_file():
    short = list(report_lines(rolled_sample(), Path("新.xlsx"), 3))
    assert len(short) < len(list(report_lines(rolled_sample(), Path("新.xlsx"))))
    assert "  ……还有 5 条，见报告文件" in short
    assert "  国有资产：清空 8 格" in short  # every sheet is told


def test_sections_are_numbered_without_a_gap():
    heads = [line for line in report_lines(rolled_sample(), Path("新.xlsx")) if "、" in line[:3] and not line.startswith(" ")]
    assert [head[0] for head in heads] == list("一二三四五六七")


# the tint of what has to be checked


def test_cells_to_check_are_tinted_until_they_are_changed_or_checked(tmp_path):
    _, files = roll_over(LAST_YEAR, "hebei_2024", target=tmp_path / "a.xlsx")
    book = load_workbook(files[0])
    sheet = book["绩效指标"]
    ranges = {str(rules.sqref): rules.rules[0].formula[0] for rules in sheet.conditional_formatting}
    assert list(ranges) == ["F4:F203"]
    (formula,) = ranges.values()
    assert formula.startswith('AND($F4<>"",SUMPRODUCT((')
    assert '="绩效指标")' in formula and '=$A4&"／"&$D4)' in formula and '="指标值")' in formula and '<>"是")' in formula
    assert 'SUBSTITUTE($F4,"2022年","")' in formula
    assert not book["名词解释"].conditional_formatting
    goals = find(book, "文字说明", "总体绩效目标")
    assert f"B{goals.row}" in {str(rules.sqref) for rules in book["文字说明"].conditional_formatting}


def test_the_first_sheet_says_what_the_colour_means(tmp_path):
    _, files = roll_over(LAST_YEAR, "hebei_2024", target=tmp_path / "a.xlsx")
    words = [cell.value for cell in load_workbook(files[0])["填报说明"]["A"] if cell.value]
    assert any("乐亭县行政审批局2023.xlsx" in word and "橙底" in word and "“上年文字”的“核对”栏选“是”" in word for word in words)
