"""How an item of the checklist stands: every state, and why."""

import pytest

from generator.model.finding import Severity
from generator.pack.states import State, judge
from tests.support.packs import finding, heading, item, material, paragraph, table, waiver

BUYING = "部门政府采购预算"
NOTE = "注：无政府采购预算，空表列示。"
BOUGHT = {"政府采购": [{"单位名称": "某局", "采购物品名称": "台式计算机", "数量": "1", "单价": "0.50", "一般公共预算拨款": "0.50"}]}
PROJECT = {"项目名称": "某项目", "财政资金": "5.00", "绩效目标": "保障运转"}


def told(entry, made) -> tuple[State, str, int | None]:
    judged = judge(entry, made)
    return judged.state, judged.why, judged.place.page if judged.place else None


# tables


def test_a_table_with_figures_is_there():
    made = material(heading("八、政府采购预算情况"), table(BUYING), values=BOUGHT)
    assert told(item(table="政府采购"), made) == (State.PRESENT, "", 2)
    assert judge(item(table="政府采购"), made).place.title == BUYING


def test_an_empty_table_is_right_with_its_note():
    made = material(table(BUYING), paragraph("注：别的。", "TableNote"), paragraph(NOTE, "TableNote"))
    assert told(item(table="政府采购"), made) == (State.EMPTY, "表下有说明", 1)


@pytest.mark.parametrize("below", [(), (paragraph(NOTE),), (paragraph("正文"), paragraph(NOTE, "TableNote"))], ids=["nothing", "no note", "not below it"])
def test_an_empty_table_without_its_note_is_missing(below):
    assert told(item(table="政府采购"), material(table(BUYING), *below)) == (State.MISSING, "是空表，没有说明", 1)


def test_an_empty_table_may_be_explained_in_the_narrative():
    made = material(table("部门预算财政拨款“三公”经费支出表"), heading("四、“三公”经费"), paragraph("没有安排。"))
    assert told(item(table="三公经费支出表", explained="“三公”经费"), made) == (State.EMPTY, "见“四、“三公”经费”（第 2 页）", 1)
    silent = material(table("部门预算财政拨款“三公”经费支出表"), heading("四、“三公”经费"))
    assert told(item(table="三公经费支出表", explained="“三公”经费"), silent) == (State.MISSING, "是空表，没有说明", 1)


def test_a_table_that_is_not_printed_is_missing():
    assert told(item(table="政府采购"), material(values=BOUGHT)) == (State.MISSING, "公开文本里没有这张表", None)


# headings


def test_a_heading_with_text_below_is_there():
    made = material(heading("三、机关运行经费安排情况"), paragraph("安排1.00万元。"))
    assert told(item(heading="机关运行经费安排情况"), made) == (State.PRESENT, "", 1)


@pytest.mark.parametrize(("level", "state"), [(1, State.MISSING), (2, State.PRESENT)])
def test_a_heading_alone_is_missing_unless_a_deeper_one_says_something(level, state):
    made = material(heading("一、职责"), heading("下一个", level), paragraph("文字"))
    assert told(item(heading="职责"), made) == (state, "只有标题，没有内容" if state is State.MISSING else "", 1)


def test_a_heading_that_is_not_there_is_missing():
    assert told(item(heading="机关运行经费"), material(paragraph("机关运行经费"))) == (State.MISSING, "公开文本里没有“机关运行经费”这一节", None)


def test_the_heading_that_begins_with_the_words_goes_before_one_that_holds_them():
    blocks = [block for text in ("一、收入支出预算说明", "三、支出预算说明", "四、支出预算说明续") for block in (heading(text), paragraph("文字"))]
    assert told(item(heading="支出预算说明"), material(*blocks)) == (State.PRESENT, "", 3)
    assert told(item(heading="入支出预算"), material(*blocks)) == (State.PRESENT, "", 1)


# what is filled in


def test_places_that_are_not_filled_are_missing():
    entry = item(filled=["文字说明.部门职责.内容", "机构设置", "上年数.收支总计.上年预算数"])
    assert told(entry, material()) == (State.MISSING, "“文字说明”的“部门职责”没有填；“机构设置”没有填；“上年数”的“收支总计”的“上年预算数”没有填", None)
    values = {"文字说明": {"部门职责": "管事"}, "机构设置": [{"单位名称": "某局"}], "上年数": {"收支总计": "0"}}
    assert told(entry, material(values=values)) == (State.PRESENT, "", None)


