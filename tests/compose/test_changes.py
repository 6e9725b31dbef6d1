"""逐项增减: what became of each project. The base body has 档案数字化 25.00 and 库房维护 15.00."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from generator.compose.changes import filters_of
from generator.compose.document import compose
from generator.compose.texts import Text
from generator.compose.views import Empty, Misused, view_of
from generator.model.changes import ChangeList, Changes
from generator.model.document import Paragraph
from generator.model.figure import Figure
from generator.model.source import SourceRef
from tests.compose._kit import body, faults, only_section, printed, section, spans
from tests.support.submissions import completed_sample, hebei


def last_year(*records: str) -> str:
    """Last year's projects: `名称 | 上年预算数 | 今年项目 | 结束原因 | 项目编码`."""
    lines = (f"{' | '.join((record.split('|') + ['', '', ''])[:5])}" for record in records)
    return "-- 上年项目\n项目名称 | 上年预算数 | 今年项目 | 结束原因 | 项目编码\n" + "\n".join(lines) + "\n"


def told(tables: str, limit: int = 9, more: str = "") -> str:
    return printed("项目：{{ 项目 | 逐项增减(上年项目, " + f"{limit}{more}" + ") }}。", body(tables)).removeprefix("项目：").removesuffix("。")


def projects(*records: str) -> str:
    """This year's projects: `名称 | 财政资金 | 增减原因`."""
    return "-- 项目\n项目名称 | 财政资金 | 增减原因\n" + "\n".join(" | ".join((record.split("|") + ["", ""])[:3]) for record in records) + "\n"


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (["档案数字化|20", "库房维护|15"], "增加档案数字化5.00万元"),
        (["档案数字化|20", "库房维护|15.5"], "增加档案数字化5.00万元；减少库房维护0.50万元"),
        (["档案数字化|25", "库房维护|15"], ""),
        (["档案数字化|25"], "新增库房维护15.00万元"),
        (["档案数字化|25", "库房维护|15", "消防改造|7"], "结束消防改造7.00万元"),
        (["消防改造|7"], "新增档案数字化25.00万元、库房维护15.00万元；结束消防改造7.00万元"),
        (["2023年档案数字化|25", "库房“维护”|15"], ""),
        (["扫描|20|档案数字化", "库房维护|15"], "增加档案数字化5.00万元（上年为扫描）"),
        (["扫描|8|档案数字化", "整理|9|档案数字化", "库房维护|15"], "增加档案数字化8.00万元（上年为扫描、整理）"),
        (["扫描|12|档案数字化；库房维护"], "增加档案数字化、库房维护28.00万元（上年为扫描）"),
        (["档案数字化|25|结束|任务完成。", "库房维护|15"], "新增档案数字化25.00万元；结束档案数字化25.00万元（任务完成）"),
        (["旧名|20|||13010124P00000000001F", "库房维护|15"], "增加档案数字化5.00万元（上年为旧名）"),
        (["档案数字化|0", "库房维护|15"], "增加档案数字化25.00万元"),
        (["档案数字化|25", "库房维护|15", "消防改造|0"], ""),
        (["档案数字化|25.004", "库房维护|15"], ""),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_what_became_of_each_project(before, words):
    assert told(last_year(*before)) == words


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (["档案数字化|", "库房维护|15"], "档案数字化25.00万元（上年预算数未填）"),
        (["档案数字化|", "库房维护|14", "消防改造|"], "结束消防改造（上年预算数未填）；增加库房维护1.00万元；档案数字化25.00万元（上年预算数未填）"),
    ],
)
def test_an_amount_of_last_year_that_is_not_known_is_said_so(before, words):
    assert told(last_year(*before)) == words


def test_the_forms_own_words_for_what_is_not_known():
    profile = replace(hebei(), changes=replace(hebei().changes, missing="（查无上年数）"))
    text = "{{ 项目 | 逐项增减(上年项目, 9) }}；{{ 支出总表.合计.基本支出 | 增减(上年数.人员经费.上年预算数) }}"
    [paragraph] = section(text, body(last_year("档案数字化|", "库房维护|15")), profile)
    assert paragraph.text == "档案数字化25.00万元（查无上年数）；（查无上年数）"


