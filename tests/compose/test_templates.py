"""What a maintainer writes wrongly in a section file is told with file, line and suggestion; branches do not matter."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.compose.document import compose
from generator.compose.wording import COLUMNS, FILTERS
from generator.model.outline import SectionText
from tests.compose._kit import body, faults, only_section, printed, section


def told(text: str) -> list[tuple[str, int, str]]:
    return [(fault.file, fault.line, fault.message) for fault in faults(lambda: compose(body(), only_section(text)))]


WRONG = {
    "fact": ("{{ 部门名 }}", "没有“部门名”，是不是想写“部门名称”？"),
    "sheet": ("{{ 收支汇总表.收入总计.预算数 | 万元 }}", "没有“收支汇总表”，是不是想写“收支总表”？"),
    "row": ("{{ 收支总表.收入总记.预算数 | 万元 }}", "“收支总表”没有“收入总记”行，是不是想写“收入总计”？"),
    "row in brackets": ('{{ 三公经费支出表["因公出国费"].合计 | 万元 }}', "“三公经费支出表”没有“因公出国费”行，是不是想写“因公出国（境）费”？"),
    "column": ("{{ 支出总表.合计.基本支岀 | 万元 }}", "“支出总表”没有“基本支岀”列，是不是想写“基本支出”？"),
    "field": ("{{ 文字说明.部门职责任 }}", "“文字说明”没有“部门职责任”行，是不是想写“部门职责”？"),
    "filter": ("{{ 支出总表.合计.合计 | 万员 }}", "没有“万员”这个写法，是不是想写“万元”？"),
    "test": ("{% if 上年数.人员经费.上年预算数 is 己填 %}有{% endif %}", "没有“己填”这个写法，是不是想写“已填”？"),
    "argument": ("{{ 支出总表.合计.合计 | 增减(上年数.收支合计.上年预算数) }}", "“上年数”没有“收支合计”行，是不是想写“收支总计”？"),
    "loop": ("{% for 任务 in 分项目标 %}{{ 任务.绩效目标 }}{% endfor %}", "没有“分项目标”，是不是想写“分项绩效目标”？"),
    "loop name": ("{% for 任务 in 分项绩效目标 %}{{ 工作任务 }}{% endfor %}", "没有“工作任务”"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_misspelt_name_is_told_with_file_line_and_suggestion(name):
    text, message = WRONG[name]
    [(file, line, found)] = told(f"第一行\n第二行{text}\n第三行")
    assert (file, line) == ("sections/例.txt", 2)
    assert message in found


@pytest.mark.parametrize("name", WRONG)
def test_also_in_a_branch_that_is_not_taken(name):
    text, message = WRONG[name]
    [(_, line, found)] = told("{% if 专项资金 %}\n第二行\n" + text + "\n{% endif %}")
    assert line == 3 and message in found


def test_all_faults_of_all_files_are_told_at_once():
    profile = only_section("{{ 部门名 }}\n{{ 收支总表.收入总记.预算数 | 万员 }}")
    other = SectionText("乙", Path("乙.txt"), "{{ 预算年 }}")
    [*found] = faults(lambda: compose(body(), replace(profile, texts=profile.texts | {"乙": other})))
    assert [(fault.file, fault.line) for fault in found] == [("sections/例.txt", 1), ("sections/例.txt", 2), ("sections/例.txt", 2), ("sections/乙.txt", 1)]


@pytest.mark.parametrize("text", ["一\n{{ 部门名称", "一\n{% if 专项资金 %}", "一\n{% endif %}", "一\n{{ 部门名称 | }}"])
def test_a_file_that_is_no_template_is_a_fault_with_its_line(text):
    [(file, line, message)] = told(text)
    assert (file, line, bool(message)) == ("sections/例.txt", 2, True)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("一\n{% for 任务 in 分项绩效目标 %}{{ 任务.绩效目的 }}{% endfor %}", "“分项绩效目标”没有“绩效目的”列，是不是想写“绩效目标”？"),
        ('一\n{{ 项目 | 清单("项目名", "预算数", 3) }}', "“项目”没有“项目名”列，是不是想写“项目名称”？"),
        ('一\n{{ 项目 | 合计("预算") }}', "“项目”没有“预算”列，是不是想写“预算数”？"),
        ("一\n{{ 项目.预算数 }}", "“项目”是清单，不能直接取“预算数”"),
    ],
)
def test_columns_of_records_are_known_once_there_are_records(text, message):
    [(file, line, found)] = told(text)
    assert (file, line) == ("sections/例.txt", 2) and message in found


@pytest.mark.parametrize(
    "text",
    [
        "{% for 项 in 专项资金 %}{{ 项.预算 }}{% endfor %}",
        '{{ 专项资金 | 合计("预算") }}',
        '{% if 专项资金 %}{{ 项目 | 清单("项目名", "预算数", 3) }}{% endif %}',
        '{% if 专项资金 %}{{ 一般公共预算基本支出表 | 分项("公用经废", []) }}{% endif %}',
        "{% if 专项资金 %}{{ 项目.预算数 }}{% endif %}",
    ],
)
def test_columns_are_known_also_where_there_are_no_records(text):
    [(file, line, message)] = told("一\n" + text)
    assert (file, line) == ("sections/例.txt", 2) and "“项目”是清单" in message or "列，是不是想写" in message


@pytest.mark.parametrize(
    "text",
    [
        "{% for 项 in 专项资金 %}{{ 项.预算数 }}{% endfor %}{% for 项 in 项目 %}{{ 项.项目名称 }}{% endfor %}",
        "{% for 项 in 专项资金 %}{% for 项 in 项目 %}{{ 项.项目名称 }}{% endfor %}{% endfor %}",
        "{% for 项目 in 专项资金 %}{{ 项目.资金用途 }}{% endfor %}",
    ],
)
def test_a_name_means_what_its_own_loop_says(text):
    section(text)


def test_a_misspelt_total_row_is_told():
    assert told("一\n{{ 支出总表.合记.基本支出 | 万元 }}") == [("sections/例.txt", 2, "“支出总表”没有“合记”行，是不是想写“合计”？")]


@pytest.mark.parametrize("text", ["{{ 收支总表.收入总计 }}", "{{ 支出总表.合计 }}", "{{ 项目 }}", "{{ 收支总表 }}"])
def test_a_row_or_a_sheet_is_no_value(text):
    for branch in (text, "{% if 专项资金 %}" + text + "{% endif %}", "{% set 值 = " + text[2:-2] + "%}{{ 值 }}"):
        [(file, line, message)] = told("一\n" + branch)
        assert (file, line) == ("sections/例.txt", 2) and "不是一个值" in message


@pytest.mark.parametrize("text", ['{{ 项目 | 清单("项目名称") }}', "{{ 项目 | 增减(上年数.收支总计.上年预算数) }}", "{{ 部门名称 | 个数 }}"])
def test_a_filter_used_wrongly_is_told(text):
    [(file, line, message)] = told("一\n" + text)
    assert (file, line) == ("sections/例.txt", 2) and text.split("|")[1].split("(")[0].strip(" }") in message


@pytest.mark.parametrize("text", ["{{ 部门名称 | 万元 }}", "{{ 1 / 0 }}", "{{ 部门名称 + 1 }}", "{% for 行 in 收支总表 %}{% endfor %}", "{{ none }}", "{{ [1] }}"])
def test_what_cannot_be_worked_out_is_told(text):
    [(file, line, message)] = told("一\n" + text)
    assert (file, line, bool(message)) == ("sections/例.txt", 2, True)


@pytest.mark.parametrize("text", ["{% set 名 %}{{ 部门名称 }}{% endset %}", "{% macro 名() %}{% endmacro %}", '{% include "乙" %}', "{% filter 原因 %}甲{% endfilter %}"])
def test_only_plain_tags_are_known(text):
    assert told("一\n" + text) == [("sections/例.txt", 2, "这里的 {% … %} 不能用，只能用 if、for 和 set")]


def test_every_filter_that_names_columns_says_which():
    assert set(COLUMNS) <= set(FILTERS)


def test_a_constant_is_a_value_too():
    assert printed('甲{{ "乙" }}{{ 部门名称 }}{{ 1 + 1 }}') == "甲乙某县档案局2"


def test_only_the_files_own_words_have_meaning():
    assert [block.role for block in section('{{ "# 一" }}\n{{ "@另起页" }}')] == ["Body", "Body"]
