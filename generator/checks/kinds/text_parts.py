"""The parts that a sentence lists after an amount (其中, 包括, 分别为, 主要为) do not exceed it.

More than the whole is the rule's severity (whole 万元 that may be rounded: a warning); less is a remark, unless the list is open (主要, 等, 其余). A list that speaks of years, of
changes or of what is still to come is not taken for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from generator.checks.context import Context
from generator.checks.labelled import wan
from generator.checks.options import Fault, Look
from generator.checks.reading_texts.amounts import Amount, amounts_in, off
from generator.checks.reading_texts.passages import readable, sentences
from generator.checks.texts import HandText, hand_written, text_finding
from generator.model.finding import Finding, Severity
from generator.model.profile import Rule

OPTIONS = {"where"}
REQUIRED = {"where"}

_LIST = re.compile(r"[，,；;。]?(?:其中|主要包括|包括|主要为|主要是|主要用于|具体为|分别为|分别是|分别用于)[:：，,]?")
_NO_PART = re.compile(
    r"\d{4}年|上年|去年|本年|今年|当年|累计|已|预计|带动|撬动|实现|产值|收益|投资|增加|减少|增长|下降|压减|比|较|每|节约|合计|共计|小计|总计|另|含|包括|其中"
)
_CHANGED = re.compile(r"增加|减少|增长|下降|压减|增幅|降幅|减幅|上升|新增|节约")
_OPEN = re.compile(r"主要|等|其余|其他|剩余|另")
_BRACKET = re.compile(r"（[^（）]*）")


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.where(options["where"])


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    for text in hand_written(context, rule.options["where"]):
        read = readable(text.text)
        for start, end in sentences(read):
            yield from _look(rule, text, read[:end], start)
            for bracket in _BRACKET.finditer(read, start, end):
                yield from _look(rule, text, read[: bracket.end() - 1], start)


def _look(rule: Rule, text: HandText, read: str, start: int) -> Iterator[Finding]:
    """The list that begins last in `read`, in the sentence that begins at `start`; brackets within it are left out."""
    if not _LIST.search(read, start):
        return
    outer = read[:start] + _BRACKET.sub(lambda match: "□" * len(match[0]), read[start:])
    begins = list(_LIST.finditer(outer, start))
    if not begins:
        return
    begin, amounts = begins[-1], amounts_in(outer, start)
    heads = [amount for amount in amounts if amount.end <= begin.start()]
    parts = [amount for amount in amounts if amount.start >= begin.end()]
    if not heads or len(parts) < 2 or _NO_PART.search(outer[begin.end() :]) or not all(amount.plain for amount in (heads[-1], *parts)):
        return
    between, label = outer[heads[-1].end : begin.start()], re.split(r"[，。；：、]", outer[start : heads[-1].start])[-1]
    if not re.sub(r"[□（，,；\s]", "", between) and not _CHANGED.search(label):  # the parts of a change may be of both directions
        yield from _compare(rule, text, heads[-1], parts, bool(_OPEN.search(outer[begin.start() :])))


def _compare(rule: Rule, text: HandText, head: Amount, parts: list[Amount], open_end: bool) -> Iterator[Finding]:
    total = sum((part.value for part in parts), Decimal(0))
    apart = off(head.value, total, [head, *parts])
    listed = "、".join(part.text for part in parts)
    words = f"{text.words}写总数 {head.text}，随后列出的 {len(parts)} 项（{listed}）合计 {wan(total)}"
    if apart and total > head.value:
        severity = None if apart == "surely" else Severity.WARNING
        yield text_finding(rule, text, f"{words}，多出 {wan(total - head.value)}", head.text, wan(total), severity=severity)
    elif apart and not open_end:
        message = f"{words}，还差 {wan(head.value - total)}；没有列全的，建议写明“其余”或“等”"
        yield text_finding(rule, text, message, head.text, wan(total), severity=Severity.INFORMATION)
