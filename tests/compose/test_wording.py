"""Each filter decides one matter of words and numbers."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.compose.views import Empty, Misused, Text, view_of
from generator.compose.wording import (
    FILTERS,
    TESTS,
    amount,
    change,
    change_rate,
    column_total,
    count,
    is_filled_in,
    items,
    listing,
    reason,
    remainder,
)
from generator.model.figure import Figure
from generator.model.source import SourceRef
from tests.compose._kit import body, printed
from tests.support.submissions import hebei

THIS, LAST = SourceRef("今", "A1"), SourceRef("昔", "A1")
BLANK_NOW, BLANK_BEFORE = Empty("预算数", (THIS,)), Empty("上年预算数", (LAST,))


def now(number: str) -> Figure:
    return Figure(Decimal(number), (THIS,))


def before(number: str) -> Figure:
    return Figure(Decimal(number), (LAST,))


def view(sheet: str, tables: str = ""):
    return view_of(hebei().sheets[sheet], body(tables).sheet(sheet), hebei())


# 万元

@pytest.mark.parametrize(("number", "words"), [("598.78", "598.78万元"), ("0", "0.00万元"), ("1234567.5", "1234567.50万元"), ("0.005", "0.01万元"), ("-0.001", "0.00万元"), ("-3", "-3.00万元")])
def test_an_amount_has_two_decimals_rounded_half_up(number, words):
    assert amount(now(number)) == Text(words)
    assert amount(now(number)).sources == (THIS,)


def test_a_blank_amount_is_zero():
    assert (amount(BLANK_NOW).value, amount(BLANK_NOW).sources) == ("0.00万元", (THIS,))


def test_a_text_is_no_amount():
    with pytest.raises(Exception, match="万元"):
        amount(Text("十万元"))


# 增减

@pytest.mark.parametrize(
    ("this", "last", "words"),
    [
        ("112", "100", "增加12.00万元"),
        ("99.5", "100", "减少0.50万元"),
        ("100", "100.00", "持平"),
        ("5", "0", "增加5.00万元"),
        ("0", "5", "减少5.00万元"),
        ("0", "0", "持平"),
        ("100.004", "100", "持平"),
        ("100.005", "100", "增加0.01万元"),
        ("1.005", "1.004", "增加0.01万元"),
    ],
)
def test_change_is_that_of_the_printed_figures(this, last, words):
    assert change(now(this), before(last)).value == words


def test_a_change_comes_from_both_years():
    assert change(now("2"), before("1")).sources == change(now("1"), before("1")).sources == (THIS, LAST)


def test_a_year_that_was_not_filled_in_is_said_so():
    assert change(now("5"), BLANK_BEFORE) == Text("（上年预算数未填）")
    assert change(BLANK_NOW, before("5")).value == "减少5.00万元"


# 增减幅度

@pytest.mark.parametrize(
    ("this", "last", "words"),
    [("112", "100", "，增长12.00%"), ("99.5", "100", "，下降0.50%"), ("3", "9", "，下降66.67%"), ("100", "100", ""), ("5", "0", ""), ("0", "5", "，下降100.00%"), ("100.004", "100", ""), ("1", "-2", "，增长150.00%")],
)
def test_the_rate_of_change(this, last, words):
    assert change_rate(now(this), before(last)).value == words


def test_there_is_no_rate_without_last_year():
    assert change_rate(now("5"), BLANK_BEFORE).value == ""


# 原因

@pytest.mark.parametrize(
    ("text", "words"),
    [("人员增加", "，主要原因是人员增加"), ("人员增加。", "，主要原因是人员增加"), (" 人员增加；\n", "，主要原因是人员增加"), ("甲。乙。", "，主要原因是甲。乙"), ("  ", ""), ("。", "")],
)
def test_a_reason_ends_without_a_full_stop(text, words):
    assert reason(Text(text, (THIS,))) == words
    assert reason(Text(text, (THIS,))).sources == (THIS,)


def test_no_reason_no_words():
    assert reason(Empty("原因")).value == ""


# 清单

PROJECTS = "-- 项目\n项目名称 | 财政资金\n甲 | 5\n乙 | 3\n丙 | 9\n丁 | 5"


@pytest.mark.parametrize(
    ("limit", "words"),
    [
        (4, "甲5.00万元、乙3.00万元、丙9.00万元、丁5.00万元"),
        (9, "甲5.00万元、乙3.00万元、丙9.00万元、丁5.00万元"),
        (2, "甲5.00万元、丙9.00万元等"),
        (1, "丙9.00万元等"),
    ],
)
def test_a_list_names_the_largest_in_the_order_of_the_sheet(limit, words):
    assert listing(view("项目", PROJECTS), "项目名称", "预算数", limit).value == words


def test_a_list_comes_from_names_and_amounts():
    cells = {source.cell for source in listing(view("项目", PROJECTS), "项目名称", "预算数", 1).sources}
    assert cells == {"B4", "F4"}


# 分项, 其余

BASIC = "-- 一般公共预算基本支出表\n科目编码 | 科目名称 | 公用经费\n30299 | | 2\n30201 | | 7.125\n30239 | | 1\n30207 | 邮寄费 | 8\n30228 | | 0"


def test_items_are_the_lowest_subjects_with_money_in_the_order_of_codes():
    assert items(view("一般公共预算基本支出表", BASIC), "公用经费", []).value == "办公费7.13万元、邮寄费8.00万元、其他交通费用1.00万元、其他商品和服务支出2.00万元"


def test_some_items_are_left_to_the_rest_and_some_are_always_named():
    named = items(view("一般公共预算基本支出表", BASIC), "公用经费", ["30239", "30299"], ["30231", "30201", "30202"])
    assert named.value == "办公费7.13万元、印刷费0.00万元、邮寄费8.00万元、公务用车运行维护费0.00万元"
    assert {source.cell for source in named.sources} == {"E3", "E5"}


def test_the_rest_is_what_the_items_leave_out():
    rest = remainder(view("一般公共预算基本支出表", BASIC), "公用经费", ["30239", "30299", "30231"])
    assert (rest.value, {source.cell for source in rest.sources}) == (3, {"E2", "E4"})


def test_items_and_rest_make_the_total():
    sheet, excluded = view("一般公共预算基本支出表", BASIC), ["30239", "30299"]
    assert sheet["合计"]["公用经费"] == Decimal("7.125") + 8 + remainder(sheet, "公用经费", excluded)


@pytest.mark.parametrize("filter_of", [lambda s: items(s, "公用经废", []), lambda s: remainder(s, "公用经废", ["30239"])])
def test_a_misspelt_column_in_a_filter_is_an_error(filter_of):
    with pytest.raises(Exception, match="公用经废"):
        filter_of(view("一般公共预算基本支出表", BASIC))


# 合计, 个数, 已填

def test_column_totals_and_counts():
    assert column_total(view("项目", PROJECTS), "预算数") == 22
    assert count(view("项目", PROJECTS)) == 4
    assert column_total(view("专项资金"), "预算数") == count(view("专项资金")) == 0


@pytest.mark.parametrize(("value", "filled"), [(now("0"), True), (Text(""), True), (BLANK_NOW, False)])
def test_a_typed_zero_is_filled_in(value, filled):
    assert is_filled_in(value) is filled


# as section files write them

@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{{ 收支总表.收入总计.预算数 | 万元 }}", "108.00万元"),
        ("{{ 收支总表.收入总计.预算数 | 增减(上年数.收支总计.上年预算数) }}", "增加8.00万元"),
        ("{{ 收支总表.收入总计.预算数 | 增减幅度(上年数.收支总计.上年预算数) }}", "，增长8.00%"),
        ("占{{ 支出总表.合计.基本支出 | 占比(支出总表.合计.合计) }}", "占62.96%"),
        ("占{{ 支出总表.合计.基本支出 | 占比(政府性基金预算支出表.合计.合计) }}", "占0.00%"),
        ("{{ 收支总表.收入总计.预算数 | 元 }}", "1080000.00元"),
        ('{{ 收支总表.收入总计.预算数 | 增减(上年数.收支总计.上年预算数, "元") }}', "增加80000.00元"),
        ('{{ 收支总表.收入总计.预算数 | 增减幅度(上年数.收支总计.上年预算数, "元") }}', "，增长8.00%"),
        ('{{ 支出总表.合计.基本支出 | 占比(支出总表.合计.合计, "元") }}', "62.96%"),
        ('{{ 项目 | 清单("项目名称", "预算数", 1, "元") }}', "档案数字化250000.00元等"),
        ("{{ 支出总表.合计.基本支出 | 增减(上年数.基本支出.上年预算数) }}", "持平"),
        ("{{ 支出总表.合计.基本支出 | 增减(上年数.人员经费.上年预算数) }}", "（上年预算数未填）"),
        ("见下{{ 文字说明.项目支出增减原因 | 原因 }}。", "见下，主要原因是新增馆藏扫描任务。"),
        ('{{ 项目 | 清单("项目名称", "预算数", 1) }}', "档案数字化25.00万元等"),
        ('{{ 一般公共预算基本支出表 | 分项("公用经费", ["30217"]) }}', "办公费9.00万元"),
        ('{{ 一般公共预算基本支出表 | 其余("公用经费", ["30217"]) | 万元 }}', "1.00万元"),
        ("有车{{ 国有资产[\"车辆（台、辆）\"].数量 | 数目 }}辆、设备{{ 国有资产.单价在20万元以上的设备.数量 | 数目 }}台", "有车1辆、设备0台"),
        ("{{ (项目 | 个数) | 汉字 }}、{{ 12 | 汉字 }}、{{ 20 | 汉字 }}", "二、十二、二十"),
        ('{{ 项目 | 合计("预算数") | 万元 }}，{{ 项目 | 个数 }}项', "40.00万元，2项"),
        ("{% if 上年数.人员经费.上年预算数 is 已填 %}有{% else %}没有{% endif %}", "没有"),
    ],
)
def test_filters_as_a_section_file_writes_them(text, words):
    assert printed(text) == words


def test_a_unit_that_there_is_not():
    with pytest.raises(Misused, match="没有“千元”这个金额单位"):
        change(now("1"), before("2"), "千元")


def test_every_filter_and_test_of_the_table_is_tried_above():
    tried = "万元 元 占比 增减 增减幅度 原因 清单 分项 其余 合计 个数 数目 汉字 已填".split()
    assert {*FILTERS, *TESTS} == set(tried)
