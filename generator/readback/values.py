"""Printed texts -> values as they are typed into a workbook: amounts, codes, percentages, dates, texts."""

from __future__ import annotations

import re
from decimal import Decimal

from generator.readback.words import fold

_NOTHING = {"", "-", "--", "—", "――", "/", "－"}
_NUMBER = re.compile(r"([-−]?)(\d[\d,]*(?:\.\d+)?|\.\d+)")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)%?")
_DATE = re.compile(r"(\d{4})[年.\-/](\d{1,2})[月.\-/](\d{1,2})日?")
_CHANGE = re.compile(r"(增|上升|减|下降|压减)[^\d]*?([\d,]+(?:\.\d+)?)")


class Unreadable(ValueError):
    """A printed text that is no value of the column's type."""


def typed(text: str, kind: str) -> str:
    """The text as `fill_workbook` takes it; "" where nothing is printed. Raises Unreadable."""
    words = fold(text).text
    if words in _NOTHING:
        return ""
    if kind in ("amount", "quantity"):
        return str(number(words))
    if kind == "code":
        return words
    if kind == "percent":
        return _matched(_PERCENT, words)[1] + "%"
    if kind == "year":
        return _matched(re.compile(r"(\d{4})年?"), words)[1]
    if kind == "date":
        year, month, day = _matched(_DATE, words).groups()
        return f"{year}-{int(month):02d}-{int(day):02d}"
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return ("\n" if kind == "long_text" else "").join(lines)


def number(text: str) -> Decimal:
    """A printed number, with or without thousands separators. Raises Unreadable."""
    sign, digits = _matched(_NUMBER, fold(text).text).groups()
    value = Decimal(digits.replace(",", ""))
    return -value if sign else value


def change(words: str) -> Decimal:
    """What 增加12.00万元, 减少0.50万元 or 持平 adds. Raises Unreadable."""
    found = _CHANGE.search(words)
    if not found:
        if "持平" in words:
            return Decimal(0)
        raise Unreadable(words)
    value = Decimal(found[2].replace(",", ""))
    return value if found[1] in ("增", "上升") else -value


def _matched(pattern: re.Pattern[str], words: str) -> re.Match[str]:
    found = pattern.fullmatch(words)
    if not found:
        raise Unreadable(words)
    return found
