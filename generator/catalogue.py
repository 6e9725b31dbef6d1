"""The catalogue of everything the program can say: the rules of a profile and its own messages, as entries of one shape."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.checks import waivers
from generator.checks.diagnose import words as suspects
from generator.compose import characters
from generator.consolidate import messages as units
from generator.model.finding import Message, Severity
from generator.model.profile import Profile, Rule
from generator.operands import kind_words, operand_lines, tolerance_words
from generator.workbook import messages

FAMILIES = {
    "A": "一张表之内的勾稽",
    "B": "表与表之间的勾稽",
    "N": "文字与报表",
    "Y": "上年与年度",
    "G": "“三公”经费",
    "P": "项目与绩效",
    "S": "完整与格式",
    "T": "文字质量",
    "K": "编码",
    "Z": "本公开格式自己的规则",
    "R": "读取工作簿",
    "F": "打印",
    "D": "疑点",
    "H": "部门与所属单位",
    "X": "例外说明",
}
"""The families by the letter of their ids, in the order in which they are told."""

MESSAGES = (messages.MESSAGES, characters.MESSAGES, suspects.MESSAGES, units.MESSAGES, waivers.MESSAGES)


@dataclass(frozen=True, slots=True)
class Entry:
    """One rule or message. `checked` says how it is held, `operands` what is held, a line each, `tolerance` how exactly.

    `kind` is the module that holds it; messages have none. A rule that cannot fail has `held_by` instead of findings.
    `waiver` says how to state an exception, or why that is not possible.
    """

    id: str
    title: str
    severity: Severity
    why: str
    fix: str
    basis: str = ""
    example: str = ""
    kind: str = ""
    checked: str = ""
    operands: tuple[str, ...] = ()
    tolerance: str = ""
    held_by: str = ""
    waiver: str = ""

    @property
    def family(self) -> str:
        return self.id[0]


def entries(profile: Profile) -> tuple[Entry, ...]:
    """All entries by family, then by id."""
    own = [_of_message(rule, message) for group in MESSAGES for rule, message in group.items()]
    order = list(FAMILIES)
    return tuple(sorted((*(_of_rule(rule, profile) for rule in profile.rules), *own), key=lambda entry: (order.index(entry.family), entry.id)))


def by_family(found: tuple[Entry, ...]) -> Iterator[tuple[str, tuple[Entry, ...]]]:
    """“A 一张表之内的勾稽” and its entries, families without any left out."""
    for letter, name in FAMILIES.items():
        members = tuple(entry for entry in found if entry.family == letter)
        if members:
            yield f"{letter}　{name}", members


def _of_rule(rule: Rule, profile: Profile) -> Entry:
    held_by = str(rule.options.get("held_by", ""))
    return Entry(
        id=rule.id,
        title=rule.title,
        severity=rule.severity,
        why=rule.why,
        fix=rule.fix,
        basis=rule.basis,
        example=rule.example,
        kind=rule.kind,
        checked=kind_words(rule.kind),
        operands=operand_lines(rule, profile),
        tolerance=tolerance_words(rule),
        held_by=held_by,
        waiver="" if held_by else _how_to_waive(rule.id, profile),
    )


def _of_message(rule: str, message: Message) -> Entry:
    return Entry(rule, message.title, message.severity, message.why, message.fix, waiver=waivers.NOT_WAIVABLE[rule[0]] + "。")


def _how_to_waive(rule: str, profile: Profile) -> str:
    sheet = profile.waivers
    if not sheet.sheet:
        return ""
    return (
        f"核对过、确实没有错的，在“{sheet.sheet}”表里写一行：{sheet.rule} {rule}，{sheet.table}和{sheet.place}照报告里写的，"
        f"再写{sheet.reason}和{sheet.who}。"
    )
