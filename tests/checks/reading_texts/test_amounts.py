from decimal import Decimal

import pytest

from generator.checks.reading_texts.amounts import amounts_in, off, plain_amounts
from generator.checks.reading_texts.passages import readable


def plain(text: str) -> list[str]:
    return [f"{amount.value.normalize():f}" for amount in plain_amounts(readable(text))]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("共458.12万元", "458.12"),
        ("共４５８．１２万元", "458.12"),
        ("共4,581,200元", "458.12"),
        ("共1.5亿元", "15000"),
        ("共35千元", "3.5"),
        ("共三十万元", "30"),
        ("共一百二十五万元", "125"),
        ("共两万元", "2"),
        ("共12 万元", "12"),
    ],
)
def test_an_amount_is_read_in_wan(text, value):
    assert plain(text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "每人每年600元",
        "补助600元/人",
        "600元每月",
        "人均600元",
        "补助标准600元",
        "3—5万元",
        "3万元至5万元",
        "3～5万元",
        "不超过12万元",
        "12万元以内",
        "≥12万元",
        "数十万元",
        "上百万元",
        "《关于安排30万元资金的通知》",
        "2024元旦",
        "12元化",
    ],
)
def test_rates_ranges_limits_and_quotations_are_no_amounts_of_their_own(text):
    assert plain(text) == []


def test_an_amount_that_grows_to_another_one_is_no_range():
    assert plain("由100万元增加到120万元") == ["100", "120"]


def test_an_amount_equals_what_it_is_rounded_from():
    [amount] = amounts_in("458万元")
    assert amount.equals(Decimal("458.30")) and amount.equals(Decimal("457.5")) and not amount.equals(Decimal("458.51"))


def test_about_is_within_a_tenth():
    [amount] = amounts_in("约500万元")
    assert amount.about and amount.equals(Decimal("458.30")) and not amount.equals(Decimal(400))


def test_a_piece_of_a_text_keeps_its_positions():
    text = "甲5万元。乙6万元。"
    assert [text[a.start : a.end] for a in amounts_in(text, 5, 9)] == ["6万元"]


def test_whole_numbers_may_be_rounded():
    whole, cents = amounts_in("68万元58万元9万元"), amounts_in("68.00万元58.00万元9.00万元")
    assert off(Decimal(68), Decimal(67), whole) == "maybe"
    assert off(Decimal(68), Decimal(67), cents) == "surely"
    assert off(Decimal("68.00"), Decimal("68.01"), cents) == ""
