"""Labels that are directly attached to an amount: 基本支出458.12万元, 公务接待费预算安排0.15万元.

Strict on purpose: a qualified label (上年基本支出, 本级基本支出, 新增公用经费) is another quantity than the label itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.checks.reading_texts.amounts import Amount, plain_amounts
from generator.checks.reading_texts.passages import NEARBY, sentence
from generator.checks.reading_texts.years import years_in

_JOIN = (
    r"[”》]?(?:（[^（）]{0,20}）)?(?:总额|总计|合计|共计|总量|总数|金额|数额|数|额)?(?:年初)?(?:预算数?|预算总额)?"
    r"(?:为|是|共计|合计|共|计|安排|预算|约|近|[:：\s])*"
)
_PREFIX = re.compile(
    r"(?:[\s“”《》（）()、]|\d{4}年度?|本年度?|今年|当年|年度|全年|年初|本部门|本单位|本局|我局|我部门|我单位|全局|部门|单位|财政拨款(?=“)"
    r"|总体|预算|编制|批复|安排|共|其中|一是|二是|三是|包括|主要|以及|及|和|与|为|是|\d+[.．、])*"
)
_CLAUSE = re.compile(r"[，。；：！？、\n,;:]")
_ELSEWHERE = re.compile(r"上年|去年|往年|上一年|前年|决算|执行数|完成数|结转|下属|所属|本级|各单位|累计|总投资|概算|申请|拟|规划|十[一二三四五六]五")
_MOVED = re.compile(r"新增|增加|减少|压减|取消|不再|追加|收回|结余|调[增减整]|新安排")
_SHARED = re.compile(r"(?<!元)(?<!元）)[、和及与]$")
"""A label behind it shares its amount with the names before it: 甲经费、乙经费31.5万元."""
_PART = re.compile(r"其中|包括|含")


def labelled_amounts(text: str, labels: Iterable[str], year: int | None = None) -> Iterator[tuple[str, Amount]]:
    """Amounts with the label that they are attached to, of a readable text.

    With a `year`, amounts of sentences that speak of another year before them are left out.
    """
    amounts = plain_amounts(text)
    labels = sorted(labels, key=len, reverse=True) if amounts else []
    for amount in amounts:
        start, _ = sentence(text, amount.start)
        before = text[start : amount.start]
        label, at = _attached(before, labels)
        if not label or _ELSEWHERE.search(before[:at]) or _SHARED.search(before[:at]):
            continue
        if year and any(found.value != year for found in years_in(before)):
            continue
        if _MOVED.search(re.split(r"[，。；：]", before[:at])[-1]):  # a list of changes: 压减甲5万元、乙6万元
            continue
        clause = _CLAUSE.split(before[:at])[-1]
        if _PREFIX.fullmatch(clause):
            yield label, amount


def is_part(text: str, amount: Amount) -> bool:
    """Does the amount stand in a list of parts (其中…) of something said before it in its sentence?"""
    return bool(_PART.search(text[sentence(text, amount.start)[0] : amount.start]))


def _attached(before: str, labels: list[str]) -> tuple[str, int]:
    """The label that `before` ends with, words such as 预算安排 aside, and where it begins."""
    for label in labels:
        at = before.rfind(label, max(0, len(before) - NEARBY - len(label)))
        if at >= 0 and re.fullmatch(_JOIN, before[at + len(label) :]):
            return label, at
    return "", 0
