import pytest

from tests.checks.kinds._kit import findings, messages

OPTIONS = {"where": ["文字说明"], "periods": ["建设期", "实施周期"]}


def other(text: str) -> str:
    return f"-- 文字说明\n事项 | 内容\n其他需要说明的事项 | {text}\n"


@pytest.mark.parametrize("text", ["建设期2022—2025年", "实施周期为2024年1月至2024年12月", "扫描2019—2021年的档案", "建设期2年"])
def test_periods_that_hold_the_year_and_other_ranges_pass(text):
    assert findings("text_periods", other(text), **OPTIONS) == []


def test_a_period_that_is_over():
    [message] = messages("text_periods", other("建设期：2021—2023年"), **OPTIONS)
    assert message.startswith("“文字说明”的“其他需要说明的事项”写的期间是“2021—2023年”，不含预算年度2024年")
