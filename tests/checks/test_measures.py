from decimal import Decimal

import pytest

from generator.checks.measures import Measure, has_digits, measure


@pytest.mark.parametrize(
    ("text", "sign", "number", "unit"),
    [
        ("≥95%", "≥", "95", "%"),
        ("＞＝９５％", "≥", "95", "%"),
        ("不低于 95 %", "≥", "95", "%"),
        ("95%以上", "≥", "95", "%"),
        ("≤ 1,200.50 元", "≤", "1200.50", "元"),
        ("不超过5万元", "≤", "5", "万元"),
        ("3天以内", "≤", "3", "天"),
        ("=4人", "=", "4", "人"),
        ("4人", "", "4", "人"),
        ("≥10万页", "≥", "10", "万页"),
        ("≥98百分比", "≥", "98", "百分比"),
        ("≥520件（套）", "≥", "520", "件(套)"),
        ("≥12", "≥", "12", ""),
        ("约10次", "", "", None),
        ("12月底前", "", "", None),
        ("2024年12月31日前", "", "", None),
        ("90%-95%", "", "", None),
        ("1:3", "", "", None),
        ("明显改善", "", "", None),
        ("", "", "", None),
    ],
)
def test_what_a_value_says(text: str, sign: str, number: str, unit: str | None):
    assert measure(text) == (None if unit is None else Measure(sign, Decimal(number), unit))


@pytest.mark.parametrize(("text", "wan"), [("≤28800元", "2.88"), ("5万元", "5"), ("1.2亿元", "12000"), ("12万", "12"), ("300元/人·天", "0.03"), ("5%", None)])
def test_money_is_in_wan(text: str, wan: str | None):
    assert measure(text).money == (None if wan is None else Decimal(wan))


def test_digits_of_any_width():
    assert has_digits("第９届") and not has_digits("第九届")
