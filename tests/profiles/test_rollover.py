"""The control table of the year's turn: what it says, how a child lies over its parent, and what the lint tells."""

from __future__ import annotations

import pytest

from generator.profile_lint import lint
from generator.profiles.errors import ProfileError
from generator.profiles.lint_rollover import rollover_faults
from generator.profiles.load import load_profile
from generator.profiles.rollover import ACTIONS, CARRY, CLEAR, FILE, HEAD, REVIEW, rollover_of
from tests.profiles.conftest import KEY, Copy
from tests.support.submissions import hebei

HEADLINE = ",".join(HEAD)


def faults(copy: Copy) -> list[str]:
    return [str(fault) for fault in rollover_faults(copy.load())]


@pytest.mark.parametrize("key", ["hebei_2024", "hebei_2025", "hebei_2024_charts", "henan_2024"])
def test_the_shipped_tables_decide_on_every_cell(key: str):
    profile = load_profile(key)
    table = rollover_of(profile)
    for form in profile.sheets.values():
        for line in form.lines or (None,):
            for column in form.sides[line.side if line else 0].columns:
                assert table.decide(form.name, line.name if line else "", column.name), (form.name, column.name)
    assert {decision.action for decision in table.decisions.values()} <= set(ACTIONS)


def test_every_action_is_used_and_explained():
    used = {decision.action for decision in rollover_of(hebei()).decisions.values()}
    assert used == set(ACTIONS)
    assert all(ACTIONS.values())


def test_the_most_specific_row_counts():
    table = rollover_of(hebei())
    assert table.decide("基本信息", "部门名称", "内容").action == CARRY
    assert table.decide("基本信息", "公开日期", "内容").action == CLEAR
    assert table.decide("项目", "", "绩效目标").action == REVIEW
    assert table.decide("项目", "", "承担单位").action == CARRY
    assert table.decide("没有的表", "", "") is None


def test_a_child_lies_over_its_parent(copy):
    (copy.folder / "hebei_2025" / FILE).write_text(f"{HEADLINE}\n# 2025年起\n项目,,资金用途,清空,,每年重写\n", encoding="utf-8")
    table = rollover_of(load_profile("hebei_2025", copy.folder))
    parent = rollover_of(copy.load())
    assert table.decide("项目", "", "资金用途").action == CLEAR
    assert parent.decide("项目", "", "资金用途").action == REVIEW
    assert table.decide("项目", "", "绩效目标") == parent.decide("项目", "", "绩效目标")


def test_a_profile_without_a_table_has_no_fault_but_cannot_be_rolled_to(copy):
    copy.path(FILE).unlink()
    assert faults(copy) == []
    with pytest.raises(ProfileError, match="没有结转办法"):
        rollover_of(copy.load())


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("机构设置,,,照抄,,", "机构设制,,,照抄,,", "没有表“机构设制”，是不是想写“机构设置”？"),
        ("机构设置,,,照抄,,", "机构设置,,,照炒,,", "没有“照炒”这种做法，是不是想写“照抄”？"),
        ("项目,,资金用途,待核", "项目,,资金用涂,待核", "“项目”没有“资金用涂”列，是不是想写“资金用途”？"),
        ("文字说明,部门职责,,照抄", "文字说明,部门职则,,照抄", "“文字说明”没有“部门职则”行，是不是想写“部门职责”？"),
        ("项目,,资金用途,待核", "项目,1,资金用途,待核", "“项目”是清单，“行”要空着"),
        ("项目,,预算数,清空,,", "项目,,财政资金,清空,,\n项目,,预算数,清空,,", "写了两次"),
        ("国有资产,,,清空,,", "国有资产,,,待核,,", "不是文字，不能用“待核”"),
        ("转为上年,收支总表.收入总计.预算数", "转为上年,收支总表.收入总记.预算数", "“取自”：“收支总表”没有“收入总记”行，是不是想写“收入总计”？"),
        ("转为上年,收支总表.收入总计.预算数", "转为上年,收入总计.预算数", "“取自”：“收入总计.预算数”应写成“表.行.列”"),
        ("转为上年,收支总表.收入总计.预算数", "转为上年,", "“取自”："),
        ("上年项目,,项目编码,转为上年,项目.*.项目编码", "上年项目,,项目编码,转为上年,上年数.收支总计.上年预算数", "清单的一栏只能取自另一张清单的一栏，写成“表.*.栏”"),
        ("上年项目,,项目编码,转为上年,项目.*.项目编码", "上年项目,,项目编码,转为上年,绩效指标.*.三级指标", "只能取自一张"),
        ("上年文字,,表,备查,表", "上年文字,,表,备查,名称", "“备查”的“取自”应是表、行、栏、内容、核对之一，不是“名称”"),
        ("机构设置,,,照抄,,", "机构设置,,,照抄,项目.*.预算数,", "“照抄”不用写“取自”"),
        ("机构设置,,,照抄,,", "机构设置,,单位名称,新年度,,", "“新年度”只用于“基本信息”的“预算年度”"),
        ("收支总表,,,清空,,", "收支总表,收入总计,预算数,新名称,项目.*.项目名称,", "“新名称”只用于清单"),
    ],
)
def test_a_mistake_is_told_with_its_line(copy, old: str, new: str, message: str):
    copy.change(FILE, old, new)
    found = faults(copy)
    assert len(found) == 1 or "写了两次" in message
    assert any(message in fault and fault.startswith(f"{FILE} 第 ") for fault in found), found


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("机构设置,,,照抄,,", "", "没有写“机构设置”表怎样结转"),
        ("文字说明,总体绩效目标,,待核,,", "", "没有写“文字说明”表的“总体绩效目标”怎样结转"),
        ("上年文字,,核对,备查,核对,", "上年文字,,核对,清空,,", "“备查”应写在同一张清单上，“取自”是表、行、栏、内容、核对各一栏"),
        ("基本信息,预算年度,,新年度,,", "", "“基本信息”的“预算年度”应写“新年度”"),
    ],
)
def test_what_is_missing_is_told(copy, old: str, new: str, message: str):
    copy.change(FILE, old, new)
    assert [fault for fault in faults(copy) if message in fault]
    assert any(message in fault for fault in lint(KEY, copy.folder).faults)


def test_a_file_in_another_encoding_or_without_a_head(copy):
    copy.path(FILE).write_bytes(f"{HEADLINE}\n项目,,,照抄,,\n".encode("gbk"))
    assert faults(copy) == [f"{FILE}：不是 UTF-8 编码；在 Excel 里另存为“CSV UTF-8（逗号分隔）”"]
    copy.path(FILE).write_text("表,行,栏\n项目,,\n", encoding="utf-8-sig")
    assert faults(copy) == [f"{FILE} 第 1 行：表头缺少“做法、取自”，应为“{HEADLINE}”"]


def test_a_file_as_excel_saves_it(copy):
    """With a mark at its beginning, quotes around comments, and as many commas in every row as there are columns."""
    lines = copy.path(FILE).read_text(encoding="utf-8").splitlines()
    saved = [f'"{line}",,,,,' if line.startswith("#") else line for line in lines]
    copy.path(FILE).write_text("\r\n".join(saved) + "\r\n,,,,,\r\n", encoding="utf-8-sig")
    assert faults(copy) == []
