import pytest

from tests.checks.kinds._kit import findings

OPTIONS = {"where": ["文字说明"], "unless": "上年|结束|不再", "as_reasons": ["文字说明.项目支出增减原因"], "also_known": [["分项绩效目标", "工作任务"]]}
LAST = "-- 上年项目\n项目名称 | 上年预算数 | 今年项目\n古籍修复 | 5.00 | 结束\n2023年库房防潮改造工程 | 12.00 | 结束\n档案扫描 | 20.00 | 档案数字化\n库房维护 | 12.00 |\n"


def found(text: str, last: str = LAST, line: str = "总体绩效目标") -> list[str]:
    return [finding.found for finding in findings("text_gone_projects", f"{last}-- 文字说明\n事项 | 内容\n{line} | {text}\n", **OPTIONS)]


@pytest.mark.parametrize("text", ["做好“古籍修复”", "实施古籍修复项目", "古籍修复5万元"])
def test_a_short_name_that_is_named_as_a_project(text):
    assert found(text) == ["古籍修复"]


@pytest.mark.parametrize("text", ["做好古籍修复工作", "民间古籍修复项目", "古籍修复项目已经结束", "上年的“古籍修复”效果很好", "2023年实施古籍修复项目", "做好库房维护项目", "推进档案数字化项目"])
def test_words_longer_names_the_past_and_what_there_still_is_pass(text):
    assert found(text) == []


def test_a_long_name_counts_anywhere_its_own_year_is_no_excuse():
    assert found("实施2023年库房防潮改造工程") == ["2023年库房防潮改造工程"]


def test_a_renamed_project_is_told_with_its_name():
    [finding] = findings("text_gone_projects", f"{LAST}-- 文字说明\n事项 | 内容\n总体绩效目标 | 做好“档案扫描”\n", **OPTIONS)
    assert finding.expected == "“档案数字化”" and "今年的名称是“档案数字化”" in finding.message


def test_a_reason_may_name_what_ended_but_not_as_new():
    assert found("古籍修复项目减少", line="项目支出增减原因") == []
    assert found("新增古籍修复项目", line="项目支出增减原因") == ["古籍修复"]


def test_a_task_of_the_same_name_is_something_else():
    assert found("做好“档案数字”", last="-- 上年项目\n项目名称 | 今年项目\n档案数字 | 结束\n") == []


def test_several_places_are_one_finding():
    tables = f"{LAST}-- 文字说明\n事项 | 内容\n总体绩效目标 | 做好“古籍修复”\n工作保障措施 | “古籍修复”有专人\n"
    [finding] = findings("text_gone_projects", tables, **OPTIONS)
    assert len(finding.places) == 2


def test_without_last_years_list_nothing_is_said():
    assert found("做好“古籍修复”", last="") == []
