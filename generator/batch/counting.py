"""Whose figures are added up: only those that may be published, each body once, no unit whose department is there."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from generator.model.profile import Profile
from generator.model.result import GONE, PUBLISHED, Result
from generator.model.submission import Submission
from generator.profiles.ledger import ledger_of

COUNTED = "计入"
DRAFT = "未计入：没有公开"
UNIT = "未计入：下属单位"
TWICE = "未计入：重复"
EMPTY = "未计入：没有数"

UNIT_FACT = "是下属单位"
"""The fact of a result, with any text, by which a workbook says that it is that of a unit below a department."""

UNIT_DIGITS = 3
"""How much longer than its department's code a unit's is at least: 202, 202001."""

Line = tuple[str, str, int, Result | None]
"""Code, name, year and result."""


def unit_facts(submission: Submission, profile: Profile) -> dict[str, str]:
    """`UNIT_FACT` if the workbook says that it is that of a unit below a department: its figures are part of the department's."""
    form = ledger_of(profile)
    return {UNIT_FACT: form.unit_word} if form.unit_word and submission.field(*form.unit) == form.unit_word else {}


class Decision(NamedTuple):
    """`word` is one of the words above, `note` says to people why, or what they should look at."""

    word: str
    note: str = ""


def same_name(name: str) -> str:
    """A name without spaces and differences of width, to compare it by."""
    return "".join(unicodedata.normalize("NFKC", name).split())


def count(lines: Sequence[Line]) -> list[Decision]:
    """One decision a line. Of several workbooks of one body (same code, name and year) the first that may be published counts."""
    departments = _by_code(lines)
    seen: dict[tuple[str, str, int], Result] = {}
    decisions = []
    for code, name, year, result in lines:
        decision = _standing(result)
        if decision.word == COUNTED:
            decision = _within(code, name, year, result, departments)
        key = (code, same_name(name), year)
        if decision.word == COUNTED and key in seen:
            decision = Decision(TWICE, f"与“{seen[key].workbook}”是同一个部门、同一年度，只计一份，请核对")
        if decision.word == COUNTED:
            seen[key] = result
        decisions.append(decision)
    return decisions


def _standing(result: Result | None) -> Decision:
    if result is None or result.status != PUBLISHED:
        return Decision(DRAFT)
    return Decision(COUNTED) if any(result.totals.values()) else Decision(EMPTY)


def _by_code(lines: Sequence[Line]) -> dict[tuple[str, int], str]:
    """The names of all bodies whose workbook is there, by code and year."""
    return {(code, year): name for code, name, year, result in lines if result and result.status != GONE and code and year}


def _within(code: str, name: str, year: int, result: Result, departments: dict[tuple[str, int], str]) -> Decision:
    """A unit is one by its code: it begins with that of a department that is there, and is longer by the digits of a unit.

    A workbook that says itself that it is a unit's is one even if its code is longer by less.
    """
    declared = bool(result.facts.get(UNIT_FACT))
    least = 1 if declared else UNIT_DIGITS
    above = [code[:length] for length in range(1, len(code) - least + 1) if (code[:length], year) in departments]
    if above:
        note = f"下属单位，{departments[above[0], year]}（{above[0]}）的数里已有"
        return Decision(UNIT, note if declared else f"编码在{departments[above[0], year]}（{above[0]}）之下，按下属单位处理；公开主体没有选“单位”，请核对")
    return Decision(COUNTED, "下属单位，它的部门不在这一批里，单独计入" if declared else "")
