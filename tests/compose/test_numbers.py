from datetime import date
from decimal import Decimal

import pytest

from generator.compose.numbers import chinese_month, in_words, percentage, quantity, table_amount
from generator.model.figure import Figure
from generator.model.profile import AmountStyle

PLAIN, DRESSED = AmountStyle(), AmountStyle(thousands=True, zero="0.00")
IN_YUAN = AmountStyle(thousands=True, unit="元")


def figure(number: str) -> Figure:
    return Figure(Decimal(number))


@pytest.mark.parametrize(
    ("number", "style", "text"),
    [
        ("1234567.5", PLAIN, "1234567.50"),
        ("1234567.5", DRESSED, "1,234,567.50"),
        ("0", PLAIN, ""),
        ("0", DRESSED, "0.00"),
        ("0.004", PLAIN, ""),
        ("-0.004", DRESSED, "0.00"),
        ("0.005", PLAIN, "0.01"),
        ("-5", PLAIN, "-5.00"),
        ("0.12345", IN_YUAN, "1,234.50"),
        ("0.0000004", IN_YUAN, ""),
    ],
)
def test_an_amount_in_a_table_looks_as_the_profile_says(number, style, text):
    assert table_amount(figure(number), style) == text


def test_an_empty_cell_stays_empty_even_where_zero_is_printed():
    assert table_amount(None, DRESSED) == ""


@pytest.mark.parametrize(("number", "text"), [("900", "900"), ("900.50", "900.5"), ("900.00", "900"), ("0", ""), ("0.125", "0.125"), ("1E+3", "1000")])
def test_a_count_has_no_trailing_zeros(number, text):
    assert quantity(figure(number)) == text


def test_no_count_is_blank():
    assert quantity(None) == ""


def test_amounts_and_percentages_in_words():
    assert in_words(Decimal("2.675")) == "2.68万元"
    assert percentage(Decimal(1), Decimal(8)) == Decimal("12.50")
    assert percentage(Decimal(-1), Decimal(3)) == Decimal("-33.33")


@pytest.mark.parametrize(
    ("day", "words"), [(date(2024, 3, 5), "二〇二四年三月"), (date(2025, 10, 1), "二〇二五年十月"), (date(2030, 12, 31), "二〇三〇年十二月")]
)
def test_a_month_in_chinese_numerals(day, words):
    assert chinese_month(day) == words
