"""A reason that states the change itself (比上年增加12.5万元) states the right one: `reasons` as in `text_reasons`.

Only clauses about the whole count: what a part of it gained or lost (工资增加5万元) is another matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.context import Context
from generator.checks.kinds.text_reasons import change_of, reason_faults
from generator.checks.labelled import wan
from generator.checks.options import Fault, Look
from generator.checks.reading_texts.amounts import plain_amounts
from generator.checks.reading_texts.directions import DOWN, IN_WORDS, UP
from generator.checks.reading_texts.passages import clause, readable
from generator.checks.texts import hand_written, text_finding
from generator.model.figure import HALF_CENT
from generator.model.finding import Finding
from generator.model.profile import Rule

OPTIONS = {"reasons"}
REQUIRED = {"reasons"}

_STATED = re.compile(
    r"(?P<about>.*?)(?:(?:较|比|与|同|和)(?:上年|上一年|去年|上年度|\d{4}年)(?:度)?(?:预算)?(?:数)?(?:相比|比较)?)(?P<more>.*?)"
    r"(?P<way>增加|增长|减少|下降|降低|压减)(?:了|额为|额)?(?:约)?\s*"
)
_FILLER = re.compile(r"[，；：“”\s、（）()]|\d{4}年|本年度?|今年|当年|年度|预算|支出|经费|安排|总额|规模|数|共|合计|总计|总体|我局|我部门|我单位|本部门|本单位")


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from reason_faults(options["reasons"], look)


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    for words, now, before, where in rule.options["reasons"]:
        change = change_of(context, now, before)
        for text in hand_written(context, [where]) if change is not None else ():
            read = readable(text.text)
            for amount in plain_amounts(read):
                start = clause(read, amount.start)[0]
                match = _STATED.fullmatch(read[start : amount.start])
                earlier = read[:start]  # a clause that names nothing is about what stands before it
                if not match or not _whole(("" if words in match[0] else earlier) + match["about"] + match["more"], words):
                    continue
                way = UP if match["way"] in ("增加", "增长") else DOWN
                allowed = max(amount.step / 2, HALF_CENT * 2)
                if abs(amount.value * way - change) > allowed and not (amount.about and amount.equals(abs(change))):
                    right = IN_WORDS[UP if change > 0 else DOWN if change < 0 else 0] + (wan(abs(change)) if change else "")
                    stated = match["way"] + amount.text
                    message = f"{text.words}写“{stated}”，按两年的数{words}应为{right}，相差 {wan(abs(amount.value * way - change))}"
                    yield text_finding(rule, text, message, stated, right)


def _whole(about: str, words: str) -> bool:
    """Is the clause about `words` as a whole, named or not?"""
    rest = _FILLER.sub("", about.replace(words, ""))
    return not rest.translate({ord(character): None for character in words})
