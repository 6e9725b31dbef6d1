"""Amounts of money in running text, in 万元, each with the precision it is written in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from generator.checks.reading_texts.numbers import DIGITS, NUMERAL, number, step
from generator.checks.reading_texts.passages import KEPT, NEARBY, clause

_IN_WAN = {"亿元": 10000, "千万元": 1000, "百万元": 100, "万元": 1, "千元": Decimal("0.1"), "元": Decimal("0.0001")}
_AMOUNT = re.compile(rf"(?P<number>{DIGITS}|{NUMERAL})\s*(?P<more>[余多])?\s*(?P<unit>亿元|千万元|百万元|万元|千元|元(?![旦宵素化件年老首气]))")
_RANGE_BEFORE = re.compile(r"\d(?:亿元|万元|千元|元|万|%)?\s*(?:[—–－\-~～至到]+)\s*$")
_RANGE_AFTER = re.compile(r"\s*(?:[—–－\-~～至]+)\s*\d")
_RATE_BEFORE = re.compile(
    r"每\S{0,6}|人均|户均|站均|日均|月均|年均|亩均|次均|均价|平均|单价|单个|单家|单场|单件|单次|标准|定额|限额|最高|最低|上限|罚款"
)
_RATE_AFTER = re.compile(r"\s*(?:[/／]|每[人户年月日天次场个亩名台辆套件吨平]|一[人户年月天次场个亩名台辆套件])")
_LIMIT_BEFORE = re.compile(r"(?:不超过|不高于|不低于|不少于|不突破|超过|高于|低于|少于|多于|突破|达到|控制在|[≥≤<>＞＜])\s*$")
_LIMIT_AFTER = re.compile(r"\s*(?:及)?(?:以上|以下|以内|之内)")
_ABOUT_BEFORE = re.compile(r"(?:约|约为|近|将近|接近|大约)\s*$")
_ABOUT_AFTER = re.compile(r"\s*左右")


@dataclass(frozen=True, slots=True)
class Amount:
    """`value` and `step` (the last place shown) in 万元; `start` and `end` in the text.

    `about` is 约 or 左右; `plain` is false for what is no amount of its own: limits, ranges, rates such as 元/人.
    """

    value: Decimal
    step: Decimal
    start: int
    end: int
    text: str
    about: bool = False
    plain: bool = True

    def equals(self, other: Decimal, slack: Decimal = Decimal(0)) -> bool:
        """Is it `other` (万元), at the precision it is written in? `slack` is how far `other` itself may be off."""
        return abs(self.value - other) <= max(abs(other) / 10 if self.about else self.step / 2, slack)


def amounts_in(text: str, start: int = 0, end: int | None = None) -> tuple[Amount, ...]:
    """All amounts of a readable text (see `passages.readable`), or of the piece of it from `start` to `end`."""
    end = len(text) if end is None else end
    return _amounts(text, start, end) if text.find("元", start, end) >= 0 else ()


@lru_cache(maxsize=KEPT)
def _amounts(text: str, start: int, end: int) -> tuple[Amount, ...]:
    found = []
    for match in _AMOUNT.finditer(text, start, end):
        at = match.start()
        before, after = text[max(clause(text, at)[0], at - NEARBY) : at], text[match.end() : match.end() + 8]
        factor = Decimal(_IN_WAN[match["unit"]])
        plain = not (_RATE_BEFORE.search(before) or _RATE_AFTER.match(after) or _LIMIT_BEFORE.search(before) or _LIMIT_AFTER.match(after))
        plain = plain and not (_RANGE_BEFORE.search(before) or _RANGE_AFTER.match(after) or before.endswith(("数", "几", "上", "第", ".")))
        about = bool(match["more"] or _ABOUT_BEFORE.search(before) or _ABOUT_AFTER.match(after))
        found.append(Amount(number(match["number"]) * factor, step(match["number"]) * factor, *match.span(), match[0], about, plain))
    return tuple(found)


def plain_amounts(text: str, start: int = 0, end: int | None = None) -> list[Amount]:
    """The amounts between `start` and `end` that stand for themselves."""
    return [amount for amount in amounts_in(text, start, end) if amount.plain]


def off(left: Decimal, right: Decimal, amounts: Sequence[Amount]) -> str:
    """Do two sums of `amounts` differ? "surely", beyond the rounding of all of them; "maybe", whole 万元 that may be rounded; "" if not."""
    apart = abs(left - right)
    if apart > sum((amount.step for amount in amounts), Decimal(0)) / 2:
        return "surely"
    return "maybe" if apart >= 1 and all(amount.step >= 1 for amount in amounts) else ""
