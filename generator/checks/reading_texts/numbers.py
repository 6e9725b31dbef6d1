"""Numbers as they are written in running text: digits with or without separators, and Chinese numerals."""

from __future__ import annotations

from decimal import Decimal

DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?"
NUMERAL = "[一二三四五六七八九十两][一二三四五六七八九十百千零〇两]*"
"""Part of a pattern. A numeral begins with a digit or 十: 百, 千 and 数十 alone are no numbers."""

_VALUES = {character: value for value, character in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "两": 2}
_PLACES = {"十": 10, "百": 100, "千": 1000}


def number(text: str) -> Decimal:
    """The value of what `DIGITS` or `NUMERAL` matched."""
    if text[0].isdigit():
        return Decimal(text.replace(",", ""))
    total, digit = 0, 0
    for character in text:
        if character in _PLACES:
            total += (digit or 1) * _PLACES[character]
            digit = 0
        else:
            digit = _VALUES[character]
    return Decimal(total + digit)


def step(text: str) -> Decimal:
    """The last place shown: 0.01 for 458.12, 1 for 458 and for numerals."""
    _, point, decimals = text.partition(".")
    return Decimal(1).scaleb(-len(decimals)) if point else Decimal(1)


def read_digitwise(text: str) -> int:
    """二〇二四 -> 2024."""
    return int("".join(str(_VALUES[character]) for character in text))
