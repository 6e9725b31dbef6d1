"""How numbers are written: in tables and in sentences."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from generator.model.figure import Figure, rounded
from generator.model.profile import UNITS, WAN, AmountStyle


def in_unit(value: Decimal, unit: str) -> Decimal:
    """An amount in 万元 as it is printed in `unit`: two decimals, half up."""
    return rounded(value * UNITS[unit])


def table_amount(figure: Figure | None, style: AmountStyle) -> str:
    """An amount for a table cell, in the form's unit: two decimals; an empty cell and zero look as the form says."""
    if figure is None:
        return ""
    value = in_unit(figure.value, style.unit)
    if value == 0:
        return style.zero
    return f"{value:,.2f}" if style.thousands else f"{value:.2f}"


def quantity(figure: Figure | None) -> str:
    """A count for a table cell: no trailing zeros, nothing for zero."""
    if figure is None or not figure:
        return ""
    text = f"{figure.value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


DIGITS = "〇一二三四五六七八九"


def chinese_number(value: int) -> str:
    """A number from 1 to 99 in Chinese numerals: 十, 十二, 二十."""
    tens, ones = divmod(value, 10)
    return (DIGITS[tens] if tens > 1 else "") + ("十" if tens else "") + (DIGITS[ones] if ones else "")


def chinese_month(day: date) -> str:
    """The month of a date as covers write it: 二〇二四年三月."""
    year = "".join(DIGITS[int(digit)] for digit in str(day.year))
    return f"{year}年{chinese_number(day.month)}月"


def in_words(value: Decimal, unit: str = WAN) -> str:
    """An amount in 万元 within a sentence: 598.78万元, 0.00万元, 5987800.00元."""
    return f"{in_unit(value, unit):.2f}{unit}"


def percentage(part: Decimal, whole: Decimal) -> Decimal:
    """`part` as a percentage of `whole`, two decimals, half up. `whole` must not be zero."""
    return rounded(part * 100 / whole)
