"""Which unit a difference points at, and when it points at none."""

from __future__ import annotations

from decimal import Decimal

from generator.consolidate.suspects import LEFT_OUT, TWICE, Case, suspect
from generator.consolidate.units import Part
from generator.model.source import SourceRef

PLACE = ("支出总表", "2010301", "基本支出")


def case(by: str, *values: str, others=None, **more) -> Case:
    parts = tuple(Part(f"单位{n}", Decimal(value), SourceRef("支出总表", f"D{n}")) for n, value in enumerate(values, 1))
    return Case(PLACE, Decimal(by), parts, (), {PLACE: parts} | (others or {}), **more)


def test_one_unit_left_out_or_counted_twice():
    assert suspect(case("-20.50", "10.40", "20.50", "3.00")).units == ("单位2",)
    assert suspect(case("-20.50", "10.40", "20.50", "3.00")).kind == LEFT_OUT
    assert suspect(case("3.00", "10.40", "20.50", "3.00")).kind == TWICE


def test_several_units_left_out_together():
    assert suspect(case("-13.40", "10.40", "20.50", "3.00")).units == ("单位1", "单位3")


def test_units_with_the_same_figure_are_both_named():
    found = suspect(case("-3.00", "3.00", "20.50", "3.00"))
    assert found.units == ("单位1", "单位3") and "“单位1”或“单位3”" in found.words


def test_a_slip_names_the_unit_only_if_it_fits_one():
    found = suspect(case("0.18", "10.24", "51.00"))
    assert found.units == ("单位1",) and "10.24 抄成了 10.42（相邻两个数字颠倒）" in found.words
    assert suspect(case("0.18", "10.24", "30.24")) is None


def test_messages_speak_in_the_workbooks_unit():
    assert "102400.00 抄成了 104200.00" in suspect(case("0.18", "10.24", "51.00", scale=10000)).words


def test_the_neighbouring_cell_of_a_unit():
    other = {("支出总表", "2010302", "基本支出"): (Part("单位2", Decimal("7.77"), SourceRef("支出总表", "D9")),)}
    found = suspect(case("7.77", "10.00", "20.00", others=other))
    assert found.units == ("单位2",) and "2010302的“基本支出” 7.77，多半多加了它" in found.words
    elsewhere = {("支出总表", "2010302", "项目支出"): other["支出总表", "2010302", "基本支出"]}
    assert suspect(case("7.77", "10.00", "20.00", others=elsewhere)) is None


def test_rounding_does_not_hide_the_unit():
    assert suspect(case("-20.498", "10.40", "20.50", slack=Decimal("0.01"))).units == ("单位2",)
    assert suspect(case("-20.498", "10.40", "20.50")) is None


def test_nothing_points_at_units_without_a_figure():
    assert suspect(case("5.00", "0", "0")) is None
    assert suspect(case("5.00")) is None
