from decimal import Decimal

import pytest

from generator.model.figure import ZERO, Figure, rounded, tolerance, total
from generator.model.source import SourceRef

A, B = SourceRef("表", "A1"), SourceRef("表", "B2")


def figure(number: str, *sources: SourceRef) -> Figure:
    return Figure(Decimal(number), sources)


@pytest.mark.parametrize(
    ("result", "value"),
    [
        (figure("1.10", A) + figure("2.20", B), "3.30"),
        (figure("1.10", A) - figure("2.20", B), "-1.10"),
        (figure("1.50", A) * figure("2", B), "3.00"),
        (total([figure("1", A), figure("2", B)]), "3"),
        (sum([figure("1", A), figure("2", B)]), "3"),
    ],
)
def test_arithmetic_keeps_the_cells_of_both_sides(result, value):
    assert (result.value, result.sources) == (Decimal(value), (A, B))


@pytest.mark.parametrize("result", [figure("5", A) + 1, 1 + figure("5", A), 11 - figure("5", A), figure("3", A) * 2, abs(figure("-6", A)), -figure("-6", A)])
def test_plain_numbers_bring_no_cells(result):
    assert (result.value, result.sources) == (6, (A,))


def test_decimals_add_exactly():
    assert (figure("0.1") + figure("0.2")).value == Decimal("0.3")


@pytest.mark.parametrize(("exact", "printed"), [("0.005", "0.01"), ("0.0049999", "0.00"), ("2.675", "2.68"), ("-0.005", "-0.01"), ("1234.565", "1234.57"), ("7", "7.00")])
def test_rounding_is_half_up(exact, printed):
    assert str(figure(exact).printed) == printed


def test_rounding_to_other_places():
    assert str(rounded(Decimal("12.5"), 0)) == "13"


@pytest.mark.parametrize("value", [figure("-0.004").printed, rounded(Decimal("-0")), rounded(Decimal("-0.4"), 0)])
def test_there_is_no_minus_zero(value):
    assert not value.is_signed()


@pytest.mark.parametrize(("addends", "allowed"), [(0, "0.005"), (1, "0.01"), (2, "0.015"), (10, "0.055")])
def test_tolerance_allows_half_a_cent_for_each_number_and_the_sum(addends, allowed):
    assert tolerance(addends) == Decimal(allowed)


def test_exact_tells_more_precise_than_printed():
    assert figure("1.234").exact and not figure("1.2").exact


def test_figures_compare_by_value():
    assert figure("1", A) == figure("1.00", B) == 1
    assert len({figure("1", A), figure("1.00", B)}) == 1
    assert figure("1") < figure("2") <= 2 and figure("3") > 2 >= figure("2")
    assert not figure("0", A) and figure("-1") and not ZERO
    assert figure("1") != "1"


def test_the_sum_of_nothing_is_zero():
    assert total([]) == 0 and total([]).sources == ()
