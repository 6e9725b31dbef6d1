"""`[changes]` of profile.toml: limits, words, and the lists that are compared."""

from decimal import Decimal

import pytest

from generator.model.changes import ChangeList, Changes
from generator.profiles.load import load_profile
from tests.support.submissions import hebei


def test_what_the_form_says():
    changes = hebei().changes
    assert changes.missing == "（上年预算数未填）"
    assert (changes.items.amount, changes.items.percent, changes.items.from_zero, changes.items.least) == (0, None, False, 0)
    assert (changes.each.amount, changes.each.percent, changes.each.from_zero, changes.each.least) == (10, 20, True, 5)
    assert (changes.list.sheet, changes.list.before, changes.list.ended) == ("项目", "上年项目", "结束")


def test_a_child_has_what_its_parent_says():
    assert load_profile("hebei_2025").changes == hebei().changes


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("amount = 0\n", 'amount = "十"\n', "“amount”应是不小于零的数，这里是“十”"),
        ("amount = 0\n", "amount = -1\n", "“amount”应是不小于零的数，这里是“-1”"),
        ("percent = 20", "percent = nan", "“percent”应是不小于零的数"),
        ("percent = 20", "percent = true", "“percent”的值 True 不是所要的类型"),
        ("from_zero = true", 'from_zero = "是"', "“from_zero”的值 '是' 不是所要的类型"),
        ("amount = 0\n", "ammount = 0\n", "不认识“ammount”，是不是想写“amount”？"),
        ('missing = "（上年预算数未填）"', 'missing = " "', "“missing”不能空着"),
        ('missing_now = "（今年预算数未填）"', 'missing_now = ""', "“missing_now”不能空着"),
        ('before = "上年项目"', 'before = "上年的项目"', "[changes.list]：没有表“上年的项目”，是不是想写“上年项目”？"),
        ('before = "上年项目"', 'before = "上年数"', "[changes.list]：“上年数”应是一张清单"),
        ('successor = "今年项目"', 'successor = "今年的项目"', "[changes.list]：“上年项目”没有“今年的项目”列，是不是想写“今年项目”？"),
        ('before_amount = "上年预算数"', 'before_amount = "结束原因"', "[changes.list]：“上年项目”的“结束原因”列不是金额"),
        ('ended = "结束"\n', "", "缺少“ended”"),
    ],
)
def test_what_is_wrong_is_told(copy, old, new, message):
    copy.change("profile.toml", old, new)
    told = [fault for fault in copy.faults() if message in fault.message]
    assert [fault.file for fault in told] == ["profile.toml"] and (told[0].line or "缺少" in message)


@pytest.mark.parametrize(("text", "value"), [('"2.5"', "2.5"), ("2.5", "2.5"), ("3", "3")])
def test_numbers_are_exact_however_they_are_written(copy, text, value):
    copy.change("profile.toml", "amount = 0\n", f"amount = {text}\n")
    assert copy.load().changes.items.amount == Decimal(value)


def test_a_form_need_not_say_anything():
    assert Changes().list == ChangeList() and Changes().missing
