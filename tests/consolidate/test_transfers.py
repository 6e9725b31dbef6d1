"""Internal transfers: out on both sides where declared, an error where they are not held, a question where nobody declared."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.consolidate.department import consolidate
from generator.consolidate.units import ConsolidationError, number_of
from tests.consolidate._kit import LEAD, SEEDS, STATION, sample_department, sample_units, sample_values, unit_of
from tests.support.submissions import hebei


def lead_with(*transfers: dict, **sheets):
    values = sample_values("benji") | {"内部往来": list(transfers)} | sheets
    values.pop("填报说明")
    return unit_of(values)


def transfer(amount="12.00", **other) -> dict:
    return {"付款单位": LEAD, "收款单位": STATION, "往来类型": "上级补助", "付款科目编码": "2130106", "金额": amount} | other


def value(department, *where) -> Decimal:
    return number_of(department.completed.cell(*where).value) or Decimal(0)


def test_both_sides_and_every_total_lose_the_amount():
    with_them = consolidate(hebei(), (lead_with(), *sample_units()[1:]))
    without = sample_department()
    for sheet, key, column, by in (
        ("支出总表", "合计", "对附属单位补助支出", 12),
        ("支出总表", "合计", "上解上级支出", 5),
        ("收入总表", "合计", "上级补助收入", 12),
        ("收入总表", "合计", "附属单位上缴收入", 5),
        ("收入总表", "合计", "合计", 17),
        ("支出总表", "合计", "合计", 17),
        ("收支总表", "收入总计", "预算数", 17),
        ("收支总表", "支出总计", "预算数", 17),
        ("收支总表", "农林水支出", "预算数", 17),
    ):
        assert value(with_them, sheet, key, column) - value(without, sheet, key, column) == by
    assert value(without, "支出总表", "合计", "对附属单位补助支出") == 0


def test_typed_totals_of_a_unit_shrink_as_well():
    revenue = [{"科目名称": "合计", "合计": "418.70"}, *sample_values("benji")["收入总表"]]
    units = (lead_with(*sample_values("benji")["内部往来"], 收入总表=revenue), *sample_units()[1:])
    department = consolidate(hebei(), units)
    assert department.kept == ()
    assert value(department, "收入总表", "合计", "合计") == value(sample_department(), "收入总表", "合计", "合计")


def test_a_subject_that_is_emptied_is_left_out():
    other = sample_values("benji")
    expenditure = [row for row in other["支出总表"] if row["科目编码"] != "2130106"] + [{"科目编码": "2130122", "对附属单位补助支出": "12.00"}]
    revenue = [row for row in other["收入总表"] if row["科目编码"] != "2130106"] + [{"科目编码": "2130122", "其他收入": "12.00"}]
    lead = lead_with(transfer(付款科目编码="2130122", 收款科目编码="2130106"), 支出总表=expenditure, 收入总表=revenue)
    department = consolidate(hebei(), (lead, *sample_units()[1:]))
    assert department.completed.sheet("支出总表").row("2130122") is None
    assert department.completed.sheet("收入总表").row("2130122") is not None
    assert any("2130122" in remark and "2130106" in remark and "不再相等" in remark for remark in department.remarks)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (transfer("15.00"), ("支出总表", "H", "只有 12.00万元，相差 3.00万元", LEAD, STATION)),
        (transfer(付款科目编码="2130101"), ("2130101", "没有填，相差 12.00万元", LEAD, STATION)),
        (transfer(收款科目编码="2130101"), ("收入总表", "没有填", STATION)),
        (transfer(收款单位="别的单位"), ("别的单位", "不是这次汇总的单位")),
        (transfer(收款单位=LEAD), ("同一个单位",)),
        (transfer(往来类型="借款"), ("往来类型没有填，或者填得不对",)),
        (transfer(""), ("金额没有填",)),
    ],
)
def test_a_declaration_that_does_not_hold_stops_everything(given, words):
    with pytest.raises(ConsolidationError) as error:
        consolidate(hebei(), (lead_with(given), *sample_units()[1:]))
    assert all(word in str(error.value) for word in words)


def test_several_declarations_of_one_cell_are_held_together():
    ok = lead_with(transfer("7.00"), transfer("5.00"))
    assert value(consolidate(hebei(), (ok, *sample_units()[1:])), "支出总表", "合计", "对附属单位补助支出") == 0
    with pytest.raises(ConsolidationError, match="只有 12.00万元，相差 1.00万元"):
        consolidate(hebei(), (lead_with(transfer("7.00"), transfer("6.00")), *sample_units()[1:]))


def test_what_nobody_declared_is_asked_about_and_stays():
    department = consolidate(hebei(), (lead_with(), *sample_units()[1:]))
    assert department.eliminations == ()
    assert any(STATION in q and "上级补助收入 12.00万元没有申报" in q and "多半就是这一笔" in q for q in department.questions)
    assert any(SEEDS in q and "上解上级支出 5.00万元没有申报" in q for q in department.questions)
    assert sample_department().questions == ()


def test_what_is_left_after_elimination_is_asked_about():
    department = consolidate(hebei(), (lead_with(transfer("10.00")), *sample_units()[1:]))
    assert any("上级补助收入 2.00万元没有申报" in question for question in department.questions)


def test_declarations_of_other_units_do_not_count_and_are_told():
    values = sample_values("tuiguang") | {"内部往来": [transfer()]}
    values.pop("填报说明")
    department = consolidate(hebei(), (lead_with(), unit_of(values), *sample_units()[2:]))
    assert department.eliminations == ()
    assert any(STATION in remark and "内部往来" in remark and "没有用" in remark for remark in department.remarks)
