"""Brackets and quotation marks come in pairs of the same kind: `pairs = ["（）", "“”", "()"]`.

Each paragraph is looked at by itself. The second mark of a pair may stand alone behind a number that begins an item
(1）, a)) and, for ’, between letters. Intervals of numbers ([0,5)) are left alone. Straight double quotes have to be even.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from generator.checks.context import Context
from generator.checks.options import Fault, Look
from generator.checks.proof import distinct, paragraphs, quoted
from generator.model.finding import Finding
from generator.model.profile import Rule

OPTIONS = {"pairs", "where"}
REQUIRED = {"pairs"}

_IGNORED = re.compile(
    r"(?:^|(?<=[；。，：、\s]))(?:\d{1,2}|[a-zA-Z]|[一二三四五六七八九十]{1,3})[)）](?=.)"  # 1）
    r"|[\[(]\s*[\d.,，%\s]+\s*[\])]"  # [0,5)
    r"|(?<=[A-Za-z])’(?=[A-Za-z])"
)
Unpaired = tuple[int, str, str]
"""Where a mark is wrong, why, and what should stand there."""


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.where(options.get("where", ()))
    yield from ((f"“{pair}”应是一对符号", pair) for pair in options["pairs"] if len(pair) != 2)


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    pairs = dict(rule.options["pairs"])
    for copies in distinct(context, rule.options.get("where", ())):
        for paragraph in paragraphs(copies[0].text):
            fault = first_fault(paragraph.text, pairs)
            if fault:
                at, wrong, right = fault
                yield quoted(rule, copies, (paragraph.start + at, paragraph.start + at + 1), wrong, right)


def first_fault(paragraph: str, pairs: dict[str, str]) -> Unpaired | None:
    """The first mark that has no partner, or one of another kind."""
    marks = _any_of("".join((*pairs, *pairs.values(), '"')))
    if not marks.search(paragraph):
        return None
    seconds = {second: first for first, second in pairs.items()}
    opened: list[tuple[int, str]] = []
    for at, mark in ((match.start(), match[0]) for match in marks.finditer(_blanked(paragraph))):
        if mark in pairs:
            opened.append((at, mark))
        elif mark in seconds:
            if not opened:
                return at, f"{mark} 前面没有 {seconds[mark]}", f"补上 {seconds[mark]} 或者删去 {mark}"
            _, first = opened.pop()
            if pairs[first] != mark:
                return at, f"前面是 {first} 这里却是 {mark}", pairs[first]
    if opened:
        at, first = opened[-1]
        return at, f"{first} 后面没有 {pairs[first]}", f"补上 {pairs[first]} 或者删去 {first}"
    straight = [at for at, mark in enumerate(paragraph) if mark == '"' and not paragraph[:at][-1:].isdigit()] if '"' in paragraph else []
    return (straight[-1], "直引号不成对", "“”，成对使用") if len(straight) % 2 else None


@cache  # as many as there are rules
def _any_of(marks: str) -> re.Pattern:
    return re.compile(f"[{re.escape(marks)}]")


def _blanked(paragraph: str) -> str:
    """The paragraph with blanks for what is no pair."""
    return _IGNORED.sub(lambda match: " " * len(match[0]), paragraph)
