import pytest

from generator.model.finding import Severity
from tests.checks.kinds._kit import findings, messages

OPTIONS = {"threshold": "each", "general_in": ["文字说明.项目支出增减原因"]}
"""Hebei asks from 10 万元, 20%, and what comes or goes, but for less than 5 万元. The body has 档案数字化 25.00, 库房维护 15.00."""


def years(before: str, now: str = "") -> str:
    this = f"-- 项目\n项目名称 | 财政资金 | 增减原因\n{now}\n" if now else ""
    return f"{this}-- 上年项目\n项目名称 | 上年预算数 | 今年项目 | 结束原因\n{before}\n"


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ("档案数字化 | 25 | |\n库房维护 | 15 | |", []),
        ("档案数字化 | 21 | |\n库房维护 | 15 | |", []),
        ("档案数字化 | 20 | |\n库房维护 | 15 | |", ["“档案数字化”比上年增加 5.00万元，“项目”的“增减原因”没有填"]),
        ("档案数字化 | 25 | |\n库房维护 | 26 | |", ["“库房维护”比上年减少 11.00万元，“项目”的“增减原因”没有填"]),
        ("档案数字化 | 25 | |", ["“库房维护”上年没有、今年新增 15.00万元，“项目”的“增减原因”没有填"]),
        ("档案数字化 | 25 | |\n库房维护 | 15 | |\n消防 | 4.99 | 结束 |", []),
        ("档案数字化 | 25 | |\n库房维护 | 15 | |\n消防 | 5 | 结束 |", ["“消防”上年 5.00万元，今年没有了，“上年项目”的“结束原因”没有填"]),
        ("档案数字化 | 25 | |\n库房维护 | 15 | |\n消防 | 5 | 结束 | 完工", []),
        ("扫描 | 5 | 档案数字化 |\n整理 | 5 | 档案数字化 | 并入\n库房维护 | 15 | |", []),  # one of the reasons is enough
        ("", []),
    ],
)
def test_who_is_asked(before, told):
    assert messages("record_reasons", years(before), **OPTIONS) == told


def test_a_name_in_the_reason_of_the_whole_is_enough():
    tables = years("档案数字化 | 25 | |\n消防 | 9 | 结束 |") + "-- 文字说明\n事项 | 内容\n项目支出增减原因 | 新增库房 维护，“消防”完工\n"
    assert findings("record_reasons", tables, **OPTIONS) == []


def test_the_place_is_where_the_reason_belongs():
    new, ended = findings("record_reasons", years("档案数字化 | 25 | |\n消防 | 9 | 结束 |"), **OPTIONS)
    assert (new.places[0].sheet, new.places[0].row, new.places[0].column) == ("项目", "第2行", "增减原因")
    assert (ended.places[0].sheet, ended.places[0].cell) == ("上年项目", "E3")


@pytest.mark.parametrize(
    ("now", "before", "told"),
    [
        ("甲 | 5 | 工程量增加", "甲 | 9 | |", [Severity.ERROR, "增加", "减少"]),
        ("甲 | 5 | 与上年持平", "甲 | 9 | |", [Severity.ERROR, "与上年持平", "减少的原因"]),
        ("甲 | 9 | 工程量增加", "甲 | 9 | |", [Severity.INFORMATION, "增加", "持平"]),
        ("甲 | 9 | 压减", "乙 | 9 | 结束 | 增加", []),  # new and ended: a reason may speak of anything
        ("甲 | 9 | 增加", "乙 | 9 | 甲 |\n丙 | 9 | 甲 | 并入", []),  # merged: it may speak of one of them
    ],
)
def test_a_reason_goes_the_way_of_the_money(now, before, told):
    found = findings("record_reasons", years(before, now), **OPTIONS)
    assert [part for finding in found for part in (finding.severity, finding.found, finding.expected)] in (told, [Severity.WARNING, *told[1:]])
