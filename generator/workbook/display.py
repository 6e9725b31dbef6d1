"""Numbers and dates as the clerk sees them in the cell, for columns that hold text."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal

_LITERAL = re.compile(r'"([^"]*)"|\\(.)')
_INVISIBLE = re.compile(r"\[[^\]]*\]|_.|\*.")  # colours, conditions, padding
_DIGITS = re.compile(r"General|(#,##)?0(?:\.(0+))?")
_ODD = re.compile(r"[EeYyMmDdHhSs/]")  # scientific, dates, fractions
_LARGEST = 10**15  # beyond it Excel does not know the digits either
_HELD = 0xE000  # private characters that stand for words within a format


def exact(number: float | Decimal) -> Decimal:
    """The number with the fifteen digits that Excel keeps: 0.1 + 0.2 is 0.3."""
    if isinstance(number, float):
        return Decimal(format(number, ".15g"))
    return Decimal(number)


def plain_number(value: Decimal) -> str:
    """Without exponent and without trailing zeros: 4, 0.5, 1200."""
    text = format(value, "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


def is_percent(number_format: str) -> bool:
    return "%" in _INVISIBLE.sub("", _LITERAL.sub("", number_format))


def percent(value: Decimal) -> str:
    """0.25 -> 25%"""
    return plain_number(value * 100) + "%"


def number(value: float | Decimal, number_format: str) -> str:
    """A number under a number format, with the words around it (0"个"); formats that are not simple show it plainly."""
    held: list[str] = []

    def hold(found: re.Match) -> str:
        held.append(found[1] if found[1] is not None else found[2])
        return chr(_HELD + len(held) - 1)

    shape = _INVISIBLE.sub("", _LITERAL.sub(hold, number_format)).split(";")[0]
    digits = _DIGITS.search(shape)
    if number_format == "@" or not digits or _ODD.search(shape.replace("General", "")) or abs(value) >= _LARGEST:
        return plain_number(exact(value))
    decimal = exact(value) * (100 if "%" in shape else 1)
    if digits[0] == "General":
        shown = plain_number(abs(decimal))
    else:
        decimal = decimal.quantize(Decimal(1).scaleb(-len(digits[2] or "")), rounding=ROUND_HALF_UP)
        shown = format(abs(decimal), ",f" if digits[1] else "f")
    text = shape[: digits.start()].strip("#,? ") + shown + shape[digits.end() :].strip("#,? ")
    words = "".join(held[ord(c) - _HELD] if _HELD <= ord(c) < _HELD + len(held) else c for c in text)
    return ("-" if decimal < 0 else "") + words


def moment(value: date | datetime | time, number_format: str) -> str:
    """A date under its number format: 2024年12月31日, 2024-12-31, 12月31日 …"""
    if isinstance(value, time):
        return value.isoformat("minutes")
    shape = number_format.lower()
    has_year, has_day = "y" in shape, "d" in shape
    if "年" in shape or "月" in shape:
        parts = (f"{value.year}年" if has_year else "", f"{value.month}月", f"{value.day}日" if has_day else "")
        return "".join(parts)
    joint = "-" if "-" in shape and shape != "mm-dd-yy" else "/"  # Excel's own short date shows as 2024/12/31
    wide = "mm" in shape and shape != "mm-dd-yy"
    numbers = [str(value.year)] if has_year or shape == "general" else []
    numbers.append(f"{value.month:02d}" if wide else str(value.month))
    if has_day or shape == "general":
        numbers.append(f"{value.day:02d}" if wide else str(value.day))
    return joint.join(numbers)
