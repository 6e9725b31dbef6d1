import pytest

from tests.checks.kinds._catalogue import options_of
from tests.checks.kinds._kit import findings

OPTIONS = options_of("Y28")
LAST = "-- 上年项目\n项目名称 | 上年预算数 | 今年项目\n档案数字化 | 20.00 |\n古籍修复 | 12.00 | 结束\n"


def found(reason: str, last: str = LAST) -> list[tuple[str, str]]:
    tables = f"{last}-- 文字说明\n事项 | 内容\n项目支出增减原因 | {reason}\n"
    return [(finding.found, finding.expected) for finding in findings("text_reason_projects", tables, **OPTIONS)]


@pytest.mark.parametrize("reason", ["新增“库房维护”项目", "新增库房维护15万元", "取消古籍修复12万元", "古籍修复项目已结束", "增加档案数字化5万元", "新增档案数字化5万元"])
def test_what_is_so(reason):
    assert found(reason) == []


@pytest.mark.parametrize("reason", ["新增“档案数字化”项目", "新增档案数字化。", "新增项目：档案数字化"])
def test_new_is_what_was_not_there(reason):
    assert found(reason) == [("新增档案数字化", "上年没有的项目")]


@pytest.mark.parametrize("reason", ["取消库房维护项目", "库房维护不再安排", "“库房维护”项目已经取消"])
def test_what_ended_is_not_there(reason):
    assert found(reason) == [("库房维护结束", "今年没有的项目")]


def test_the_amounts_of_both():
    assert found("新增库房维护16万元，取消古籍修复10万元") == [("16万元", "15.00万元"), ("10万元", "12.00万元")]


def test_a_list_shares_what_is_said_before_it():
    assert found("新增库房维护15万元、档案数字化25万元") == [("新增档案数字化", "上年没有的项目")]


@pytest.mark.parametrize("reason", ["新增档案数字化任务", "评审档案数字化不再安排", "档案数字化设备采购取消", "没有取消库房维护以外的项目"])
def test_other_matters_with_a_project_in_their_name_pass(reason):
    assert found(reason) == []


def test_without_last_years_list_nothing_is_said():
    assert found("新增“档案数字化”项目", last="") == []
