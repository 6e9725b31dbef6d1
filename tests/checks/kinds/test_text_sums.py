from generator.model.finding import Severity
from tests.checks.kinds._kit import findings, messages

OPTIONS = {"where": ["文字说明"], "adds": [["基本支出", "人员经费", "公用经费"]]}


def other(text: str) -> str:
    return f"-- 文字说明\n事项 | 内容\n其他需要说明的事项 | {text}\n"


def test_right_and_incomplete_sums_pass():
    assert findings("text_sums", other("基本支出68万元，其中人员经费58万元、公用经费10万元。"), **OPTIONS) == []
    assert findings("text_sums", other("基本支出68万元，其中人员经费50万元。"), **OPTIONS) == []


def test_a_sum_over_two_sentences_is_not_looked_at():
    assert findings("text_sums", other("基本支出68万元。人员经费58万元、公用经费9万元。"), **OPTIONS) == []


def test_a_wrong_sum_is_told():
    text = other("基本支出68.00万元，人员经费58.00万元，公用经费9.00万元")
    assert messages("text_sums", text, **OPTIONS) == ["“文字说明”的“其他需要说明的事项”写“基本支出”68.00万元，同一句里“人员经费 + 公用经费”是 67.00万元，相差 1.00万元"]


def test_whole_wan_may_be_rounded_and_warn_only():
    [finding] = findings("text_sums", other("基本支出68万元，人员经费58万元，公用经费9万元"), **OPTIONS)
    assert finding.severity is Severity.WARNING


def test_a_label_that_stands_twice_in_a_sentence_is_not_certain():
    assert findings("text_sums", other("基本支出68万元，人员经费58万元，人员经费5万元，公用经费9万元"), **OPTIONS) == []
