"""The amounts that a reason lists explain the change: new − dropped ± changed = the change. `reasons` as in `text_reasons`.

Only lists that claim to be complete are added up: both directions occur or the rest is said to be unchanged, every item has an amount,
and nothing is left open (主要, 等).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from generator.checks.context import Context
from generator.checks.kinds.text_reasons import change_of, reason_faults
from generator.checks.labelled import wan
from generator.checks.options import Fault, Look
from generator.checks.reading_texts.amounts import Amount, amounts_in
from generator.checks.reading_texts.directions import DOWN, IN_WORDS, UP, directions
from generator.checks.reading_texts.passages import readable
from generator.checks.texts import hand_written, text_finding
from generator.model.figure import HALF_CENT
from generator.model.finding import Finding
from generator.model.profile import Rule

OPTIONS = {"reasons"}
REQUIRED = {"reasons"}

_OPEN = re.compile(r"主要|等|部分|为主|左右")
_REST_UNCHANGED = re.compile(r"(?:其他|其余|其它)[^；。]*(?:持平|不变|一致|没有变化|无变化)")
_MOVED_TO = re.compile(r"元[^，；。]{0,4}(?:到|至|为)|由|从")


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from reason_faults(options["reasons"], look)


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    for words, now, before, where in rule.options["reasons"]:
        change = change_of(context, now, before)
        for text in hand_written(context, [where]) if change is not None else ():
            items = _items(readable(text.text))
            total = sum((way * amount.value for way, amount in items), Decimal(0))
            allowed = sum((amount.step for _, amount in items if amount.step < 1), HALF_CENT * 4) / 2
            if items and abs(total - change) > allowed:
                listed = " ".join(f"{'+' if way > 0 else '−'}{amount.text}" for way, amount in items)
                message = f"{text.words}列出的增减（{listed}）合计{_told(total)}，{words}比上年实际{_told(change)}，相差 {wan(abs(total - change))}"
                yield text_finding(rule, text, message, _told(total), _told(change))


def _told(change: Decimal) -> str:
    return IN_WORDS[UP if change > 0 else DOWN if change < 0 else 0] + (wan(abs(change)) if change else "")


def _items(read: str) -> list[tuple[int, Amount]]:
    """The listed amounts, each with its direction; none if the list is not complete."""
    if _OPEN.search(read) or _MOVED_TO.search(read):
        return []
    items: list[tuple[int, Amount]] = []
    closed = _REST_UNCHANGED.search(read)
    for segment in re.split(r"[；;。\n]", _REST_UNCHANGED.sub("", read)):
        ways, amounts = directions(segment), amounts_in(segment)
        if not segment.strip(" ，"):
            continue
        if len(ways) != 1 or not amounts or not all(amount.plain and not amount.about for amount in amounts):
            return []
        items += [(next(iter(ways)), amount) for amount in _without_total(amounts)]
    return items if closed or {way for way, _ in items} == {UP, DOWN} else []


def _without_total(amounts: tuple[Amount, ...]) -> list[Amount]:
    """The amounts but the one that is the sum of the others."""
    total = sum((amount.value for amount in amounts), Decimal(0))
    whole = next((amount for amount in amounts if len(amounts) > 2 and amount.value * 2 == total), None)
    return [amount for amount in amounts if amount is not whole]
