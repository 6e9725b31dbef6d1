"""The ways to read the result as a clerk asks for them on the command line."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import openpyxl
import pytest

import cli
from generator.commands import running
from tests.support.workbooks import filled_bytes, find


@pytest.fixture
def workbook(tmp_path) -> Path:
    """A workbook with errors."""
    path = tmp_path / "我单位.xlsx"
    path.write_bytes(filled_bytes())
    book = openpyxl.load_workbook(path)
    find(book, "支出总表", 67.5).value = "六十七"
    book.save(path)
    return path


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


ALL_THREE = {"我单位（问题清单）.html", "我单位（问题清单）.json", "我单位（问题标注）.xlsx"}


def test_all_beside_the_workbook_which_stays_as_it_is(workbook, capsys):
    before = hashlib.sha256(workbook.read_bytes()).hexdigest()
    assert cli.main(["check", str(workbook), "--html", "--mark", "--json"]) == 1
    assert names(workbook.parent) == {workbook.name} | ALL_THREE
    assert hashlib.sha256(workbook.read_bytes()).hexdigest() == before
    printed = capsys.readouterr().out.splitlines()
    assert [line for line in printed if line.startswith("已生成")] == [f"已生成：{workbook.parent / name}" for name in sorted(ALL_THREE, key=printed_order)]
    assert printed[-1].startswith("结论：有错误")
    assert json.loads((workbook.parent / "我单位（问题清单）.json").read_text(encoding="utf-8"))["workbook"]["sha256"] == before


def printed_order(name: str) -> int:
    return (".html", ".json", ".xlsx").index(Path(name).suffix)


def test_json_on_standard_output_and_nothing_else(workbook, capsys):
    assert cli.main(["check", str(workbook), "--json", "-"]) == 1
    captured = capsys.readouterr()
    assert json.loads(captured.out)["blocked"] is True and captured.err == ""
    assert cli.main(["check", "没有.xlsx", "--json", "-"]) == 2
    captured = capsys.readouterr()
    assert captured.out == "" and "找不到文件" in captured.err


def test_render_offers_them_too(workbook, tmp_path, capsys):
    out = tmp_path / "结果"
    assert cli.main([str(workbook), "--out", str(out), "--html", "--json", "--mark"]) == 1
    assert names(out) == ALL_THREE


def test_the_original_is_never_a_target(workbook, capsys):
    before = workbook.read_bytes()
    assert cli.main(["check", str(workbook), "--mark", str(workbook)]) == 2
    other = shutil.copy(workbook, workbook.with_name("另一份.xlsx"))
    assert cli.main(["check", str(workbook), "--mark", str(other)]) == 2
    error = capsys.readouterr().err
    assert "就是要检查的工作簿" in error and "没有覆盖" in error and "Traceback" not in error
    assert workbook.read_bytes() == Path(other).read_bytes() == before


def test_a_report_that_cannot_be_written_does_not_hide_the_findings(workbook, capsys):
    workbook.with_name("我单位（问题标注）.xlsx").write_text("别的")
    assert cli.main(["check", str(workbook), "--mark", "--html"]) == 2
    captured = capsys.readouterr()
    assert "[R12]" in captured.out and "没有覆盖" in captured.err
    assert names(workbook.parent) == {workbook.name, "我单位（问题标注）.xlsx"}


def test_a_marked_copy_of_a_marked_copy(workbook, capsys):
    assert cli.main(["check", str(workbook), "--mark"]) == 1
    copy = workbook.with_name("我单位（问题标注）.xlsx")
    before = copy.read_bytes()
    assert cli.main(["check", str(copy), "--mark"]) == 1
    assert copy.read_bytes() == before and "我单位（问题标注2）.xlsx" in names(workbook.parent)


def test_a_forgotten_workbook_is_explained(workbook, capsys):
    with pytest.raises(SystemExit) as end:
        cli.main(["check", "--mark", str(workbook)])
    assert end.value.code == 2
    assert "没有写：工作簿.xlsx" in capsys.readouterr().err


def test_several_workbooks_and_one_file(workbook, capsys):
    assert cli.main(["check", str(workbook), str(workbook), "--html", "甲.html"]) == 2
    assert "有 2 份工作簿" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("terminal", "settings", "coloured"),
    [(False, {}, False), (True, {}, True), (True, {"NO_COLOR": "1"}, False), (True, {"TERM": "dumb"}, False)],
)
def test_colour_for_terminals_that_want_it(monkeypatch, terminal, settings, coloured):
    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.stdout.isatty", lambda: terminal)
    style = running.style(False)
    assert (style.colour, bool(style.width), style.everything) == (coloured, terminal, False)
