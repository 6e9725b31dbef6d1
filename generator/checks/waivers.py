"""例外说明: what the clerk declared to be right as it stands no longer blocks, and is listed with who and why.

A waiver fits a finding of its rule that points at its sheet and there at its place: the address of a cell, words of the
row or column, or 全表 where no cell is pointed at. Only rules of the profile can be waived. Of a finding that tells many
slips at once (`folded`) each needs its waiver. A row of which a cell is
empty does not count; the reader has reported it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from generator.checks.context import place as cell_of
from generator.model.finding import Finding, Message, Severity, Waiver
from generator.model.profile import Profile
from generator.model.source import SourceRef
from generator.model.submission import Row, Submission

WHOLE = "全表"
LISTED = 3
"""Places that a hint names."""

LEAST_REASON, LEAST_NAME = 4, 2
"""Different letters that a reason and a name have at least; digits and signs do not count."""

HOLLOW = {*["情况属实", "数据属实", "数据无误", "填写无误", "填报无误", "核对无误", "确认无误", "没有错误", "没有问题", "特殊情况"]}
"""What is long enough for a reason and gives none."""

MESSAGES = {
    "X01": Message(
        Severity.WARNING,
        "例外说明没有对上任何问题",
        "核对规则编号、表和位置，照报告里写的填；问题已经改好的，把这一行删掉。",
        "例外说明只对它写明的规则和位置起作用，写错一处就不起作用。",
    ),
    "X02": Message(
        Severity.ERROR,
        "例外说明的理由或说明人不充分",
        "写清为什么这样填是对的、依据是什么，并写上核对人的姓名。",
        "放行一个错误要有人负责、有据可查；空话不算理由，这一条不起作用。",
    ),
    "X03": Message(
        Severity.WARNING,
        "这类问题不能用例外说明放行",
        "按那个问题自己的办法改好，再把这一行删掉。",
        "读取（R）、字体（F）、疑点（D）和例外说明自身（X）的问题不是勾稽规则，没有“虽不相符但属正常”的情形。",
    ),
    "X04": Message(
        Severity.WARNING,
        "例外说明重复",
        "只留一行，理由写在一起。",
        "同一条规则、同一个位置只要一条说明，后面的不起作用。",
    ),
    "X05": Message(
        Severity.INFORMATION,
        "一条例外说明放行了几处",
        "逐处看一遍；只想说明其中一处的，把位置改成单元格，例如 D5。",
        "位置写的是行名、列名或“全表”时，可能对上不止一处。",
    ),
}

NOT_WAIVABLE = {
    "R": "读取时的问题不能放行：程序没有读准这一格，不知道该印什么",
    "F": "打印不出来的字不能放行：公开文本里会是空白",
    "D": "疑点是对几个问题的归纳，本身不能放行；请对它归纳的问题逐条说明",
    "H": "与单位对不上的问题不能放行：改部门的工作簿，或者改单位的工作簿",
    "X": "例外说明自身的问题不能再用例外说明放行",
}
"""Why findings that are no rule's cannot be waived, by the first letter of their id."""


@dataclass(frozen=True, slots=True)
class _Statement:
    """A waiver and the row in which it was written."""

    waiver: Waiver
    row: Row

    def finding(self, entry: str, message: str, column: str, expected: str = "") -> Finding:
        told, source = MESSAGES[entry], cell_of(self.row, column)
        return Finding(entry, told.severity, told.title, message, (source,), self.row.text(column), expected, fix=told.fix)

    @property
    def words(self) -> str:
        return f"例外说明“{self.waiver.rule}　{self.waiver.sheet}　{self.waiver.place}”"


def waive(findings: Iterable[Finding], submission: Submission, profile: Profile) -> tuple[Finding, ...]:
    """The findings, those that a waiver fits with it; waivers that do not count become findings of their own."""
    found = tuple(findings)
    statements = tuple(_statements(submission, profile))
    if not statements:
        return found
    desk = _Desk(found, profile, _sheet_names(submission, profile))
    counted: list[Waiver] = []
    told: list[Finding] = []
    for statement in statements:
        wrong = list(desk.faults(statement, counted))
        told += wrong
        if not any(finding.rule != "X05" for finding in wrong):
            counted.append(statement.waiver)
    return (*(desk.waived(finding, counted) for finding in found), *told)


def _statements(submission: Submission, profile: Profile) -> Iterator[_Statement]:
    """The complete rows of the sheet of waivers."""
    sheet = profile.waivers
    for row in submission.sheet(sheet.sheet).records:
        rule, *others = (row.text(column).strip() for column in (sheet.rule, sheet.table, sheet.place, sheet.reason, sheet.who))
        if rule and all(others):
            yield _Statement(Waiver(_rule_id(rule), *others, source=row.source), row)


