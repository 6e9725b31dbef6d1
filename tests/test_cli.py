"""The command as a clerk meets it: files beside the workbook, clear words, exit status, nothing half-written."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

import cli
from generator.commands.running import CLEAN, FAILED

SAMPLE = Path(__file__).parents[1] / "sample_inputs" / "hebei_2024" / "巨鹿县行政审批局.xlsx"


@pytest.fixture
def workbook(tmp_path) -> Path:
    return Path(shutil.copy(SAMPLE, tmp_path / "巨鹿.xlsx"))


def broken(path: Path) -> Path:
    """2010306 行政 … 项目支出 67.50 becomes 76.50."""
    book = openpyxl.load_workbook(path)
    sheet = book["支出总表"]
    cell = next(cell for row in sheet.iter_rows() for cell in row if cell.value == 67.5)
    cell.value = 76.5
    book.save(path)
    return path


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_workbook_becomes_word_and_pdf_beside_it(workbook, capsys):
    before = hashlib.sha256(workbook.read_bytes()).hexdigest()
    assert cli.main([str(workbook)]) == 0
    assert names(workbook.parent) == {"巨鹿.xlsx", "巨鹿.docx", "巨鹿.pdf", "巨鹿.依据.json"}
    assert hashlib.sha256(workbook.read_bytes()).hexdigest() == before
    assert capsys.readouterr().out.splitlines()[-1].startswith("结论：可以公开")


def test_errors_block_and_say_where(workbook, capsys):
    assert cli.main([str(broken(workbook))]) == 1
    assert names(workbook.parent) == {"巨鹿.xlsx"}
    printed = capsys.readouterr().out
    assert "[B08]" in printed and "76.50" in printed and "67.50" in printed and "9.00" in printed
    assert "支出总表" in printed and "办法：" in printed
    assert printed.splitlines()[-1].startswith("结论：有错误，没有生成公开文本")


def test_a_draft_is_written_all_the_same(workbook, capsys):
    assert cli.main(["render", str(broken(workbook)), "--draft"]) == 1
    assert names(workbook.parent) == {"巨鹿.xlsx", "巨鹿.docx", "巨鹿.pdf", "巨鹿.依据.json"}
    assert "草稿" in capsys.readouterr().out.splitlines()[-1]


def test_check_writes_nothing(workbook, capsys):
    assert cli.main(["check", str(workbook)]) == 0
    assert names(workbook.parent) == {"巨鹿.xlsx"}


def test_blank_is_written_once_and_never_over_a_file(tmp_path, capsys):
    target = tmp_path / "空白.xlsx"
    assert cli.main(["blank", "--profile", "hebei_2024", "--out", str(target)]) == 0
    assert cli.main(["blank", "--profile", "hebei_2024", "--out", str(target)]) == 2
    assert "已经存在" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["没有.xlsx"], ["blank", "--profile", "hebei_2042"]])
def test_what_cannot_run_says_so(words, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert cli.main(words) == 2
    error = capsys.readouterr().err
    assert "结论：没有运行。" in error and "Traceback" not in error


def test_one_bad_workbook_does_not_stop_the_others(workbook, tmp_path, capsys):
    assert cli.main(["check", str(tmp_path / "没有.xlsx"), str(workbook)]) == 2
    assert "没有错误" in capsys.readouterr().out


def test_a_file_that_cannot_be_replaced_leaves_nothing_behind(workbook, capsys):
    (workbook.parent / "巨鹿.pdf").mkdir()  # a folder stands where the PDF should go
    assert cli.main([str(workbook)]) == 2
    assert names(workbook.parent) == {"巨鹿.xlsx", "巨鹿.pdf"}
    assert "Traceback" not in capsys.readouterr().err


def test_the_readme_shows_what_is_really_printed(workbook, capsys):
    book = openpyxl.load_workbook(workbook)
    cell = next(c for row in book["一般公共预算基本支出表"].iter_rows() for c in row if c.value == 10.42)
    cell.value = 10.24
    changed = workbook.with_name("我单位2024.xlsx")
    book.save(changed)
    assert cli.main([str(changed)]) == 1
    readme = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    shown = readme.partition(f"```\n{changed.name}")[2].partition("\n```")[0].split("\n……\n")  # …… stands for lines left out
    printed = capsys.readouterr().out.strip().removeprefix(changed.name)
    assert len(shown[0]) > 200 and printed.startswith(shown[0]) and printed.endswith(shown[-1])


@pytest.mark.parametrize("words", [["explain"], ["explain", "B"], ["check", SAMPLE, "--all"], ["check", SAMPLE, "--json", "-"]], ids=str)
def test_a_reader_who_has_seen_enough_is_no_fault(words):
    """`gongkai … | head`: the pipe is closed before anything is read."""
    running = subprocess.Popen([sys.executable, cli.__file__, *map(str, words)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    running.stdout.close()
    complaints = running.stderr.read()
    running.wait()
    assert complaints == b""
    assert running.returncode in (CLEAN, FAILED)