def test_reasons_stand_behind_the_amounts_on_one_line():
    tables = projects("甲|5|馆藏增加；", "乙|1|") + last_year("甲|2", "乙|3", "丙|4|结束|任务↵完成。")
    assert told(tables) == "结束丙4.00万元（任务完成）；增加甲3.00万元（馆藏增加）；减少乙2.00万元"
    assert told(projects("甲|5|馆藏增加") + last_year("旧甲|2|甲|并入")) == "增加甲3.00万元（上年为旧甲；馆藏增加；并入）"


@pytest.mark.parametrize(
    ("limit", "words"),
    [
        (3, "新增甲1.00万元、乙3.00万元、丙2.00万元"),
        (2, "新增乙3.00万元、丙2.00万元等"),
        (1, "新增乙3.00万元等"),
    ],
)
def test_the_largest_of_each_kind_in_the_order_of_the_sheet(limit, words):
    assert told(projects("甲|1", "乙|3", "丙|2") + last_year("丁|0"), limit) == words


def test_equal_amounts_make_no_one_too_many():
    assert told(projects("甲|1", "乙|1", "丙|1") + last_year("丁|0"), 2) == "新增甲1.00万元、乙1.00万元等"


def test_nothing_is_made_up_where_last_year_is_not_known():
    total = ", 上年数.项目支出.上年预算数"
    assert told("") == told("", more=total) == ""
    assert told("-- 上年数\n项目 | 上年预算数\n项目支出 | \n", more=total) == ""
    assert told("-- 上年数\n项目 | 上年预算数\n项目支出 | 0\n", more=total) == "新增档案数字化25.00万元、库房维护15.00万元"


def test_without_projects_this_year_all_have_ended():
    assert told("-- 项目\n项目名称 | 财政资金\n" + last_year("甲|2")) == "结束甲2.00万元"


def test_in_yuan():
    assert told(last_year("档案数字化|24.9999", "库房维护|15"), more=', unit="元"') == "增加档案数字化1.00元"


def test_every_number_comes_from_its_own_cells():
    document = compose(body(last_year("扫描|20|档案数字化", "库房维护|16")), only_section("甲{{ 项目 | 逐项增减(上年项目, 9) }}"))
    found = {span.text: {source.cell for source in span.sources} for _, span in spans(document)}
    assert found == {
        "甲": set(),
        "增加": set(),
        "档案数字化5.00万元（上年为扫描）": {"B2", "F2", "C2"},
        "；": set(),
        "减少": set(),
        "库房维护1.00万元": {"B3", "F3", "C3"},
    }


def test_text_of_the_workbook_stays_text():
    hostile = "{{ 1 }}# 甲@表 机构设置"
    [block] = section("{{ 项目 | 逐项增减(上年项目, 9) }}", body(projects(f"{hostile}|5|{hostile}") + last_year("乙|1")))
    assert isinstance(block, Paragraph) and block.text == f"新增{hostile}5.00万元（{hostile}）；结束乙1.00万元"


# what is wrong with a section file


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{{ 上年项目 | 逐项增减(项目, 9) }}", "“逐项增减”比较的是 [changes.list] 里的两张清单，应写成 项目 | 逐项增减(上年项目, …)"),
        ("{{ 项目 | 逐项增减(政府采购, 9) }}", "应写成 项目 | 逐项增减(上年项目, …)"),
        ("{{ 项目 | 逐项增减(上年项目) }}", "“逐项增减”括号里的内容少了或者多了"),
        ('{{ 项目 | 逐项增减(上年项目, 9, 上年数.项目支出.上年预算数, "角") }}', "没有“角”这个金额单位"),
        ("{{ 项目.预算数 | 逐项增减(上年项目, 9) }}", "“项目”是清单"),
    ],
)
def test_a_wrong_use_is_told_with_its_line(text, message):
    [fault] = faults(lambda: section("第一行\n" + text, body(last_year("甲|1"))))
    assert message in fault.message and fault.line == 2


def test_a_profile_without_a_list_cannot_compare():
    profile = replace(hebei(), changes=Changes())
    [fault] = faults(lambda: section("{{ 项目 | 逐项增减(上年项目, 9) }}", body(), profile))
    assert "没有 [changes.list]" in fault.message


def test_a_value_is_no_list():
    compare = filters_of(hebei().changes)["逐项增减"]
    view = view_of(hebei().sheets["上年数"], body().sheet("上年数"), hebei())
    for value in (Text("甲"), Empty("甲"), Figure(Decimal(1), (SourceRef("甲"),)), view):
        with pytest.raises(Misused):
            compare(value, value, 9)