def test_every_row_has_to_be_filled():
    values = {"项目": [PROJECT, PROJECT | {"绩效目标": ""}, PROJECT | {"绩效目标": " "}]}
    assert told(item(filled=["项目.*.绩效目标"]), material(values=values)) == (State.MISSING, "“项目”的“绩效目标”有 2 行没有填", None)
    assert told(item(filled=["项目.*.绩效目标"]), material(values={"项目": [PROJECT]}))[0] is State.PRESENT


# what does not apply


@pytest.mark.parametrize("place", ["项目", "上年数.项目支出.上年预算数", "文字说明.其他需要说明的事项.内容"])
def test_an_item_that_does_not_apply_says_why_and_still_where(place):
    entry = item(heading="项目", applies=[place], otherwise="没有项目，文中已写明", filled=["项目.*.绩效目标"])
    made = material(heading("七、项目"), paragraph("无。"), values={"上年数": {"项目支出": "0"}})
    assert told(entry, made) == (State.OUTSIDE, "没有项目，文中已写明", 1)


def test_an_item_applies_if_one_of_its_places_holds_something():
    entry = item(applies=["专项资金", "项目"], otherwise="没有", filled=["项目.*.绩效目标"])
    assert told(entry, material(values={"项目": [PROJECT]})) == (State.PRESENT, "", None)


# dates


@pytest.mark.parametrize(
    ("approved", "published", "state", "why"),
    [
        ("2024-01-25", "2024-02-14", State.PRESENT, "“公开日期”在“批复日期”后第 20 日"),
        ("2024-01-25", "2024-02-15", State.WRONG, "“公开日期”在“批复日期”后第 21 日，超过 20 日"),
        ("2024-01-25", "2024-01-24", State.WRONG, "“公开日期”比“批复日期”早 1 日"),
        ("2024-01-25", "2024-01-25", State.PRESENT, "“公开日期”在“批复日期”后第 0 日"),
        ("", "2024-02-14", State.MISSING, "“基本信息”的“批复日期”没有填"),
    ],
)
def test_dates(approved, published, state, why):
    entry = item(dates=["基本信息.批复日期.内容", "基本信息.公开日期.内容"], days=20)
    made = material(values={"基本信息": {"批复日期": approved, "公开日期": published}})
    assert told(entry, made) == (state, why, None)


# rules


def test_what_a_rule_says_is_wrong_with_it():
    made = material(findings=[finding("G02"), finding("G02"), finding("G03", Severity.ERROR), finding("B01")])
    assert told(item(clean=["G02", "G03"]), made) == (State.WRONG, "G02 G02的标题（2 处）；G03 G03的标题", None)


@pytest.mark.parametrize("found", [finding("G02", Severity.INFORMATION), finding("B01")], ids=["a remark", "another rule"])
def test_what_is_no_warning_of_its_rules_does_not_count(found):
    assert told(item(clean=["G02"]), material(findings=[found])) == (State.PRESENT, "", None)


def test_a_waived_finding_is_told_and_does_not_count():
    made = material(findings=[finding("G02", Severity.ERROR, waiver=waiver("G02"))])
    assert told(item(clean=["G02"]), made) == (State.PRESENT, "G02 已作例外说明（张三）", None)


def test_what_is_folded_under_another_finding_counts():
    assert told(item(clean=["G02"]), material(findings=[finding("D01", symptoms=(finding("G02"),))]))[0] is State.WRONG


def test_an_item_about_a_table_asks_only_for_what_was_found_there():
    entry = item(table="政府采购", clean=["A13"])
    made = material(table(BUYING), values=BOUGHT, findings=[finding("A13", sheet="支出总表")])
    assert told(entry, made)[0] is State.PRESENT
    made = material(table(BUYING), values=BOUGHT, findings=[finding("A13", sheet="政府采购")])
    assert told(entry, made) == (State.WRONG, "A13 A13的标题", 1)


def test_what_is_missing_goes_before_what_is_wrong():
    entry = item(heading="职责", clean=["G02"])
    assert told(entry, material(findings=[finding("G02")])) == (State.MISSING, "公开文本里没有“职责”这一节；G02 G02的标题", None)
