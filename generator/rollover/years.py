"""Years in carried texts: those that mean the budget year move on, everything else stays. What is not certain stays too, and is told.

《Titles》, 文号, periods (2021—2025年) and years told as history are no budget years; 与上一年相比 is the year before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator.checks.reading_texts.passages import readable, sentence
from generator.checks.reading_texts.years import Year, years_in

AROUND = 12
"""Characters that an excerpt shows on either side."""

_DATED = re.compile(r"^\s*(?:[底末初]|(?:上|下)半年|第?[一二三四1-4]季度|\d{1,2}\s*月|[一二三四五六七八九十]{1,2}月)")
_DONE = re.compile(r"^[^，。；]{0,8}(?:执行|完成|决算|评价|自评|结转|结余|以来|成立|设立|组建|印发|出台|颁布|修订|获|荣获)")
_SINCE = re.compile(r"(?:自|从|于|自从|截至|截止|始于|早在)\s*$")
_WHOSE = r"(?:我局|本局|我部门|本部门|我单位|本单位|全局|全年|全县|全市|全区|部门|单位|我|本|的)*"
_BUDGET = re.compile(
    rf"^度?[，,]?{_WHOSE}[^，。；、：\d]{{0,12}}?(?:预算|绩效目标|年度目标|目标任务|“三公”经费|三公经费|机关运行经费|资金|项目|经费|收入|支出)"
)
_PLANS = re.compile(rf"^度?[，,]?{_WHOSE}(?:将|要|计划|拟|力争|重点|继续|主要|工作|目标|安排|实施|开展|推进|完善|加强)")
_COMPARED = re.compile(r"(?:较|比|与|和|同|对比|相对于|由|从)\s*$")
_AGAINST = re.compile(r"^度?[^，。；]{0,12}(?:相比|比较|增加|减少|持平|增长|下降|一致|预算)")
_FILE_NUMBER = re.compile(r"[〔【\[（(]\s*\d{4}\s*[〕】\]）)]")
_MEASURE = r"\s*(?:平方|公里|千米|米|亩|吨|个|件|人|户|次|场|台|套|辆|条|处|家|份|册|名|项|万|亿|千|元|%|％)"
_DIGITS = "0123456789"
_WIDE = "０１２３４５６７８９"
_NUMERALS = "〇一二三四五六七八九"
_ZEROS = "〇○零"


@dataclass(frozen=True, slots=True)
class Shift:
    """From last year's budget year to this year's."""

    old: int
    new: int

    def moved(self, year: int) -> int:
        return year + self.new - self.old

    @property
    def words(self) -> tuple[str, ...]:
        """The years that a carried text may have exchanged, as they are written."""
        return tuple(f"{year}年" for year in sorted({self.old - 1, self.old, self.new - 1, self.new}))


@dataclass(frozen=True, slots=True)
class Moved:
    """A carried text: as it stands now, the excerpts that changed (before, after), and years that were left in doubt."""

    text: str
    changes: tuple[tuple[str, str], ...] = ()
    doubts: tuple[str, ...] = ()


def move_name(text: str, shift: Shift) -> Moved:
    """A name or another short text: a year in it is the budget year, unless it says more (a month, a 文号)."""
    numbered = bool(_FILE_NUMBER.search(text))

    def judge(read: str, year: Year) -> bool | None:
        if year.value == shift.old:
            return None if numbered or _DATED.match(read[year.end :]) else True
        return None if abs(year.value - shift.old) == 1 else False

    return _moved(text, readable(text), shift, judge)


def move_prose(text: str, shift: Shift, names: Iterable[str] = ()) -> Moved:
    """A text of sentences. Years within `names` are the names' business."""
    return _moved(text, readable(text, names), shift, lambda read, year: _means_budget(read, year, shift))


def rename(text: str, renamed: dict[str, str]) -> Moved:
    """The text with the names that moved on, the longest first."""
    found = [old for old in sorted(renamed, key=len, reverse=True) if old in text]
    if not found:
        return Moved(text)
    pattern = re.compile("|".join(re.escape(old) for old in found))
    changes = tuple(dict.fromkeys((match[0], renamed[match[0]]) for match in pattern.finditer(text)))
    return Moved(pattern.sub(lambda match: renamed[match[0]], text), changes)


def _means_budget(read: str, year: Year, shift: Shift) -> bool | None:
    """True: it moves on. False: it stays. None: it stays, and somebody has to look."""
    if year.value not in (shift.old - 1, shift.old, shift.old + 1):
        return False
    start, end = sentence(read, year.start)
    before, after = read[start : year.start], read[year.end : end]
    if year.value == shift.old + 1 or _DATED.match(after) or _DONE.match(after) or _SINCE.search(before) and not _AGAINST.match(after):
        return None
    compared = _COMPARED.search(before) and _AGAINST.match(after)
    if year.value == shift.old:
        return None if compared else True if _BUDGET.match(after) or _PLANS.match(after) or not after.strip() else None
    return True if compared or re.match(r"^度?(?:部门)?预算", after) else None


def _moved(text: str, read: str, shift: Shift, judge) -> Moved:
    result, changes, doubts = list(text), [], []
    years = [year for year in years_in(read) if not year.is_range]
    for year in years:
        verdict = judge(read, year)
        if verdict:
            result[year.start : year.end] = _written(text[year.start : year.end], shift.moved(year.value))
        elif verdict is None:
            doubts.append(_excerpt(text, year.start, year.end))
    now = "".join(result)
    for year in years:
        if now[year.start : year.end] != text[year.start : year.end]:
            changes.append((_excerpt(text, year.start, year.end), _excerpt(now, year.start, year.end)))
    taken = [(year.start, year.end) for year in years_in(read)]
    for match in re.finditer(rf"(?<![\d.A-Za-z]){shift.old}(?![\d.]|{_MEASURE})", read):  # 2023 alone, without 年
        if not any(start <= match.start() < end for start, end in taken):
            doubts.append(_excerpt(text, *match.span()))
    return Moved(now, tuple(changes), tuple(doubts))


def _written(piece: str, year: int) -> str:
    """The piece with another year, in the same kind of digits; as long as it was."""
    zero = next((character for character in piece if character in _ZEROS), _NUMERALS[0])
    result = list(piece)
    for place, digit in enumerate(str(year)):
        style = next(style for style in (_DIGITS, _WIDE, _NUMERALS + _ZEROS) if piece[place] in style)
        result[place] = zero if style[0] == _NUMERALS[0] and digit == "0" else style[int(digit)]
    return "".join(result)


def _excerpt(text: str, start: int, end: int) -> str:
    before, after = max(0, start - AROUND), min(len(text), end + AROUND)
    return " ".join((("…" if before else "") + text[before:after] + ("…" if after < len(text) else "")).split())
