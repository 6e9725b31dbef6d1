from generator.reports.words import comparison, operand_place, short_place, sides
from tests.reports._kit import PLACE, finding, operand


def seen(**more) -> list[tuple[str, int, str]]:
    return [(side.label, len(side.operands), side.total) for side in sides(finding(**more))]


ONE, TWO, THREE = operand("一", "1"), operand("二", "2"), operand("三", "3.5")


def test_addends_of_what_is_expected():
    assert seen(found="9.00", expected="6.50", operands=(ONE, TWO, THREE)) == [("应为", 3, "6.50")]


def test_addends_of_what_was_found():
    assert seen(found="3.00", expected="4.00", operands=(ONE, TWO)) == [("填写", 2, "3.00")]


def test_addends_of_both_sides():
    assert seen(found="3.00", expected="3.50", operands=(ONE, TWO, THREE)) == [("填写", 2, "3.00"), ("应为", 1, "3.50")]


def test_amounts_in_yuan():
    assert seen(found="9.00元", expected="3.00元", operands=(ONE, TWO)) == [("应为", 2, "3.00元")]


def test_what_is_no_sum_has_no_sum_line():
    assert seen(found="1.00", expected="7.00", operands=(TWO, THREE)) == [("", 2, "")]
    assert seen(operands=(TWO, THREE)) == [("", 2, "")]


def test_one_operand_is_no_sum():
    assert seen(expected="1.00", operands=(ONE,)) == []


def test_only_what_is_known_is_compared():
    assert comparison(finding(found="1", difference="2")) == (("填写", "1"), ("相差", "2"))


def test_places_in_short():
    assert short_place(PLACE) == "支出总表 D2"
    assert operand_place(operand("支出总表 合计", "1", PLACE)) == "D2"
    assert operand_place(operand("合计", "1", PLACE)) == "支出总表 D2"
    assert operand_place(operand("合计", "1")) == ""
