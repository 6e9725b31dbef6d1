"""`ledger.toml`: every address points at an amount, a child changes single lines, faults have file and line."""

from __future__ import annotations

import shutil

import pytest

from generator.profile_lint import lint
from generator.profiles.errors import ProfileError
from generator.profiles.ledger import label_of, ledger_faults, ledger_of, split_label
from generator.profiles.load import load_profile
from generator.profiles.locate import profile_keys
from tests.profiles.conftest import KEY

FILE = "ledger.toml"


def names(profile) -> list[tuple[str, str]]:
    return [(figure.group, figure.name) for figure in ledger_of(profile).figures]


@pytest.mark.parametrize("key", profile_keys())
def test_every_profile_of_ours_has_one_without_faults(key):
    profile = load_profile(key)
    assert ledger_faults(profile) == ()
    groups = list(dict.fromkeys(group for group, _ in names(profile)))
    assert groups[0] == "总计" and {"资金来源", "支出功能分类", "“三公”经费", "其他指标"} <= set(groups)


def test_profiles_say_the_same_things_alike():
    """What one calls otherwise would not be added up."""
    hebei, henan = (set(names(load_profile(key))) for key in ("hebei_2024", "henan_2024"))
    assert henan < hebei


def test_a_profile_without_one_has_no_figures(copy):
    copy.path(FILE).unlink()
    assert ledger_of(copy.load()).figures == () and ledger_faults(copy.load()) == ()


def test_a_child_changes_single_lines(copy):
    child = copy.folder / "hebei_2025" / FILE
    child.write_text('[totals."总计"]\n"支出总计" = ""\n"基本支出" = "支出总表.合计.基本支出"\n', encoding="utf-8")
    shutil.rmtree(copy.folder / "henan_2024")
    found = names(load_profile("hebei_2025", copy.folder))
    assert ("总计", "收入总计") in found and ("总计", "基本支出") in found and ("总计", "支出总计") not in found
    assert ("总计", "支出总计") in names(copy.load())


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"收支总表.收入总计.预算数"', '"收支总表.收入合计.预算数"', "“收入总计”：“收支总表”没有“收入合计”行，是不是想写"),
        ('"收支总表.收入总计.预算数"', '"收支总标.收入总计.预算数"', "没有表“收支总标”，是不是想写“收支总表”"),
        ('"支出总表.合计.基本支出"', '"支出总表.合计.基本"', "没有“基本”列"),
        ('"支出总表.合计.基本支出"', '"合计.基本支出"', "要写成“表.行.列”"),
        ('"支出总表.合计.基本支出"', '"5"', "没有地址"),
        ('"支出总表.合计.基本支出"', '"支出总表.合计.基本支出 +"', "没有写完"),
        ('"支出总表.合计.基本支出"', "5", "应是一个带引号的地址"),
        ('"基本支出" =', '"基本/支出" =', "里不能有“/”"),
        ('"国有资产.资产总额.价值"', '"国有资产.车辆（台、辆）.数量"', "不是金额"),
        ('"支出总表.{类}.合计"', '"支出总表.201.合计"', "名称里有 {类} 的，地址只能写一个“表.{类}.列”"),
        ('"支出总表.{类}.合计"', '"支出总表.{类}.合计 + 收入总表.{类}.合计"', "地址只能写一个"),
        ('"支出总表.{类}.合计"', '"收支总表.{类}.预算数"', "不是按科目填的表"),
        ('"基本信息.公开主体"', '"基本信息.公开主题"', "[unit]：“基本信息”没有“公开主题”行，是不是想写“公开主体”"),
    ],
)
def test_a_fault_has_its_line_and_a_hint(copy, old, new, message):
    line = copy.change(FILE, old, new)
    [fault] = ledger_faults(copy.load())
    assert (fault.file, fault.line) == (FILE, line) and message in fault.message
    with pytest.raises(ProfileError):
        ledger_of(copy.load())


@pytest.mark.parametrize(("text", "message"), [("[totals\n", "不是正确的 TOML"), ('[total]\n"a" = "b"\n', "不认识“total”，是不是想写“totals”"), ('[totals]\n"总计" = "x"\n', "应是一组"), ('[unit]\nfield = "基本信息.公开主体"\n', "缺少“value”")])
def test_a_file_of_another_shape(copy, text, message):
    copy.path(FILE).write_text(text, encoding="utf-8")
    assert message in "".join(fault.message for fault in ledger_faults(copy.load()))


def test_lint_tells(tmp_path):
    child = tmp_path / "our_2024"
    child.mkdir()
    (child / "profile.toml").write_text(f'parent = "{KEY}"\nkey = "our_2024"\nname = "本县（2024年）"\n', encoding="utf-8")
    (child / FILE).write_text('[totals."总计"]\n"收入总计" = "收支总表.收入合计.预算数"\n', encoding="utf-8")
    report = lint("our_2024", tmp_path)
    [line] = report.faults
    assert line.startswith(f"our_2024/{FILE} 第 2 行：“收入总计”：“收支总表”没有“收入合计”行")
    assert not any(FILE in line for line in report.warnings)


def test_labels():
    assert split_label(label_of("组", "名称")) == ("组", "名称")
    assert split_label("没有组") == ("", "没有组")
