"""A subject has one name in the whole workbook.

In `sheets` this is about codes that the code table does not know for `certain`; the others are held against the table itself. In the
texts of `where` a code of the workbook that stands right before or behind the name of another subject is quoted wrongly.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from generator.checks.context import Context, place, typed_in
from generator.checks.judging import finding, plain
from generator.checks.options import Fault, Look
from generator.checks.texts import HandText, hand_written, text_finding
from generator.model.finding import Finding
from generator.model.profile import Rule
from generator.model.submission import Row

OPTIONS = {"sheets", "certain", "where"}
REQUIRED = {"sheets", "certain"}

_CODE = re.compile(r"\d(?<![\dA-Za-z.]\d)\d{2,6}(?![\dA-Za-z.%])")  # begins with the digit, which is found faster than what is not before it
_BEFORE = "“”\"（(《》 \n"
_BEHIND = "“”\"（）()《》：: \n"


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.sheets(options["sheets"], "subjects")
    yield from look.where(options.get("where", []))


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    typed = _typed_names(rule, context)
    for code, cells in typed.items():
        usual, _ = Counter(plain(name) for _, _, _, name in cells).most_common(1)[0]
        first = next(cell for cell in cells if plain(cell[3]) == usual)
        for sheet, row, column, name in cells:
            if plain(name) != usual:
                message = f"科目 {code} 在“{sheet}”里叫“{name}”，在“{first[0]}”里叫“{first[3]}”"
                yield finding(rule, (place(row, column), place(first[1], first[2])), message, name, first[3])
    printed = _printed_names(rule, context)
    texts = [text for text in hand_written(context, rule.options.get("where", ())) if not printed.keys().isdisjoint(_CODE.findall(text.text))]
    others = {subject.name for table in context.profile.codes.values() for subject in table.subjects.values()} | set(printed.values()) if texts else set()
    for text in texts:
        yield from _misquoted(rule, text, printed, others)


def _printed_names(rule: Rule, context: Context) -> dict[str, str]:
    """Code -> its name in the workbook, typed or filled in."""
    rows = ((row, context.form(sheet).name_column) for sheet in rule.options["sheets"] for row in context.submission.sheet(sheet).records)
    return {row.code: row.text(column) for row, column in rows if row.text(column)}


def _typed_names(rule: Rule, context: Context) -> dict[str, list[tuple[str, Row, str, str]]]:
    """Code -> where its name was typed: sheet, row, column, name."""
    found: dict[str, list[tuple[str, Row, str, str]]] = {}
    for sheet in rule.options["sheets"]:
        form = context.form(sheet)
        subjects = context.profile.codes[form.code_table].subjects
        for row in typed_in(context.submission.sheet(sheet), form):
            name, known = row[form.name_column].typed, subjects.get(row.code)
            if isinstance(name, str) and not (known and known.evidence in rule.options["certain"]):
                found.setdefault(row.code, []).append((sheet, row, form.name_column, name))
    return found


def _misquoted(rule: Rule, text: HandText, printed: dict[str, str], others: set[str]) -> Iterator[Finding]:
    for code in _CODE.finditer(text.text):
        right = printed.get(code[0])
        before, behind = text.text[: code.start()].rstrip(_BEFORE), text.text[code.end() :].lstrip(_BEHIND)
        if not right or not (before or behind) or behind.startswith(right) or before.endswith(right):
            continue
        wrong = max((name for name in others if len(name) > 2 and (behind.startswith(name) or before.endswith(name))), key=len, default="")
        if wrong:
            message = f"{text.words}写的是“{text.excerpt(*code.span())}”，{code[0]} 的名称是“{right}”，不是“{wrong}”"
            yield text_finding(rule, text, message, f"{code[0]} {wrong}", f"{code[0]} {right}")
