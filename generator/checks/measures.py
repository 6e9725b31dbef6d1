"""What an indicator's value says: "≥95%" is a comparison, a number and a unit; "12月底前" and "明显改善" are none."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

AT_LEAST, AT_MOST = "≥", "≤"
PERCENT = "%"

_SIGNS = {
    AT_LEAST: r"≥|>=|=>|≧|大于等于|大于或等于|不低于|不少于|不小于|至少|达到|超过|高于|大于|>",
    AT_MOST: r"≤|<=|=<|≦|小于等于|小于或等于|不高于|不超过|不大于|不多于|低于|少于|小于|控制在|<",
    "=": r"=|等于",
}
_SIGN = re.compile("|".join(f"({pattern})" for pattern in _SIGNS.values()))
_NUMBER = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_AFTER = re.compile(r"(及?以上|及?以下|以内|之内|左右)(?:[(].*[)])?$")
_DATE = re.compile(r"\d+(年|月|日|号|季度|月底|年底)")

MONEY = {"元": Decimal("0.0001"), "百元": Decimal("0.01"), "千元": Decimal("0.1"), "万元": Decimal(1), "万": Decimal(1), "亿元": Decimal(10000)}
"""Units of money and what one of them is in 万元."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A value that was read: `sign` is ≥, ≤, = or "", `unit` what stands behind the number."""

    sign: str
    number: Decimal
    unit: str

    @property
    def money(self) -> Decimal | None:
        """The amount in 万元, also one for each person or piece (元/人); None if the unit is no money."""
        unit = re.split(r"[/每(]", self.unit)[0]
        return self.number * MONEY[unit] if unit in MONEY else None


def measure(text: str) -> Measure | None:
    """The value as a measure; None for words, dates, ranges and ratios."""
    value = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    sign = ""
    found = _SIGN.match(value)
    if found:
        sign, value = list(_SIGNS)[found.lastindex - 1], value[found.end() :]
    number = _NUMBER.match(value)
    if not number or _DATE.match(value):
        return None
    unit = value[number.end() :]
    after = _AFTER.search(unit)
    if after:
        unit = unit[: after.start()]
        sign = sign or (AT_LEAST if "上" in after[1] else AT_MOST if after[1] != "左右" else "")
    if re.search(r"[\d:~—-]", unit):
        return None
    return Measure(sign, Decimal(number[0].replace(",", "")), unit)


def has_digits(text: str) -> bool:
    return bool(re.search(r"\d", unicodedata.normalize("NFKC", text)))
