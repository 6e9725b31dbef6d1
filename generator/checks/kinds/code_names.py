"""A subject's code and its typed name are those of the code table; so are another code and name of its row (`name_of`).

Evidence in `certain` makes a wrong name the rule's severity, rows of the table that nobody compared with the official book a warning.
A name that lacks or adds just an ending (`endings`, a regular expression) is a warning too. Names in the list `stale` (columns 编码, 原名称, 现名称) are another rule's. Blanks, brackets and punctuation make no difference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.context import Context, typed_in
from generator.checks.judging import cell_finding, plain
from generator.checks.kinds.stale_names import COLUMNS, current_name
from generator.checks.options import Fault, Look
from generator.model.finding import Finding, Severity
from generator.model.profile import CodeTable, Rule, Subject
from generator.model.submission import Row

OPTIONS = {"sheets", "certain", "stale", "endings"}
REQUIRED = OPTIONS


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.sheets(options["sheets"], "subjects")
    yield from look.list_of(options["stale"], COLUMNS)
    yield from look.expressions([options["endings"]])


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    for name in rule.options["sheets"]:
        form = context.form(name)
        beside = [(column.name, *column.name_of) for column in form.columns if column.name_of]
        for row in typed_in(context.submission.sheet(name), form):
            yield from _judge(rule, context, row, form.name_column, form.code_table, row.code)
            for column, table, code in beside:
                yield from _judge(rule, context, row, column, table, row.text(code))


def _judge(rule: Rule, context: Context, row: Row, column: str, table_name: str, code: str) -> Iterator[Finding]:
    """What is wrong with the name typed in `column`, for a code of the table."""
    table = context.profile.codes[table_name]
    typed, known = row[column].typed, table.subjects.get(code)
    if not isinstance(typed, str) or not known or _name(typed, code) == plain(known.name):
        return
    if current_name(context.profile, rule.options["stale"], code, typed):
        return
    certain = known.evidence in rule.options["certain"]
    message = f"“{row.source.sheet}”的科目 {code} 填的名称是“{typed}”，编码表里 {code} 是“{known.name}”{_elsewhere(table, known, typed)}"
    message += "" if certain else "；编码表的这一行尚未与正式科目书核对，请以科目书为准"
    short = _core(_name(typed, code), rule) == _core(plain(known.name), rule)
    severity = rule.severity if certain and not short else Severity.WARNING
    yield cell_finding(rule, row, column, message, typed, known.name, severity=severity)


def _name(typed: str, code: str) -> str:
    """The typed name, without the code that people write in front of it."""
    return plain(typed).removeprefix(code)


def _core(name: str, rule: Rule) -> str:
    return re.sub(rule.options["endings"], "", name)


def _elsewhere(table: CodeTable, known: Subject, typed: str) -> str:
    code = code_of(table, typed, known.code)
    return f"，“{table.name_of(code)}”是 {code}，看是名称填错还是编码填错" if code else ""


def code_of(table: CodeTable, name: str, near: str) -> str:
    """The code of the same level that has this name: under the parent of `near`, else the only one anywhere; "" if there is none."""
    same = [s.code for s in table.subjects.values() if len(s.code) == len(near) and s.code != near and plain(s.name) == plain(name)]
    siblings = [code for code in same if table.parents(code)[-1:] == table.parents(near)[-1:]]
    return siblings[0] if siblings else same[0] if len(same) == 1 else ""
