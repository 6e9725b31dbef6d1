"""Numbers that begin paragraphs run on: 一、（一）1.（1）, each from one, none twice, none left out, and so do 一是, 二是, 三是.

A paragraph without a number may stand between; behind it a list may begin again from one. （一）、 has a mark too many.
A label of a higher level below one of a lower level (（一） and then 一、 inside it) is the wrong order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.checks.context import Context
from generator.checks.options import Fault, Look
from generator.checks.proof import distinct, paragraphs, quoted
from generator.model.finding import Finding
from generator.model.profile import Rule

OPTIONS = {"where"}
REQUIRED: set[str] = set()

_NUMERAL = "[一二三四五六七八九十]{1,3}"
_STYLES = (
    ("一、", re.compile(rf"({_NUMERAL})、(?![一二三四五六七八九十])")),
    ("（一）", re.compile(rf"[（(]({_NUMERAL})[）)]")),
    ("1.", re.compile(r"(\d{1,2})[．、.](?!\d)")),
    ("（1）", re.compile(r"[（(](\d{1,2})[）)]")),
)
"""The levels from the highest one: how a label looks, and its number. 一、二级 and 3、4号 are no labels."""
_SERIES = (("一是", re.compile(rf"(?:^|(?<=[，。；：、,;:\n]))({_NUMERAL})是(?!否)")), ("第一，", re.compile(rf"第({_NUMERAL})[，,]")))
_EXTRA = re.compile(rf"^(?:[（(](?:{_NUMERAL}|\d{{1,2}})[）)])([、.．，])")
ORDER = "层次依次用“一、”“（一）”“1.”“（1）”"
_DIGITS = "一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Label:
    """A number in a text: its level (from 0), its value, where it stands."""

    level: int
    value: int
    start: int
    end: int


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.where(options.get("where", ()))


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    for copies in distinct(context, rule.options.get("where", ())):
        text = copies[0].text
        for span, wrong, right in (*_extra_marks(text), *_paragraph_faults(text), *_series_faults(text)):
            yield quoted(rule, copies, span, wrong, right)


def _extra_marks(text: str) -> Iterator[tuple[tuple[int, int], str, str]]:
    for piece in paragraphs(text):
        match = _EXTRA.match(piece.text)
        if match:
            yield (piece.start, piece.start + match.end()), "带括号的编号后面不用再加标点", match[0][:-1]


def _paragraph_faults(text: str) -> Iterator[tuple[tuple[int, int], str, str]]:
    """The first fault of each level that is open; a level below is closed by a number of a level above."""
    open_levels: list[Label] = []
    plain_between = True
    for piece in paragraphs(text):
        label = _label(piece.text, piece.start)
        if label is None:
            plain_between = True
            continue
        known = [n for n, other in enumerate(open_levels) if other.level == label.level]
        before = open_levels[known[0]] if known else None
        wrong = _value_fault(label, before, plain_between)
        if before is None and not plain_between and _upside_down(label, open_levels):
            inner = _STYLES[open_levels[-1].level][0]
            yield (label.start, label.end), f"编号层次倒了：“{inner}”下面用了“{_STYLES[label.level][0]}”", ORDER
        elif wrong:
            yield (label.start, label.end), wrong, f"按次序编为{_written(label.level, before.value + 1 if before else 1)}"
        open_levels = [*(open_levels[: known[0]] if known else open_levels), label]
        plain_between = False


def _label(paragraph: str, start: int) -> Label | None:
    for level, (_, pattern) in enumerate(_STYLES):
        match = pattern.match(paragraph)
        if match:
            return Label(level, value(match[1]), start, start + match.end())
    return None


def _upside_down(label: Label, open_levels: list[Label]) -> bool:
    """Does a higher level begin inside a lower one?"""
    return bool(open_levels) and label.level < open_levels[-1].level and label.value == 1


def _value_fault(label: Label, before: Label | None, plain_between: bool) -> str:
    """A list begins at one, and goes on by one."""
    if label.value == (before.value + 1 if before else 1) or (label.value == 1 and plain_between):
        return ""
    if before is None:
        return "编号不是从一开始"
    if label.value == before.value:
        return "编号重复"
    return "编号跳号" if label.value > before.value else "编号没有接着往下编"


def _series_faults(text: str) -> Iterator[tuple[tuple[int, int], str, str]]:
    """一是…二是…四是 within a paragraph: the first break of each paragraph."""
    for piece in paragraphs(text):
        for name, pattern in _SERIES:
            last = 0
            for match in pattern.finditer(piece.text):
                number = value(match[1])
                if last and number not in (1, last + 1):
                    wrong = "编号重复" if number == last else "编号不连续"
                    yield (piece.start + match.start(), piece.start + match.end()), wrong, name.replace("一", chinese(last + 1))
                    break
                last = number if last or number == 1 else 0


def value(numeral: str) -> int:
    """12 of 12 and of 十二."""
    if numeral.isascii():
        return int(numeral)
    tens, ten, units = numeral.rpartition("十")
    return (_DIGITS.find(tens) + 1 if tens else 1) * 10 * bool(ten) + (_DIGITS.find(units) + 1 if units else 0)


def chinese(number: int) -> str:
    """十二 of 12; numbers from 1 to 99."""
    tens, units = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens - 1]}十") + (_DIGITS[units - 1] if units else "")


def _written(level: int, number: int) -> str:
    name = _STYLES[level][0]
    return name.replace("一", chinese(number)).replace("1", str(number))
