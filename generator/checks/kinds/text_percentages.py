"""A share in a text is part / whole of its sentence: “20万元，占总支出80万元的25%”, “共80万元：甲20万元，占25%；乙60万元，占75%”.

Shares of a list that makes up the whole add to 100, within 0.01 for each (or half the last place shown); those of a list that is more than
the whole do not add to more than 100, which is a warning. A share of something that the sentence gives no amount for is not looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from generator.checks.context import Context
from generator.checks.options import Fault, Look
from generator.checks.reading_texts.amounts import Amount, plain_amounts
from generator.checks.reading_texts.passages import readable, sentences
from generator.checks.reading_texts.percentages import Percentage, percentages_in
from generator.checks.texts import HandText, hand_written, text_finding
from generator.model.figure import rounded
from generator.model.finding import Finding, Severity
from generator.model.profile import Rule

OPTIONS = {"where"}
REQUIRED = {"where"}

_OF_AMOUNT = re.compile(r"占[^，。；：]*的(?:比例|比重)?(?:约|为)*\s*$")
_DEEPER = re.compile(r"其中|包括|含")
"""What begins parts of a part: their shares are not added to the others."""
_OF_HEAD = re.compile(r"占(?:比|比例|比重|总额的?|总数的?|全部的?|其中的?|总支出的?|总收入的?)?(?:为|达)?\s*$")


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.where(options["where"])


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    for text in hand_written(context, rule.options["where"]):
        read = readable(text.text)
        shares = [share for share in percentages_in(read) if share.plain]
        for start, end in sentences(read) if shares else ():
            here = [share for share in shares if start <= share.start < end]
            amounts = plain_amounts(read, start, end) if here else []
            yield from _of_stated_amounts(rule, text, read[:end], amounts, start, here)
            yield from _of_the_head(rule, text, read[:end], amounts, start, here)


def _of_stated_amounts(rule: Rule, text: HandText, read: str, amounts: list[Amount], start: int, shares: list[Percentage]) -> Iterator[Finding]:
    """占…80万元的25%: the whole stands between 占 and the percentage, the part is the amount before."""
    for share in shares:
        of = _OF_AMOUNT.search(read, start, share.start)
        wholes = [amount for amount in amounts if of and of.start() < amount.start < share.start]
        parts = [amount for amount in amounts if of and amount.end <= of.start()]
        if len(wholes) == 1 and parts and len(re.findall(r"[，。；：]", read[parts[-1].end : of.start()])) <= 1:
            yield from _compare(rule, text, parts[-1], wholes[0], share)


def _of_the_head(rule: Rule, text: HandText, read: str, amounts: list[Amount], start: int, shares: list[Percentage]) -> Iterator[Finding]:
    """总数80万元：甲20万元，占25%；…: the whole is the first amount of the sentence, each part stands before its share."""
    direct = []
    for share in shares:
        of = _OF_HEAD.search(read, start, share.start)
        parts = [amount for amount in amounts[1:] if of and amount.end <= of.start()]
        if parts and re.fullmatch(r"[，,（(\s]*", read[parts[-1].end : of.start()]) and parts[-1].value <= amounts[0].value:
            direct.append((parts[-1], share))
    if len(direct) < 2 or len({part.start for part, _ in direct}) < len(direct):
        return  # a single share may be of something that the sentence does not state
    wrong = [finding for part, share in direct for finding in _compare(rule, text, part, amounts[0], share)]
    yield from wrong
    if not wrong and not _DEEPER.search(read, direct[0][1].end, direct[-1][1].start):
        yield from _added_up(rule, text, amounts[0], direct)


def _added_up(rule: Rule, text: HandText, whole: Amount, direct: list[tuple[Amount, Percentage]]) -> Iterator[Finding]:
    total = sum((share.value for _, share in direct), Decimal(0))
    allowed = sum((max(share.step / 2, Decimal("0.01")) for _, share in direct), Decimal(0))
    parts = sum(part.value for part, _ in direct)
    if parts == whole.value and abs(total - 100) > allowed:
        message = f"{text.words}写的各部分合起来就是 {whole.text}，占比却合计 {total}%，应为 100%"
        yield text_finding(rule, text, message, f"{total}%", "100%")
    elif parts > whole.value and total - 100 > allowed:
        message = f"{text.words}写的各部分占 {whole.text} 的比例合计 {total}%，超过了 100%"
        yield text_finding(rule, text, message, f"{total}%", "不超过100%", severity=Severity.WARNING)


def _compare(rule: Rule, text: HandText, part: Amount, whole: Amount, share: Percentage) -> Iterator[Finding]:
    """Both amounts are rounded: the share may lie between their extremes; for whole 万元, mostly exact, that is a warning."""
    if whole.value <= whole.step or part.about or whole.about:
        return
    low = (part.value - part.step / 2) / (whole.value + whole.step / 2) * 100
    high = (part.value + part.step / 2) / (whole.value - whole.step / 2) * 100
    surely = not low - share.step / 2 <= share.value <= high + share.step / 2
    if surely or not (share.equals(part.value / whole.value * 100) or min(part.step, whole.step) < 1):
        right = rounded(part.value / whole.value * 100)
        message = f"{text.words}写 {part.text} 占 {whole.text} 的 {share.text}，应为 {right}%：“{text.excerpt(part.start, share.end)}”"
        yield text_finding(rule, text, message, share.text, f"{right}%", severity=None if surely else Severity.WARNING)
