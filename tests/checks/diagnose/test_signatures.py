from decimal import Decimal

import pytest

from generator.checks.diagnose.signatures import STRONG, originals, recognise


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("10.24", "10.42", "相邻两个数字颠倒"),
        ("12.00", "21.00", "相邻两个数字颠倒"),
        ("10.24", "102.40", "小数点左移了一位"),
        ("1024", "10.24", "小数点右移了两位"),
        ("0.01024", "10.24", "小数点左移了三位"),
        ("102400", "10.24", "把元当成了万元"),
        ("0.001024", "10.24", "把万元当成了元"),
        ("-10.24", "10.24", "正负号填反"),
        ("10.24", "10.84", "一个数字打错"),
        ("1.24", "10.24", "少打了一个数字"),
        ("100.24", "10.24", "多打了一个数字"),
    ],
)
def test_a_slip_is_recognised(old: str, new: str, words: str):
    assert recognise(Decimal(old), Decimal(new)).words == words


@pytest.mark.parametrize(("old", "new"), [("10.24", "10.24"), ("0", "10.24"), ("10.24", "0"), ("10.24", "37.91"), ("-10.24", "10.42")])
def test_other_numbers_look_like_nothing(old: str, new: str):
    assert recognise(Decimal(old), Decimal(new)) is None


@pytest.mark.parametrize("value", ["10.24", "0.07", "-3.50", "1200", "88.88"])
def test_an_original_is_recognised_as_a_strong_slip(value: str):
    found = list(originals(Decimal(value)))
    assert len(found) >= 9
    for original in found:
        if original:
            assert recognise(Decimal(value), original).strength >= STRONG


def test_nothing_slips_into_zero():
    assert list(originals(Decimal(0))) == []
