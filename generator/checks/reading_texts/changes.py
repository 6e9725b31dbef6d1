"""Changes that a sentence states with its amounts: 安排120万元，比上年增加20万元，增长20%; 由100万元增加到120万元，增长20%."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.checks.reading_texts.amounts import Amount, plain_amounts
from generator.checks.reading_texts.directions import DOWN, SAME, UP
from generator.checks.reading_texts.passages import sentences
from generator.checks.reading_texts.percentages import Percentage, percentages_in

_WORDS = {"增加": UP, "增长": UP, "增幅": UP, "上升": UP, "提高": UP, "减少": DOWN, "下降": DOWN, "降低": DOWN, "减幅": DOWN, "降幅": DOWN, "压减": DOWN}
_DIRECTION = "|".join(_WORDS)
_BEFORE_CHANGE = re.compile(rf"({_DIRECTION})(?:了|额)?(?:为|共)?\s*$")
_BEFORE_RATE = re.compile(rf"^[，,、（(\s]*(?:同比)?({_DIRECTION})(?:了|率|幅度)?(?:为|达)?\s*$")
_PREVIOUS = re.compile(r"(?:上年|去年|\d{4}年)(?:度)?(?:预算|安排|数|为|是|执行|的)*\s*$")
_FROM = re.compile(r"[由从](?:上年|去年|\d{4}年)?(?:度)?(?:预算)?(?:的)?\s*$")
_TO = re.compile(rf"^({_DIRECTION})(?:到|至|为)?(?:了)?(?:本年|今年|\d{{4}}年)?(?:的)?\s*$")
_SAME = re.compile(r"持平")


@dataclass(frozen=True, slots=True)
class Change:
    """What one sentence says. `by` is the change itself, `rate` its percentage, with the direction of each in words."""

    start: int
    end: int
    now: Amount | None = None
    before: Amount | None = None
    by: Amount | None = None
    direction: int | None = None
    rate: Percentage | None = None
    rate_direction: int | None = None


def changes_in(text: str) -> list[Change]:
    """The changes of a readable text of which at least two amounts are stated, one a sentence at most.

    A sentence with more amounts than those of one change is left alone: who belongs to whom is not certain there.
    """
    found = (_change(text, start, end) for start, end in sentences(text))
    return [change for change in found if change]


def _change(text: str, start: int, end: int) -> Change | None:
    amounts = plain_amounts(text, start, end)
    if not 2 <= len(amounts) <= 3:
        return None
    changes = [(a, match) for a in amounts for match in [_BEFORE_CHANGE.search(text[start : a.start])] if match]
    if len(changes) > 1:
        return None
    by, direction = (changes[0][0], _WORDS[changes[0][1][1]]) if changes else (None, None)
    others = [amount for amount in amounts if amount is not by]
    if len(others) == 2:
        first, second = others
        between = _TO.match(text[first.end : second.start])
        if _FROM.search(text[start : first.start]) and between:
            before, now, direction = first, second, _WORDS[between[1]] if direction is None else direction
        elif _PREVIOUS.search(text[start : second.start]) and not _PREVIOUS.search(text[start : first.start]):
            now, before = first, second
        else:
            return None
        if direction is None and _SAME.search(text[second.end : end]):
            direction = SAME
    elif len(others) == 1 and by and others[0].end <= by.start:
        now, before = others[0], None
        if _PREVIOUS.search(text[start : now.start]):
            return None
    else:
        return None
    rate, rate_direction = _rate(text, (by or others[-1]).end, end)
    return Change(start, end, now, before, by, direction, rate, rate_direction) if direction is not None or rate else None


def _rate(text: str, start: int, end: int) -> tuple[Percentage | None, int | None]:
    for rate in percentages_in(text, start, end):
        if rate.plain:
            word = _BEFORE_RATE.match(text[start : rate.start])
            return (rate, _WORDS[word[1]]) if word else (None, None)
    return None, None
