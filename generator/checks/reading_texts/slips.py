"""Which known number an amount is a slip of: two digits swapped, one digit wrong, the decimal point or the unit moved."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

FOR_SWAP, FOR_ONE_DIGIT, FOR_POINT, FOR_UNIT = 4, 5, 4, 3
"""Significant digits that a number must have before a likeness is no accident."""

UNIT = 4
"""元 and 万元 are so many places apart."""


def slip_of(value: Decimal, known: Iterable[Decimal], *, one_digit: int = FOR_ONE_DIGIT) -> tuple[Decimal, str] | None:
    """The known number and what went wrong in words; `one_digit` is how many digits it takes to see one wrong digit."""
    for right in known:
        why = _slip(value, right, one_digit)
        if why:
            return right, why
    return None


def _slip(value: Decimal, right: Decimal, one_digit: int) -> str:
    left_digits, right_digits = _significant(value), _significant(right)
    if value <= 0 or right <= 0 or value == right:
        return ""
    if left_digits == right_digits:
        places = abs(value.adjusted() - right.adjusted())
        if places == UNIT and len(right_digits) >= FOR_UNIT:
            return "元和万元写混了"
        return "小数点错了位" if places <= 2 and len(right_digits) >= FOR_POINT else ""
    a, b = f"{value:.2f}", f"{right:.2f}"
    wrong = [n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y]
    if len(a) != len(b) or value != Decimal(a) or right != Decimal(b):
        return ""
    if len(wrong) == 2 and a[wrong[0]] == b[wrong[1]] and a[wrong[1]] == b[wrong[0]] and _neighbours(a, *wrong):
        return "两位数字写反了" if len(right_digits) >= FOR_SWAP else ""
    return "有一位数字不同" if len(wrong) == 1 and min(len(left_digits), len(right_digits)) >= one_digit else ""


def _neighbours(text: str, left: int, right: int) -> bool:
    return right - left == 1 or text[left + 1 : right] == "."


def _significant(value: Decimal) -> str:
    return "".join(map(str, value.as_tuple().digits)).strip("0")