@dataclass(frozen=True, slots=True)
class _Desk:
    """What the statements are held against: the findings, the rules there are, and which sheet a name means."""

    findings: tuple[Finding, ...]
    profile: Profile
    sheet_names: dict[str, str]

    def faults(self, statement: _Statement, earlier: Sequence[Waiver]) -> Iterator[Finding]:
        """What is wrong with a statement; a waiver with faults does not count."""
        waiver, columns = statement.waiver, self.profile.waivers
        known = [rule.id for rule in self.profile.rules]
        if waiver.rule not in known and waiver.rule[:1] in NOT_WAIVABLE:
            yield statement.finding("X03", f"{statement.words}：{NOT_WAIVABLE[waiver.rule[:1]]}", columns.rule)
            return
        if any(self._aims(other) == self._aims(waiver) for other in earlier):
            yield statement.finding("X04", f"{statement.words}前面已经有了", columns.rule)
            return
        fitting = [finding for finding in self.findings if self.fits(waiver, finding)]
        if not fitting:
            yield statement.finding("X01", *self._hint(statement, known))
            return
        asked = ((columns.reason, waiver.reason, LEAST_REASON, "为什么是对的、依据是什么"), (columns.who, waiver.who, LEAST_NAME, "姓名"))
        for column, text, least, expected in asked:
            if _is_thin(text, least):
                yield statement.finding("X02", f"{statement.words}的“{column}”只写了“{text}”，这一条不起作用", column, expected)
        places = dict.fromkeys(_words(place) for finding in fitting for place in finding.places if self._is_at(waiver, place))
        if len(places) > 1:
            yield statement.finding("X05", f"{statement.words}放行了 {len(places)} 处：{'；'.join(places)}", columns.place)

    def waived(self, finding: Finding, waivers: Sequence[Waiver]) -> Finding:
        """The finding with its waiver, if it has one. Of a folded one every place needs its own."""
        fitting = [waiver for waiver in waivers if self.fits(waiver, finding)]
        left = [place for place in finding.places if not any(self._is_at(waiver, place) for waiver in fitting)]
        if fitting and finding.folded and left:
            number = len(finding.places) - len(left)
            return replace(finding, message=f"{finding.message}（其中 {number} 处写了例外说明，其余 {len(left)} 处还要改）")
        return replace(finding, waiver=next(iter(fitting), None))

    def fits(self, waiver: Waiver, finding: Finding) -> bool:
        return finding.rule == waiver.rule and any(self._is_at(waiver, place) for place in finding.places)

    def _is_at(self, waiver: Waiver, place: SourceRef) -> bool:
        return self._sheet(waiver.sheet) == self._sheet(place.sheet) and _is_place(waiver.place, place)

    def _aims(self, waiver: Waiver) -> tuple[str, str, str]:
        return waiver.rule, self._sheet(waiver.sheet), _plain(waiver.place)

    def _sheet(self, name: str) -> str:
        return self.sheet_names.get(_plain(name), _plain(name))

    def _hint(self, statement: _Statement, known: list[str]) -> tuple[str, str, str]:
        """What somebody who wrote this may have meant: message, column and the text that may belong there."""
        waiver, columns = statement.waiver, self.profile.waivers
        here = [*dict.fromkeys(f.rule for f in self.findings if f.rule in known and any(self._is_at(waiver, place) for place in f.places))]
        if waiver.rule not in known:
            near = "、".join(here or _nearest(waiver.rule, [f.rule for f in self.findings if f.rule in known]) or _nearest(waiver.rule, known))
            hint = f"，你是不是想写“{near}”？" if near else "，编号照报告方括号里的写"
            return f"{statement.words}：没有“{waiver.rule}”这条规则{hint}", columns.rule, near
        places = [place for finding in self.findings if finding.rule == waiver.rule for place in finding.places]
        if places:
            same = [place for place in places if self._sheet(place.sheet) == self._sheet(waiver.sheet)]
            listed = [*dict.fromkeys(_words(place) for place in same or places)]
            words = "；".join(listed[:LISTED]) + ("等" if len(listed) > LISTED else "")
            return f"{statement.words}：{waiver.rule} 报的是{words}，你是不是想写那里？", columns.place if same else columns.table, words
        if here:
            words = "、".join(here)
            return f"{statement.words}：这个位置报的是 {words}，你是不是想写“{words}”？", columns.rule, words
        return f"{statement.words}：这次校验没有报 {waiver.rule}，问题可能已经改好", columns.rule, ""


def _nearest(rule: str, ids: list[str]) -> list[str]:
    return get_close_matches(rule, ids, n=1, cutoff=0.5)


def _sheet_names(submission: Submission, profile: Profile) -> dict[str, str]:
    """Every name of a sheet, also the one it has in this workbook -> the form's name."""
    names = {_plain(name): form.name for form in profile.sheets.values() for name in (*profile.titles(form), *form.aliases, form.name) if name}
    names |= {_plain(row.source.sheet): sheet.name for sheet in submission.sheets.values() for row in sheet.rows}
    return names


def _is_place(typed: str, place: SourceRef) -> bool:
    """Does a place as typed mean this one? An address means the cell, a number the row of that code, words the row or column."""
    wanted = _plain(typed)
    if wanted == WHOLE:
        return not place.cell
    if re.fullmatch(r"[A-Z]{1,3}[1-9]\d{0,6}", wanted):
        return wanted == place.cell
    if wanted.isdecimal():
        return wanted in place.row.split()
    return len(wanted) > 1 and any(wanted in _plain(words) for words in (place.row, place.column))


def _words(place: SourceRef) -> str:
    """“支出总表”D5, or the words of a place that is no cell."""
    return f"“{place.sheet}”{place.cell or '、'.join(part for part in (place.row, place.column) if part) or WHOLE}"


def _rule_id(typed: str) -> str:
    """The id in what was typed: “[b06]”, “Ｂ０６”, “BO6”, “B06 一般公共预算…” are all B06."""
    text = _plain(typed)
    found = re.search(r"[A-Z][\dO]{2,}", text)
    return found[0].replace("O", "0") if found else text


def _plain(text: str) -> str:
    """Without what people type differently: width, blanks, quotes, case, the $ of an address."""
    return re.sub(r"[\s$“”\"'《》]", "", unicodedata.normalize("NFKC", text)).upper()


def _is_thin(text: str, least: int) -> bool:
    letters = re.sub(r"[\W\d_]", "", unicodedata.normalize("NFKC", text))
    return len(set(letters)) < least or letters in HOLLOW
