import pytest

from generator.model.expression import parse
from generator.profiles.names import address_fault
from tests.support.submissions import hebei


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("sheets/procurement.toml", "项目[项目名称].预算数", "项日[项目名称].预算数", "没有表“项日”，是不是想写“项目”？"),
        ("sheets/revenue_expenditure_summary.toml", "财政拨款收支总表.一般公共预算拨款.金额", "财政拨款总表.一般公共预算拨款.金额", "没有表“财政拨款总表”，是不是想写“财政拨款收支总表”？"),
        ("sheets/assets.toml", "其他固定资产.价值", "其他固定资产.价格", "“国有资产”没有“价格”列，是不是想写“价值”？"),
        ("sheets/assets.toml", "其他固定资产.价值", "其它固定资产.价值", "“国有资产”没有“其它固定资产”行，是不是想写“其他固定资产”？"),
        ("sheets/revenue_summary.toml", '"小计 + 上年结转"', '"小记 + 上年结转"', "“收入总表”没有“小记”列，是不是想写“小计”？"),
        ("sheets/revenue_summary.toml", 'code_table = "功能分类科目"', 'code_table = "功能分类"', "没有科目编码表“功能分类”，是不是想写“功能分类科目”？"),
        ("sheets/revenue_summary.toml", 'source = "支出总表"', 'source = "支出表"', "没有表“支出表”，是不是想写“支出总表”？"),
        ("document.toml", '"收入总表"', '"收入汇总表"', "没有表“收入汇总表”，是不是想写“收入总表”？"),
        ("document.toml", 'details = "绩效指标"', 'details = "绩效目标"', "没有表“绩效目标”"),
        ("profile.toml", 'sheet = "基本信息"', 'sheet = "基础信息"', "没有表“基础信息”，是不是想写“基本信息”？"),
        ("sheets/projects.toml", 'name = "承担单位",', 'name = "承担单位", name_of = ["功能分类", "功能科目编码"],', "没有科目编码表“功能分类”，是不是想写“功能分类科目”？"),
        ("sheets/projects.toml", 'name = "承担单位",', 'name = "承担单位", name_of = ["功能分类科目", "功能编码"],', "“项目”没有“功能编码”列，是不是想写“功能科目编码”？"),
        ("sheets/projects.toml", "rows = 40", 'rows = 40\nmerge = ["项目名"]', "“项目”没有“项目名”列，是不是想写“项目名称”？"),
        ("performance.toml", "{承担单位.单位编码}", "{承担单位.单位代码}", "“预算项目绩效目标表”：“机构设置”没有“单位代码”列，是不是想写“单位编码”？"),
        ("performance.toml", "{承担单位.单位编码}", "{承接单位.单位编码}", "“预算项目绩效目标表”：“项目”没有“承接单位”列，是不是想写“承担单位”？"),
        ("performance.toml", "{承担单位.单位编码}", "{预算数.单位编码}", "“预算数”列没有 choices_from，不知道“单位编码”在哪张表里"),
        ("performance.toml", '"{部门编码}{部门名称}"', '"{部门编号}{部门名称}"', "“预算项目绩效目标表”：“项目”没有“部门编号”列"),
        ("profile.toml", 'sheet = "例外说明"', 'sheet = "例外情况"', "没有表“例外情况”，是不是想写“例外说明”？"),
        ("profile.toml", 'sheet = "例外说明"', 'sheet = "收支总表"', "“收支总表”应是一张清单"),
        ("profile.toml", 'reason = "理由"', 'reason = "缘由"', "“例外说明”没有“缘由”列"),
        ("sheets/waivers.toml", '"收入总表"', '"收入汇总表"', "没有表“收入汇总表”，是不是想写“收入总表”？"),
    ],
)
def test_a_name_that_points_at_nothing_is_a_fault_with_a_suggestion(copy, file, old, new, message):
    copy.change(file, old, new)
    assert [(fault.file, message in fault.message) for fault in copy.faults()] == [(file.split("/")[-1], True)]


FORM = """
[[form]]
name = "整体"
widths = [1, 1]
rows = [[{ label = "总额" }, { value = "%s" }]]
"""
PIVOT = """
[[pivot]]
name = "汇总"
sheet = "项目"
details = "绩效指标"
match = "项目名称"
by = "一级指标"
groups = ["产出指标"]
column = [{ field = "%s" }]
shown = [{ field = "%s" }]
"""