# the samples


def paragraphs(sample: str, words: str) -> list[str]:
    document = compose(completed_sample(sample), hebei())
    return [block.text for _, block in document.walk() if isinstance(block, Paragraph) and words in block.text]


def test_the_change_of_project_spending_is_explained_by_its_projects():
    [changes] = paragraphs("leting", "与2023年预算相比")
    assert "项目支出增加133.85万元，主要原因是" in changes and "基本支出增加52.19万元（人员经费增加52.33万元，日常公用经费减少0.14万元）" in changes
    [listed] = paragraphs("leting", "按项目看")
    assert listed == (
        "项目支出的增减，按项目看：新增“双盲评审”系统升级改造费8.00万元（系统要达到“双盲评审”的要求）、公共资源“双盲评审”工作资金51.25万元（开展“双盲评审”要添置管理机和终端）、"
        "社会信用体系及放管服业务经费3.00万元（两个办公室的日常工作需要）、政务服务中心经费120.00万元（保障政务服务中心运转）；"
        "结束大厅业务经费30.00万元（不再单独安排，大厅的业务工作由政务服务中心经费保障）；"
        "减少审批中心办公楼运维及保安保洁服务费6.00万元（压减物业服务支出）、网络运行维护费12.40万元（整合网络线路，压减运维支出）。"
    )
    assert Decimal("8.00") + Decimal("51.25") + 3 + 120 - 30 - 6 - Decimal("12.40") == Decimal("133.85")


def test_the_items_of_three_public_expenses_are_told_where_last_year_is_known():
    assert paragraphs("leting", "各项与") == ["各项与2023年相比，因公出国（境）费持平，公务用车购置费持平，公务用车运行维护费持平，公务接待费减少0.30万元。"]
    assert paragraphs("xushui", "各项与") == []


def test_items_that_are_known_only_in_part():
    tables = "-- 上年数\n项目 | 上年预算数\n公务用车购置费 | 0\n公务接待费 | \n人员经费 | 57.00\n"
    text = "\n".join(block.text for block in section(hebei().texts["04_three_public_expenses"].text, body(tables)) if isinstance(block, Paragraph))
    assert text.endswith("。\n各项与2023年相比，公务用车购置费持平。")
    text = "\n".join(block.text for block in section(hebei().texts["02_overall"].text, body(tables)) if isinstance(block, Paragraph))
    assert "基本支出持平（人员经费增加1.00万元），主要原因是" in text


def test_samples_without_last_years_projects_tell_none():
    assert paragraphs("xushui", "按项目看") == paragraphs("qinghe", "按项目看") == []


def test_the_list_is_that_of_the_profile():
    assert hebei().changes.list != ChangeList()


# what is not filled in yet


def test_a_project_without_an_amount_has_neither_grown_nor_shrunk():
    assert told(last_year("档案数字化|20", "库房维护|12") + projects("档案数字化|", "库房维护|15")) == "增加库房维护3.00万元；档案数字化（今年预算数未填）"
    assert told(last_year("消防改造|7") + projects("档案数字化|", "库房维护|0")) == "结束消防改造7.00万元；档案数字化（今年预算数未填）"


UNFILLED = "-- 支出总表\n科目编码 | 基本支出 | 项目支出\n2010301 | |\n2010302 | |\n2080505 | |\n"
BEGUN = "-- 支出总表\n科目编码 | 基本支出 | 项目支出\n2010301 | 60.00 |\n"


@pytest.mark.parametrize(
    ("tables", "words"),
    [
        (UNFILLED, "（今年预算数未填）"),
        (UNFILLED + "-- 上年数\n项目 | 上年预算数\n项目支出 |\n", "（上年预算数未填）"),
        (BEGUN, "减少32.00万元，下降100.00%"),
    ],
)
def test_a_blank_total_is_zero_only_in_a_sheet_that_is_filled_in(tables, words):
    text = "项目支出{{ 支出总表.合计.项目支出 | 增减(上年数.项目支出.上年预算数) }}{{ 支出总表.合计.项目支出 | 增减幅度(上年数.项目支出.上年预算数) }}。"
    assert printed(text, body(tables)) == f"项目支出{words}。"
