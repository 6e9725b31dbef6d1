import pytest

from tests.checks.kinds._kit import findings, messages

WRONG_EVERYWHERE = """
-- 支出总表
科目编码 | 合计   | 基本支出 | 项目支出
合计     | 100.00 | 60.00    | 40.00
2010301  | 60.00  | 60.00    |
2010302  | 41.00  |          | 40.00
2080505  | 8.00   | 8.00     |
-- 收支总表
行               | 预算数
一般公共服务支出 | 1.00
支出总计         | 2.00
"""


@pytest.mark.parametrize(
    ("scope", "sheet", "cells"),
    [
        ("rows", "支出总表", ["C4"]),
        ("parents", "支出总表", ["D2"]),
        ("class_lines", "收支总表", ["D2"]),
        ("lines", "收支总表", ["D35"]),
        ("rows", "收支总表", []),
        ("parents", "收支总表", []),
        ("lines", "支出总表", []),
    ],
)
def test_each_scope_has_its_cells(scope, sheet, cells):
    found = findings("computed", WRONG_EVERYWHERE, sheets=[sheet], scope=scope)
    assert [finding.places[0].cell for finding in found] == cells


def test_the_message_names_row_and_column():
    assert messages("computed", WRONG_EVERYWHERE, sheets=["支出总表"], scope="parents") == ["“合计”的“基本支出”填的是 60.00，按明细计算应是 68.00，相差 8.00"]


def test_what_is_not_typed_is_not_compared():
    for scope in ("rows", "parents", "lines", "class_lines"):
        assert findings("computed", sheets=["支出总表", "收支总表"], scope=scope) == []


def test_addends_are_the_rows_right_below():
    tables = "-- 支出总表\n科目编码 | 基本支出\n201 | 70\n2010301 | 60\n2013299 | 5"
    [finding] = findings("computed", tables, sheets=["支出总表"], scope="parents")
    assert [operand.label for operand in finding.operands] == ["支出总表 20103 政府办公厅（室）及相关机构事务 基本支出", "支出总表 20132 组织事务 基本支出"]


def test_the_total_of_projects_is_compared_too():
    tables = "-- 项目\n项目名称 | 预算数 | 财政资金\n甲 | 3 | 2"
    [finding] = findings("computed", tables, sheets=["项目"], scope="rows")
    assert (finding.found, finding.expected) == ("3.00", "2.00")


BLANK_BELOW = {
    "a class that no row belongs to": ("class_lines", "收支总表", "-- 收支总表\n行 | 预算数\n外交支出 | 77"),
    "a parent of blanks": ("parents", "支出总表", "-- 支出总表\n科目编码 | 基本支出 | 经营支出\n201 | | 50\n2010301 | 60 |"),
    "a row of blanks": ("rows", "支出总表", "-- 支出总表\n科目编码 | 合计 | 基本支出\n2010301 | | 60\n2080506 | 99 |"),
    "a line of blanks": ("lines", "三公经费支出表", "-- 三公经费支出表\n行 | 一般公共预算财政拨款\n公务用车购置及运维费 | 5"),
}


@pytest.mark.parametrize("name", BLANK_BELOW)
def test_a_typed_total_of_blanks_is_found(name):
    scope, sheet, tables = BLANK_BELOW[name]
    [finding] = findings("computed", tables, sheets=[sheet], scope=scope)
    assert finding.expected == "0.00"