@pytest.mark.parametrize(
    ("added", "message"),
    [
        (FORM % "收支总表.收入总记.预算数", "“整体”：“收支总表”没有“收入总记”行，是不是想写“收入总计”？"),
        (FORM % "收入总计", "“整体”：“收入总计”应写成“表.行.列”"),
        (FORM % "收支总表.收入总计.预算数 +", "“整体”：公式“收支总表.收入总计.预算数 +”没有写完"),
        (PIVOT % ("项目编号", "指标值"), "“汇总”：“项目”没有“项目编号”列，是不是想写“项目编码”？"),
        (PIVOT % ("项目编码", "指标数值"), "“汇总”：“绩效指标”没有“指标数值”列，是不是想写“指标值”？"),
    ],
)
def test_forms_and_summaries_name_what_there_is(copy, added, message):
    copy.change("document.toml", "# 项目绩效目标表：每个项目一张。", added)
    assert [(fault.file, fault.message) for fault in copy.faults()] == [("document.toml", message)]


def test_all_wrong_names_are_told_at_once(copy):
    copy.change("sheets/procurement.toml", "项目[项目名称].预算数", "项日[项目名称].预算数")
    copy.change("document.toml", '"收入总表"', '"收入汇总表"')
    copy.change("profile.toml", 'sheet = "基本信息"', 'sheet = "基础信息"')
    assert {fault.file for fault in copy.faults()} == {"procurement.toml", "document.toml", "profile.toml"}


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("sheets/procurement.toml", "项目[项目名称].预算数", "项日[项目名称].预算数"),
        ("sheets/revenue_summary.toml", 'code_table = "功能分类科目"', 'code_table = "功能分类"'),
        ("document.toml", '"收入总表"', '"收入汇总表"'),
        ("profile.toml", 'sheet = "基本信息"', 'sheet = "基础信息"'),
    ],
)
def test_a_wrong_name_is_told_with_its_line(copy, file, old, new):
    line = copy.change(file, old, new)
    assert [fault.line for fault in copy.faults()] == [line]


UNSEEN = {
    "column to look rows up by": ("sheets/procurement.toml", "项目[项目名称].预算数", "项目[项目名].预算数"),
    "row of a subject sheet": ("sheets/fiscal_appropriation_summary.toml", '"一般公共预算支出表.合计.合计"', '"一般公共预算支出表.合记.合计"'),
    "columns of a following sheet": ("sheets/revenue_summary.toml", '[["财政拨款收入", "合计"]]', '[["财政拔款收入", "合计"]]'),
    "field that makes a sheet follow": ("sheets/revenue_summary.toml", '"资金全部为一般公共预算拨款"]', '"资金全部为预算拨款"]'),
    "column of groups": ("sheets/procurement.toml", '[grouping]\ncolumn = "单位名称"', '[grouping]\ncolumn = "单位"'),
    "sums of groups": ("sheets/procurement.toml", 'sums = ["合计"', 'sums = ["合记"'),
    "source of choices": ("sheets/procurement.toml", 'choices_from = ["机构设置", "单位名称"]', 'choices_from = ["机构设制", "单位名称"]'),
    "type of a column": ("sheets/assets.toml", 'type = "quantity"', 'type = "quantitiy"'),
    "field of a form": ("document.toml", '{ field = "预算数" }', '{ field = "预算" }'),
    "merged column of a form": ("document.toml", 'merge = ["一级指标"]', 'merge = ["一级指针"]'),
    "column that matches details": ("document.toml", 'match = "项目名称"', 'match = "项目名"'),
    "placeholder of a title": ("document.toml", 'title = "{序号}、{项目名称}绩效目标表"', 'title = "{序号}、{项目名}绩效目标表"'),
    "placeholder of a banner": ("sheets/assets.toml", '"{部门编码}{部门名称}"', '"{部门编号}{部门名称}"'),
    "line of the facts": ("profile.toml", 'body = "部门名称"', 'body = "部门全称"'),
    "key of a sheet among sheets": ("sheets/assets.toml", 'name = "国有资产"', 'name = "项目"'),
}


@pytest.mark.parametrize("spoilt", UNSEEN.values(), ids=UNSEEN)
def test_every_name_of_a_profile_is_looked_at(copy, spoilt):
    copy.change(*spoilt)
    assert copy.faults()[0].file == spoilt[0].split("/")[-1]


@pytest.mark.parametrize(
    ("formula", "fault"),
    [
        ("收支总表.收入总计.预算数", ""),
        ("项目.*.预算数", ""),
        ("项目[项目名称].预算数", ""),
        ("收入总计.预算数", "要写明是哪张表"),
        ("收支总表.收入合记.预算数", "“收支总表”没有“收入合记”行"),
        ("收支总表.收入总计.预算", "“收支总表”没有“预算”列，是不是想写“预算数”？"),
    ],
)
def test_an_address_outside_of_a_form(formula, fault):
    [address] = parse(formula).addresses()
    found = address_fault(hebei(), None, address)
    assert (fault in found) if fault else found == ""
