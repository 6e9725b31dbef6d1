"""Codes of records are whole: their length, their fixed characters, their alphabet and their check character.

The last character is the check character: the sum of value × `weight`^i over the characters before it, i counted from 0, and its own value
make `remainder` modulo the size of `alphabet`; a character's value is its place there. `fixed` lists [position, character],
positions from 1; `digits` the last position of the figures that a code begins with. `misreads` are pairs of characters that are taken
for each other: they and swapped neighbours give the proposals, best those that agree with the other codes of the sheet.
"""

from __future__ import annotations

from collections.abc import Iterator
from os.path import commonprefix

from generator.checks.context import Context
from generator.checks.judging import cell_finding
from generator.checks.options import Fault, Look
from generator.model.finding import Finding
from generator.model.profile import Rule

OPTIONS = {"sheet", "column", "alphabet", "length", "weight", "remainder", "digits", "fixed", "misreads"}
REQUIRED = OPTIONS
PROPOSALS = 3


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.columns(options["sheet"], [options["column"]])
    for position, character in options["fixed"]:
        if not position.isdecimal() or not 1 <= int(position) <= options["length"] or len(character) != 1:
            yield f"“{position}”应为第几位，“{character}”应为一个字符", f'"{position}"'


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    options = rule.options
    rows = [row for row in context.submission.sheet(options["sheet"]).records if row.text(options["column"])]
    codes = [row.text(options["column"]) for row in rows]
    right = [code for code in codes if not wrong(code, options)]
    for row, code in zip(rows, codes, strict=True):
        fault = wrong(code, options)
        if fault:
            near = proposals(code, options, right)
            hint = f"；可能是 {'、'.join(near)}" if near else ""
            message = f"“{options['sheet']}”的{options['column']}“{code}”{fault}{hint}"
            yield cell_finding(rule, row, options["column"], message, code, near[0] if near else "系统里的原编码")


def wrong(code: str, options: dict) -> str:
    """What is wrong with a code, in words; "" if nothing is."""
    if len(code) != options["length"]:
        return f"有 {len(code)} 位，应为 {options['length']} 位"
    strange = [f"第{n}位“{c}”" for n, c in enumerate(code, 1) if c not in options["alphabet"]]
    if strange:
        return f"的{'、'.join(strange)}不是编码里会用的字符"
    for n, c in enumerate(code[: options["digits"]], 1):
        if not c.isdecimal():
            return f"的第{n}位应为数字，不是“{c}”"
    for position, character in options["fixed"]:
        if code[int(position) - 1] != character:
            return f"的第{position}位应为“{character}”，不是“{code[int(position) - 1]}”"
    if not checks(code, options):
        return f"的校验码不对：前{len(code) - 1}位对应的末位是“{check_character(code, options)}”，不是“{code[-1]}”，其中有一位抄错或相邻两位颠倒"
    return ""


def checks(code: str, options: dict) -> bool:
    """Does the check character fit?"""
    return check_character(code, options) == code[-1]


def check_character(code: str, options: dict) -> str:
    """The last character that the others ask for."""
    alphabet, weight = options["alphabet"], options["weight"]
    total = sum(alphabet.index(c) * weight**n for n, c in enumerate(code[:-1]))
    return alphabet[(options["remainder"] - total) % len(alphabet)]


def proposals(code: str, options: dict, others: list[str]) -> list[str]:
    """Right codes that differ by likely misreadings, best first: those that begin like another code of the sheet."""
    likely = dict.fromkeys(candidate for candidate in _candidates(code, options) if not wrong(candidate, options) and candidate not in others)
    return sorted(likely, key=lambda candidate: -max((len(commonprefix([candidate, other])) for other in others), default=0))[:PROPOSALS]


def _candidates(code: str, options: dict) -> Iterator[str]:
    upper = code.upper()
    yield upper
    strange = [n for n, c in enumerate(upper) if c not in options["alphabet"]]
    for n in strange or range(len(upper)):
        for one, other in options["misreads"]:
            if upper[n] in (one, other):
                changed = upper[:n] + (other if upper[n] == one else one) + upper[n + 1 :]
                yield changed
                if len(strange) > 1:  # the same character misread everywhere
                    yield upper.replace(upper[n], changed[n])
    for n in range(len(upper) - 1):
        yield upper[:n] + upper[n + 1] + upper[n] + upper[n + 2 :]
