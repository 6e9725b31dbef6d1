"""Two years' figures and the reason that was given for their difference."""

from dataclasses import replace

import pytest

from generator.model.profile import AmountStyle
from generator.pack.change_tables import change_blocks
from generator.pack.changes import NO_REASON, UNKNOWN, UNKNOWN_NOW, changed
from tests.support.packs import change, material
from tests.support.submissions import hebei

TOTAL = ("三公经费支出表.公务接待费.合计", "上年数.公务接待费.上年预算数")
REASON = "文字说明.三公经费增减原因.内容"


def values(now: str = "", before: str = "", reason: str = "") -> dict:
    return {
        "支出总表": [{"科目编码": "2010301", "基本支出": "1.00"}],
        "三公经费支出表": {"公务接待费": {"一般公共预算财政拨款": now}},
        "上年数": {"公务接待费": before},
        "文字说明": {"三公经费增减原因": reason},
    }


@pytest.mark.parametrize(
    ("now", "before", "told"),
    [
        ("1.50", "1.00", ("1.00", "1.50", "+0.50", "+50.00%", NO_REASON)),
        ("1.00", "3.00", ("3.00", "1.00", "-2.00", "-66.67%", NO_REASON)),
        ("1.00", "1.00", ("1.00", "1.00", "持平", "—", "")),
        ("", "2.00", ("2.00", "0.00", "-2.00", "-100.00%", NO_REASON)),
        ("2.00", "0", ("0.00", "2.00", "+2.00", "—", NO_REASON)),
        ("2.00", "", ("未填", "2.00", "—", "—", UNKNOWN)),
        ("", "", ("未填", "0.00", "—", "—", UNKNOWN)),
    ],
)
def test_figures_of_two_years(now, before, told):
    line = changed(change("公务接待费", *TOTAL, [REASON]), material(values=values(now, before)))
    assert (line.before.text, line.now.text, line.difference, line.rate, str(line.reason)) == told


def test_the_difference_is_that_of_the_printed_figures():
    in_yuan = values("10040.00", "9960.00") | {"基本信息": {"金额单位": "元"}}
    line = changed(change("公务接待费", *TOTAL, [REASON]), material(values=in_yuan))
    assert (line.before.text, line.now.text, line.difference, str(line.reason)) == ("1.00", "1.00", "持平", "")


def test_a_reason_is_told_with_its_cell():
    line = changed(change("公务接待费", *TOTAL, ["文字说明.项目支出增减原因.内容", REASON]), material(values=values("1", "2", " 压减接待 ")))
    assert str(line.reason) == "压减接待"
    assert [source.sheet for source in line.reason.sources] == ["文字说明"]
    assert {source.sheet for source in line.now.sources} == {"三公经费支出表"}


def test_where_no_reason_is_asked_for_the_note_stands():
    made = material(values=values("1", "2"))
    assert str(changed(change("公务接待费", *TOTAL, note="见下面各项"), made).reason) == "见下面各项"
    assert str(changed(change("公务接待费", *TOTAL), made).reason) == NO_REASON
    assert str(changed(change("公务接待费", *TOTAL, [REASON], note="见下面各项"), made).reason) == NO_REASON


def test_amounts_look_as_the_form_prints_them():
    profile = replace(hebei(), amounts=AmountStyle(thousands=True, unit="元"))
    line = changed(change("公务接待费", *TOTAL), material(values=values("1.5", "0.25"), profile=profile))
    assert (line.before.text, line.now.text, line.difference) == ("2,500.00", "15,000.00", "+12,500.00")


def test_the_table_prints_one_reason_for_several_figures_once():
    lines = [change(label, *TOTAL, [REASON]) for label in ("甲", "乙")] + [change("丙", *TOTAL, note="见上"), change("丁", *TOTAL, [REASON])]
    blocks = list(change_blocks(material(values=values("1", "2", "压减接待"), changes=tuple(lines))))
    assert [row[5].text for row in blocks[1].body] == ["压减接待", "同上", "见上", "压减接待"]
    assert blocks[1].banner == ("", "", "单位：万元")


def test_what_is_missing_is_told_for_each_figure():
    lines = tuple(change(label, *TOTAL, [REASON]) for label in ("甲", "乙"))
    blocks = list(change_blocks(material(values=values("1", "2"), changes=lines)))
    assert [row[5].text for row in blocks[1].body] == [NO_REASON, NO_REASON]


def test_a_figure_of_a_sheet_that_is_not_filled_in_is_no_zero():
    line = changed(change("公务接待费", *TOTAL, [REASON]), material(values=values(before="2.00") | {"支出总表": [{"科目编码": "2010301"}]}))
    assert (line.now.text, line.difference, line.rate, str(line.reason)) == ("未填", "—", "—", UNKNOWN_NOW)
