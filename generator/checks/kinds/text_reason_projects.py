"""What a reason says of projects is so: those it calls new were not there last year, those it calls ended are not there any more.

`reasons` as in `text_reasons`; the projects are the records that the profile compares (`[changes.list]`). An amount right behind the name is
this year's of a new project, last year's of one that ended. A body whose list of last year is empty is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.checks.context import Context
from generator.checks.kinds.text_reasons import reason_faults
from generator.checks.labelled import wan
from generator.checks.last_year import last_names, this_years_names
from generator.checks.options import Fault, Look
from generator.checks.reading_texts.amounts import Amount, plain_amounts
from generator.checks.reading_texts.passages import BLANK, readable
from generator.checks.texts import HandText, hand_written, text_finding
from generator.model.finding import Finding
from generator.model.profile import Rule

OPTIONS = {"reasons"}
REQUIRED = OPTIONS

NEW, ENDED = "新增", "结束"

_NEW_BEFORE = re.compile(r"(?:新增|新设|新列|新安排)(?:加|立|安排|设立|了|的|项目|[:：“\"])*$")
_ENDED_BEFORE = re.compile(r"(?<!不)(?:取消|不再安排|不再列支|结束|停止)(?:了|的|项目|[:：“\"])*$")
_ENDED_AFTER = re.compile(r"^[”\"]?(?:项目)?(?:已经?|今年|本年)?(?:全部)?(?:不再安排|不再列支|取消|结束|到期)")
_BEGINS = re.compile(r"(?:^|[\s，。；;、,：:（(“\"和及与将对])$|(?:新增|新设|新列|新安排|取消|安排|列支|结束|停止)(?:加|立|设立|了|的|项目)*$")
"""What stands before a name; before anything else it is the end of another one: 评审工作经费."""
_A_PROJECT = re.compile(r"^(?:[”\"]|项目|$|[，。；、;,（(和及与\s]|(?:预算|安排|资金|支出)*\s*\d|[”\"]?(?:已|今年|本年|不再|取消|结束|到期))")
_AMOUNT_AFTER = re.compile(r"^(?:[”\"]|项目|预算|安排|资金|支出|经费|为|共|[（(])*$")
_LISTED = re.compile(r"(?:[、和及与]|以及)[“\"]?$")


@dataclass(frozen=True, slots=True)
class _Claim:
    """A project that a reason names: what it says became of it ("" if nothing), and the amount behind the name."""

    name: str
    start: int
    end: int
    fate: str
    amount: Amount | None


@dataclass(frozen=True, slots=True)
class _Amounts:
    """The projects of both years with their amounts in 万元, None where it is not known."""

    now: dict[str, Decimal | None]
    before: dict[str, Decimal | None]


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from reason_faults(options["reasons"], look)


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    this, last = this_years_names(context), last_names(context)
    now = {name: fate.this.value if fate.this else None for name, fate in this.items()}
    followed = {name: fate for name, fate in this.items() if fate.before}
    known = _Amounts(now, {name: fate.last.value if fate.last else None for name, fate in (last | followed).items()})
    for place in dict.fromkeys(place for *_, place in rule.options["reasons"]) if last else ():
        for text in hand_written(context, [place]):
            yield from (finding for claim in _claims(text, known) for finding in _judge(rule, text, claim, known))


def _claims(text: HandText, known: _Amounts) -> list[_Claim]:
    """The projects that the text names, in its order; a name within a list shares what is said before the list."""
    read = readable(text.text)
    amounts, found, rest = plain_amounts(read), [], read
    for name in sorted({*known.now, *known.before}, key=len, reverse=True):
        for match in re.finditer(re.escape(name), rest):
            found.append((match.start(), match.end(), name))
        rest = rest.replace(name, BLANK * len(name))
    claims: list[_Claim] = []
    for start, end, name in sorted(found):
        after = read[end:]
        amount = next((a for a in amounts if a.start >= end and _AMOUNT_AFTER.match(read[end : a.start])), None)
        fate = _fate(read[:start], after, claims[-1] if claims else None, read)
        claims.append(_Claim(name, start, end, fate if _BEGINS.search(read[:start]) and _A_PROJECT.match(after) else "", amount))
    return claims


def _fate(before: str, after: str, last: _Claim | None, read: str) -> str:
    if _NEW_BEFORE.search(before):
        return NEW
    if _ENDED_BEFORE.search(before) or _ENDED_AFTER.match(after):
        return ENDED
    between = read[last.amount.end if last.amount else last.end : len(before)] if last else "。"
    return last.fate if last and _LISTED.search(between) and len(between) <= len("”项目、“") else ""


def _judge(rule: Rule, text: HandText, claim: _Claim, known: _Amounts) -> Iterator[Finding]:
    excerpt = text.excerpt(claim.start, claim.end)
    now, before = known.now.get(claim.name), known.before.get(claim.name)
    if claim.fate == NEW and claim.name in known.before:
        if claim.amount and now is not None and before is not None and claim.amount.equals(now - before):
            return  # 新增甲3万元: so much more for a project that there was
        had = f"，预算数 {wan(before)}" if before is not None else ""
        yield text_finding(rule, text, f"{text.words}说新增“{claim.name}”，上年已有这个项目{had}：“{excerpt}”", f"新增{claim.name}", "上年没有的项目")
    elif claim.fate == ENDED and claim.name in known.now:
        yield text_finding(rule, text, f"{text.words}说“{claim.name}”不再安排，今年的项目里仍有它：“{excerpt}”", f"{claim.name}结束", "今年没有的项目")
    elif claim.fate and claim.amount:
        year, right = ("今年", now) if claim.fate == NEW else ("上年", before)
        if right is not None and not claim.amount.equals(right):
            message = f"{text.words}写“{claim.name}”{claim.amount.text}，它{year}的预算数是 {wan(right)}：“{excerpt}”"
            yield text_finding(rule, text, message, claim.amount.text, wan(right))
