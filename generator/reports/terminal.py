"""Findings as text for a terminal: grouped, every addend named, long lists folded, the verdict on the last line."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.checks.context import money
from generator.model.finding import Finding, Severity
from generator.model.outcome import Outcome
from generator.reports.arrange import KEYS, WAIVED, Entry, Group, arrange, count_words
from generator.reports.words import comparison, operand_place, short_place, sides

COLOURS = {"error": "\033[31m", "warning": "\033[33m", "information": "\033[36m", WAIVED: "\033[90m", "clean": "\033[32m"}
RESET = "\033[0m"
AT_MOST = 10
"""How many findings of one rule, addends or symptoms are shown before the rest is summed up."""

INDENT = " " * 5
_PIECE = re.compile(r"(?:[\x21-\x7e]+|.)[，。；：、！？）》”’…]*", re.S)
"""What stays on one line: a number or Latin word, a character, and the punctuation that must not begin a line."""


@dataclass(frozen=True, slots=True)
class Style:
    """`colour` for terminals, `width` in columns (0 for a pipe: no line is broken), `everything` folds nothing."""

    colour: bool = False
    width: int = 0
    everything: bool = False

    def paint(self, key: str, text: str) -> str:
        return f"{COLOURS[key]}{text}{RESET}" if self.colour else text

    def lines(self, text: str, indent: str = INDENT, hanging: str = "") -> Iterator[str]:
        """`text` within the width; lines after the first stand `hanging` further in."""
        for line in text.splitlines() or [""]:
            yield from _broken(line, indent, indent + hanging, self.width) if self.width else [indent + line]

    def cut(self, items: Sequence) -> tuple[Sequence, int]:
        """The items to show and how many are left out; one more than allowed is shown: saying so takes a line as well."""
        if self.everything or len(items) <= AT_MOST + 1:
            return items, 0
        return items[:AT_MOST], len(items) - AT_MOST


PLAIN = Style()


def report(outcome: Outcome, style: Style = PLAIN, files: Sequence[Path] = ()) -> Iterator[str]:
    """The whole report line by line: workbook, findings, files (`files` are those of other reports), verdict."""
    yield f"{outcome.path.name}　{outcome.profile.name}"
    for group in arrange(outcome):
        yield style.paint(group.key, f"{group.name}（{len(group.entries)} 项）")
        yield from _group(group, style)
    for file in (*outcome.files, *files):
        yield f"已生成：{file}"
    verdict = f"结论：{outcome.verdict}（{count_words(outcome.findings)}）"
    yield style.paint("error" if outcome.blocked else "clean", verdict)


def _group(group: Group, style: Style) -> Iterator[str]:
    shown, folded = _folded(group.entries, style)
    for sheet, entries in group.by_sheet:
        kept = [entry for entry in entries if entry in shown]
        if sheet and kept and len(group.by_sheet) > 1:
            yield f" 〔{sheet}〕"
        for entry in kept:
            yield from _waived(entry, style) if group.key == WAIVED else _finding(entry, style)
    for (rule, title), number in folded.items():
        yield from style.lines(f"…… [{rule}] {title}：还有 {number} 项没有列出，加 --all 全部列出", "  ", "   ")


def _folded(entries: Iterable[Entry], style: Style) -> tuple[list[Entry], Counter]:
    """The entries to show, and how many of each rule and title are not."""
    by_rule: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        by_rule.setdefault((entry.finding.rule, entry.finding.title), []).append(entry)
    cut = {key: style.cut(same) for key, same in by_rule.items()}
    return [entry for kept, _ in cut.values() for entry in kept], Counter({key: left for key, (_, left) in cut.items() if left})


def _finding(entry: Entry, style: Style) -> Iterator[str]:
    finding = entry.finding
    yield from _title(entry, style, KEYS[finding.severity], f"[{finding.rule}] {finding.title}")
    yield from style.lines(finding.message) if finding.message else ()
    for place in finding.places[:1]:
        yield from style.lines(f"位置：{place}", hanging=" " * 6)
    if finding.severity is not Severity.INFORMATION:
        compared = "　".join(f"{label}：{value}" for label, value in comparison(finding))
        yield from style.lines(compared, hanging=" " * 6) if compared else ()
        yield from _operands(finding, style)
    if finding.fix:
        yield from style.lines(f"办法：{finding.fix}", hanging=" " * 6)
    yield from _symptoms(entry, style)


def _title(entry: Entry, style: Style, key: str, text: str) -> Iterator[str]:
    first, *rest = style.lines(f"{entry.number}. {text}", "  ", "   ")
    mark = f"[{entry.finding.rule}]"
    yield first.replace(mark, style.paint(key, mark), 1)
    yield from rest


def _operands(finding: Finding, style: Style) -> Iterator[str]:
    for side in sides(finding):
        yield f"{INDENT}{side.label}的构成：" if side.label else f"{INDENT}构成："
        shown, left = style.cut(side.operands)
        for operand in shown:
            words = f"{money(operand.value):>14}　{operand.label}　{operand_place(operand)}".rstrip()
            yield from style.lines(words, INDENT + "  ", " " * 16)
        if left:
            yield f"{INDENT}  {'……':>13}　还有 {left} 个数，加 --all 全部列出"
        if side.total:
            yield f"{INDENT}  {side.total:>14}　合计"


def _symptoms(entry: Entry, style: Style) -> Iterator[str]:
    if not entry.symptoms:
        return
    yield f"{INDENT}由它引起，改好后多半一起消失的 {len(entry.symptoms)} 项："
    shown, left = style.cut(entry.symptoms)
    for symptom in shown:
        finding = symptom.finding
        place = f"{short_place(finding.places[0])}：" if finding.places else ""
        difference = f"，相差 {finding.difference.lstrip('-')}" if finding.difference else ""
        yield from style.lines(f"{symptom.number} [{finding.rule}] {place}{finding.title}{difference}", INDENT + "  ", "    ")
    if left:
        yield f"{INDENT}  …… 还有 {left} 项，加 --all 全部列出"


def _waived(entry: Entry, style: Style) -> Iterator[str]:
    finding, waiver = entry.finding, entry.finding.waiver
    yield from _title(entry, style, WAIVED, f"[{finding.rule}] {finding.title}（{finding.severity.value}）")
    yield from style.lines(finding.message) if finding.message else ()
    for place in finding.places[:1]:
        yield from style.lines(f"位置：{place}", hanging=" " * 6)
    yield from style.lines(f"理由：{waiver.reason}（{waiver.who}，见{waiver.source}）", hanging=" " * 6)


def _broken(text: str, indent: str, hanging: str, width: int) -> Iterator[str]:
    line, used = indent, _columns(indent)
    empty = used
    for piece in _PIECE.findall(text):
        needed = _columns(piece)
        if used + needed > width and used > empty:
            yield line.rstrip(" 　")
            line, used = hanging, _columns(hanging)
            empty = used
            piece = piece.lstrip(" 　")
            needed = _columns(piece)
        line += piece
        used += needed
    yield line


def _columns(text: str) -> int:
    """Columns of a terminal; quotation marks and the like, which are wide in Chinese faces, count two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)
