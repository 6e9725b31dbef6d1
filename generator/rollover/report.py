"""结转报告: what was done to each sheet, which years moved on, what could not be had, what did not come along."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from generator.profiles.rollover import CARRY, CLEAR, DROP, FROM_LAST, KEPT, NOTE, REVIEW, TEXTS, YEAR
from generator.rollover.rolled import Rolled

SUFFIX = ".结转报告.txt"
ORDER = (CARRY, REVIEW, YEAR, CLEAR, NOTE, *FROM_LAST, KEPT, DROP)
LONGEST = 80
READING = "R"
"""How the ids of what the reader has to say begin."""
EMPTY = "R15"
"""A cell that is not filled in: there is nothing to be misread."""

Section = tuple[str, list[str]]


def report_text(rolled: Rolled, workbook: Path) -> str:
    """The whole report as a text file."""
    return "\n".join(report_lines(rolled, workbook)) + "\n"


def report_lines(rolled: Rolled, workbook: Path, shown: int = 0) -> Iterator[str]:
    """The report line by line; with `shown`, no more than so many entries of each list (a terminal)."""
    shift = rolled.shift
    yield f"结转报告：“{rolled.old.path.name}”（{shift.old}年）→“{workbook.name}”（{shift.new}年，{rolled.profile.name}）"
    for notice in rolled.notices:
        yield f"注意：{notice}"
    for number, (title, entries) in enumerate((section for section in _sections(rolled) if section[1]), 1):
        yield ""
        yield f"{_numeral(number)}、{title}"
        limit = 0 if number == 1 else shown
        yield from (f"  {_short(entry) if limit else entry}" for entry in entries[: limit or len(entries)])
        if limit and len(entries) > limit:
            yield f"  ……还有 {len(entries) - limit} 条，见报告文件"


def _sections(rolled: Rolled) -> Iterator[Section]:
    texts, keeping = rolled.table.parts(TEXTS)[0], rolled.table.parts(KEPT)[0]
    yield "各表怎样处理", list(_by_sheet(rolled))
    misread = (found.message for found in rolled.old.findings if found.rule.startswith(READING) and found.rule != EMPTY and found.blocks)
    yield "上年的工作簿里没有读准的，请对照原件核对", list(dict.fromkeys(misread))
    yield "上年的数", [f"{figure.place}：{figure.value}（{figure.source}）" for figure in rolled.figures if figure.value and not figure.is_zero]
    zeros = [f"{figure.place}：0.00（{figure.source}）" for figure in rolled.figures if figure.is_zero]
    yield "上年的表里空着、公开的是没有，按0带来的，请核对", zeros
    missing = [f"{figure.place}（{figure.source}）：{figure.why}" for figure in (*rolled.figures, *rolled.records) if not figure.value]
    yield "上年的数没有取到，空着，没有填0；请对照上年公开的文本填写", missing
    yield "上年的清单，今年用来对照", [f"{figure.place}：{figure.value}" for figure in rolled.records if figure.value]
    yield "名称里的年度推到了今年", [f"{before} → {now}" for before, now in rolled.renamed.items()]
    yield "年度推到了今年的地方", [f"{year.place}：{year.before} → {year.now}" for year in rolled.years if year.now]
    yield "写着年度、拿不准、没有改的，请核对", [f"{year.place}：{year.before}" for year in rolled.years if not year.now]
    yield f"上年写的、要核对的（都在“{texts}”里）", list(_to_check(rolled))
    yield "今年的科目编码表里没有的科目，请改成今年的科目", rolled.codes
    kept = [f"“{kept.sheet}”{kept.place}：{kept.text}（{kept.why}）" for kept in rolled.kept]
    yield f"今年没有地方放、留在“{keeping}”里的", [" ".join(line.split()) for line in kept]
    yield f"没有带来的“{rolled.profile.waivers.sheet}”，今年还需要的请重新核对、重新说明", rolled.dropped
    yield "接着做什么", list(_next(rolled))


def _by_sheet(rolled: Rolled) -> Iterator[str]:
    """One line a sheet: how many cells of the old workbook were treated how, and what was filled in from elsewhere."""
    counts: dict[str, Counter] = {}
    for done in rolled.done:
        counts.setdefault(done.sheet, Counter())[done.action] += 1
    for name in dict.fromkeys([*rolled.old.profile.sheets, *counts, *rolled.profile.sheets]):
        found = counts.get(name, Counter())
        words = [f"{action} {found[action]} 格" for action in ORDER if found[action]]
        words += _filled(rolled, name)
        if words:
            yield f"{name}：{'，'.join(words)}"


def _filled(rolled: Rolled, name: str) -> list[str]:
    """What the program put into a sheet by itself."""
    decisions = rolled.table.of_sheet(name)
    given = rolled.values.get(name)
    if given and any(decision.action in (*FROM_LAST, TEXTS, KEPT) for decision in decisions):
        return [f"填入 {len(given)} {'条' if isinstance(given, list) else '行'}"]
    return []


def _to_check(rolled: Rolled) -> Iterator[str]:
    """The texts to be checked, those of one column together."""
    counts = Counter((text.sheet, text.column if rolled.profile.sheets[text.sheet].kind == "records" else text.row, text.carried) for text in rolled.texts)
    for (sheet, part, carried), number in counts.items():
        yield f"“{sheet}”的“{part}”：{f'{number} 条，' if number > 1 else ''}{'带来了，橙底' if carried else '没有带来，今年重写'}"


def _next(rolled: Rolled) -> Iterator[str]:
    facts, by = rolled.profile.facts, rolled.profile.changes.list
    yield f"先填“{facts.sheet}”的日期，再在各表填今年的金额；今年没有的科目整行删去。"
    yield "今年不再安排的，从清单里整行删去；新增的加一行。"
    if by.sheet:
        yield f"“{by.before}”的“{by.successor}”：改了名称、合并了的填今年的名称，不再安排的填“{by.ended}”，没有改名的空着。"
    yield "改完橙底的格，运行 gongkai check，没有错误就生成公开文本。"


def _numeral(number: int) -> str:
    numerals = "一二三四五六七八九十"
    return numerals[number - 1] if number <= len(numerals) else f"十{numerals[number - 11]}"


def _short(entry: str) -> str:
    line = " ".join(entry.split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}……"
