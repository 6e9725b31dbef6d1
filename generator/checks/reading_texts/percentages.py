"""Percentages in running text, and what they are of: a share (占…的) or a rate of change (增长…)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from generator.checks.reading_texts.numbers import DIGITS, number, step
from generator.checks.reading_texts.passages import NEARBY

_PERCENTAGE = re.compile(rf"(?P<number>{DIGITS})\s*%")
_LIMIT_BEFORE = re.compile(r"(?:不超过|不高于|不低于|不少于|超过|高于|低于|达到|控制在|约|近|[≥≤<>＞＜~～至到—–\-])\s*$")
_LIMIT_AFTER = re.compile(r"\s*(?:及)?(?:以上|以下|以内|左右|[~～至—–\-])")


@dataclass(frozen=True, slots=True)
class Percentage:
    """`value` is 12.5 for 12.5%, `step` the last place shown. `plain` is false for limits, ranges and 约."""

    value: Decimal
    step: Decimal
    start: int
    end: int
    text: str
    plain: bool = True

    def equals(self, other: Decimal) -> bool:
        return abs(self.value - other) <= self.step / 2


def percentages_in(text: str, start: int = 0, end: int | None = None) -> tuple[Percentage, ...]:
    """All percentages of a readable text, or of the piece of it from `start` to `end`."""
    if "%" not in text:
        return ()
    found = []
    for match in _PERCENTAGE.finditer(text, start, len(text) if end is None else end):
        plain = not (_LIMIT_BEFORE.search(text[max(0, match.start() - NEARBY) : match.start()]) or _LIMIT_AFTER.match(text, match.end()))
        found.append(Percentage(number(match["number"]), step(match["number"]), *match.span(), match[0], plain))
    return tuple(found)
