"""`gongkai profile …` as a maintainer meets it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

import cli
from generator.profiles.locate import OWN_FOLDER, profile_keys, templates_folder
from generator.writers.reference import describe
from tests.support.readback_pdf import read_pdf

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "sample_inputs" / "hebei_2024" / "巨鹿县行政审批局.xlsx"
THIRD = ROOT / "tests" / "third_province"


@pytest.fixture
def own(tmp_path: Path, monkeypatch, capsys) -> Path:
    """A child of a built-in profile in the current folder, made by the command."""
    monkeypatch.chdir(tmp_path)
    assert cli.main(["profile", "new", "hebei_2031", "--parent", "hebei_2024"]) == 0
    assert "gongkai profile lint hebei_2031 --templates 公开格式" in capsys.readouterr().out
    return tmp_path / "公开格式" / "hebei_2031"


def run(capsys, *words: object) -> tuple[int, str]:
    status = cli.main([str(word) for word in words])
    captured = capsys.readouterr()
    assert "Traceback" not in captured.err
    return status, captured.out + captured.err


def test_every_profile_is_listed(capsys):
    status, out = run(capsys, "profile", "list", "--templates", THIRD)
    assert status == 0
    assert all(f"\n{key}　" in f"\n{out}" for key in (*profile_keys(), "yunze_2031"))
    assert "公开文本：收支公开、一页纸" in out
    assert OWN_FOLDER not in os.environ


def test_a_profile_of_the_own_folder_works_like_any_other(own, capsys):
    assert run(capsys, "profile", "lint", "hebei_2031", "--templates", "公开格式")[0] == 0
    assert run(capsys, "profile", "lint", own)[0] == 0
    assert run(capsys, "blank", "--profile", "hebei_2031", "--templates", "公开格式", "--out", "空白.xlsx")[0] == 0
    assert run(capsys, "check", "空白.xlsx", "--templates", "公开格式")[0] == 1  # nothing is filled in yet
    assert run(capsys, "check", "空白.xlsx")[0] == 2  # without the folder nobody knows the profile


def test_all_faults_at_once_with_file_line_and_suggestion(own, capsys):
    write(own, "document.toml", '[cover]\n"标题" = "{部门名}"\n')
    write(own, "sheets/projects.toml", 'giude = "提示"\n')
    write(own, "sheets/assets.toml", 'guide = "没有写完\n')
    write(own, "sections/02_overall.txt", "# 标题\n{{ 收支总表.收入总记.预算数 | 万圆 }}\n@表 机构设制\n")
    write(own, "rules.toml", '[[rule]]\nid = "B06"\ntolerence = "R"\n[[rule]]\nid = "Z01"\nkind = "tei"\ntitle = "题"\n')
    write(own, "reference.docx", "这不是 Word 文件")
    status, out = run(capsys, "profile", "lint", own)
    assert status == 1
    for line in (
        "hebei_2031/document.toml 第 2 行：没有“{部门名}”这个事项，是不是想写“部门名称”？",
        "hebei_2031/sheets/projects.toml 第 1 行：不认识“giude”，是不是想写“guide”？",
        "hebei_2031/sheets/assets.toml 第 1 行：不是正确的 TOML",
        "hebei_2031/sections/02_overall.txt 第 2 行：“收支总表”没有“收入总记”行，是不是想写“收入总计”？",
        "hebei_2031/sections/02_overall.txt 第 2 行：没有“万圆”这个写法，是不是想写“万元”？",
        "hebei_2031/sections/02_overall.txt 第 3 行：@表：没有“机构设制”，是不是想写“机构设置”？",
        "hebei_2031/rules.toml 第 3 行：规则 B06：不认识“tolerence”，是不是想写“tolerance”？",
        "hebei_2031/rules.toml 第 5 行：规则 Z01：没有“tei”这种规则",
        "hebei_2031/reference.docx：打不开",
    ):
        assert f"  {line}" in out, out
    assert "国有资产" not in out  # what only misses the file that is no TOML is not told


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def test_warnings_do_not_fail(own, capsys):
    write(own, "sections/99_old.txt", "旧的")
    status, out = run(capsys, "profile", "lint", own)
    assert status == 0
    assert "提醒（1 项）\n  hebei_2031/sections/99_old.txt：程序不读这个文件" in out


@pytest.mark.parametrize("words", [["lint", "hebei_2042"], ["show", "hebei_2042"], ["preview", "hebei_2024", "收支总"], ["describe", "hebei_2025"], ["new", "hebei_2031", "--parent", "hebei_2024"]])
def test_what_cannot_be_done_is_said(own, capsys, words):
    status, out = run(capsys, "profile", *words)
    assert status in (1, 2)
    assert "是不是想写" in out or "没有自己的 reference.docx" in out or "已经存在" in out


def test_an_edited_look_and_its_twin(own, capsys):
    shutil.copy(templates_folder() / "hebei_2024" / "reference.docx", own)
    assert "reference.txt 与它不一致：运行 gongkai profile describe hebei_2031 更新" in run(capsys, "profile", "lint", own)[1]
    assert run(capsys, "profile", "describe", "hebei_2031", "--templates", "公开格式")[0] == 0
    assert (own / "reference.txt").read_text(encoding="utf-8") == describe(own / "reference.docx")


def test_a_section_is_shown_alone(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert run(capsys, "profile", "preview", "hebei_2024", "02_overall", "--workbook", SAMPLE)[0] == 0
    paper = read_pdf(tmp_path / "预览_02_overall.pdf")
    assert not paper.front
    assert [block.text for block in paper.pages[0].blocks][0].replace(" ", "") == "二、部门预算安排的总体情况"
    assert "525.80万元" in "".join(line.text for line in paper.lines).replace(" ", "")


def test_a_table_as_text_from_a_blank_workbook(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    status, out = run(capsys, "profile", "preview", "hebei_2024", "收支总表", "--text")
    assert status == 0 and "收入总计" in out and "收入总表" not in out
    assert not list(tmp_path.iterdir())
    assert "一级指标" in run(capsys, "profile", "preview", "hebei_2024", "项目绩效目标表", "--text", "--workbook", SAMPLE)[1]
